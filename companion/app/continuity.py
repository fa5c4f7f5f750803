"""Elapsed time that goes on across a reboot, so that stored instants keep their meaning."""

from datetime import timedelta

from companion.app.ports import Clock, EngineSnapshot
from companion.core.clock import Instant
from companion.core.value import dataclass


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """A clock whose elapsed reading is moved by `shift`."""

    clock: Clock
    shift: timedelta

    def now(self) -> Instant:
        """Return both readings of this moment, elapsed moved."""
        now = self.clock.now()
        return Instant(now.elapsed + self.shift, now.wall)


def continuing(clock: Clock, kept: EngineSnapshot | None, boot: str) -> Clock:
    """Return a clock on which the kept state's instants lie in the past, as far as they really do.

    Within one boot elapsed time goes on by itself. After a reboot only the wall clock can tell the
    gap; one that ran backwards counts as none.
    """
    if kept is None:
        return clock
    now = clock.now()
    if kept.boot == boot and now.elapsed >= kept.stored.elapsed:
        return clock
    gap = max(timedelta(0), now.wall - kept.stored.wall)
    return ShiftedClock(clock, kept.stored.elapsed + gap - now.elapsed)
