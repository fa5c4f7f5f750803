"""Sleep that nobody announced, told by two clocks: one counts on while asleep, one does not."""

from collections.abc import Callable
from datetime import timedelta

SMALLEST_SLEEP = timedelta(seconds=2)
"""Shorter differences are the two readings being taken one after the other."""


class SleepGauge:
    """Compares time since the last question on both clocks."""

    def __init__(self, elapsed: Callable[[], timedelta], awake: Callable[[], timedelta]) -> None:
        """elapsed: time that includes sleep; awake: time that stands still in sleep."""
        self._elapsed = elapsed
        self._awake = awake
        self._asleep = elapsed() - awake()

    def slept_since_last(self) -> timedelta | None:
        """Return how long the computer slept since the last question, None for not at all."""
        asleep = self._elapsed() - self._awake()
        slept, self._asleep = asleep - self._asleep, asleep
        return slept if slept >= SMALLEST_SLEEP else None
