"""A button that acts only after being held: for going on past a limit one has set oneself."""

from PySide6.QtCore import QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from companion.core.words import _
from companion.ui.theme import Theme

HOLD_MS = 3000
_EMPTY_MS = 200


class HoldButton(QPushButton):
    """Fills while held by pointer or Space; `held` comes when it is full, nothing when let go."""

    held = Signal()

    def __init__(
        self, theme: Theme, text: str, hold_ms: int = HOLD_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._hold_ms = hold_ms
        self.setProperty("kind", "accent")
        self.setProperty("focus_radius", 10)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(_("Hold for {seconds} seconds.").format(seconds=hold_ms // 1000))
        self._filling = QVariantAnimation(self)
        self._filling.setStartValue(0.0)
        self._filling.setEndValue(1.0)
        self._filling.setDuration(hold_ms)
        self._filling.valueChanged.connect(lambda _share: self.update())
        self._filling.finished.connect(self._on_finished)
        self.pressed.connect(self._on_pressed)
        self.released.connect(self._on_released)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        share = float(self._filling.currentValue() or 0.0)
        if not share:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 10, 10)
        painter.setClipPath(shape)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        wide = self.width() * share
        left = self.width() - wide if mirrored else 0.0
        painter.setClipRect(QRectF(left, 0, wide, self.height()), Qt.ClipOperation.IntersectClip)
        painter.fillRect(self.rect(), self._theme.color("accent"))
        painter.setPen(self._theme.color("on_accent"))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _on_pressed(self) -> None:
        self._filling.setDirection(QVariantAnimation.Direction.Forward)
        self._filling.setDuration(self._hold_ms)
        self._filling.start()

    def _on_released(self) -> None:
        if self._filling.state() != QVariantAnimation.State.Running:
            return
        self._filling.setDuration(_EMPTY_MS)
        self._filling.setDirection(QVariantAnimation.Direction.Backward)

    def _on_finished(self) -> None:
        full = self._filling.direction() == QVariantAnimation.Direction.Forward
        if full:
            # Emptied before anyone hears of it: the act may take the button away.
            self._filling.setCurrentTime(0)
            self.held.emit()
        self.update()
