"""The way out: held for five seconds, with Esc or on the button, it leads out of any break."""

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.overlay.measure import Measure
from companion.ui.overlay.plate import Plate, Run

_EMPTIES_MS = 200
_REPEAT_GAP_MS = 80
_RING = 26
_STROKE = 3.0


class HoldToLeave(Plate):
    """A pill with a ring that fills while it is held; `left` once it is full, `let_go` if before."""

    left = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget, hold_ms: int) -> None:
        super().__init__(parent, pill=True)
        self._hold_ms = hold_ms
        self._part = 0.0
        self._held = False
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.Linear)
        self._motion.valueChanged.connect(self._on_moved)
        self._motion.finished.connect(self._on_finished)
        self._release = QTimer(self)
        self._release.setSingleShot(True)
        self._release.setInterval(_REPEAT_GAP_MS)
        self._release.timeout.connect(self.end)

    @property
    def part(self) -> float:
        """How much of the hold is done, 0..1."""
        return self._part

    def dress(self, measure: Measure) -> None:
        """Take over sizes and colours."""
        self.lead = measure.text_px(_RING + 14)
        self.say(_words(), measure)
        self.setAccessibleName(_("Hold Esc to leave"))
        self.setAccessibleDescription(_("Held for five seconds, it ends the break at once."))

    def begin(self) -> None:
        """Somebody holds on."""
        self._release.stop()
        if not self._held:
            self._held = True
            self._run_to(1.0, self._hold_ms)

    def end(self) -> None:
        """Somebody let go before the ring was full."""
        if self._held:
            self._held = False
            self.let_go.emit()
            self._run_to(0.0, _EMPTIES_MS)

    def key_up(self) -> None:
        """A key was let go, unless it comes down again at once.

        X11 repeats a held key as releases and presses; a release that Qt reads before its press
        has arrived looks real.
        """
        self._release.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.deaf():
            self.begin()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not self.deaf():
            self.begin()
        elif event.key() != Qt.Key.Key_Space:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.key_up()
        elif event.key() != Qt.Key.Key_Space:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        self._held = False
        self._part = 0.0
        self._motion.stop()
        self._release.stop()

    def paint_lead(self, painter: QPainter, inner: QRectF, *, mirrored: bool) -> None:
        if self._measure is None:
            return
        side = self._measure.text_px(_RING)
        stroke = max(2.0, self._measure.unit * _STROKE)
        left = inner.right() - side if mirrored else inner.left()
        box = QRectF(left, inner.center().y() - side / 2, side, side)
        box.adjust(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._measure.theme.color("outline"), stroke))
        painter.drawEllipse(box)
        if self._part > 0:
            accent = self._measure.theme.color("accent")
            painter.setPen(QPen(accent, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(box, 90 * 16, -round(self._part * 360 * 16))

    def _run_to(self, target: float, whole_ms: int) -> None:
        self._motion.stop()
        self._motion.setStartValue(self._part)
        self._motion.setEndValue(target)
        # From half full it takes half the time to empty, but always the whole time to leave.
        self._motion.setDuration(whole_ms if target else max(1, round(whole_ms * self._part)))
        if target:
            self._motion.setStartValue(0.0)
        self._motion.start()

    def _on_moved(self, value: float) -> None:
        self._part = float(value)
        self.update()

    def _on_finished(self) -> None:
        if self._held:
            self._held = False
            self.left.emit()


def _words() -> Sequence[Run]:
    # Translators place the key where their sentence has it.
    before, _key, after = _("Hold {key} to leave").partition("{key}")
    words = [Run(before.strip()), Run(_("Esc"), px=14, key=True, gap=8), Run(after.strip(), gap=8)]
    return [run for run in words if run.text]
