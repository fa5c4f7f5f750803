"""What is shown at a second of a course, and when the picture is another one."""

from math import ceil, isfinite, pi, sin

from companion.core.practice import Course
from companion.core.practice_moment import Moments
from companion.core.value import dataclass
from companion.ui.player.breath_shape import Sight
from companion.ui.player.frames import MOVING_MS

_STILL_MS = 250
_SLOWEST_MS = 1000
_DRIFT_MS = 100
_DRIFT, _DRIFT_S = 0.05, 16.0
"""How far, in levels, a disc without a breath to follow drifts, and in how many seconds once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What to show. by_words: it is followed by its words alone, without breaths.

    every_ms: the disc moves, and so often is drawn, 0 where it stands. changes_in: seconds to the next word,
    count or caption, infinity where none comes.
    """

    sight: Sight
    caption: str
    by_words: bool
    every_ms: int
    changes_in: float

    def next_frame_ms(self, *, still: bool) -> int:
        """Return after how many ms the picture is another one. still: motion is not wanted."""
        latest = self.every_ms or _SLOWEST_MS
        if still:
            fills = self.every_ms and self.sight.share is not None
            latest = _STILL_MS if fills else _SLOWEST_MS
        if not isfinite(self.changes_in):
            return latest
        return max(MOVING_MS, min(latest, ceil(self.changes_in * 1000) + 1))


class Readings:
    """Reads one course."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._moments = Moments(course)

    def at(self, seconds: float, *, still: bool = False) -> Reading:
        """Return what to show at `seconds`. still: nothing drifts."""
        moment = self._moments.at(seconds)
        by_words = not self._moments.breathes
        every, level = 0, moment.level
        if by_words:
            every = _DRIFT_MS
            level += 0.0 if still else _DRIFT * sin(2 * pi * seconds / _DRIFT_S)
        elif moment.phase in ("in", "out"):
            every = MOVING_MS
        sight = Sight(
            level=level,
            word=moment.word,
            count=str(moment.left) if moment.left else "",
            share=moment.share if moment.phase else None,
            gone=moment.progress,
            words=self._moments.words,
        )
        return Reading(
            sight=sight,
            caption=moment.caption,
            by_words=by_words,
            every_ms=every,
            changes_in=self._moments.next_change(seconds) - seconds,
        )
