"""Today's suggestion: at most one, with its reason in the person's own numbers; none is fine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from companion.core.focus_limit import FocusLimit
from companion.core.reflection import PutAside
from companion.core.signs import Signs
from companion.core.usual import Range

RuleName = Literal["person", "rest", "finish", "enough", "rhythm", "wind_down", "check_in", "focus_limit"]
AWAY = {
    "person": timedelta(days=7),
    "rest": timedelta(days=7),
    "finish": timedelta(days=1),
    "enough": timedelta(days=1),
    "rhythm": timedelta(days=14),
    "wind_down": timedelta(days=1),
    "check_in": timedelta(days=1),
    "focus_limit": timedelta(days=28),
}
"""How long each stays away once it was answered, the day of the answer included."""


@dataclass(frozen=True, slots=True)
class TakeRestDay:
    """Declare a study day a rest day."""

    day: date


@dataclass(frozen=True, slots=True)
class FinishAt:
    """Agree for today alone to finish at a time; study after it asks first."""

    at: datetime


@dataclass(frozen=True, slots=True)
class UseRhythm:
    """Start sessions with another rhythm."""

    name: str


@dataclass(frozen=True, slots=True)
class SetFocusLimit:
    """Set the limit of focus a day."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class OpenCheckIn:
    """Ask how one is now; the page does it."""


@dataclass(frozen=True, slots=True)
class OpenHelp:
    """Show how to reach a person; the page does it."""


Act = TakeRestDay | FinishAt | UseRhythm | SetFocusLimit | OpenCheckIn | OpenHelp


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One card. title: a question; reason: sentences with numbers; action: the label of `act`.

    how: how the numbers came about, for *How is this computed?*.
    """

    name: RuleName
    title: str
    reason: str
    action: str
    act: Act
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualFinish:
    """When study usually ends, tonight: the median of the last block's end on `days` study days."""

    at: datetime
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualBedtime:
    """When the person usually goes to bed, tonight: the median of `nights` recorded nights."""

    at: datetime
    nights: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LateStudy:
    """On how many of the study days of the last seven study went on into the hour before usual bedtime."""

    days: int
    of_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualSleep:
    """Minutes asleep: the middle half of `nights` recorded nights before the last, and their median."""

    middle_half: Range
    median: float
    nights: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualDay:
    """The middle half of `days` recorded study days, in effort-minutes."""

    load: Range
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How things stand, as far as a suggestion looks; None is not known, and then nothing is said.

    weeks: the signs of the finished weeks, newest first. days_since_rest: 0 = today is one, looked
    for over 28 days; rest_reach: days the recovery sign looks back over; rest_ahead: one is declared
    within the coming week. focus_min, load, check_ins: of today so far; load is known in full.
    sleep_min: of the night that ended today. check_in_days: of the 14 days before, those with a
    check-in. rhythm: what sessions begin with; rhythm_shorter: the next shorter one. link: what the
    record shows of short nights and stress, in whole sentences with n and chance; empty = nothing.
    finishes: an agreement for today stands.
    """

    now: datetime
    day: date
    weeks: tuple[Signs, ...] = ()
    days_since_rest: int | None = None
    rest_reach: int = 14
    rest_ahead: bool = False
    focus_min: float = 0.0
    load: float | None = None
    check_ins: int = 0
    sleep_min: float | None = None
    check_in_days: int = 0
    rhythm: str = ""
    rhythm_shorter: str | None = None
    usual_day: UsualDay | None = None
    usual_sleep: UsualSleep | None = None
    finish: UsualFinish | None = None
    bedtime: UsualBedtime | None = None
    late: LateStudy | None = None
    limit: FocusLimit | None = None
    limit_set: bool = False
    wind_down_set: bool = False
    finishes: bool = False
    help_offered: bool = False
    link: str = ""


SayTime = Callable[[datetime], str]
Rule = Callable[[Standing, SayTime], Suggestion | None]


def stays_away(asides: Iterable[PutAside], name: RuleName, day: date) -> bool:
    """Tell whether a suggestion was answered, so that it is not made on `day`.

    After any answer the rest of that day is quiet: *not now* does not call the next one up.
    """
    # What was answered on a day to come was answered before the clock was set back: it counts for nothing.
    return any(one.day == day or (one.name == name and one.day <= day < one.until) for one in asides)


def answered(name: RuleName, day: date) -> PutAside:
    """Return that a suggestion was answered on `day`: with *not now*, or by doing it."""
    return PutAside(name=name, day=day, until=day + AWAY[name])
