"""No word of sleep from the desktop; the clocks still tell that there was some."""

from collections.abc import Callable

from companion.app.ports import Capability


class UnknownPower:
    """Stands in where nothing announces sleep."""

    def __init__(self, why: str) -> None:
        self._why = why

    def capability(self) -> Capability:
        """Say that and why sleep is not announced."""
        return Capability(False, "", self._why)

    def watch(self, on_suspend: Callable[[], None], on_wake: Callable[[], None]) -> None:
        """Call nobody."""

    def close(self) -> None:
        """Hold nothing."""
