"""What was played of one practice, and what of it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.app.practise import Begun, Practise

_FIRST, _EVERY = 20.0, 60.0
"""Seconds played after which it is first kept, and kept again, so that it outlives the program."""


class Played:
    """Adds up what is heard, pauses and steps back apart, and keeps it now and then.

    kept: the id it is kept as, None while it is not.
    """

    def __init__(self, practise: Practise, begun: Begun) -> None:
        self._practise, self._begun = practise, begun
        self._seconds = self._mark = 0.0
        self._due = _FIRST
        self.kept: str | None = None

    @property
    def time(self) -> timedelta:
        """The time it played."""
        return timedelta(seconds=self._seconds)

    def mark(self, at: float) -> None:
        """Count from position `at` on, in seconds: after a step, and when it goes on."""
        self._mark = at

    def reach(self, at: float) -> None:
        """Count what was heard up to position `at`."""
        self._seconds += max(0.0, at - self._mark)
        self._mark = at

    def due_in(self) -> float:
        """Return the seconds of playing after which it is to be kept again."""
        return max(0.0, self._due - self._seconds)

    def keep(self) -> None:
        """Keep it as far as it was played. Raises as `Practise.so_far` does."""
        self._due = (self._seconds // _EVERY + 1) * _EVERY
        self.kept = self._practise.so_far(self._begun, self.time)

    def end(self, *, finished: bool) -> None:
        """Keep it as it ended; under 20 s it is not. Raises as `Practise.end` does."""
        self.kept = self._practise.end(self._begun, self.time, finished)

    def rate(self, stress: int) -> None:
        """Take down the stress after, 0-10, where it is kept. Raises as `Practise.rate_after` does."""
        if self.kept is not None:
            self._practise.rate_after(self.kept, stress)
