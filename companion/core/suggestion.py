"""Today's suggestion: at most one, with its reason in the person's own numbers; none is fine."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from companion.core.focus_limit import FocusLimit
from companion.core.journal import PracticePlace
from companion.core.reflection import PutAside
from companion.core.signs import Signs
from companion.core.usual import Range
from companion.core.value import dataclass

RuleName = Literal[
    "person",
    "after_questions",
    "rest",
    "finish",
    "enough",
    "rhythm",
    "wind_down",
    "before_sleep",
    "check_in",
    "focus_limit",
]
AWAY: dict[RuleName, timedelta] = {
    "person": timedelta(days=7),
    "after_questions": timedelta(days=1),
    "rest": timedelta(days=7),
    "finish": timedelta(days=1),
    "enough": timedelta(days=1),
    "rhythm": timedelta(days=14),
    "wind_down": timedelta(days=1),
    "before_sleep": timedelta(days=1),
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


@dataclass(frozen=True, slots=True)
class OpenPractice:
    """Show a practice in the player; the page does it. practice, course: their names."""

    practice: str
    course: str
    place: PracticePlace


Act = TakeRestDay | FinishAt | UseRhythm | SetFocusLimit | OpenCheckIn | OpenHelp | OpenPractice


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One card. title: a question; reason: sentences with numbers; action: the label of `act`.

    how: how the numbers came about, for *How is this computed?*. occasion: the id of the entry it is about,
    where an answer is to that one alone; empty = to the suggestion itself.
    """

    name: RuleName
    title: str
    reason: str
    action: str
    act: Act
    how: str
    occasion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowSet:
    """A set of practice questions with fewer right than the person's own usual, beyond what chance gives.

    id: of the entry. usual_correct of usual_total: of all topics, in the `days` days before it. apart: the
    interval, at 95 %, of the share right now less the usual one; all of it lies under 0.
    """

    id: str
    topic: str
    correct: int
    total: int
    usual_correct: int
    usual_total: int
    days: int
    apart: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeAtHand:
    """A practice that may be offered. title: what it is called, with its length; practice, course: names."""

    title: str
    practice: str
    course: str


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
    agreed: the end of study agreed on for today. low: today's latest set of questions, where that went
    below the usual. kind, calm: the practices for such an hour and for the end of the day; None = there
    is none, or it was not asked for.
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
    agreed: datetime | None = None
    link: str = ""
    low: LowSet | None = None
    kind: PracticeAtHand | None = None
    calm: PracticeAtHand | None = None

    @property
    def finishes(self) -> bool:
        """Whether an end of study is agreed on for today."""
        return self.agreed is not None


SayTime = Callable[[datetime], str]
Rule = Callable[[Standing, SayTime], Suggestion | None]


def is_quiet(asides: Iterable[PutAside], day: date) -> bool:
    """Tell whether a suggestion was answered on `day`.

    After any answer the rest of that day is quiet: *not now* does not call the next one up.
    """
    return any(one.day == day for one in asides)


def stays_away(asides: Iterable[PutAside], name: str, day: date) -> bool:
    """Tell whether a suggestion was answered, so that it is not made on `day`; name: as it was kept."""
    # What was answered on a day to come was answered before the clock was set back: it counts for nothing.
    return any(one.name == name and one.day <= day < one.until for one in asides)


def kept_name(name: RuleName, occasion: str = "") -> str:
    """Return what an answer is kept as."""
    return f"{name} {occasion}" if occasion else name


def is_of_an_entry(aside: PutAside) -> bool:
    """Tell whether an answer was to what is said of one entry."""
    return " " in aside.name


def answered(name: RuleName, day: date, occasion: str = "") -> PutAside:
    """Return that a suggestion was answered on `day`: with *not now*, or by doing it."""
    return PutAside(name=kept_name(name, occasion), day=day, until=day + AWAY[name])
