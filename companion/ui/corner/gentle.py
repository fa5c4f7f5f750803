"""A gentle break: told in a corner, nothing is covered."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.corner.card import CornerCard
from companion.ui.overlay.measure import Measure
from companion.ui.overlay.plate import FOCUS, Line, Plate, Run
from companion.ui.overlay.sight import BreakSight, left_in_words
from companion.ui.theme import Theme

_SIDE = 44
_TURN = 360 * 16


class _SmallRing(QWidget):
    """The time left as an arc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._measure: Measure | None = None
        self._part = 0.0
        self._halted = False

    def read(self, measure: Measure, sight: BreakSight) -> None:
        self._measure, self._halted = measure, sight.halted
        self._part = min(1.0, sight.seconds / sight.total)
        side = measure.text_px(_SIDE)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._measure is None:
            return
        stroke = self.width() / 9
        box = QRectF(self.rect()).adjusted(stroke, stroke, -stroke, -stroke)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self._measure.theme.color("accent")
        track.setAlphaF(0.18)
        painter.setPen(QPen(track, stroke))
        painter.drawEllipse(box)
        pen = QPen(self._measure.theme.color("accent"), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if self._halted:
            pen.setDashPattern([0.8, 0.8])
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, -round(self._part * _TURN))


class GentleCard(CornerCard):
    """Countdown, one thing to do, and a way to put it off or do without."""

    postpone_asked = Signal()
    skip_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Break"))
        self._sight: BreakSight | None = None
        self.ring = _SmallRing(self)
        self.label, self.time = Line(self, inset=FOCUS), Line(self, inset=FOCUS)
        self.title = Line(self, inset=FOCUS)
        self.skip, self.postpone = Plate(self), Plate(self)
        self.skip.clicked.connect(self.skip_asked)
        self.postpone.clicked.connect(self.postpone_asked)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.label)
        words.addWidget(self.time)
        head.setContentsMargins(FOCUS, 0, 0, 0)
        head.addWidget(self.ring)
        head.addSpacing(4)
        head.addLayout(words, 1)
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.skip)
        self._acts.addWidget(self.postpone)
        self._acts.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self.title)
        self.column.addLayout(self._acts)

    def show_sight(self, sight: BreakSight) -> None:
        """Show the break as it stands; only what changed is painted anew."""
        self._sight = sight
        self.setAccessibleDescription(_("{left} left").format(left=left_in_words(sight.seconds)))
        if self.isVisible():
            self.fit()

    def dress(self) -> None:
        super().dress()
        sight, measure = self._sight, self.measure
        if sight is None:
            return
        self.ring.read(measure, sight)
        minutes, seconds = divmod(sight.seconds, 60)
        self.label.say([Run(sight.label, px=16, weight=600)], measure)
        left = _("{time} left").format(time=f"{minutes}:{seconds:02}")
        self.time.say([Run(left, px=14), Run(sight.until, px=14, color="text2", gap=8)], measure)
        self.title.say([Run(sight.title, px=14, color="text2")], measure)
        self.skip.say([Run(_("Skip"), px=14, weight=600)], measure, height=32, padding=14)
        price = [Run(sight.price, px=13, color="text2", gap=8)] if sight.price else []
        words = [Run(sight.postpone_label, px=14, weight=600), *price]
        self.postpone.say(words, measure, height=32, padding=14)
        self.skip.setVisible(sight.skip)
        self.postpone.setVisible(sight.postpone)
