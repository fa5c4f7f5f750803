"""Pictures for the eyes: looking far, closing them, letting light in. phase: 0..1 of one turn."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from companion.ui.overlay.animation_ink import Ink, box, disc, polyline, sine, swell

_MOUNTAINS = ((74, 54), (88, 34), (96, 44), (106, 26), (124, 54))


def draw_far(ink: Ink, phase: float) -> None:
    """An eye whose lens lets go, and mountains that come into sight."""
    eased = swell(phase, (0.08, 0.45), (0.85, 1.0))
    ink.stroke(_almond(30, 40, 24, 15, 15))
    ink.fill(disc(30, 40, 10 - 2 * eased))
    ink.fill(disc(30, 40, 6.5 - 3 * eased), full=True)
    for number in range(3):
        seen = sine((eased - 0.2 * number) * 2.5)
        ink.fill(disc(60 + 6 * number, 40, 1.4), full=True, alpha=seen)
    ink.line_through(((70, 54), (126, 54)), quiet=True, alpha=0.35 + 0.4 * eased, width=2)
    ink.fill(polyline(_MOUNTAINS), alpha=0.4 + 0.6 * eased)
    ink.stroke(polyline(_MOUNTAINS), alpha=0.25 + 0.75 * eased, width=2.5)


def draw_blink(ink: Ink, phase: float) -> None:
    """An eye that closes for a few breaths and blinks as it opens."""
    closed = swell(phase, (0.08, 0.2), (0.68, 0.76))
    closed = max(closed, swell(phase, (0.8, 0.83), (0.83, 0.86)), swell(phase, (0.9, 0.93), (0.93, 0.96)))
    upper, lower = 24 - 34 * closed, 18 - 8 * closed
    almond = _almond(64, 38, 38, upper, max(lower, -upper))
    if upper > 0:
        painter = ink.painter
        painter.save()
        painter.setClipPath(almond)
        ink.fill(disc(64, 38, 15))
        ink.fill(disc(64, 38, 7), full=True)
        painter.restore()
    ink.stroke(almond)
    for x, lean in ((-24.0, -4.0), (-9.0, -1.5), (9.0, 1.5), (24.0, 4.0)):
        sag = 1 - (x / 38) ** 2
        y = 38 + sag * 5 + 5
        ink.line_through(((64 + x, y), (64 + x + lean, y + 7)), alpha=sine(closed * 1.6 - 0.6), width=2.5)


def draw_window(ink: Ink, phase: float) -> None:
    """A casement that opens; light falls in, and a little air moves."""
    opened = swell(phase, (0.05, 0.4), (0.88, 1.0))
    light = polyline(((66, 10), (118, 40), (118, 74), (66, 60)))
    ink.fill(light, alpha=0.15 + 0.6 * opened)
    ink.stroke(box(22, 8, 44, 54, 3), quiet=True, width=2.5)
    edge = 44 - 34 * opened
    sash = polyline(((66, 8), (66 - edge, 8 - 4 * opened), (66 - edge, 62 + 4 * opened), (66, 62), (66, 8)))
    ink.fill(sash, alpha=1 - 0.5 * opened)
    ink.stroke(sash)
    ink.line_through(((66, 35), (66 - edge, 35)), width=2)
    ink.line_through(((14, 68), (72, 68)), quiet=True, width=2.5)
    for number, y in enumerate((26, 42, 56)):
        part = (phase * 3 + number / 3) % 1
        x = 72 + 34 * part
        breath = QPainterPath(QPointF(x, y))
        breath.cubicTo(QPointF(x + 5, y - 4), QPointF(x + 9, y + 4), QPointF(x + 14, y))
        ink.stroke(breath, alpha=opened * swell(part, (0, 0.4), (0.6, 1)), width=2)


def _almond(x: float, y: float, half: float, upper: float, lower: float) -> QPainterPath:
    """Return an eye around x, y: `half` as wide, its lids at their highest `upper` and `lower` away."""
    path = QPainterPath(QPointF(x - half, y))
    path.cubicTo(
        QPointF(x - half / 2, y - upper * 1.33), QPointF(x + half / 2, y - upper * 1.33), QPointF(x + half, y)
    )
    path.cubicTo(
        QPointF(x + half / 2, y + lower * 1.33), QPointF(x - half / 2, y + lower * 1.33), QPointF(x - half, y)
    )
    return path
