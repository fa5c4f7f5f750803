"""What the small pictures of a break are drawn with: a canvas of 128 x 80, three tones, soft movements."""

from collections.abc import Sequence
from math import cos, pi

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from companion.core.value import dataclass
from companion.ui.theme import Theme

WIDE, HIGH = 128.0, 80.0
STROKE = 3.0
_SOFT = 0.22

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ink:
    """A painter scaled to the canvas. line: what moves; quiet: what stands around it; soft: grounds."""

    painter: QPainter
    line: QColor
    quiet: QColor
    soft: QColor

    def stroke(
        self, path: QPainterPath, *, quiet: bool = False, alpha: float = 1.0, width: float = STROKE
    ) -> None:
        """Draw a line with round ends. alpha: 0..1."""
        color = QColor(self.quiet if quiet else self.line)
        color.setAlphaF(color.alphaF() * alpha)
        join = Qt.PenJoinStyle.RoundJoin
        self.painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)

    def line_through(
        self, points: Sequence[Point], *, quiet: bool = False, alpha: float = 1.0, width: float = STROKE
    ) -> None:
        """Draw straight lines from point to point."""
        self.stroke(polyline(points), quiet=quiet, alpha=alpha, width=width)

    def fill(self, path: QPainterPath, *, alpha: float = 1.0, full: bool = False) -> None:
        """Fill a shape: softly, or with the full tone of a line."""
        color = QColor(self.line if full else self.soft)
        color.setAlphaF(color.alphaF() * alpha)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(color)
        self.painter.drawPath(path)


def ink_for(painter: QPainter, theme: Theme, width: float, *, mirrored: bool) -> Ink:
    """Return the ink for a widget `width` px wide; mirrored: for writing from right to left."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = width / WIDE
    painter.scale(-scale if mirrored else scale, scale)
    if mirrored:
        painter.translate(-WIDE, 0)
    soft = theme.color("accent")
    soft.setAlphaF(_SOFT)
    return Ink(painter, theme.color("accent"), theme.color("text2"), soft)


def polyline(points: Sequence[Point]) -> QPainterPath:
    """Return straight lines from point to point."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return path


def disc(x: float, y: float, radius: float) -> QPainterPath:
    """Return a circle."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> QPainterPath:
    """Return a rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def sine(part: float) -> float:
    """Return 0..1 with a soft beginning and end, for 0..1; beyond that the nearer end."""
    return (1 - cos(pi * min(1.0, max(0.0, part)))) / 2


def swell(phase: float, rise: tuple[float, float], fall: tuple[float, float]) -> float:
    """Return 0, softly up to 1 within `rise`, softly down to 0 within `fall`; all in phases, 0..1."""
    up = sine((phase - rise[0]) / (rise[1] - rise[0]))
    return up - sine((phase - fall[0]) / (fall[1] - fall[0]))


def between(one: Point, other: Point, part: float) -> Point:
    """Return the point at `part` of the way."""
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
