"""The list of suggestions for breaks: each with its switch, the person's own with what can be done to it."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.app.practice_settings import LONGEST_SUGGESTION, MOST_SUGGESTIONS
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.naming.rename_field import RenameField
from companion.ui.overlay.suggestions import FILE, load_suggestions, own_suggestion
from companion.ui.pages.settings.break_suggestion_row import SuggestionRow
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.sight import bring_into_sight
from companion.ui.widgets.text import Text


class BreakSuggestions(QWidget):
    """Saves each change at once. `rows` stand in the order of the list, the person's own at its end."""

    def __init__(self, door: SettingsDoor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._theme = door, theme
        self._shipped = load_suggestions(theme.assets.path(FILE))
        self._shown: tuple[str, ...] | None = None
        self.rows: list[SuggestionRow] = []
        self.none = Text(theme, _("All are off: breaks suggest nothing."), "small", "text2", wrap=True)
        self.new = RenameField(theme, "", self._add, _("Add"))
        self.new.field.setMaxLength(LONGEST_SUGGESTION)
        self.new.field.setPlaceholderText(_("A suggestion of your own"))
        self.new.field.setAccessibleName(_("A suggestion of your own"))
        self.fault = Fault(theme)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(self._list)
        column.addWidget(self.none)
        column.addWidget(self.new)
        column.addWidget(self.fault)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force."""
        breaks = self._door.current.breaks
        if breaks.suggestions_own != self._shown:
            self._shown = breaks.suggestions_own
            self._fill()
        for row in self.rows:
            row.show_on(row.name not in breaks.suggestions_off)
        self.none.setVisible(all(not row.switch.isChecked() for row in self.rows))

    def _fill(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            SuggestionRow(self._theme, one.name, one.title, switch=self._switch) for one in self._shipped
        ]
        for words in self._shown or ():
            own = own_suggestion(words)
            self.rows.append(
                SuggestionRow(
                    self._theme,
                    own.name,
                    words,
                    switch=self._switch,
                    change=partial(self._change, words),
                    delete=partial(self._change, words, ""),
                )
            )
        for row in self.rows:
            self._list.addWidget(row)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go through the rows, and then to the new one: it was there before they were."""
        new = (self.new.field, self.new.button)
        rows = [control for row in self.rows for control in row.controls]
        for before, after in pairwise((self.new.field, *rows, *new)):
            self.setTabOrder(before, after)

    def _switch(self, name: str, on: bool) -> None:
        off = [one for one in self._door.current.breaks.suggestions_off if one != name]
        self._save({"suggestions_off": off if on else [*off, name]})

    def _add(self, typed: str) -> None:
        words, own = _plain(typed), self._door.current.breaks.suggestions_own
        if len(own) >= MOST_SUGGESTIONS:
            self._say(
                _("There are {count} already: delete one to add another.").format(count=MOST_SUGGESTIONS)
            )
        elif words and self._is_new(words) and self._save({"suggestions_own": [*own, words]}):
            self.new.field.clear()
            self.new.field.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.new)

    def _change(self, old: str, typed: str) -> None:
        """Put other words in place of `old`; without any it is deleted."""
        breaks, words = self._door.current.breaks, _plain(typed)
        if words == old or (words and not self._is_new(words)):
            return
        own = [words if one == old else one for one in breaks.suggestions_own]
        off = [one for one in breaks.suggestions_off if one != own_suggestion(old).name]
        if self._save({"suggestions_own": [one for one in own if one], "suggestions_off": off}):
            self._take_focus(words)

    def _is_new(self, words: str) -> bool:
        there = words in self._door.current.breaks.suggestions_own
        self._say(_("This one is in the list already.") if there else "")
        return not there

    def _save(self, values: dict[str, Sequence[str]]) -> bool:
        try:
            self._door.change_many({"breaks": {key: list(value) for key, value in values.items()}})
        except CompanionError as error:
            self._say(str(error))
            self.refresh()
            return False
        self._say("")
        self.refresh()
        return True

    def _say(self, fault: str) -> None:
        self.fault.say(fault)
        if fault:
            bring_into_sight(self.fault)

    def _take_focus(self, words: str) -> None:
        """Give the keyboard to what took the place of the row that is gone."""
        row = next((row for row in self.rows if row.words == words), None)
        (self.new.field if row is None else row.switch).setFocus(Qt.FocusReason.OtherFocusReason)


def _plain(typed: str) -> str:
    return " ".join(typed.split())
