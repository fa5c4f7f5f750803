"""What stands on the breath disc: what to do, how many seconds more, and the bar where nothing else moves."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from companion.core.value import dataclass
from companion.ui.player.breath_painting import Round
from companion.ui.theme import Theme

_WORD_PX, _COUNT_PX, _BODY_PX = 32, 20, 14
_LEAST_PX = 12
_WIDE, _HIGH, _COUNT_HIGH = 200, 92, 36
"""Room for the words on the disc, in px of the drawing: they stay within the dotted ring."""
_HIGH_OVER_BAR = 72
_BAR_WIDE, _BAR_HIGH, _BAR_AT, _BAR_GAP = 128, 6, 58, 10
_REACH = 84
"""How far above and below the middle anything of it can lie."""
_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What to write. words: all that can stand there in turn, for which one size is found.

    bar: how far it is filled, 0 to 1; None without one.
    """

    word: str
    count: str
    words: tuple[str, ...]
    bar: float | None


@dataclass(frozen=True, slots=True)
class Places:
    """Where word, count and bar lie in the widget; empty where there is none."""

    word: QRectF
    count: QRectF
    bar: QRectF


class BreathWords:
    """Writes on the disc in one size for the whole course, so that nothing jumps from breath to breath."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._key: tuple[object, ...] = ()
        self._fonts = (QFont(), QFont())

    def forget(self) -> None:
        """Measure anew, after a change of type or size."""
        self._key = ()

    def room(self, round_: Round) -> QRect:
        """Return the part of the widget in which it stands."""
        side, half = _WIDE / 2 * round_.unit, _REACH * round_.unit
        middle = round_.middle
        return QRectF(middle.x() - side, middle.y() - half, 2 * side, 2 * half).toAlignedRect()

    def draw(self, painter: QPainter, round_: Round, said: Said, *, mirrored: bool) -> None:
        """Write it around the middle; mirrored: the bar fills from the right."""
        places = self.places(round_, said)
        word, count = self._fonts
        painter.setPen(self._theme.color("on_breath"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(word)
        painter.drawText(places.word, _CENTRE, said.word)
        painter.setFont(count)
        painter.drawText(places.count, _CENTRE, said.count)
        if said.bar is not None:
            self._draw_bar(painter, places.bar, said.bar, mirrored=mirrored)

    def places(self, round_: Round, said: Said) -> Places:
        """Return where everything stands, the words around the middle and the bar below them."""
        self._measure(round_, said)
        unit, middle = round_.unit, round_.middle
        word, count = self._fonts
        wide = _WIDE * unit
        first = _height(word, said.word, wide) if said.word else 0.0
        second = QFontMetricsF(count).height() if said.count else 0.0
        gap = 4 * unit if second else 0.0
        left, top = middle.x() - wide / 2, middle.y() - (first + gap + second) / 2
        bar = QRectF()
        if said.bar is not None:
            below = max(middle.y() + _BAR_AT * unit, top + first + gap + second + _BAR_GAP * unit)
            bar = QRectF(middle.x() - _BAR_WIDE / 2 * unit, below, _BAR_WIDE * unit, _BAR_HIGH * unit)
        return Places(QRectF(left, top, wide, first), QRectF(left, top + first + gap, wide, second), bar)

    def word_px(self) -> int:
        """Return how large words were measured to be last, in px."""
        return self._fonts[0].pixelSize()

    def _measure(self, round_: Round, said: Said) -> None:
        over_bar = said.bar is not None
        key = (said.words, said.word, over_bar, round_.unit)
        if key == self._key:
            return
        self._key = key
        unit = round_.unit
        high = (_HIGH_OVER_BAR if over_bar else _HIGH) * unit
        words = [word for word in (*said.words, said.word) if word]
        sizes = [self._fitting(word, _WORD_PX, _WIDE * unit, high, unit) for word in words]
        count = self._fitting("00", _COUNT_PX, _WIDE * unit, _COUNT_HIGH * unit, unit)
        self._fonts = (self._font(min(sizes, default=_WORD_PX * unit)), self._font(count))

    def _fitting(self, text: str, px: float, wide: float, high: float, unit: float) -> float:
        """Return the largest size, in px at 100 % text and `px` at most, in which `text` stays inside."""
        size = max(_LEAST_PX, px * unit)
        while size * self._theme.scale > _LEAST_PX:
            box = QFontMetricsF(self._font(size)).boundingRect(QRectF(0, 0, wide, high), _CENTRE, text)
            if box.width() <= wide and box.height() <= high:
                break
            size *= 0.94
        return size

    def _font(self, size: float) -> QFont:
        return self._theme.font("body", size / _BODY_PX, weight=500)

    def _draw_bar(self, painter: QPainter, track: QRectF, share: float, *, mirrored: bool) -> None:
        ink, faint = self._theme.color("on_breath"), self._theme.color("on_breath")
        faint.setAlphaF(0.25)
        round_ = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint)
        painter.drawRoundedRect(track, round_, round_)
        filled = QRectF(track)
        filled.setWidth(track.width() * min(1.0, max(0.0, share)))
        if mirrored:
            filled.moveRight(track.right())
        painter.setBrush(ink)
        painter.drawRoundedRect(filled, round_, round_)


def _height(font: QFont, text: str, wide: float) -> float:
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, wide, 1000), _CENTRE, text).height()
