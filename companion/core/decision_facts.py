"""What a decision for next week is proposed from, and what a proposal is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from statistics import median

from companion.core.reflection import Aim
from companion.core.signs import Signs
from companion.core.value import dataclass

SayTime = Callable[[time], str]

EVENINGS_FROM = 3
"""Study days from which a week has a usual end of the day."""
_DAY_MIN = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFacts:
    """What a week shows of itself. None is not known.

    focus_min: minutes of focus. rest_days: of its seven. breaks_due, breaks_taken: natural
    ones included; 0 before the first. ends: study day -> when its last block ended, minutes past that
    day's midnight (past 1440 in the night).
    """

    monday: date
    focus_min: float = 0.0
    rest_days: int = 0
    breaks_due: int = 0
    breaks_taken: int = 0
    ends: Mapping[date, float]

    @property
    def usual_end(self) -> float | None:
        """When its study days ended, in the middle; None with fewer than three."""
        return median(self.ends.values()) if len(self.ends) >= EVENINGS_FROM else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing to decide on. short: for a button; text: what is kept; reason: why, in numbers.

    aim: what the next week can show of it, None where nothing can.
    """

    short: str
    text: str
    reason: str
    aim: Aim | None = None


def clock_time(at: time) -> str:
    """Return a time of day in 24 hours; a window has its own way, by the locale."""
    return f"{at:%H:%M}"


def time_of(minute: float) -> time:
    """Return the time of day of minutes past midnight, which may be past 1440."""
    whole = int(minute) % _DAY_MIN
    return time(whole // 60, whole % 60)


@dataclass(frozen=True, slots=True)
class Asked:
    """What proposals are made from; each as `proposals` takes it."""

    week: WeekFacts
    before: Sequence[WeekFacts]
    signs: Signs | None
    bedtime_min: float | None
    rest_reach: int
    say_time: SayTime

    def says(self, minute: float) -> str:
        """Return minutes past midnight as a time of day in words."""
        return self.say_time(time_of(minute))
