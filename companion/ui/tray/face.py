"""What the tray icon shows. The shape tells the state, the colour only repeats it."""

from datetime import timedelta
from typing import Literal

from companion.core.engine.view import TimerView
from companion.core.value import dataclass

Shape = Literal["idle", "focus", "notice", "break", "away", "held"]
STEPS = 60
SIZES = (22, 32, 44, 64)
"""Pixels, as panels ask for them."""
_STROKE = 2.75 / 22


@dataclass(frozen=True, slots=True)
class Face:
    """What the icon shows. gone: share of the interval in sixtieths; two equal faces look the same."""

    shape: Shape
    gone: int = 0


def face_of(view: TimerView) -> Face:
    """Return the face that goes with the timer."""
    gone = _gone(view)
    match view.state:
        case "idle":
            return Face("focus", gone) if view.clock_runs else Face("idle")
        case "focus":
            return Face("focus", gone)
        case "notice":
            return Face("notice", gone)
        case "break" | "returning":
            return Face("break")
        case "away":
            return Face("away")
        case "paused" | "deferred" | "quiet":
            return Face("held", gone)


def stroke(size: int) -> float:
    """Return how wide the ring is drawn in an icon of `size`."""
    return size * _STROKE


def inset(size: int) -> float:
    """Return how far the middle of the ring's line is from the edge of an icon of `size`."""
    return size / 16 + stroke(size) / 2


def _gone(view: TimerView) -> int:
    if view.gone is None or not view.interval or view.interval <= timedelta(0):
        return 0
    return max(0, min(STEPS, int(view.gone / view.interval * STEPS)))
