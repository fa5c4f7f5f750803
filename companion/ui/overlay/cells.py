"""A row of eleven cells, 0 to 10, answered with one key or click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.core.words import _
from companion.ui.overlay.measure import Measure
from companion.ui.overlay.plate import Plate, Run

HIGHEST = 10


def digit_of(event: QKeyEvent) -> int | None:
    """Return the number a key stands for: 0 to 9, X for 10, else None."""
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return None
    key = event.key()
    if key == Qt.Key.Key_X:
        return HIGHEST
    return key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None


class Cell(Plate):
    """One number; Tab stops at the row's current cell only."""

    def __init__(self, parent: QWidget, number: int) -> None:
        super().__init__(parent, kind="cell")
        self.number = number

    def nextCheckState(self) -> None:
        """Leave the mark to the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # All but Space belongs to the row: a button would take the arrows for moving in its group.
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class CellRow(QWidget):
    """Eleven cells; `value` is None until one is chosen, and nothing chooses for the user."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.value: int | None = None
        self.setAccessibleName(name)
        self._name = name
        self.cells = [Cell(self, number) for number in range(HIGHEST + 1)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for cell in self.cells:
            self._row.addWidget(cell)
            cell.clicked.connect(lambda _checked=False, number=cell.number: self.choose(number))
        self._stop_at(0)

    def dress(self, measure: Measure, side: int, px: float = 24) -> None:
        """Take over sizes and colours; `side` of a cell in px of the screen, `px` of its figure."""
        self._row.setSpacing(max(0, measure.px(8) - 8))
        for cell in self.cells:
            cell.say([Run(str(cell.number), px=px, weight=500)], measure, height=72, padding=0)
            cell.setFixedSize(side + 8, side + 8)
            name = _("{question} {number} of 10").format(question=self._name, number=cell.number)
            cell.setAccessibleName(name)

    def choose(self, number: int) -> None:
        """Choose a number; choosing another one changes the answer."""
        self.value = number
        for cell in self.cells:
            cell.setChecked(cell.number == number)
        self._stop_at(number)
        self.cells[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(number)

    def clear(self) -> None:
        """Forget the answer."""
        self.value = None
        for cell in self.cells:
            cell.setChecked(False)
        self._stop_at(0)

    def walk(self, by: int) -> None:
        """Move the focus without choosing; Space chooses."""
        at = next((cell.number for cell in self.cells if cell.hasFocus()), -by)
        self.cells[min(HIGHEST, max(0, at + by))].setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        """Put the focus on the chosen cell, or on the first."""
        self.cells[self.value or 0].setFocus(Qt.FocusReason.TabFocusReason)

    def has_focus(self) -> bool:
        """Return whether one of the cells has the focus."""
        return any(cell.hasFocus() for cell in self.cells)

    def step(self, by: int) -> None:
        """Choose the neighbour; the first arrow chooses where the focus is."""
        at = next((cell.number for cell in self.cells if cell.hasFocus()), 0)
        self.choose(at if self.value is None else min(HIGHEST, max(0, self.value + by)))

    def _stop_at(self, number: int) -> None:
        for cell in self.cells:
            stops = cell.number == number
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
