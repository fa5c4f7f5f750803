"""No word of the screen lock."""

from collections.abc import Callable

from companion.app.ports import Capability


class UnknownLock:
    """Stands in where nothing tells of locking."""

    def __init__(self, why: str) -> None:
        self._why = why

    def capability(self) -> Capability:
        """Say that and why locking is not seen."""
        return Capability(False, "", self._why)

    def watch(self, on_lock: Callable[[], None], on_unlock: Callable[[], None]) -> None:
        """Call nobody."""

    def close(self) -> None:
        """Hold nothing."""
