"""Reading time and being woken."""

from __future__ import annotations  # the rings within are needed to check types, not to run

from collections.abc import Callable
from datetime import timedelta
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
