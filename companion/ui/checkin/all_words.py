"""All feeling words by quarter of the mood pad, found by typing; a missing one is added here."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.core.feelings import QUADRANTS, FeelingList, Quadrant, matching, quadrant_of
from companion.core.words import _
from companion.ui.checkin.chip_button import ChipButton
from companion.ui.naming.words import quadrant_words
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.text import Text

_TWO_COLUMNS_FROM = 560
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AllWords(QWidget):
    """Every word on offer. add: keeps a new word of a quarter and returns it as written."""

    def __init__(
        self,
        theme: Theme,
        words: FeelingList,
        chosen: Sequence[str],
        add: Callable[[str, Quadrant], str | None],
        on_edit: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._add = theme, words, add
        self.field = _Filter(theme)
        self.field.textChanged.connect(self._on_typed)
        self.field.entered.connect(self._on_entered)
        self.field.down.connect(self._on_down)
        self.groups = {quadrant: Chips(theme, quadrant_words(quadrant)) for quadrant in QUADRANTS}
        for one in words.feelings:
            if one.offered:
                self.groups[quadrant_of(one)].offer([one.name])
        self._choose(chosen)
        self._titles = {
            quadrant: Text(theme, quadrant_words(quadrant), "small", "text2") for quadrant in QUADRANTS
        }
        for title in self._titles.values():
            title.setContentsMargins(0, theme.px(8), 0, 0)
        self.missing = _Missing(theme, self._on_add)
        edit = Button(theme, _("Edit the words…"), "link", on_click=on_edit)
        self._lay_out(edit)

    def take_focus(self) -> None:
        """Let what is typed find a word."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen words, quarter by quarter."""
        return tuple(word for group in self.groups.values() for word in group.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _choose(self, words: Sequence[str]) -> None:
        for word in words:
            for group in self.groups.values():
                if group.chip(word) is not None:
                    group.choose(word)

    def _on_typed(self, typed: str) -> None:
        # The popover should not jump with every letter.
        self.setMinimumHeight(max(self.minimumHeight(), self.height()))
        found = {one.name for one in matching(self._words.feelings, typed)}
        for quadrant, group in self.groups.items():
            group.show_only(found)
            any_here = not found.isdisjoint(group.words)
            group.setVisible(any_here)
            self._titles[quadrant].setVisible(any_here)
        offered = {word for group in self.groups.values() for word in group.words}
        self.missing.ask("" if offered & found else " ".join(typed.split()))

    def _on_entered(self) -> None:
        for one in matching(self._words.feelings, self.field.text()):
            chip = self.groups[quadrant_of(one)].chip(one.name)
            if chip is not None:
                chip.toggle()
                self.field.clear()
                return

    def _on_down(self) -> None:
        for group in self.groups.values():
            seen = [word for word in group.words if (chip := group.chip(word)) and chip.isVisibleTo(group)]
            if seen and group.isVisibleTo(self):
                group.take_focus(seen[0])
                return

    def _on_add(self, name: str, quadrant: Quadrant) -> None:
        word = self._add(name, quadrant)
        if word is None:
            return
        self.field.clear()
        self.groups[quadrant].choose(word)
        self.groups[quadrant].take_focus(word)

    def _lay_out(self, edit: QWidget) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(self._theme.px(24))
        self._grid.setVerticalSpacing(6)
        self._columns = 0
        foot = QHBoxLayout()
        foot.addWidget(Text(self._theme, _("Enter chooses the first word found."), "small", "text2"), 1)
        foot.addWidget(edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(12))
        column.addWidget(self.field)
        column.addWidget(self.missing)
        column.addLayout(self._grid)
        column.addLayout(foot)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._theme.px(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, quadrant in enumerate(QUADRANTS):
            row, across = divmod(place, columns)
            self._grid.addWidget(self._titles[quadrant], 2 * row, across)
            self._grid.addWidget(self.groups[quadrant], 2 * row + 1, across, Qt.AlignmentFlag.AlignTop)
        for across in (0, 1):
            self._grid.setColumnStretch(across, 1 if across < columns else 0)


class _Filter(QLineEdit):
    """What is typed narrows the words down."""

    entered = Signal()
    down = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setPlaceholderText(_("Type to find a word, or to add your own"))
        self.setAccessibleName(_("Find a word"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS and self.text().strip():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Missing(QWidget):
    """Offers to add a word there is not, in the quarter where it belongs."""

    def __init__(self, theme: Theme, on_add: Callable[[str, Quadrant], object]) -> None:
        super().__init__()
        self._name = ""
        self._words = Text(theme, "", "small", "text2", wrap=True)
        self.chips = Chips(theme, _("Where the word belongs"))
        self._on_add = on_add
        self.buttons = {
            quadrant: ChipButton(
                theme, quadrant_words(quadrant), "plus", on_click=partial(self._add, quadrant)
            )
            for quadrant in QUADRANTS
        }
        self.chips.end_with(*self.buttons.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self.chips)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = [button for button in self.buttons.values() if self.focusWidget() is button]
        if event.key() in _RETURNS and pressed:
            pressed[0].click()
        else:
            super().keyPressEvent(event)

    def _add(self, quadrant: Quadrant) -> None:
        self._on_add(self._name, quadrant)

    def ask(self, name: str) -> None:
        """Ask where `name` belongs; an empty one asks nothing."""
        self._name = name
        self._words.say(_("“{word}” is not among the words. Where does it belong?").format(word=name))
        self.setVisible(bool(name))
