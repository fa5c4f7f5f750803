"""Reading time and being woken."""

from __future__ import annotations  # the rings within are needed to check types, not to run

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from companion.core.clock import Instant


Cancel = Callable[[], None]
WatchFd = Callable[[int, Callable[[], None]], Cancel]
"""Calls back on the main thread whenever the file descriptor is readable; call the result to end."""


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


class Reminders(Protocol):
    """Rings at local times of day, on the main thread, and wakes for nothing else.

    What fell due while the computer slept rings once, at `recheck`. A time that the clocks skip rings
    as much later as they skip; in an hour that comes twice it may ring twice.
    """

    def every(self, name: str, at: time, weekday: int | None, ring: Callable[[], None]) -> None:
        """Ring daily at local time `at`, or only on `weekday` (0 = Monday); replaces what has that name."""

    def once(self, name: str, at: datetime, ring: Callable[[], None]) -> None:
        """Ring at `at`, soon where that has passed; replaces what has that name."""

    def cancel(self, name: str) -> None:
        """Forget what has that name, if anything has."""

    def recheck(self) -> None:
        """Look at the clock anew: to be called after sleep, and when the wall clock was set."""

    def close(self) -> None:
        """Ring no more; nothing is left to wake the computer."""
