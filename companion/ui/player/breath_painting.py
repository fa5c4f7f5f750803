"""What the breath disc is made of: lengths, the pictures painted once, and the strokes on top."""

from math import hypot, sqrt

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap, QRadialGradient, QRegion, QTransform

from companion.core.value import dataclass
from companion.ui.theme import Theme

SMALL, LARGE = 112.0, 208.0
"""Radius of the disc with the breath out and in, in px of the drawing."""
RING = 240.0
"""Radius of the ring of the time gone."""
_STROKE = 4.0
RIM = 1.5
"""Width of the line around the disc, in px of the drawing."""
_DOTS = 112.0
_LEAST_DOT = 1.2
"""In px of the screen: smaller ones run into dashes of any length."""
_ROOM = 2 * (RING + _STROKE)
_LEAST_UNIT, _MOST_UNIT = 0.1, 1.3
_SIXTEENTHS = 16  # Qt counts angles in sixteenths of a degree


@dataclass(frozen=True, slots=True)
class Round:
    """Where the shape lies in its widget. unit: px for one px of the drawing."""

    middle: QPointF
    unit: float

    @classmethod
    def within(cls, width: int, height: int) -> "Round":
        """Return the largest that fits and is still calm to look at."""
        unit = min(_MOST_UNIT, max(_LEAST_UNIT, min(width, height) / _ROOM))
        return cls(QPointF(width / 2, height / 2), unit)

    def radius(self, level: float) -> float:
        """Return the disc's radius in px; level: 0 the breath is out, 1 it is in."""
        return (SMALL + (LARGE - SMALL) * level) * self.unit

    def circle(self, radius: float) -> QRectF:
        """Return the square around a circle of `radius` px."""
        return QRectF(self.middle.x() - radius, self.middle.y() - radius, 2 * radius, 2 * radius)

    def ring(self) -> QRectF:
        """Return the square through the middle of the ring's stroke."""
        return self.circle(RING * self.unit)

    def reaches_ring(self, dirty: QRect) -> bool:
        """Tell whether a rectangle of the widget, by a corner of it at least, lies on the ring."""
        across = max(abs(dirty.left() - self.middle.x()), abs(dirty.right() + 1 - self.middle.x()))
        down = max(abs(dirty.top() - self.middle.y()), abs(dirty.bottom() + 1 - self.middle.y()))
        return hypot(across, down) >= (RING - _STROKE) * self.unit

    def between(self, one: float, other: float) -> QRegion:
        """Return the frame, in px, in which a disc of either radius looks different."""
        outer = self.circle(max(one, other) + 2).toAlignedRect()
        inner = self.circle(max(0.0, min(one, other) / sqrt(2) - 2)).toRect()
        return QRegion(outer).subtracted(QRegion(inner))


def paint_base(theme: Theme, round_: Round, ground: QPixmap | None, place: QRect, ratio: float) -> QPixmap:
    """Return what never moves: the ground at `place`, the halo, the ring's track."""
    base = QPixmap(place.size() * ratio)
    base.setDevicePixelRatio(ratio)
    if ground is None:
        base.fill(Qt.GlobalColor.transparent)
    painter = QPainter(base)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ground is not None:
        painter.drawPixmap(QPointF(-place.x(), -place.y()), ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft"))
    painter.drawEllipse(round_.circle(LARGE * round_.unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("line"), _STROKE * round_.unit))
    painter.drawEllipse(round_.ring())
    painter.end()
    return base


def disc_brush(theme: Theme, round_: Round, ratio: float) -> QBrush:
    """Return the brush of the disc: the gradient and the dotted ring, painted once into a pixmap."""
    side = 2 * (round_.radius(1.0) + 2)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    painter = QPainter(picture)
    painter.scale(ratio, ratio)
    # The light lies above the middle, as on the ground.
    glow = QRadialGradient(QPointF(side / 2, side * 0.36), side * 0.48)
    glow.setColorAt(0.0, theme.color("breath_hi"))
    glow.setColorAt(1.0, theme.color("breath_lo"))
    painter.fillRect(QRectF(0, 0, side, side), glow)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dots = QPen(theme.color("on_breath"), max(_LEAST_DOT, 1.6 * round_.unit))
    dots.setCapStyle(Qt.PenCapStyle.RoundCap)
    dots.setDashPattern([0.01, 3.6])
    painter.setOpacity(0.7)
    painter.setPen(dots)
    reach = (_DOTS - 2) * round_.unit
    painter.drawEllipse(QPointF(side / 2, side / 2), reach, reach)
    painter.end()
    brush = QBrush(picture)
    corner = round_.circle(side / 2).topLeft()
    brush.setTransform(QTransform.fromTranslate(corner.x(), corner.y()).scale(1 / ratio, 1 / ratio))
    return brush


def draw_ring(painter: QPainter, theme: Theme, round_: Round, gone: float) -> None:
    """Draw the time gone, 0 to 1, from 12 o'clock."""
    if gone <= 0:
        return
    arc = QPen(theme.color("accent"), _STROKE * round_.unit)
    arc.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(arc)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(round_.ring(), 90 * _SIXTEENTHS, round(-360 * _SIXTEENTHS * min(1.0, gone)))
