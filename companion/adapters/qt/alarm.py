"""Wake-ups on Qt's event loop."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer

from companion.app.ports import Clock

LONGEST_WAIT = timedelta(days=1)
"""A longer wait is taken in turns: QTimer counts milliseconds in 32 bits."""
ONE_MS = timedelta(milliseconds=1)


class QtAlarm:
    """One precise single-shot timer. It stands still while the computer sleeps: `recheck` then."""

    def __init__(self, clock: Clock, scale: float = 1.0) -> None:
        """clock: tells elapsed time. scale: how many times faster than real time it runs."""
        self._clock = clock
        self._scale = scale
        self._at: timedelta | None = None
        self._ring: Callable[[], None] = lambda: None
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.recheck)

    def set(self, at: timedelta, wake: Callable[[], None]) -> None:
        """Call `wake` once when elapsed time reaches `at`, never from in here."""
        self._at, self._ring = at, wake
        self._start(at - self._clock.now().elapsed)

    def clear(self) -> None:
        """Forget what was set."""
        self._at = None
        self._timer.stop()

    def recheck(self) -> None:
        """Ring if the moment has passed, else wait for the rest; to be called after sleep."""
        if self._at is None:
            return
        left = self._at - self._clock.now().elapsed
        if left > timedelta():
            self._start(left)
            return
        self.clear()
        self._ring()

    def _start(self, left: timedelta) -> None:
        wait = min(max(left / self._scale, timedelta()), LONGEST_WAIT)
        # Rounded up: a timer that fires early would have to be set again for the fraction.
        self._timer.start(-(-wait // ONE_MS))
