"""Pictures of somebody who moves: standing up, reaching, walking, shoulders. phase: 0..1 of one turn."""

from math import cos, radians, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from companion.ui.overlay.animation_ink import Ink, Point, between, disc, sine, swell

_HEAD = 6.5
_LIMB = 4.0


def draw_stand(ink: Ink, phase: float) -> None:
    """Somebody gets up from a chair."""
    up = swell(phase, (0.1, 0.4), (0.82, 1.0))
    _floor(ink)
    ink.line_through(((40, 30), (44, 54), (64, 54)), quiet=True, alpha=0.7, width=2.5)
    ink.line_through(((45, 54), (43, 73)), quiet=True, alpha=0.7, width=2.5)
    ink.line_through(((62, 54), (63, 73)), quiet=True, alpha=0.7, width=2.5)
    # Leaning forward on the way: that is how one gets up.
    lean = 8 * sin(up * 3.1416)
    hip = between((55, 50), (76, 46), up)
    neck = between((55 + lean, 27), (76 + lean, 23), up)
    knee = between((74, 51), (77, 59), up)
    hand = between((70, 46), (77, 45), up)
    ink.line_through((neck, hip, knee, (75, 72), (80, 72)), width=_LIMB)
    ink.line_through(((neck[0], neck[1] + 3), between(neck, hip, 0.6), hand), width=3)
    ink.fill(disc(neck[0] + 1.5, neck[1] - 10, _HEAD), full=True)


def draw_stretch(ink: Ink, phase: float) -> None:
    """Arms reach up and drop again."""
    up = swell(phase, (0.08, 0.45), (0.62, 0.85))
    _floor(ink)
    rise = 2.5 * up
    neck, hip = (64.0, 30 - rise), (64.0, 50 - rise)
    ink.line_through((neck, hip), width=_LIMB)
    for side in (-1, 1):
        ink.line_through((hip, (64 + side * 5, 61 - rise / 2), (64 + side * 6, 72)), width=_LIMB)
        upper = radians(78 - 138 * up)
        fore = radians(84 - 160 * sine(up * 1.1))
        elbow = (64 + side * (4 + 12 * cos(upper)), 32 - rise + 12 * sin(upper))
        hand = (elbow[0] + side * 11 * cos(fore), elbow[1] + 11 * sin(fore))
        ink.line_through(((64, neck[1] + 2), (64 + side * 4, neck[1] + 2), elbow, hand), width=3)
        for reach in (0, 1):
            glint = sine(up * 2 - 1) * (0.7 - 0.3 * reach)
            spark = (hand[0] + side * (4 + 5 * reach), hand[1] - 2 - 3 * reach)
            ink.fill(disc(*spark, 1.3), full=True, alpha=glint)
    ink.fill(disc(64, neck[1] - 10, _HEAD), full=True)


def draw_walk(ink: Ink, phase: float) -> None:
    """Somebody walks to another room and back."""
    there = sine(phase * 2.4 - 0.1) if phase < 0.5 else 1 - sine((phase - 0.5) * 2.4 - 0.1)
    ahead = 1 if phase < 0.5 else -1
    _floor(ink, 2, 126)
    for door in (7, 97):
        ink.line_through(
            ((door, 74), (door, 5), (door + 24, 5), (door + 24, 74)), quiet=True, alpha=0.6, width=2.5
        )
    going = swell(phase % 0.5, (0.04, 0.1), (0.4, 0.46))
    step = sin(phase * 50.265) * 26 * going
    x, bob = 19 + 90 * there, abs(step) / 14
    hip, neck = (x, 50 + bob), (x + ahead * 2 * going, 29 + bob)
    ink.line_through((neck, hip), width=_LIMB)
    for swing in (step, -step):
        knee = _along(hip, swing * ahead + ahead * 5 * going, 12)
        foot = _along(knee, swing * ahead - ahead * abs(swing) * 0.4, 12)
        ink.line_through((hip, knee, foot), width=_LIMB)
        elbow = _along((neck[0], neck[1] + 3), -swing * 0.8 * ahead, 9)
        ink.line_through(((neck[0], neck[1] + 3), elbow, _along(elbow, ahead * 20 * going, 8)), width=3)
    ink.fill(disc(neck[0], neck[1] - 10, _HEAD), full=True)


def draw_shoulders(ink: Ink, phase: float) -> None:
    """Shoulders come up a little and sink for a long while."""
    high = swell(phase, (0.04, 0.22), (0.3, 0.75))
    y = 54 - 11 * high
    left, right = _shoulder(y, -1), _shoulder(y, 1)
    body = QPainterPath(left)
    body.connectPath(right.toReversed())
    ink.fill(body)
    ink.stroke(left)
    ink.stroke(right)
    ink.fill(disc(64, 20 + 0.6 * (1 - high), 14))
    ink.stroke(disc(64, 20 + 0.6 * (1 - high), 14))
    for side in (-1, 1):
        for number in range(2):
            sinking = swell(phase, (0.34 + 0.08 * number, 0.5 + 0.08 * number), (0.72, 0.85))
            x, top = 64 + side * 54, 40 + 10 * number
            ink.line_through(((x - 5, top), (x, top + 5), (x + 5, top)), alpha=sinking * 0.8, width=2.5)


def _shoulder(y: float, side: int) -> QPainterPath:
    """Return neck, shoulder and upper arm on one side. y: how high the shoulder is."""
    path = QPainterPath(QPointF(64 + side * 8, 34))
    path.cubicTo(
        QPointF(64 + side * 8, y - 6), QPointF(64 + side * 14, y - 4), QPointF(64 + side * 24, y - 2)
    )
    path.cubicTo(QPointF(64 + side * 36, y), QPointF(64 + side * 40, y + 8), QPointF(64 + side * 41, y + 24))
    return path


def _along(start: Point, degrees: float, length: float) -> Point:
    """Return where a limb ends that hangs from `start`, swung forward by `degrees`."""
    return start[0] + length * sin(radians(degrees)), start[1] + length * cos(radians(degrees))


def _floor(ink: Ink, left: float = 28, right: float = 100) -> None:
    ink.line_through(((left, 74.5), (right, 74.5)), quiet=True, alpha=0.5, width=2)
