"""Idle time for a clock that runs faster than the computer's."""

from collections.abc import Callable
from datetime import timedelta

from companion.app.ports import Capability, IdleSource


class ScaledIdle:
    """Tells real idle time in the time of a clock `scale` times as fast."""

    def __init__(self, real: IdleSource, scale: float) -> None:
        self._real = real
        self._scale = scale

    def capability(self) -> Capability:
        """Return what the real source can do."""
        return self._real.capability()

    def idle(self) -> timedelta | None:
        """Return the time since the last input on the fast clock."""
        idle = self._real.idle()
        return None if idle is None else idle * self._scale

    def watch(
        self,
        after: timedelta | None,
        on_quiet: Callable[[timedelta], None],
        on_active: Callable[[], None],
    ) -> None:
        """Watch for `after` on the fast clock."""
        real_after = None if after is None else after / self._scale
        self._real.watch(real_after, lambda idle: on_quiet(idle * self._scale), on_active)

    def close(self) -> None:
        """Close the real source."""
        self._real.close()
