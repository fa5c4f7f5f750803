"""What the application asks of the outside world, one Protocol for each capability."""

from __future__ import annotations  # the rings within are needed to check types, not to run

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from companion.core.clock import Instant
    from companion.core.engine.events import HoldReason
    from companion.core.journal import (
        BreakRecord,
        CheckIn,
        DayMark,
        FocusBlock,
        Night,
        QuestionSet,
        StudySession,
    )
    from companion.core.load import EffortMinutes

Cancel = Callable[[], None]
WatchFd = Callable[[int, Callable[[], None]], Cancel]
"""Calls back on the main thread whenever the file descriptor is readable; call the result to end."""


@dataclass(frozen=True, slots=True)
class Capability:
    """Whether something works on this desktop. by: through what; why: the reason where it does not."""

    works: bool | Literal["unknown"]
    by: str
    why: str = ""


class Clock(Protocol):
    """Reads time; the only place where time is read."""

    def now(self) -> Instant:
        """Return both readings of this moment; elapsed includes sleep."""


class Alarm(Protocol):
    """One-shot wake-ups on the main thread, precise to some tens of milliseconds."""

    def set(self, at: timedelta, wake: Callable[[], None]) -> None:
        """Call `wake` once when elapsed time reaches `at`; replaces what was set before."""

    def clear(self) -> None:
        """Forget what was set."""


@dataclass(frozen=True, slots=True)
class EngineSnapshot:
    """The engine's stored state. state: JSON text; boot: identity of the boot `elapsed` belongs to."""

    state: str
    stored: Instant
    boot: str


class Store(Protocol):
    """Keeps the record; every method that writes has committed when it returns.

    Ranges of study days include both ends. Reading methods return records in time order.
    Errors: EnvironmentFault when the disk refuses; nothing is half-written then.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Group writes: all of them or none; may be nested."""

    def add_session(self, session: StudySession) -> str:
        """Keep a session and return its id."""

    def end_session(self, session_id: str, ended: datetime) -> None:
        """Close a session."""

    def pass_limit(self, session_id: str, reason: str) -> None:
        """Keep that a limit of the day was deliberately passed in a session, with its words."""

    def add_block(self, block: FocusBlock) -> str:
        """Keep a focus block and return its id."""

    def rate_block(self, block_id: str, *, effort: float | None, focus: float | None) -> None:
        """Set effort and focus of a block; None leaves what is there."""

    def change_block(self, block_id: str, *, ended: datetime, focus_time: timedelta) -> None:
        """Correct the extent of a block."""

    def add_break(self, record: BreakRecord) -> str:
        """Keep a break and return its id."""

    def change_break(self, break_id: str, *, ended: datetime, rested: timedelta) -> None:
        """Correct when a break really ended."""

    def delete_break(self, break_id: str) -> None:
        """Take back a break that was none."""

    def add_check_in(self, check_in: CheckIn) -> str:
        """Keep a check-in and return its id."""

    def add_night(self, night: Night) -> str:
        """Keep a night and return its id."""

    def add_question_set(self, questions: QuestionSet) -> str:
        """Keep a set of practice questions and return its id."""

    def mark_day(self, mark: DayMark) -> None:
        """Add to what is known of a day; marks are never taken back by this."""

    def sessions(self, first: date, last: date) -> list[StudySession]:
        """Return sessions that started on these study days."""

    def blocks(self, first: date, last: date) -> list[FocusBlock]:
        """Return focus blocks that started on these study days."""

    def breaks(self, first: date, last: date) -> list[BreakRecord]:
        """Return breaks that started on these study days."""

    def check_ins(self, first: date, last: date) -> list[CheckIn]:
        """Return check-ins of these study days."""

    def nights(self, first: date, last: date) -> list[Night]:
        """Return nights that ended (getting up) on these calendar dates."""

    def question_sets(self, first: date, last: date) -> list[QuestionSet]:
        """Return practice-question sets of these study days."""

    def day_marks(self, first: date, last: date) -> list[DayMark]:
        """Return what is known of these days."""

    def effort_minutes(self, first: date, last: date) -> list[EffortMinutes]:
        """Return focus minutes summed by study day and effort, in order of days."""

    def daily_stress(self, last: date) -> dict[date, float]:
        """Return the mean stress of every study day up to `last` that has a value."""

    def study_day_before(self, day: date, count: int) -> date | None:
        """Return the `count`-th day with a focus block, counted back from `day`; None with fewer."""

    def first_day(self) -> date | None:
        """Return the earliest study day with an entry of any kind."""

    def recent_topics(self, limit: int = 8) -> list[str]:
        """Return topics by latest use, newest first, each once."""

    def save_engine(self, snapshot: EngineSnapshot | None) -> None:
        """Keep the engine's state; None forgets it."""

    def load_engine(self) -> EngineSnapshot | None:
        """Return the engine's state as last kept."""

    def integrity(self) -> str:
        """Return `ok` or what is wrong with the file."""

    def close(self) -> None:
        """Close the file; the store is not used afterwards."""


class IdleSource(Protocol):
    """Tells since when nobody has typed or moved."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def idle(self) -> timedelta | None:
        """Return the time since the last input, None where this desktop cannot tell."""

    def watch(
        self,
        after: timedelta | None,
        on_quiet: Callable[[timedelta], None],
        on_active: Callable[[], None],
    ) -> None:
        """Call `on_quiet(idle)` when idle reaches `after`, then `on_active()` at the next input,
        and so on; replaces the watch before it. None ends watching. Without polling where the
        desktop signals.
        """

    def close(self) -> None:
        """Give the connection back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A notification. key: a later note with it replaces this one; buttons: (action, label)."""

    key: str
    title: str
    body: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    quiet: bool = False


class Notifier(Protocol):
    """Shows notifications and reports which button was clicked."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def show(self, note: Note) -> None:
        """Show or replace; never raises when the daemon is absent or hangs."""

    def withdraw(self, key: str) -> None:
        """Take a note back."""

    def on_action(self, handler: Callable[[str, str], None]) -> None:
        """Call `handler(key, action)` on a click; action `default` = the body was clicked."""

    def close(self) -> None:
        """Give the connection back."""


class PowerEvents(Protocol):
    """Tells of sleep and waking."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def watch(self, on_suspend: Callable[[], None], on_wake: Callable[[], None]) -> None:
        """Call back on every sleep and waking, from now on."""

    def close(self) -> None:
        """End watching."""


class ScreenLock(Protocol):
    """Tells of the screen being locked and unlocked."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def watch(self, on_lock: Callable[[], None], on_unlock: Callable[[], None]) -> None:
        """Call back on every change, from now on."""

    def close(self) -> None:
        """End watching."""


class HoldProbe(Protocol):
    """One reason to hold breaks back: do-not-disturb, a call, or a full-screen program."""

    reason: HoldReason

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def holds(self) -> bool | None:
        """Return whether the reason holds now, None where this desktop cannot tell."""


class Inhibitors(Protocol):
    """Tells whether a program keeps the screen awake, as players do."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def inhibited(self) -> bool | None:
        """Return whether an idle inhibitor is held now, None where this desktop cannot tell."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """Every seam of the desktop, as chosen at start."""

    idle: IdleSource
    notifier: Notifier
    power: PowerEvents
    lock: ScreenLock
    holds: tuple[HoldProbe, ...]
    inhibitors: Inhibitors


class SettingsFile(Protocol):
    """The user's settings as a TOML table of tables; comments and unknown keys survive a save."""

    def load(self) -> dict[str, Any]:
        """Return the table, empty where there is no file; InvalidInput for damaged TOML."""

    def save(self, changes: dict[str, dict[str, Any]]) -> None:
        """Write the changed values, all or nothing."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where this profile keeps things; every folder 0700, every file 0600."""

    data: Path
    settings: Path
    cache: Path
    logs: Path
    socket: Path


class Assets(Protocol):
    """Reads the files shipped with the program."""

    def path(self, name: str) -> Path:
        """Return the file `name` below resources."""

    def names(self, folder: str) -> Iterable[str]:
        """Return the file names in a folder of resources."""


class Remote(Protocol):
    """Speaks to the running program over its socket."""

    def request(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send one request and return the answer; NotRunning when nobody answers."""
