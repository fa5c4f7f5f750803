"""The list of the person's own tags: renamed, merged and hidden without losing history."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.app.naming import Naming
from companion.core.errors import CompanionError
from companion.core.naming import Tag, TagKind
from companion.core.words import _
from companion.ui.naming.name_list import NameList
from companion.ui.naming.name_row import Named
from companion.ui.naming.tag_form import TagActs, TagForm
from companion.ui.naming.words import tag_words
from companion.ui.theme import Theme


class TagEditor(QWidget):
    """Shows every tag with its uses. renames: what tags were called when it opened, and are now."""

    def __init__(self, naming: Naming, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._naming, self._theme = naming, theme
        self.renames: dict[str, str] = {}
        empty = _("There are no tags yet. You make them in a check-in, with “New”.")
        self.list = NameList(theme, _("Your tags"), self._form_of, empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._read()

    def take_focus(self) -> None:
        """Move the focus to the first row."""
        if self.list.rows:
            self.list.focus_row(self.list.rows[0])

    def _read(self, focus: str | None = None, opened: str | None = None) -> None:
        self._tags = self._naming.tags()
        names = [Named(tag.name, tag_words(tag), tag.offered) for tag in self._tags]
        self.list.show_names(names, focus=focus, opened=opened)

    def _form_of(self, name: str) -> QWidget:
        tag = next(one for one in self._tags if one.name == name)
        others = sorted((one for one in self._tags if one is not tag), key=lambda one: one.name.casefold())
        acts = TagActs(
            rename=lambda new: self._rename(tag, new),
            change_kind=lambda kind: self._change_kind(tag, kind),
            merge=lambda into: self._merge(tag, into),
            offer=lambda offered: self._offer(tag, offered),
        )
        return TagForm(self._theme, tag, others, acts)

    def _rename(self, tag: Tag, new: str) -> None:
        kept = ""

        def act() -> None:
            nonlocal kept
            kept = self._naming.rename_tag(tag, new)

        if self._tried(act):
            self._now_called(tag.name, kept)
            self._read(focus=kept)

    def _change_kind(self, tag: Tag, kind: TagKind) -> None:
        if self._tried(lambda: self._naming.change_kind(tag, kind)):
            self._read(focus=tag.name, opened=tag.name)

    def _merge(self, tag: Tag, into: Tag) -> None:
        if self._tried(lambda: self._naming.merge_tags(tag, into)):
            self._now_called(tag.name, into.name)
            self._read(focus=into.name)

    def _offer(self, tag: Tag, offered: bool) -> None:
        if self._tried(lambda: self._naming.offer_tag(tag, offered)):
            self._read(focus=tag.name)

    def _tried(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except CompanionError as error:
            form = self.list.form
            if isinstance(form, TagForm):
                form.fault.say(str(error))
            return False
        return True

    def _now_called(self, before: str, now: str) -> None:
        for old, new in self.renames.items():
            if new == before:
                self.renames[old] = now
        self.renames.setdefault(before, now)
