"""The list of feeling words: the shipped ones and the person's own, by quarter of the mood pad."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.app.naming import Naming
from companion.core.errors import CompanionError
from companion.core.feelings import QUADRANTS, FeelingList, Quadrant, matching, quadrant_of
from companion.core.naming import Feeling
from companion.core.words import _
from companion.ui.naming.feeling_form import FeelingForm, NewFeeling
from companion.ui.naming.name_list import NameList
from companion.ui.naming.name_row import Named
from companion.ui.naming.words import quadrant_words
from companion.ui.theme import Theme
from companion.ui.widgets.fault import Fault


class FeelingEditor(QWidget):
    """Words are added on top, found by typing, changed below. renames: old names and new ones.

    shipped: the words that come with the program; what is changed is kept with the journal.
    """

    def __init__(
        self, naming: Naming, theme: Theme, shipped: FeelingList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._naming, self._theme, self._shipped = naming, theme, shipped
        self.renames: dict[str, str] = {}
        self.new = NewFeeling(theme, self._add)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Type to find a word"))
        self.filter.setAccessibleName(_("Find a word"))
        self.filter.textChanged.connect(lambda _typed: self._read())
        self.list = NameList(theme, _("Feeling words"), self._form_of, _("No word contains what you typed."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.new)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        self._read()

    def take_focus(self) -> None:
        """Let what is typed be a new word."""
        self.new.name.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, focus: str | None = None) -> None:
        self._words = self._naming.feelings(self._shipped)
        found = matching(self._words.feelings, self.filter.text())
        names = [
            Named(one.name, offered=one.offered, heading=quadrant_words(quadrant))
            for quadrant in QUADRANTS
            for one in found
            if quadrant_of(one) == quadrant
        ]
        self.list.show_names(names, focus=focus)

    def _form_of(self, name: str) -> QWidget:
        word = next(one for one in self._words.feelings if one.name == name)
        return FeelingForm(
            self._theme,
            word,
            rename=lambda new: self._rename(word, new),
            move=lambda quadrant: self._move(word, quadrant),
            offer=lambda offered: self._keep(replace(word, offered=offered)),
        )

    def _add(self, name: str, quadrant: Quadrant) -> None:
        word = Feeling(name=name, pleasant=quadrant[0], energetic=quadrant[1])
        kept = word

        def act() -> None:
            nonlocal kept
            kept = self._naming.add_feeling(word, self._words)

        if self._tried(act, self.new.fault):
            self.new.name.field.clear()
            self.filter.clear()
            self._read(focus=kept.name)

    def _rename(self, word: Feeling, new: str) -> None:
        kept = ""

        def act() -> None:
            nonlocal kept
            kept = self._naming.rename_feeling(word, new, self._shipped)

        if self._tried(act):
            self.renames[word.name] = kept
            self._read(focus=kept)

    def _move(self, word: Feeling, quadrant: Quadrant) -> None:
        self._keep(replace(word, pleasant=quadrant[0], energetic=quadrant[1]))

    def _keep(self, word: Feeling) -> None:
        if self._tried(lambda: self._naming.change_feeling(word)):
            self._read(focus=word.name)

    def _tried(self, act: Callable[[], None], fault: Fault | None = None) -> bool:
        form = self.list.form
        said = fault or (form.fault if isinstance(form, FeelingForm) else None)
        try:
            act()
        except CompanionError as error:
            if said is not None:
                said.say(str(error))
            return False
        if said is not None:
            said.say("")
        return True
