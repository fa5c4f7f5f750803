"""Notifications as messages of the tray icon, where no daemon shows them."""

from collections.abc import Callable

from companion.app.ports import Capability, Note
from companion.core.words import _

ShowMessage = Callable[[str, str], bool]
"""Shows title and body; False where no tray is there to show it."""


class TrayNotifier:
    """Shows one note at a time; it has no buttons, a click on it is the action `default`."""

    def __init__(self, show_message: ShowMessage, has_tray: Callable[[], bool]) -> None:
        """show_message: as of the tray icon. has_tray: whether a tray shows the icon now."""
        self._show_message = show_message
        self._has_tray = has_tray
        self._key: str | None = None
        self._handlers: list[Callable[[str, str], None]] = []

    def capability(self) -> Capability:
        """Return whether there is a tray to show messages."""
        if self._has_tray():
            return Capability(True, _("messages of the tray icon"), _("These messages have no buttons."))
        return Capability(False, "", _("There is neither a notification daemon nor a tray."))

    def show(self, note: Note) -> None:
        """Show the note in place of the one before."""
        shown = self._show_message(note.title, note.body)
        self._key = note.key if shown else None

    def withdraw(self, key: str) -> None:
        """Forget the note: a message that is out cannot be taken back, but a click means nothing then."""
        if self._key == key:
            self._key = None

    def on_action(self, handler: Callable[[str, str], None]) -> None:
        """Report clicks to `handler`."""
        self._handlers.append(handler)

    def clicked(self) -> None:
        """Take the tray icon's word that its message was clicked."""
        key, self._key = self._key, None
        if key is not None:
            for handler in tuple(self._handlers):
                handler(key, "default")

    def close(self) -> None:
        """Report no more clicks."""
        self._handlers.clear()
