"""The foot of a break: what comes next, the way out, and what else the level allows."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from companion.core.words import _
from companion.ui.overlay.hold import HoldToLeave
from companion.ui.overlay.measure import Measure
from companion.ui.overlay.plate import Plate, Run
from companion.ui.overlay.sight import BreakSight

Plan = Literal["one row", "two rows", "three rows"]


class NextPlate(Plate):
    """Says what comes after the break; the square has the topic's colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, acts=False)
        self.topic = ""

    def paint_lead(self, painter: QPainter, inner: QRectF, *, mirrored: bool) -> None:
        if self._measure is None or not self.topic:
            return
        side = self._measure.text_px(12)
        left = inner.right() - side if mirrored else inner.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._measure.theme.topic_color(self.topic))
        radius = self._measure.text_px(3)
        painter.drawRoundedRect(QRectF(left, inner.center().y() - side / 2, side, side), radius, radius)


class Foot(QWidget):
    """One row where there is room for it, else more: the way out stays at the foot's middle."""

    postpone_asked = Signal()
    skip_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, hold_ms: int, *, quiet: bool) -> None:
        super().__init__(parent)
        self.then = NextPlate(self)
        self.hold = HoldToLeave(self, hold_ms)
        self.postpone = Plate(self)
        self.skip = Plate(self)
        self.hold.left.connect(self.left)
        self.postpone.clicked.connect(self.postpone_asked)
        self.skip.clicked.connect(self.skip_asked)
        self._acts = QWidget(self)
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.postpone)
        row.addWidget(self.skip)
        self._grid = QGridLayout(self)
        self._quiet = quiet
        self._plan_now: Plan | None = None
        for plate in (self.then, self.postpone, self.skip):
            plate.hide()

    def dress(self, measure: Measure, sight: BreakSight, width: int, topic: str) -> None:
        """Take over sizes, colours and words; `width` px are there for the whole foot."""
        margin = measure.px(64) - 4  # 4: the room plates keep for their focus ring
        self._grid.setContentsMargins(margin, 0, margin, measure.px(56) - 4)
        self._grid.setSpacing(measure.px(8))
        row = self._acts.layout()
        if row is not None:
            row.setSpacing(measure.px(16) - 8)
        self.hold.dress(measure)
        if not self._quiet:
            self._say(measure, sight, topic)
        self._arrange(self._plan(width - 2 * margin, measure.px(16)))

    def read(self, measure: Measure, sight: BreakSight, topic: str) -> None:
        """Show what is offered at this moment."""
        if self._quiet:
            return
        self._say(measure, sight, topic)
        self.then.setVisible(bool(sight.topic))
        self.postpone.setVisible(sight.postpone)
        self.skip.setVisible(sight.skip)

    def _say(self, measure: Measure, sight: BreakSight, topic: str) -> None:
        self.then.topic = topic
        self.then.lead = measure.text_px(24)
        detail = [Run(sight.next_block, px=14, color="text2")] if sight.next_block else []
        self.then.say([Run(sight.topic, weight=600), *detail], measure)
        price = [Run(sight.price, px=14, color="text2")] if sight.price else []
        self.postpone.say([Run(sight.postpone_label, weight=600), *price], measure)
        self.skip.say([Run(_("Skip"), weight=600)], measure)

    def _plan(self, room: int, gap: int) -> Plan:
        """Return the flattest arrangement that fits into `room` px."""
        left = self.then.minimumWidth() if self.then.accessibleName() and not self._quiet else 0
        right = 0 if self._quiet else self.postpone.minimumWidth() + gap + self.skip.minimumWidth()
        if 2 * max(left, right) + 2 * gap + self.hold.minimumWidth() <= room:
            return "one row"
        return "two rows" if left + gap + right <= room else "three rows"

    def _arrange(self, plan: Plan) -> None:
        if plan == self._plan_now:
            return
        self._plan_now = plan
        parts = (self.then, self._acts, self.hold)
        for widget in parts:
            self._grid.removeWidget(widget)
        lead, middle, trail = (Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignCenter,
                               Qt.AlignmentFlag.AlignTrailing)  # fmt: skip
        if plan == "one row":
            for widget, column, side in zip(parts, (0, 2, 1), (lead, trail, middle), strict=True):
                self._grid.addWidget(widget, 0, column, side)
        elif plan == "two rows":
            self._grid.addWidget(self.then, 0, 0, lead)
            self._grid.addWidget(self._acts, 0, 2, trail)
            self._grid.addWidget(self.hold, 1, 0, 1, 3, middle)
        else:
            for row, widget in enumerate(parts):
                self._grid.addWidget(widget, row, 0, 1, 3, middle)
        for column in (0, 2):
            self._grid.setColumnStretch(column, 1)
