"""Eleven small cells in which a tag gets its value."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.scale import HIGHEST, ScaleRow
from companion.ui.widgets.text import Text

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
            self._pick(next((cell.number for cell in self._cells if self.focusWidget() is cell), 0))
        elif key in _CLEARS:
            self.cleared.emit()
        elif key in _LEAVES:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RatingPlace(QWidget):
    """Holds the question and the cells of one tag, which take no more width than there is."""

    def __init__(self, theme: Theme, question: str, row: RatingRow) -> None:
        super().__init__()
        self.row = row
        self._cells = QWidget()
        self._cells.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.setParent(self._cells)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(theme, question, "caption", "text2", wrap=True))
        column.addWidget(self._cells)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.row.fit(self.width())
        self._cells.setFixedHeight(self.row.height())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.row.move(self.width() - self.row.width() if mirrored else 0, 0)
