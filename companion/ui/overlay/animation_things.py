"""Pictures of water, breath, hands, and a sprig for what the user wrote. phase: 0..1 of one turn."""

from math import pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from companion.ui.overlay.animation_ink import Ink, disc, polyline, sine, swell

_TOP, _BOTTOM = 16.0, 72.0
_IN = 0.4
"""Four seconds in, six out."""


def draw_water(ink: Ink, phase: float) -> None:
    """A glass fills, and stands there for a while."""
    full = 0.78 * sine((phase - 0.04) / 0.46)
    seen = 1 - sine((phase - 0.9) / 0.1)
    level = _BOTTOM - 3 - (_BOTTOM - _TOP - 3) * full
    if full > 0:
        ink.fill(_water(level, 1.6 * sin(phase * 16 * pi) * (1 - sine(phase * 1.6 - 0.4))), alpha=1.6 * seen)
    if 0.04 < phase < 0.5:
        thin = swell(phase, (0.04, 0.1), (0.42, 0.5))
        ink.line_through(((64, 2), (64, level)), alpha=thin, width=2.5)
    glass = ((64 - _half(_TOP), _TOP), (64 - _half(_BOTTOM), _BOTTOM))
    ink.line_through((*glass, *((128 - x, y) for x, y in reversed(glass))))


def draw_breathe(ink: Ink, phase: float) -> None:
    """A disc that grows with the breath in and shrinks, for longer, with the breath out."""
    wide = sine(phase / _IN) if phase < _IN else 1 - sine((phase - _IN) / (1 - _IN))
    radius = 15 + 19 * wide
    ink.stroke(disc(64, 40, 37), quiet=True, alpha=0.4, width=1.5)
    ink.fill(disc(64, 40, radius))
    ink.fill(disc(64, 40, radius * 0.72), alpha=1.3)
    ink.stroke(disc(64, 40, radius), width=2.5)


def draw_hands(ink: Ink, phase: float) -> None:
    """Two hands open and close."""
    # Twice, then a rest.
    opened = max(swell(phase, (0.05, 0.2), (0.25, 0.4)), swell(phase, (0.45, 0.6), (0.85, 1.0)))
    for side in (-1, 1):
        _hand(ink, 64 + side * 28, side, opened)


def draw_own(ink: Ink, phase: float) -> None:
    """A sprig that sways."""
    sway = 5 * sin(phase * 2 * pi)
    stem = QPainterPath(QPointF(64, 74))
    stem.cubicTo(QPointF(64, 56), QPointF(64 + sway * 0.3, 40), QPointF(64 + sway, 16))
    ink.line_through(((44, 74.5), (84, 74.5)), quiet=True, alpha=0.5, width=2)
    for at, side, size in ((0.38, -1, 22.0), (0.52, 1, 22.0), (0.72, -1, 17.0), (0.84, 1, 15.0)):
        foot = stem.pointAtPercent(at)
        lift = 9 + 2 * sin(phase * 2 * pi + at * 4)
        leaf = QPainterPath(foot)
        tip = QPointF(foot.x() + side * size, foot.y() - lift)
        leaf.quadTo(QPointF(foot.x() + side * size * 0.35, foot.y() - lift * 1.7), tip)
        leaf.quadTo(QPointF(foot.x() + side * size * 0.75, foot.y() + 2), foot)
        ink.fill(leaf)
        ink.stroke(leaf, width=2.5)
    ink.stroke(stem)


def _hand(ink: Ink, x: float, side: int, opened: float) -> None:
    """One hand from its back; side: 1 has the thumb at its left."""
    palm = QPainterPath()
    palm.addRoundedRect(x - 11, 42, 22, 22, 8, 8)
    ink.fill(palm)
    ink.stroke(palm)
    for number in range(4):
        at = x - 8 + 16 / 3 * number
        lean = (number - 1.5) * 3.2 * opened
        length = 4 + (15 if number in (1, 2) else 12) * opened
        ink.line_through(((at, 43), (at + lean, 43 - length)), width=4)
    root = (x - side * 10, 54.0)
    ink.line_through((root, (x - side * (7 + 13 * opened), 50 - 8 * opened)), width=4)
    ink.line_through(((x - 7, 66), (x - 7, 74)), width=2.5, alpha=0.6)
    ink.line_through(((x + 7, 66), (x + 7, 74)), width=2.5, alpha=0.6)


def _half(y: float) -> float:
    """Return half the inner width of the glass at height `y`."""
    return 20 - 5 * (y - _TOP) / (_BOTTOM - _TOP)


def _water(level: float, wave: float) -> QPainterPath:
    left, right = 64 - _half(level) + 2, 64 + _half(level) - 2
    foot = _half(_BOTTOM - 3) - 2
    path = QPainterPath(QPointF(left, level))
    path.cubicTo(QPointF(58, level - 2 * wave), QPointF(70, level + 2 * wave), QPointF(right, level))
    path.connectPath(polyline(((64 + foot, _BOTTOM - 3), (64 - foot, _BOTTOM - 3))))
    path.closeSubpath()
    return path
