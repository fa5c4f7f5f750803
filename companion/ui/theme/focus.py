"""The ring around what has the keyboard focus: 2 px wide, 2 px away from the control.

A style sheet's outline has no offset, so one small frame follows the focus instead. A widget may
set `focus_radius` (property, px of its own corners), carry `focus_host` (the widget the ring goes
around in its place) or `focus_painted = True` (it draws the ring itself). Fields wear it as border.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from companion.ui.theme.theme import Theme

_OFFSET = 2
_WIDTH = 2
_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
}


class FocusRing(QObject):
    """Keeps one frame around the focused control of `app` while focus moves by keyboard."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._host: QWidget | None = None
        self._layer: QWidget | None = None
        self._watched: list[QWidget] = []
        self._frame: _Frame | None = None
        app.focusChanged.connect(self.follow)

    @property
    def frame(self) -> QWidget | None:
        """The frame on screen, None while nothing wears it."""
        return self._frame

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control, and whatever holds it, to its new place."""
        if event.type() in _MOVES and self._frame is not None:
            self._place()
        return False

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Go where the focus went."""
        self._drop()
        # A pressed button means the pointer brought the focus; the pointer's place is seen already.
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if isinstance(now, _FIELDS) or getattr(now, "focus_painted", False):
            return
        if isinstance(now, QAbstractScrollArea):
            return
        self._wear(getattr(now, "focus_host", now))

    def _wear(self, host: QWidget) -> None:
        layer = _layer(host)
        if layer is None:
            return
        self._host, self._layer = host, layer
        self._frame = _Frame(layer, self._theme)
        self._frame.destroyed.connect(self._on_frame_destroyed)
        step: QWidget | None = host
        while step is not None and step is not layer:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        if self._frame is None or self._host is None or self._layer is None or not isValid(self._host):
            return
        layer = self._layer
        radius = self._host.property("focus_radius")
        corner = self._host.mapTo(layer, self._host.rect().topLeft())
        self._frame.enclose(QRect(corner, self._host.size()), 10 if radius is None else int(radius))
        self._frame.setVisible(self._host.isVisibleTo(layer))

    def _drop(self) -> None:
        for widget in self._watched:
            # A whole step of the welcome may be gone while its wrapper is still held here.
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._host = self._layer = None
        if self._frame is not None and isValid(self._frame):
            self._frame.destroyed.disconnect(self._on_frame_destroyed)
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None

    def _on_frame_destroyed(self) -> None:
        # The window went away with the frame in it.
        self._frame = None
        self._host = self._layer = None
        self._watched.clear()


class _Frame(QWidget):
    def __init__(self, layer: QWidget, theme: Theme) -> None:
        super().__init__(layer)
        self._theme = theme
        self._radius = 10
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def enclose(self, rect: QRect, radius: int) -> None:
        """Go around `rect`, given in the parent's coordinates."""
        self._radius = radius
        out = _OFFSET + _WIDTH
        self.setGeometry(rect.adjusted(-out, -out, out, out))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), _WIDTH))
        half = _WIDTH / 2
        radius = self._radius + _OFFSET + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()


def _layer(host: QWidget) -> QWidget | None:
    """Return the widget to draw in: what scrolls with the host, or else its window."""
    step = host.parentWidget()
    while step is not None:
        holder = step.parentWidget()
        if step.isWindow() or step.property("focus_layer"):
            return step
        if holder is not None and isinstance(holder.parentWidget(), QAbstractScrollArea):
            return step
        step = holder
    return None
