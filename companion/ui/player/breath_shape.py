"""The breathing shape: its motion is the instruction; where motion is not wanted, a bar fills instead."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QHideEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.core.value import dataclass
from companion.ui.player.breath_painting import RIM, RING, Round, disc_brush, draw_ring, paint_base
from companion.ui.player.breath_words import BreathWords, Said
from companion.ui.player.ground import Ground
from companion.ui.theme import Theme

_AT_REST = 0.5
"""The level of a disc that does not move."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the shape shows. level: 0 the breath is out, 1 it is in.

    word, count: what to do and for how many seconds more. share: of the phase that is gone, 0 to 1,
    None without a phase. gone: share of the whole time. words: all that are said on it in turn.
    """

    level: float = _AT_REST
    word: str = ""
    count: str = ""
    share: float | None = None
    gone: float = 0.0
    words: tuple[str, ...] = ()

    def standing(self, word: str) -> "Sight":
        """Return the same while it stands: `word` in place of what to do."""
        return Sight(self.level, word, gone=self.gone, words=self.words)


class BreathShape(QWidget):
    """Disc, halo and ring; `see` repaints no more than what changed.

    ground: the picture behind, of the whole parent, of which this widget copies its part; None lets the
    parent be seen.
    """

    def __init__(self, theme: Theme, ground: Ground | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._ground = theme, ground
        self.setObjectName("breath_shape")
        self._sight = Sight()
        self._round = Round.within(1, 1)
        self._base: QPixmap | None = None
        self._brush = QBrush()
        self._painted_ring = 0.0
        self._words = BreathWords(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, ground is not None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.forget)

    @property
    def sight(self) -> Sight:
        """What is shown."""
        return self._sight

    @property
    def radius(self) -> float:
        """The disc's radius in px of the screen."""
        return self._round.radius(_AT_REST if self._theme.reduced_motion else self._sight.level)

    @property
    def ring(self) -> QRectF:
        """The square around the ring, in the widget."""
        return Round.within(self.width(), self.height()).ring()

    @property
    def bar(self) -> float | None:
        """How far the bar is filled, 0 to 1, where it stands in for the disc's motion; else None.

        It does what the disc would: it fills with the breath, stands, and empties.
        """
        return self._bar(self._sight)

    @property
    def word_px(self) -> int:
        """How large the words are, in px of the screen."""
        self._words.places(self._round, self._said(self._sight))
        return self._words.word_px()

    def see(self, sight: Sight) -> None:
        """Show `sight`."""
        before, old = self._sight, self.radius
        if sight == before:
            return
        self._sight = sight
        if self.radius != old:
            self.update(self._round.between(old, self.radius))
        if self._said(sight) != self._said(before):
            self.update(self._words.room(self._round))
        # The ring grows by some px in a second; it is drawn anew only when one would see it.
        if abs(sight.gone - self._painted_ring) * 2 * 3.14 * RING * self._round.unit >= 1:
            self._painted_ring = sight.gone
            self.update()

    def forget(self) -> None:
        """Paint everything anew, after a change of colours, size or ground."""
        self._base = None
        self._words.forget()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window."""
        return QSize(150, 150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._round = Round.within(self.width(), self.height())
        self.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        # Two megabytes, which would wait for Python to find out that nobody needs them.
        self._base, self._brush = None, QBrush()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._base is None:
            self._prepare()
        assert self._base is not None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._base)
        # Where the disc's own colours come near the halo's, its edge is what one follows.
        painter.setPen(QPen(self._theme.color("accent"), RIM * self._round.unit))
        painter.setBrush(self._brush)
        painter.drawEllipse(self._round.circle(self.radius))
        if self._round.reaches_ring(event.region().boundingRect()):
            draw_ring(painter, self._theme, self._round, self._sight.gone)
        if event.region().intersects(self._words.room(self._round)):
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._words.draw(painter, self._round, self._said(self._sight), mirrored=mirrored)
        painter.end()

    def _said(self, sight: Sight) -> Said:
        return Said(word=sight.word, count=sight.count, words=sight.words, bar=self._bar(sight))

    def _bar(self, sight: Sight) -> float | None:
        return sight.level if self._theme.reduced_motion and sight.share is not None else None

    def _prepare(self) -> None:
        ratio = self.devicePixelRatioF()
        host: QWidget = self.parentWidget()  # type: ignore[assignment]  # never without one
        place = QRect(self.mapTo(host, self.rect().topLeft()), self.size())
        picture = None if self._ground is None else self._ground.get(host.size(), ratio)
        self._base = paint_base(self._theme, self._round, picture, place, ratio)
        self._brush = disc_brush(self._theme, self._round, ratio)
