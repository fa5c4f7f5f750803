"""No notifications, said openly."""

from collections.abc import Callable

from companion.app.ports import Capability, Note


class SilentNotifier:
    """Stands in where nothing can show a notification."""

    def __init__(self, why: str) -> None:
        self._why = why

    def capability(self) -> Capability:
        """Say that and why nothing is shown."""
        return Capability(False, "", self._why)

    def show(self, note: Note) -> None:
        """Show nothing."""

    def withdraw(self, key: str) -> None:
        """Take nothing back."""

    def on_action(self, handler: Callable[[str, str], None]) -> None:
        """Report no click, for there is none."""

    def close(self) -> None:
        """Hold nothing."""
