"""What the overlay asks of the rest of the program."""

from datetime import timedelta
from typing import Protocol

from companion.core.engine.view import TimerView


class BreakStudy(Protocol):
    """The requests of someone in front of the overlay; Refused when one makes no sense now."""

    def view(self) -> TimerView:
        """Return how the timer stands at this moment."""

    def postpone(self) -> object:
        """Put the running break off."""

    def skip(self) -> object:
        """Do without the running break."""

    def leave(self) -> object:
        """Leave the running break, the exit having been held."""

    def back(self) -> object:
        """Start the next block."""

    def stop(self) -> object:
        """End the session."""

    def rate(self, block_id: str, effort: float | None = None, focus: float | None = None) -> object:
        """Say how hard a block was, and how focused, 0 to 10; None says nothing."""


class Watchdog(Protocol):
    """Frees the screen from outside when this program hangs."""

    def prepare(self) -> None:
        """Be ready to watch."""

    def beat(self) -> None:
        """Know that the program lives; watching begins with the first beat."""

    def release(self) -> None:
        """End watching."""


class NoWatchdog:
    """Watches nothing, where nothing can."""

    def prepare(self) -> None:
        """Do nothing."""

    def beat(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


END_SCREEN = timedelta(seconds=60)
"""How long the end screen waits for the user, and how long any overlay may outlive its break."""
