"""Two ways to notify: the second is used whenever the first does not work."""

from collections.abc import Callable

from companion.app.ports import Capability, Note, Notifier


class FallbackNotifier:
    """Asks the first notifier anew for each note: a daemon may come or go while we run."""

    def __init__(self, first: Notifier, second: Notifier) -> None:
        self._first = first
        self._second = second

    def capability(self) -> Capability:
        """Return what the first can do, or the second where the first does not work."""
        first = self._first.capability()
        return first if first.works is True else self._second.capability()

    def show(self, note: Note) -> None:
        """Show through whichever works."""
        works = self._first.capability().works is True
        (self._first if works else self._second).show(note)

    def withdraw(self, key: str) -> None:
        """Take the note back wherever it was shown."""
        self._first.withdraw(key)
        self._second.withdraw(key)

    def on_action(self, handler: Callable[[str, str], None]) -> None:
        """Report clicks on either to `handler`."""
        self._first.on_action(handler)
        self._second.on_action(handler)

    def close(self) -> None:
        """Close both."""
        self._first.close()
        self._second.close()
