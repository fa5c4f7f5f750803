"""Time of a practice: it passes only while somebody could hear or see what is played."""

from collections.abc import Callable
from datetime import timedelta
from threading import Lock

GAP = 2.0
"""Seconds between two readings after which the program counts as having stood still between them.

Who draws reads thirty times a second, a device that plays twelve times or more, and who does neither looks
every second: where none did for longer, the program was stopped, and nothing was heard, seen or practised.
"""


class AttendedTime:
    """Reads a clock less the time in which nobody read it. Any thread may."""

    def __init__(self, clock: Callable[[], timedelta]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._last = self._stood = 0.0

    def read(self, *, plays: bool) -> float:
        """Return the seconds by now. plays: time passes; where nothing plays nobody need look."""
        with self._lock:
            now = self._clock().total_seconds()
            if plays and now - self._last > GAP:
                self._stood += now - self._last
            self._last = now
            return now - self._stood
