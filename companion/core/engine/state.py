"""The engine's state: one immutable value of instants, asked and never counted up."""

from dataclasses import field
from datetime import timedelta

from companion.core.engine.events import HoldReason
from companion.core.engine.rhythm import Level, Rhythm, Tier
from companion.core.engine.settings import EngineSettings
from companion.core.value import dataclass

ZERO = timedelta(0)


@dataclass(frozen=True, slots=True)
class Idle:
    """Neither a session nor the guard counts."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Focus time counts, except during an absence."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The user paused the session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnBreak:
    """A break runs.

    started: when it was announced; counted_from: where its clock begins.
    halted: halted time so far; halted_since: set while typing holds the clock.
    typed: input so far; typing_since: set while input that could halt it lasts.
    """

    tier: Tier
    level: Level
    length: timedelta
    started: timedelta
    counted_from: timedelta
    postponed: int = 0
    halted: timedelta = ZERO
    halted_since: timedelta | None = None
    typed: timedelta = ZERO
    typing_since: timedelta | None = None

    def ends(self) -> timedelta | None:
        """Return when its length will be up; None while its clock is halted."""
        return None if self.halted_since is not None else self.counted_from + self.length + self.halted


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """The break's length is up; it lasts until the user is back."""

    tier: Tier
    since: timedelta


Phase = Idle | Focus | Paused | OnBreak | Returning


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A study session. focus: sum of its ended blocks; breaks: taken and natural ones."""

    topic: str
    rhythm: Rhythm
    level: Level
    started: timedelta
    focus: timedelta = ZERO
    breaks: int = 0


@dataclass(frozen=True, slots=True)
class Rest:
    """A break of `length` came to its end when the meter read `total`."""

    length: timedelta
    total: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A break that is near, put off or owed.

    total: the meter's reading at which it falls due.
    noticed: when its notice was given, None before and after a postponement.
    announced: whether any notice of it was ever given.
    waiting_since: when it fell due and began to wait for a lull.
    deferred: when it fell due while a reason held; owed_said: whether the debt was named.
    """

    tier: Tier
    total: timedelta
    noticed: timedelta | None = None
    announced: bool = False
    postponed: int = 0
    waiting_since: timedelta | None = None
    deferred: timedelta | None = None
    owed_said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """The user is not there.

    since: last input, lock, suspend, pause or last stored instant.
    silent: a pause, which is not reported as away.
    had_focus: focus was counted since the last break, so a natural break can be credited.
    credited: tiers credited so far; before: what a taken-back credit restores.
    blocked: locked or suspended time in it, which can never become focus.
    """

    since: timedelta
    silent: bool = False
    had_focus: bool = False
    credited: tuple[Tier, ...] = ()
    before: "Ledger | None" = None
    blocked: timedelta = ZERO
    blocked_since: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What natural breaks change: rests, the cycle, the debt and repayment."""

    rests: tuple[Rest, ...] = ()
    cycle: int = 0
    due: Due | None = None
    shortened: tuple[tuple[str, timedelta], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAbsence:
    """The absence that may still be answered. rests: as they were when it ended."""

    absence: Absence
    away: timedelta
    rests: tuple[Rest, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything the engine knows. `handled` is the latest instant it has seen.

    counted, running_since: the focus meter; it runs while `running_since` is set.
    block_base: the meter's reading where the running block began.
    floor: the session's intervals count from this reading at the earliest.
    """

    settings: EngineSettings = field(default_factory=EngineSettings)
    handled: timedelta = ZERO
    phase: Phase = Idle()
    session: Session | None = None
    guard: Rhythm | None = None
    can_block: bool = True

    active: bool = True
    last_input: timedelta = ZERO
    inhibited: bool = False
    uninhibited_at: timedelta = ZERO
    locked: bool = False
    suspended: bool = False

    holds: tuple[HoldReason, ...] = ()
    quiet_until: timedelta | None = None

    counted: timedelta = ZERO
    running_since: timedelta | None = None
    block_base: timedelta = ZERO
    floor: timedelta = ZERO
    ledger: Ledger = field(default_factory=Ledger)
    absence: Absence | None = None
    answerable: LastAbsence | None = None
    last_stop: timedelta | None = None


def initial(settings: EngineSettings | None = None, at: timedelta = ZERO) -> State:
    """Return an idle engine that saw its last input at `at`."""
    return State(settings=settings or EngineSettings(), handled=at, last_input=at, uninhibited_at=at)
