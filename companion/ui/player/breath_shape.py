"""The breathing shape: its motion is the instruction; where motion is not wanted, a bar fills instead."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.core.value import dataclass
from companion.ui.player.breath_painting import RING, Round, disc_brush, draw_ring, paint_base
from companion.ui.player.ground import Ground
from companion.ui.theme import Theme

_AT_REST = 0.5
"""The level of a disc that does not move."""
_WORD_PX, _COUNT_PX, _BODY_PX = 32, 20, 14
_LEAST_WORD_PX = 12
_LINE = 200
"""Width of the words on the disc, in px of the drawing: they stay within the dotted ring."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the shape shows. level: 0 the breath is out, 1 it is in.

    word, count: what to do and for how many seconds more. share: of the phase that is gone, 0 to 1,
    None without a phase. gone: share of the whole time.
    """

    level: float = _AT_REST
    word: str = ""
    count: str = ""
    share: float | None = None
    gone: float = 0.0


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
        self._words: tuple[str, QFont, QFont] | None = None
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

    def see(self, sight: Sight) -> None:
        """Show `sight`."""
        before, old = self._sight, self.radius
        if sight == before:
            return
        self._sight = sight
        if self.radius != old:
            self.update(self._round.between(old, self.radius))
        if (sight.word, sight.count) != (before.word, before.count) or self._bar_moved(before):
            self.update(self._inside())
        # The ring grows by some px in a second; it is drawn anew only when one would see it.
        if abs(sight.gone - self._painted_ring) * 2 * 3.14 * RING * self._round.unit >= 1:
            self._painted_ring = sight.gone
            self.update()

    def forget(self) -> None:
        """Paint everything anew, after a change of colours, size or ground."""
        self._base = None
        self._words = None
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window."""
        return QSize(150, 150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._round = Round.within(self.width(), self.height())
        self.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._base is None:
            self._prepare()
        assert self._base is not None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._base)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush)
        painter.drawEllipse(self._round.circle(self.radius))
        if self._round.reaches_ring(event.region().boundingRect()):
            draw_ring(painter, self._theme, self._round, self._sight.gone)
        if event.region().intersects(self._inside()):
            self._draw_words(painter)
        painter.end()

    def _bar_moved(self, before: Sight) -> bool:
        return self._theme.reduced_motion and self._sight.share != before.share

    def _prepare(self) -> None:
        ratio = self.devicePixelRatioF()
        host: QWidget = self.parentWidget()  # type: ignore[assignment]  # never without one
        place = QRect(self.mapTo(host, self.rect().topLeft()), self.size())
        picture = None if self._ground is None else self._ground.get(host.size(), ratio)
        self._base = paint_base(self._theme, self._round, picture, place, ratio)
        self._brush = disc_brush(self._theme, self._round, ratio)

    def _inside(self) -> QRect:
        half = 78 * self._round.unit
        side = _LINE / 2 * self._round.unit
        middle = self._round.middle
        return QRectF(middle.x() - side, middle.y() - half, 2 * side, 2 * half).toAlignedRect()

    def _fonts(self) -> tuple[QFont, QFont]:
        if self._words is None or self._words[0] != self._sight.word:
            unit = self._round.unit
            word = self._fitting(self._sight.word, _WORD_PX, _LINE * unit, 92 * unit)
            self._words = (self._sight.word, word, self._fitting("00", _COUNT_PX, _LINE * unit, 36 * unit))
        return self._words[1], self._words[2]

    def _fitting(self, text: str, px: float, wide: float, high: float) -> QFont:
        """Return the largest font up to `px` at 100 % text with which `text` stays inside."""
        size = max(_LEAST_WORD_PX, px * self._round.unit)
        while True:
            font = self._theme.font("body", size / _BODY_PX, weight=500)
            box = QFontMetricsF(font).boundingRect(QRectF(0, 0, wide, high), _CENTRE, text)
            fits = box.width() <= wide and box.height() <= high
            if fits or size * self._theme.scale <= _LEAST_WORD_PX:
                return font
            size *= 0.94

    def _draw_words(self, painter: QPainter) -> None:
        sight, unit, middle = self._sight, self._round.unit, self._round.middle
        word, count = self._fonts()
        wide = _LINE * unit
        room = QRectF(0, 0, wide, 92 * unit)
        first = QFontMetricsF(word).boundingRect(room, _CENTRE, sight.word).height() if sight.word else 0.0
        second = QFontMetricsF(count).height() if sight.count else 0.0
        gap = 4 * unit if second else 0.0
        top = middle.y() - (first + gap + second) / 2
        left = middle.x() - wide / 2
        painter.setPen(self._theme.color("on_breath"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(word)
        painter.drawText(QRectF(left, top, wide, first), _CENTRE, sight.word)
        painter.setFont(count)
        painter.drawText(QRectF(left, top + first + gap, wide, second), _CENTRE, sight.count)
        if self._theme.reduced_motion and sight.share is not None:
            self._draw_bar(painter, sight.share)

    def _draw_bar(self, painter: QPainter, share: float) -> None:
        unit, middle = self._round.unit, self._round.middle
        track = QRectF(middle.x() - 64 * unit, middle.y() + 58 * unit, 128 * unit, 6 * unit)
        ink = self._theme.color("on_breath")
        painter.setPen(Qt.PenStyle.NoPen)
        faint = self._theme.color("on_breath")
        faint.setAlphaF(0.25)
        painter.setBrush(faint)
        painter.drawRoundedRect(track, 3 * unit, 3 * unit)
        filled = QRectF(track)
        filled.setWidth(track.width() * min(1.0, max(0.0, share)))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            filled.moveRight(track.right())
        painter.setBrush(ink)
        painter.drawRoundedRect(filled, 3 * unit, 3 * unit)


_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
