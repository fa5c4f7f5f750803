"""The records a person leaves: sessions, focus blocks, breaks, check-ins, nights, questions, practices.

Every time is an aware datetime in the zone in force when the entry was made. `id` is None
until the store has kept the record. Scales: effort, stress and focus 0-10; pleasantness and
energy -1..1; None is unknown and never stands for 0.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from companion.core.value import dataclass

PracticePlace = Literal["practices", "today", "tray", "break", "reminder", "wind_down", "after_questions"]
BreakOutcome = Literal["taken", "natural", "left_early", "skipped", "superseded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySession:
    """From the user's start to the user's stop.

    past_limit: the limit of the day that was deliberately passed, in the words shown; empty = none.
    """

    topic: str
    rhythm: str
    level: str
    started: datetime
    ended: datetime | None = None
    past_limit: str = ""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusBlock:
    """One uninterrupted work interval; `focus_time` excludes absences and breaks."""

    topic: str
    started: datetime
    ended: datetime
    focus_time: timedelta
    effort: float | None = None
    focus: float | None = None
    session_id: str | None = None
    source: str = "timer"
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakRecord:
    """A break that fell due or was taken; `rested` includes what passed before the return."""

    tier: str
    level: str
    started: datetime
    ended: datetime
    planned: timedelta
    rested: timedelta
    outcome: BreakOutcome
    session_id: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class TagRating:
    """How much of a tag there was, 0-10."""

    tag: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """How someone is at a moment; any one answer is enough.

    tags: the person's own, present then; ratings: those that are a scale, with their value.
    """

    at: datetime
    stress: float | None = None
    pleasantness: float | None = None
    energy: float | None = None
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ratings: tuple[TagRating, ...] = ()
    note: str = ""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One night of the sleep diary, fields after the Consensus Sleep Diary (Carney et al. 2012).

    nap: a sleep beside the night's, which stands for itself and never for the night.
    """

    into_bed: datetime
    tried: datetime
    sleep_onset_latency: timedelta
    awakenings: int
    wake_after_sleep_onset: timedelta
    woke: datetime
    out_of_bed: datetime
    quality: int | None = None
    note: str = ""
    nap: bool = False
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """Practice questions answered in one sitting."""

    topic: str
    at: datetime
    correct: int
    total: int
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSession:
    """A practice that was played, wholly or in part.

    practice, course: the name of the practice and of its length ("5"). practised: the time it played,
    pauses left out. finished: to its last bell. stress_before, stress_after: 0-10 where they were given.
    place: where it was begun.
    """

    practice: str
    course: str
    started: datetime
    ended: datetime
    practised: timedelta
    finished: bool
    stress_before: float | None = None
    stress_after: float | None = None
    place: PracticePlace = "practices"
    id: str | None = None


@dataclass(frozen=True, slots=True)
class DayMark:
    """What is known of a day beside its entries.

    program_ran, rest_declared: what makes a day without study a rest day. did_not_sleep: the night
    that ended on this date had no sleep; night_skipped: it is not to be asked about again.
    """

    day: date
    program_ran: bool = False
    rest_declared: bool = False
    did_not_sleep: bool = False
    night_skipped: bool = False


@dataclass(frozen=True, slots=True)
class DayNote:
    """What someone wrote about a study day, apart from any moment in it."""

    day: date
    text: str


Entry = StudySession | FocusBlock | BreakRecord | CheckIn | Night | QuestionSet | PracticeSession
EntryKind = Literal["session", "block", "break", "check_in", "night", "questions", "practice"]
KINDS: dict[EntryKind, type[Entry]] = {
    "session": StudySession,
    "block": FocusBlock,
    "break": BreakRecord,
    "check_in": CheckIn,
    "night": Night,
    "questions": QuestionSet,
    "practice": PracticeSession,
}


def kind_of(entry: Entry) -> EntryKind:
    """Return the word for what `entry` is."""
    return next(kind for kind, of in KINDS.items() if type(entry) is of)


def begins_at(entry: Entry) -> datetime:
    """Return the moment by which `entry` is ordered and belongs to a day; a night's is its end."""
    match entry:
        case CheckIn() | QuestionSet():
            return entry.at
        case Night():
            return entry.out_of_bed
        case _:
            return entry.started
