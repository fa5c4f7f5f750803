"""A slider for a volume, 0 to 100 %."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from companion.ui.theme import Theme

_KNOB = 14


class VolumeSlider(QSlider):
    """Arrows go 5 % a step, pages 20 %; a click goes there. set_gain: hears 0 to 1 while it moves.

    knob: whether the handle shows always, or with pointer and focus only.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        gain: float,
        set_gain: Callable[[float], object],
        *,
        wide: int = 96,
        knob: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._wide, self._knob = theme, wide, knob
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setValue(round(gain * 100))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("focus_radius", 8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda value: set_gain(value / 100))
        theme.changed.connect(self.update)

    def show_gain(self, gain: float) -> None:
        """Show a volume set elsewhere, without saying so."""
        self.blockSignals(True)
        self.setValue(round(gain * 100))
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the track with room for the handle."""
        return QSize(self._wide, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(True)
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        share = self.value() / 100
        middle, inset = self.height() / 2, _KNOB / 2 if self._knob else 0.0
        room = self.width() - 2 * inset
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = self.width() - inset - room * share if rtl else inset + room * share
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(QRectF(inset, middle - 2, room, 4), 2, 2)
        filled = QRectF(at, middle - 2, self.width() - inset - at, 4)
        if not rtl:
            filled = QRectF(inset, middle - 2, at - inset, 4)
        painter.setBrush(self._theme.color("text2"))
        painter.drawRoundedRect(filled, 2, 2)
        if self._knob or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(self._theme.color("text2"), 1.5))
            painter.setBrush(self._theme.color("surface"))
            left = min(max(at - _KNOB / 2, 1.0), self.width() - _KNOB - 1.0)
            painter.drawEllipse(QRectF(left, middle - _KNOB / 2, _KNOB, _KNOB))
        painter.end()

    def _go(self, event: QMouseEvent) -> None:
        share = event.position().x() / max(1, self.width())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        self.setValue(round(min(1.0, max(0.0, share)) * 100))
