"""A pill on top of other windows: the tray's ring and words, and its menu on a click."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from companion.core.engine.view import TimerView
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.tray.face import Face, face_of
from companion.ui.tray.painting import paint
from companion.ui.tray.words import state_line, tooltip

_WIDE, _HIGH, _ICON, _PAD = 264, 40, 22, 12
_LEAST_TOPIC = 40
"""px below which a topic cut short says nothing and is left out."""
_MOVED = 6
"""px the pointer must go before a press is a drag and no click."""


class FloatingTimer(QWidget):
    """Drag to move; a click opens the window; Enter, the menu key or the right button the menu."""

    def __init__(self, theme: Theme, menu: QMenu, open_window: Callable[[], object]) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._theme = theme
        self._menu = menu
        self._open_window = open_window
        self._face = Face("idle")
        self._topic = ""
        self._state = ""
        self._pressed_at: QPoint | None = None
        self._grip = QPoint()
        self._dragged = False
        self.setWindowTitle(_("Second Wind timer"))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._fit)

    def refresh(self, view: TimerView) -> None:
        """Show the timer as `view` has it; repaints only where that differs."""
        shown = face_of(view), view.topic or "", state_line(view)
        if shown == (self._face, self._topic, self._state):
            return
        self._face, self._topic, self._state = shown
        self.setAccessibleName(tooltip(view))
        self.update()

    def place(self) -> None:
        """Show the pill at the foot of the screen, right."""
        self._fit()
        corner = self.screen().availableGeometry().bottomRight()
        self.move(corner - QPoint(self.width() + 24, self.height() + 24))
        self.show()

    def sizeHint(self) -> QSize:
        """Return one size for all words: it neither jumps nor grows off the screen."""
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def words(self) -> str:
        """Return what stands beside the ring: the state whole, the topic cut short to fit."""
        px, metrics = self._theme.px, self.fontMetrics()
        state = self._state[:1].upper() + self._state[1:]
        after = f" · {self._state}"
        left = px(_WIDE) - px(_ICON) - 3 * px(_PAD) - metrics.horizontalAdvance(after)
        if not self._topic or left < px(_LEAST_TOPIC):
            return state
        return metrics.elidedText(self._topic, Qt.TextElideMode.ElideRight, left) + after

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
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.words())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed_at = event.globalPosition().toPoint()
        self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        now = event.globalPosition().toPoint()
        if self._pressed_at is not None and (now - self._pressed_at).manhattanLength() >= _MOVED:
            self._pressed_at = None
            # On Wayland a program may not place itself; the desktop moves it, and takes the release.
            self._dragged = not (_on_wayland() and self.windowHandle().startSystemMove())
        if self._dragged:
            # From the grip, not from `pos`: a window manager may have placed it without saying so.
            self.move(now - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None:
            self._open_window()
        self._pressed_at = None
        self._dragged = False

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


def _on_wayland() -> bool:
    return QGuiApplication.platformName().startswith("wayland")
