"""Eleven small cells in which a tag gets its value."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.scale import HIGHEST, ScaleRow

_CELL, _GAP = 24, 2
_LEAVES = (Qt.Key.Key_Escape,)
_PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEARS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class RatingRow(ScaleRow):
    """0-9 and X choose at once, Enter the cell with the focus; Backspace `cleared`, Esc `left`."""

    cleared = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, kind="effort", cell=_CELL, gap=_GAP, parent=parent)

    def fit(self, width: int) -> None:
        """Be at most `width` px wide."""
        room = (width - HIGHEST * self._theme.px(self._gap)) // (HIGHEST + 1)
        cell = min(_CELL, int(room / self._theme.scale))
        if cell != self._cell:
            self._cell = cell
            self._lay_out()

    def begin(self, value: float | None) -> None:
        """Mark `value` where it is one of the cells, and take the focus."""
        marked = round(value) if value is not None and value == round(value) else None
        self.mark(marked)
        if marked is None:
            self._stop_at(0)
        self._cells[marked or 0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PICKS:
            self._pick(next((cell.number for cell in self._cells if cell.hasFocus()), 0))
        elif key in _CLEARS:
            self.cleared.emit()
        elif key in _LEAVES:
            self.left.emit()
        else:
            super().keyPressEvent(event)
