"""The breathing shape: its motion is the instruction; where motion is not wanted, a bar fills instead."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.player.breath_painting import LARGE, RING, Round, disc_brush, draw_ring, paint_base
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
    """What the shape shows. level: 0 the breath is out, 1 it is in, None nothing to follow.

    word, count: what to do and for how many seconds more. share: of the phase that is gone, 0 to 1,
    None without a phase. gone: share of the whole time.
    """

    level: float | None = None
    word: str = ""
    count: str = ""
    share: float | None = None
    gone: float = 0.0


class BreathShape(QWidget):
    """Disc, halo and ring; `see` repaints no more than what changed.

    ground: the picture behind, of the whole parent; this widget copies its part of it.
    """

    def __init__(self, theme: Theme, ground: Ground, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._ground = theme, ground
        self._sight = Sight()
        self._round = Round.within(1, 1)
        self._base: QPixmap | None = None
        self._brush = QBrush()
        self._painted_ring = 0.0
        self._words: tuple[tuple[str, str], QFont, QFont] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.forget)

    @property
    def sight(self) -> Sight:
        """What is shown."""
        return self._sight

    @property
    def radius(self) -> float:
        """The disc's radius in px of the screen."""
        level = self._sight.level
        return self._round.radius(_AT_REST if level is None or self._theme.reduced_motion else level)

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
        dirty = event.region().boundingRect()
        if not self._round.circle((LARGE + 4) * self._round.unit).toRect().contains(dirty):
            draw_ring(painter, self._theme, self._round, self._sight.gone)
        if event.region().intersects(self._inside()):
            self._draw_words(painter)
        painter.end()

    def _bar_moved(self, before: Sight) -> bool:
        return self._theme.reduced_motion and self._sight.share != before.share

    def _prepare(self) -> None:
        ratio = self.devicePixelRatioF()
        host = self.parentWidget()
        place = QRect(self.mapTo(host, self.rect().topLeft()), self.size())
        picture = self._ground.get(host.size(), ratio)
        self._base = paint_base(self._theme, self._round, picture, place, ratio)
        self._brush = disc_brush(self._theme, self._round, ratio)

    def _inside(self) -> QRect:
        half = 78 * self._round.unit
        side = _LINE / 2 * self._round.unit
        middle = self._round.middle
        return QRectF(middle.x() - side, middle.y() - half, 2 * side, 2 * half).toAlignedRect()

    def _fonts(self) -> tuple[QFont, QFont]:
        key = (self._sight.word, "")
        if self._words is None or self._words[0] != key:
            room = QRectF(0, 0, _LINE * self._round.unit, 84 * self._round.unit)
            word = self._fitting(self._sight.word, _WORD_PX, room)
            line = QRectF(0, 0, room.width(), 40 * self._round.unit)
            self._words = (key, word, self._fitting("00", _COUNT_PX, line))
        return self._words[1], self._words[2]

    def _fitting(self, text: str, px: float, room: QRectF) -> QFont:
        """Return the largest font up to `px` at 100 % text with which `text` stays inside `room`."""
        size = max(_LEAST_WORD_PX, px * self._round.unit)
        while True:
            font = self._theme.font("body", size / _BODY_PX, weight=500)
            box = QFontMetricsF(font).boundingRect(room, Qt.AlignmentFlag.AlignCenter | _WRAP, text)
            fits = box.width() <= room.width() and box.height() <= room.height()
            if fits or size * self._theme.scale <= _LEAST_WORD_PX:
                return font
            size *= 0.94

    def _draw_words(self, painter: QPainter) -> None:
        sight, unit, middle = self._sight, self._round.unit, self._round.middle
        word, count = self._fonts()
        painter.setPen(self._theme.color("on_breath"))
        wide, left = _LINE * unit, middle.x() - _LINE * unit / 2
        if sight.word:
            painter.setFont(word)
            # The word stands in the middle of what it shares with its count.
            top = middle.y() - (52 if sight.count else 42) * unit
            painter.drawText(QRectF(left, top, wide, 84 * unit), _CENTRE, sight.word)
        if sight.count:
            painter.setFont(count)
            painter.drawText(QRectF(left, middle.y() + 12 * unit, wide, 40 * unit), _CENTRE, sight.count)
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


_WRAP = Qt.TextFlag.TextWordWrap
_CENTRE = Qt.AlignmentFlag.AlignCenter | _WRAP
