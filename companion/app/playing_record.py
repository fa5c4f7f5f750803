"""What was played of one practice, and what of it is kept."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from math import inf
from typing import TYPE_CHECKING

from companion.core.errors import CompanionError

if TYPE_CHECKING:
    from companion.app.practise import Begun, Practise

log = logging.getLogger(__name__)

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
        self._over: tuple[bool, datetime] | None = None
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

    def over(self, *, finished: bool) -> None:
        """Take down that it is over; `keep` keeps it so, now or later."""
        self._over = (finished, self._practise.now())

    def keep(self) -> None:
        """Keep it as far as it was played; under 20 s it is not. Raises as `Practise.end` does."""
        if self._seconds >= _FIRST:
            self._due = (self._seconds // _EVERY + 1) * _EVERY
        if self._over is None:
            self.kept = self._practise.so_far(self._begun, self.time)
        else:
            finished, ended = self._over
            self.kept = self._practise.end(self._begun, self.time, finished, ended=ended)

    def rate(self, stress: int) -> None:
        """Take down the stress after, 0-10, where it is kept. Raises as `Practise.rate_after` does."""
        if self.kept is not None:
            self._practise.rate_after(self.kept, stress)


class Keeping:
    """Keeps what plays as well as can be; what could not be kept at its end is tried again.

    why_not: why something is not kept, one sentence; empty where all of it is.
    """

    def __init__(self) -> None:
        self.played: Played | None = None
        self.why_not = ""
        self._owed: list[Played] = []

    @property
    def kept(self) -> bool:
        """Whether what plays, or played last, is in the journal."""
        return self.played is not None and self.played.kept is not None

    def mark(self, at: float) -> None:
        """Count from position `at` on, in seconds."""
        if self.played is not None:
            self.played.mark(at)

    def reach(self, at: float) -> None:
        """Count what was heard up to position `at`."""
        if self.played is not None:
            self.played.reach(at)

    def due_in(self) -> float:
        """Return the seconds of playing after which it is to be kept again."""
        return inf if self.played is None else self.played.due_in()

    def keep(self) -> None:
        """Keep it as far as it was played."""
        if self.played is not None and self._try(self.played.keep):
            self.pay()

    def end(self, *, finished: bool) -> None:
        """Keep it as it ended."""
        if self.played is not None:
            self.played.over(finished=finished)
            self._owed.append(self.played)
        self.pay()

    def pay(self) -> None:
        """Keep what ended, as far as it could not be kept yet."""
        while self._owed:
            if not self._try(self._owed[0].keep):
                return
            self._owed.pop(0)
        self.why_not = ""

    def rate(self, stress: int) -> bool:
        """Take down the stress after, 0-10; return whether it is kept."""
        self.pay()
        played = self.played
        return played is not None and not self._owed and self._try(lambda: played.rate(stress))

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except CompanionError as error:
            log.info("Not kept: %s", error)
            self.why_not = str(error)
            return False
        return True
