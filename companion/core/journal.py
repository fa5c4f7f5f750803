"""The records a person leaves: sessions, focus blocks, breaks, check-ins, nights, questions.

Every time is an aware datetime in the zone in force when the entry was made. `id` is None
until the store has kept the record. Scales: effort, stress and focus 0-10; pleasantness and
energy -1..1; None is unknown and never stands for 0.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """How someone is at a moment; one of the three measures is enough."""

    at: datetime
    stress: float | None = None
    pleasantness: float | None = None
    energy: float | None = None
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One night of the sleep diary, fields after the Consensus Sleep Diary (Carney et al. 2012)."""

    into_bed: datetime
    tried: datetime
    sleep_onset_latency: timedelta
    awakenings: int
    wake_after_sleep_onset: timedelta
    woke: datetime
    out_of_bed: datetime
    quality: int | None = None
    note: str = ""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """Practice questions answered in one sitting."""

    topic: str
    at: datetime
    correct: int
    total: int
    id: str | None = None


@dataclass(frozen=True, slots=True)
class DayMark:
    """What is known of a day beside its entries: that the program ran, or that rest was declared."""

    day: date
    program_ran: bool = False
    rest_declared: bool = False
