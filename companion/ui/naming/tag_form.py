"""What can be done to one tag: rename, ask for it otherwise, merge, hide."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from companion.core.naming import Tag, TagKind
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.naming.ask_once import AskOnce
from companion.ui.naming.rename_field import RenameField
from companion.ui.naming.words import kind_change_words, merge_words
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.text import Text

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class TagActs:
    """What the form asks for."""

    rename: Callable[[str], object]
    change_kind: Callable[[TagKind], object]
    merge: Callable[[Tag], object]
    offer: Callable[[bool], object]


class TagForm(QWidget):
    """Stands below the row of `tag`; `others` are those it can be merged with."""

    def __init__(self, theme: Theme, tag: Tag, others: Sequence[Tag], acts: TagActs) -> None:
        super().__init__()
        self._tag, self._others, self._acts = tag, others, acts
        self.name = RenameField(theme, tag.name, acts.rename)
        options = (("present", _("There or not")), ("scale", _("0 to 10")))
        self.kind = Segmented(theme, options, _("How the tag is asked for"))
        self.kind.choose(tag.kind)
        self.kind.chosen.connect(self._on_kind)
        self.into = QComboBox()
        self.into.setAccessibleName(_("The tag to merge with"))
        self.into.addItems([other.name for other in others])
        self.merge = Button(theme, _("Merge…"), on_click=self._on_merge)
        self.hiding = Button(
            theme,
            _("Offer it again") if not tag.offered else _("Hide it"),
            on_click=lambda: acts.offer(not tag.offered),
        )
        self.ask, self.fault = AskOnce(theme), Fault(theme)
        self._lay_out(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS:
            for button in (self.merge, self.hiding):
                if self.focusWidget() is button:
                    button.click()
        else:
            super().keyPressEvent(event)

    def _on_kind(self, chosen: str) -> None:
        kind: TagKind = "scale" if chosen == "scale" else "present"
        if kind == self._tag.kind:
            self.ask.hide()
        elif not self._tag.uses:
            self._acts.change_kind(kind)
        else:
            self.ask.ask(
                kind_change_words(self._tag, kind),
                _("Change it"),
                lambda: self._acts.change_kind(kind),
                lambda: self.kind.choose(self._tag.kind),
            )

    def _on_merge(self) -> None:
        into = self._others[self.into.currentIndex()]
        self.ask.ask(merge_words(self._tag, into), _("Merge them"), lambda: self._acts.merge(into))

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, theme.px(12))
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.kind)
        if self._others:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Text(theme, _("Merge into"), "small", "text2"))
            row.addWidget(self.into, 1)
            row.addWidget(self.merge)
            column.addLayout(row)
        column.addWidget(self.ask)
        column.addWidget(self.fault)
        hide = QHBoxLayout()
        hide.setSpacing(12)
        hide.addWidget(self.hiding)
        said = _("A hidden tag keeps its history; check-ins no longer offer it.")
        hide.addWidget(Text(theme, said, "small", "text2", wrap=True), 1)
        column.addLayout(hide)
