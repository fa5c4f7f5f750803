"""Idle time where the system answers but does not signal: asked only when it can matter."""

from collections.abc import Callable
from datetime import timedelta

from companion.app.ports import Alarm, Capability, Clock

AWAY_STEP = timedelta(seconds=2)
"""How often a quiet user is looked for; only then is there no moment to compute."""
CLOSE_ENOUGH = timedelta(milliseconds=50)

Read = Callable[[], timedelta | None]


class PolledIdle:
    """While the user is active the next question comes at threshold minus idle so far."""

    def __init__(self, read: Read, by: str, clock: Clock, alarm: Alarm) -> None:
        """read: the system's answer; by: what answers; alarm: one for this alone."""
        self._read = read
        self._by = by
        self._clock = clock
        self._alarm = alarm
        self._after = timedelta()
        self._quiet_at = timedelta()
        self._on_quiet: Callable[[timedelta], None] = lambda idle: None
        self._on_active: Callable[[], None] = lambda: None

    def capability(self) -> Capability:
        """Return what answers."""
        return Capability(True, self._by)

    def idle(self) -> timedelta | None:
        """Return the time since the last input."""
        return self._read()

    def watch(
        self,
        after: timedelta | None,
        on_quiet: Callable[[timedelta], None],
        on_active: Callable[[], None],
    ) -> None:
        """Call back as the port says; the first time from the alarm, never from in here."""
        self._alarm.clear()
        self._on_quiet, self._on_active = on_quiet, on_active
        if after is not None:
            self._after = after
            self._ask_at_threshold(self._read() or timedelta())

    def close(self) -> None:
        """Ask no more."""
        self._alarm.clear()

    def _ask_at_threshold(self, idle: timedelta) -> None:
        wait = max(self._after - idle, timedelta())
        self._alarm.set(self._clock.now().elapsed + wait, self._look_for_quiet)

    def _look_for_quiet(self) -> None:
        idle = self._read() or timedelta()
        if idle + CLOSE_ENOUGH < self._after:
            self._ask_at_threshold(idle)
            return
        self._look_again(idle)
        self._on_quiet(idle)

    def _look_again(self, idle: timedelta) -> None:
        now = self._clock.now().elapsed
        self._quiet_at = now - idle
        self._alarm.set(now + AWAY_STEP, self._look_for_input)

    def _look_for_input(self) -> None:
        idle = self._read() or timedelta()
        if self._clock.now().elapsed - idle <= self._quiet_at + CLOSE_ENOUGH:
            self._look_again(idle)
            return
        self._ask_at_threshold(idle)
        self._on_active()
