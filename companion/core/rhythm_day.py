"""The day that results from a rhythm, so that one can choose a day and not a number.

An example, not a plan: every break is taken on time, one of them is an hour for lunch.
"""

from datetime import time, timedelta
from typing import Literal

from companion.core.engine.rhythm import Rhythm, Tier
from companion.core.value import dataclass

Kind = Literal["focus", "break", "long", "lunch"]

DAY_LENGTH = timedelta(hours=8)
LUNCH_FROM = timedelta(hours=12)
LUNCH = timedelta(hours=1)
FLOW_BLOCK = timedelta(minutes=60)
"""How long one works at a stretch in the example of a rhythm in which nothing falls due."""
FLOW_SHARE = 5
"""The break suggested in `flow` is this part of the focus before it."""
_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the example day. start: time since midnight; long: takes the place of a short break."""

    kind: Kind
    start: timedelta
    length: timedelta

    @property
    def end(self) -> timedelta:
        """Return the time since midnight at which it ends."""
        return self.start + self.length


def day_of(rhythm: Rhythm, start: time) -> tuple[Segment, ...]:
    """Return focus and breaks in turn from `start`, at most eight hours of them, focus last.

    The first break due at noon or later is an hour for lunch, unless the day begins after noon;
    lunch counts as the longest break there is. At least one block, however long.
    """
    course = _Course(rhythm)
    now = timedelta(hours=start.hour, minutes=start.minute)
    closes, lunched = now + DAY_LENGTH, now >= LUNCH_FROM
    segments: list[Segment] = []
    rest: Segment | None = None
    while True:
        begins = rest.end if rest else now
        length = course.until_due()
        if segments and begins + length > closes:
            return tuple(segments)
        segments += [rest] if rest else []
        segments.append(Segment("focus", begins, length))
        now = begins + length
        if not lunched and now >= LUNCH_FROM:
            lunched = True
            course.begin_anew()
            rest = Segment("lunch", now, LUNCH)
        else:
            rest = Segment(*course.due(length, now))


def total(day: tuple[Segment, ...], *kinds: Kind) -> timedelta:
    """Return how much of the day is of these kinds."""
    return sum((segment.length for segment in day if segment.kind in kinds), _NOTHING)


class _Course:
    """How far each tier is from its next break."""

    def __init__(self, rhythm: Rhythm) -> None:
        self._flow = rhythm.flow
        self._alone = [tier for tier in rhythm.tiers if not tier.every]
        self._nth = [tier for tier in rhythm.tiers if tier.every]
        self._focus = dict.fromkeys((tier.name for tier in self._alone), _NOTHING)
        self._count = 0

    def until_due(self) -> timedelta:
        """Return the focus time until the next break."""
        if self._flow:
            return FLOW_BLOCK
        return min(tier.after - self._focus[tier.name] for tier in self._alone)

    def due(self, worked: timedelta, at: timedelta) -> tuple[Kind, timedelta, timedelta]:
        """Take the break due after `worked` and return what a segment is made of."""
        if self._flow:
            return "break", at, worked / FLOW_SHARE
        due = [tier for tier in self._alone if self._focus[tier.name] + worked >= tier.after]
        longest = max(due, key=lambda tier: tier.length)
        long = self._in_its_place(longest)
        length = long.length if long else longest.length
        self._rest(worked, length)
        return ("long" if long or longest is not self._alone[0] else "break"), at, length

    def _rest(self, worked: timedelta, length: timedelta) -> None:
        # A rest begins anew every tier it makes up for.
        for tier in self._alone:
            gone = self._focus[tier.name] + worked
            self._focus[tier.name] = _NOTHING if tier.length <= length else gone
        if all(tier.length <= length for tier in self._nth):
            self._count = 0

    def begin_anew(self) -> None:
        """Forget all focus, as after the longest break there is."""
        self._focus = dict.fromkeys(self._focus, _NOTHING)
        self._count = 0

    def _in_its_place(self, tier: Tier) -> Tier | None:
        if tier is not self._alone[0]:
            return None
        self._count += 1
        fitting = [nth for nth in self._nth if self._count % nth.every == 0]
        return max(fitting, key=lambda nth: nth.length, default=None)
