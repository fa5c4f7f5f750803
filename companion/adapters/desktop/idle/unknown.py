"""Idle time that cannot be told, said openly."""

from collections.abc import Callable
from datetime import timedelta

from companion.app.ports import Capability


class UnknownIdle:
    """Stands in where the desktop does not tell idle time; nothing is guessed."""

    def __init__(self, why: str) -> None:
        self._why = why

    def capability(self) -> Capability:
        """Say that and why idle time is unknown."""
        return Capability("unknown", "", self._why)

    def idle(self) -> timedelta | None:
        """Return None: unknown."""
        return None

    def watch(
        self,
        after: timedelta | None,
        on_quiet: Callable[[timedelta], None],
        on_active: Callable[[], None],
    ) -> None:
        """Call nobody."""

    def close(self) -> None:
        """Hold nothing."""
