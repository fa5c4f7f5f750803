"""The cells of the sign strip, to be pointed at: they lie over the drawn strip and paint only a frame."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from companion.app.sign_words import short_evidence, sign_titles, state_words
from companion.core.signs import NAMES, Signs
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.spoken_role import speak_as

Cell = tuple[int, int]
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SignCells(QWidget):
    """Six rows of signs by weeks; one Tab stop. opened: row and week, on a click, Enter or Space.

    The arrows move from sign to sign and from week to week, Home and End to the ends of a row.
    """

    opened = Signal(int, int)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs: Sequence[Signs] = ()
        self._mondays: Sequence[date] = ()
        self._chosen = 0
        self._cell: Cell | None = None
        self.setAccessibleName(name)
        speak_as(self, QAccessible.Role.Table)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focus_radius", 8)

    @property
    def cell(self) -> Cell | None:
        """Row and week pointed at."""
        return self._cell

    def show_signs(self, signs: Sequence[Signs], mondays: Sequence[date], chosen: int) -> None:
        """Take the signs of these weeks; chosen: the one the keyboard begins with."""
        self._signs, self._mondays, self._chosen = signs, mondays, chosen
        self._point(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._cell is None or not self._signs:
            return
        row, week = self._cell
        wide, tall = self.width() / len(self._signs), self.height() / len(NAMES)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), 1.5))
        frame = QRectF(week * wide + 1, row * tall + 1, wide - 2, tall - 2)
        painter.drawRoundedRect(frame, self._theme.px(6), self._theme.px(6))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.opened.emit(*cell)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._cell is None and self._signs and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._point((0, self._chosen))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._signs or (key not in _MOVES and key not in (*_OPENS, Qt.Key.Key_Home, Qt.Key.Key_End)):
            event.ignore()
            return
        row, week = self._cell or (0, self._chosen)
        if key in _OPENS:
            self.opened.emit(row, week)
        elif key in _MOVES:
            down, along = _MOVES[key]
            last = len(self._signs) - 1
            self._point((max(0, min(len(NAMES) - 1, row + down)), max(0, min(last, week + along))))
        else:
            self._point((row, 0 if key == Qt.Key.Key_Home else len(self._signs) - 1))

    def _at(self, place: QPointF) -> Cell | None:
        if not self._signs or not self.rect().contains(place.toPoint()):
            return None
        row = int(place.y() / self.height() * len(NAMES))
        week = int(place.x() / self.width() * len(self._signs))
        return min(row, len(NAMES) - 1), min(week, len(self._signs) - 1)

    def _point(self, cell: Cell | None) -> None:
        if cell == self._cell:
            return
        self._cell = cell
        words = "" if cell is None else self._words(cell)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def _words(self, cell: Cell) -> str:
        name, week = NAMES[cell[0]], cell[1]
        sign = self._signs[week].named()[name]
        said = _("{sign}, week {number}: {state}").format(
            sign=sign_titles()[name], number=self._mondays[week].isocalendar().week, state=state_words(sign)
        )
        evidence = short_evidence(sign)
        return _("{said}, {evidence}").format(said=said, evidence=evidence) if evidence else said
