"""What a screen shows while a break runs."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.overlay.foot import Foot
from companion.ui.overlay.measure import Measure, unit_for
from companion.ui.overlay.ring import CountdownRing
from companion.ui.overlay.sight import BreakSight
from companion.ui.overlay.words import Words
from companion.ui.theme import Theme

_RINGS = (480, 420, 360, 300, 240)
_FITS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)


class BreakFace(QWidget):
    """Ring, suggestion and foot; a quiet face, for further screens, has ring and exit only."""

    postpone_asked = Signal()
    skip_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, theme: Theme, hold_ms: int, *, quiet: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = quiet
        self._measure = Measure(theme)
        self._dressed: tuple[object, ...] = ()
        self.ring = CountdownRing(self)
        self.title = Words(self, 32, 600)
        self.line = Words(self, 20, color="text2")
        self.foot = Foot(self, hold_ms, quiet=quiet)
        self.foot.left.connect(self.left)
        self.foot.postpone_asked.connect(self.postpone_asked)
        self.foot.skip_asked.connect(self.skip_asked)
        self.title.setVisible(not quiet)
        self.line.setVisible(not quiet)
        self._lay_out()

    def show_sight(self, sight: BreakSight, topic: str, screen: QSize) -> None:
        """Show `sight`; sizes are sought anew only when words or screen have changed."""
        worn = (screen, sight.title, sight.topic, sight.next_block, sight.postpone, sight.price,
                self._theme.scale, self._theme.dark)  # fmt: skip
        if worn != self._dressed:
            self._dressed = worn
            self._fit(sight, topic, screen)
        self.ring.read(sight)
        self.foot.read(self._measure, sight, topic)

    def redress(self) -> None:
        """Seek sizes and colours anew at the next sight."""
        self._dressed = ()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(150)
        column.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self._under_ring = column.count()
        column.addSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(0)
        column.addWidget(self.line)
        column.addStretch(206)
        column.addWidget(self.foot)
        self._column = column

    def _fit(self, sight: BreakSight, topic: str, screen: QSize) -> None:
        """Choose the largest ring and text with which nothing is clipped; the ring gives way first."""
        self.title.setText(sight.title)
        self.line.setText(sight.line)
        unit = unit_for(screen)
        for fit in _FITS:
            for ring in _RINGS:
                self._dress(Measure(self._theme, unit, fit, ring), sight, topic, screen)
                if self._fits(screen):
                    return

    def _fits(self, screen: QSize) -> bool:
        column = self._column
        column.invalidate()
        foot = self.foot.layout()
        narrow = column.totalMinimumSize().width() <= screen.width()
        if foot is not None:
            foot.invalidate()
            narrow = narrow and foot.totalMinimumSize().width() <= screen.width()
        return narrow and column.totalHeightForWidth(screen.width()) <= screen.height()

    def _dress(self, measure: Measure, sight: BreakSight, topic: str, screen: QSize) -> None:
        self._measure = measure
        self.ring.dress(measure)
        self.title.dress(measure)
        self.line.dress(measure)
        side = measure.px(64)
        for words in (self.title, self.line):
            words.setContentsMargins(side, 0, side, 0)
        gaps = (measure.px(44), measure.px(10))
        for number, gap in zip((self._under_ring, self._under_ring + 2), gaps, strict=True):
            item = self._column.itemAt(number)
            spacer = item.spacerItem() if item is not None else None
            if spacer is not None:
                spacer.changeSize(0, 0 if self._quiet else gap)
        self.foot.dress(measure, sight, screen.width(), topic)
