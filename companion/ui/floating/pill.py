"""A pill on top of other windows: the tray's ring and words, and its menu on a click."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from companion.core.engine.view import TimerView
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.tray.painting import Face, face_of, paint
from companion.ui.tray.words import tooltip

_HIGH, _ICON, _PAD = 40, 22, 12
_MOVED = 6
"""px the pointer must go before a press is a drag and no click."""


class FloatingTimer(QWidget):
    """Drag to move; click, Enter or the menu key for the menu; a double click opens the window."""

    def __init__(self, theme: Theme, menu: QMenu, open_window: Callable[[], object]) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._theme = theme
        self._menu = menu
        self._open_window = open_window
        self._face = Face("idle")
        self._said = ""
        self._grip: QPoint | None = None
        self._dragged = False
        self.setWindowTitle(_("Second Wind timer"))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._fit)

    def refresh(self, view: TimerView) -> None:
        """Show the timer as `view` has it; repaints only where that differs."""
        face, said = face_of(view), tooltip(view)
        if (face, said) == (self._face, self._said):
            return
        self._face, self._said = face, said
        self.setAccessibleName(said)
        self._fit()

    def place(self) -> None:
        """Show the pill at the foot of the screen, right."""
        self._fit()
        corner = self.screen().availableGeometry().bottomRight()
        self.move(corner - QPoint(self.width() + 24, self.height() + 24))
        self.show()

    def sizeHint(self) -> QSize:
        """Return the size that holds ring and words."""
        wide = self.fontMetrics().horizontalAdvance(self._said)
        px = self._theme.px
        return QSize(wide + px(_ICON) + 3 * px(_PAD), px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = self._theme.color("focus" if self.hasFocus() else "outline")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(inside, inside.height() / 2, inside.height() / 2)
        px = self._theme.px
        top = (self.height() - px(_ICON)) // 2
        paint(self._face, self._theme.color).paint(painter, px(_PAD), top, px(_ICON), px(_ICON))
        painter.setPen(self._theme.color("text"))
        words = inside.adjusted(px(_ICON) + 2 * px(_PAD), 0, -px(_PAD) / 2, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._said)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.globalPosition().toPoint() - self.pos()
        self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        target = event.globalPosition().toPoint() - self._grip
        if self._dragged or (target - self.pos()).manhattanLength() >= _MOVED:
            self._dragged = True
            self.move(target)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and not self._dragged:
            self._menu.popup(event.globalPosition().toPoint())
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open_window()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self._menu.popup(self.mapToGlobal(self.rect().topLeft()))
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setFont(self._theme.font("small", weight=500))
        self.resize(self.sizeHint())
        self.update()
