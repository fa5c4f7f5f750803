"""What a screen shows while a break runs."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.overlay.animation import Picture
from companion.ui.overlay.foot import Foot
from companion.ui.overlay.measure import Measure, unit_for
from companion.ui.overlay.offer_plate import OfferPlate
from companion.ui.overlay.offer_ports import PlayedPractice
from companion.ui.overlay.offer_stage import Stage
from companion.ui.overlay.ring import CountdownRing
from companion.ui.overlay.sight import BreakSight
from companion.ui.overlay.words import Words
from companion.ui.theme import Theme

_PICTURE = 80.0
_RINGS = (480, 420, 360, 300, 240)
# The ring gives way first, then the picture, then the text.
_PLANS = tuple((ring, _PICTURE) for ring in _RINGS if ring >= 360) + tuple((ring, 0.0) for ring in _RINGS)
_FITS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)


class BreakFace(QWidget):
    """Ring, suggestion and foot; a quiet face, for further screens, has ring and exit only."""

    postpone_asked = Signal()
    skip_asked = Signal()
    practice_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, theme: Theme, hold_ms: int, *, quiet: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = quiet
        self._measure = Measure(theme)
        self._dressed: tuple[object, ...] = ()
        self.ring = CountdownRing(self)
        self.picture = Picture(self)
        self.title = Words(self, 32, 600)
        self.line = Words(self, 20, color="text2")
        self.practice = OfferPlate(self)
        self.foot = Foot(self, hold_ms, quiet=quiet)
        self.stage = Stage(self)
        self.foot.left.connect(self.left)
        self.foot.postpone_asked.connect(self.postpone_asked)
        self.foot.skip_asked.connect(self.skip_asked)
        self.practice.clicked.connect(self.practice_asked)
        for words in (self.title, self.line):
            policy = words.sizePolicy()
            # While a practice has their room, the ring above stays where it is.
            policy.setRetainSizeWhenHidden(not quiet)
            words.setSizePolicy(policy)
        self._lay_out()
        self._show_suggestion()

    @property
    def plays(self) -> bool:
        """Whether a practice has the room of the suggestion."""
        return self.stage.played is not None

    def show_sight(self, sight: BreakSight, topic: str, screen: QSize) -> None:
        """Show `sight`; sizes are sought anew only when words or screen have changed."""
        worn = (screen, sight.title, sight.line, sight.topic, sight.next_block, sight.postpone, sight.price,
                sight.practice,
                self._theme.scale, self._theme.dark, self._theme.reduced_motion)  # fmt: skip
        if worn != self._dressed:
            self._dressed = worn
            self._fit(sight, topic, screen)
        self.ring.read(sight)
        self.picture.choose(sight.suggestion)
        self.practice.setVisible(bool(sight.practice) and not self._quiet and not self.plays)
        self.foot.read(self._measure, sight, topic)

    def redress(self) -> None:
        """Seek sizes and colours anew at the next sight."""
        self._dressed = ()

    def play(self, played: PlayedPractice) -> None:
        """Give a practice the ring's inside and the room under it; ring and foot stay where they are."""
        self.stage.put(played)
        self._place_stage()
        self._show_suggestion()

    def stop_playing(self) -> None:
        """Show the suggestion again."""
        self.stage.clear()
        self._show_suggestion()
        self.picture.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_stage()

    def _show_suggestion(self) -> None:
        seen = not self._quiet and not self.plays
        for part in (self.picture, self.title, self.line):
            part.setVisible(seen)
        self.practice.setVisible(seen and bool(self.practice.practice))
        self.ring.stand_aside(aside=self.plays)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(150)
        column.addWidget(self.ring, 0, middle)
        for part, how in (
            (self.picture, middle),
            (self.title, None),
            (self.line, None),
            (self.practice, middle),
        ):
            column.addSpacing(0)
            if how is None:
                column.addWidget(part)
            else:
                column.addWidget(part, 0, how)
        column.addStretch(206)
        column.addWidget(self.foot)
        self._column = column

    def _fit(self, sight: BreakSight, topic: str, screen: QSize) -> None:
        """Choose the largest ring and text with which nothing is clipped."""
        self.title.setText(sight.title)
        self.line.setText(sight.line)
        unit = unit_for(screen)
        for fit in _FITS:
            for ring, picture in _PLANS:
                self._dress(Measure(self._theme, unit, fit, ring), picture, sight, topic, screen)
                if self._fits(screen):
                    self._column.activate()
                    self._place_stage()
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

    def _dress(self, measure: Measure, picture: float, sight: BreakSight, topic: str, screen: QSize) -> None:
        self._measure = measure
        picture = 0.0 if self._quiet else picture
        self.ring.dress(measure)
        self.picture.dress(measure, picture)
        self.title.dress(measure)
        self.line.dress(measure)
        self.practice.dress(measure, None if self._quiet else sight.practice)
        side = measure.px(64)
        for words in (self.title, self.line):
            words.setContentsMargins(side, 0, side, 0)
        above = measure.px(24) if picture else 0
        under = measure.px(16) if picture else measure.px(44)
        offer = measure.px(20) if sight.practice is not None else 0
        for number, gap in enumerate((above, under, measure.px(10), offer)):
            item = self._column.itemAt(2 + 2 * number)
            spacer = item.spacerItem() if item is not None else None
            if spacer is not None:
                spacer.changeSize(0, 0 if self._quiet else gap)
        self.foot.dress(measure, sight, screen.width(), topic)

    def _place_stage(self) -> None:
        room = QRect(0, 0, self.width(), self.foot.geometry().top())
        self.stage.stand(room, self.ring.geometry(), self.ring.inside().translated(self.ring.pos()))
