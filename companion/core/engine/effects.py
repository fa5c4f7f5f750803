"""What the engine says happened. `at` is elapsed time; everything around reacts to these."""

from datetime import timedelta

from companion.core.engine.events import HoldReason
from companion.core.engine.rhythm import Level
from companion.core.journal import BreakOutcome
from companion.core.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A past-tense fact; the same instant handled twice yields no second one."""

    at: timedelta


class FocusStarted(Effect):
    """The clock of a focus block runs: at a start, a resume, or a return from a break."""

    __slots__ = ()


class FocusPaused(Effect):
    """The user paused."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Away(Effect):
    """The user is recognised as away since `since` (never later than `at`)."""

    since: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack(Effect):
    """The user is back after `away`."""

    away: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGiven(Effect):
    """A break is near: due at `due_at` if the clock goes on."""

    tier: str
    due_at: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed(Effect):
    """The break was put off until `until`; it will then last `length`."""

    tier: str
    until: timedelta
    length: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred(Effect):
    """The break is due but held back by `reason`; the debt stays."""

    tier: str
    reason: HoldReason


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakStarted(Effect):
    """A break runs. counted_from: where its clock begins, at or before `at`."""

    tier: str
    length: timedelta
    level: Level
    counted_from: timedelta


class BreakHalted(Effect):
    """Typing stopped the break's clock."""

    __slots__ = ()


class BreakResumed(Effect):
    """The break's clock runs again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEnded(Effect):
    """A break is over. since: where its rest began; a natural one never had a BreakStarted."""

    tier: str
    outcome: BreakOutcome
    since: timedelta
    length: timedelta
    level: Level


class Returning(Effect):
    """The break's length is up; it goes on until the user is back."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusCounted(Effect):
    """A focus block ended with `focus` of counted time."""

    focus: timedelta
    session: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(Effect):
    """The study session is closed. closed_at: the last instant that belongs to it."""

    focus: timedelta
    breaks: int
    closed_at: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietStarted(Effect):
    """Breaks are held back until `until`."""

    until: timedelta


class QuietEnded(Effect):
    """The quiet time is over."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed(Effect):
    """A deferred break has been owed for the limit; said once."""

    tier: str
    length: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayAnswered(Effect):
    """The last absence was said to be `as_`; `undone` names the natural breaks taken back."""

    as_: str
    since: timedelta
    away: timedelta
    restored: timedelta
    undone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRefused(Effect):
    """A request that makes no sense now; nothing changed."""

    do: str
    why: str
