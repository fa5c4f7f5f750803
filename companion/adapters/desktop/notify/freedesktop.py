"""Notifications through org.freedesktop.Notifications, without waiting for the daemon.

The daemon may be absent, hang, or come and go while the program runs. Only the question what
it can do is waited for, at most `CAPABILITY_LIMIT` seconds and once for each daemon.
Source: Desktop Notifications Specification 1.2, specifications.freedesktop.org
"""

from collections.abc import Callable
from typing import Any

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.peer import Body, BusFault, Peer
from companion.app.ports import Capability, Note
from companion.core.value import dataclass
from companion.core.words import _

NAME = "org.freedesktop.Notifications"
DAEMON = Peer(NAME, "/org/freedesktop/Notifications", NAME)
CAPABILITY_LIMIT = 0.8
"""Seconds to wait for the daemon's capabilities; one that is only just starting needs some."""
EXPIRE_BY_DAEMON = -1
LOW, NORMAL = 0, 1


@dataclass(slots=True)
class _Shown:
    """What is known of one key. id: the daemon's number for it, 0 until it has answered."""

    id: int = 0
    awaiting: bool = False
    next: Note | None = None
    withdrawn: bool = False


class FreedesktopNotifier:
    """Shows notes through the desktop's notification daemon."""

    def __init__(self, bus: Bus, program: str, icon: str) -> None:
        """program: the name shown; icon: a themed icon's name or a file's path."""
        self._bus = bus
        self._program = program
        self._icon = icon
        self._features: frozenset[str] | None = None
        self._draws_default = False
        self._fault = ""
        self._shown: dict[str, _Shown] = {}
        self._handlers: list[Callable[[str, str], None]] = []
        bus.subscribe(DAEMON, "ActionInvoked", self._on_action_invoked)
        bus.subscribe(DAEMON, "NotificationClosed", self._on_closed)
        bus.watch_owner(NAME, self._on_owner)

    def capability(self) -> Capability:
        """Return whether a daemon answers, and whether its notes have buttons."""
        features = self._ask_features()
        if self._fault:
            return Capability(False, "", self._fault)
        if "actions" not in features:
            return Capability(True, NAME, _("Notifications have no buttons here."))
        return Capability(True, NAME)

    def show(self, note: Note) -> None:
        """Show or replace; a note that comes before the daemon answered the last one waits for it."""
        features = self._ask_features()
        shown = self._shown.setdefault(note.key, _Shown())
        shown.withdrawn = False
        if shown.awaiting:
            shown.next = note
            return
        shown.awaiting = True
        self._bus.post(
            DAEMON,
            "Notify",
            "susssasa{sv}i",
            *self._arguments(note, shown.id, features),
            answered=lambda body: self._on_answered(note.key, shown, body),
        )

    def withdraw(self, key: str) -> None:
        """Take a note back, also one whose number the daemon has not told yet."""
        shown = self._shown.get(key)
        if shown is None:
            return
        shown.withdrawn, shown.next = True, None
        if not shown.awaiting:
            self._take_back(key, shown)

    def on_action(self, handler: Callable[[str, str], None]) -> None:
        """Report clicks to `handler`."""
        self._handlers.append(handler)

    def close(self) -> None:
        """Take every note back, for its buttons would do nothing; the bus stays with its owner."""
        self._handlers.clear()
        for key in tuple(self._shown):
            self.withdraw(key)

    def _arguments(self, note: Note, replaces: int, features: frozenset[str]) -> tuple[Any, ...]:
        actions = [word for pair in self._actions(note) for word in pair] if "actions" in features else []
        hints = {
            "urgency": ("y", LOW if note.quiet else NORMAL),
            "transient": ("b", note.quiet),
            "desktop-entry": ("s", "second-wind"),
        }
        body = _escaped(note.body) if "body-markup" in features else note.body
        return (self._program, replaces, self._icon, note.title, body, actions, hints, EXPIRE_BY_DAEMON)

    def _actions(self, note: Note) -> tuple[tuple[str, str], ...]:
        if self._draws_default and any(action == "open" for action, _label in note.buttons):
            return note.buttons
        # The click on the body; a daemon that shows it as a button of its own has it last.
        return (*note.buttons, ("default", _("Open")))

    def _on_answered(self, key: str, shown: _Shown, body: Body | None) -> None:
        shown.awaiting = False
        if body:
            shown.id = body[0]
        waiting, shown.next = shown.next, None
        if self._shown.get(key) is not shown:
            return
        if shown.withdrawn:
            self._take_back(key, shown)
        elif waiting is not None:
            self.show(waiting)
        elif not body:
            del self._shown[key]

    def _take_back(self, key: str, shown: _Shown) -> None:
        del self._shown[key]
        if shown.id:
            self._bus.post(DAEMON, "CloseNotification", "u", shown.id)

    def _ask_features(self) -> frozenset[str]:
        """Return the daemon's capabilities, asked once for each daemon that comes."""
        if not self._bus.alive:
            self._fault = self._bus.why
            return frozenset()
        if self._features is None:
            self._features, self._fault = self._fetch_features()
        return self._features

    def _fetch_features(self) -> tuple[frozenset[str], str]:
        if not self._bus.has_owner(NAME):
            if not self._bus.can_start(NAME):
                return frozenset(), _("No notification daemon runs here.")
            # Waiting for a daemon to start could take long; the first note starts it as well.
            return frozenset(("actions", "body-markup")), ""
        try:
            features = frozenset(self._bus.call(DAEMON, "GetCapabilities", limit=CAPABILITY_LIMIT)[0])
            self._draws_default = self._is_xfce()
            return features, ""
        except BusFault as fault:
            # Asked once more, without waiting: a daemon that hung may come round.
            self._bus.post(DAEMON, "GetCapabilities", answered=self._on_late_features)
            return frozenset(), str(fault)

    def _is_xfce(self) -> bool:
        """Tell whether the daemon, which has just answered, shows the click on the body as a button."""
        try:
            return "xfce" in str(self._bus.call(DAEMON, "GetServerInformation")[0]).lower()
        except BusFault:
            return False

    def _on_late_features(self, body: Body | None) -> None:
        if body:
            self._features, self._fault = frozenset(body[0]), ""

    def _on_owner(self, _present: bool) -> None:
        """A daemon came or went: its numbers and capabilities are void."""
        self._features = None
        # A note on its way is answered yet: by the daemon it started, or by the bus with an error.
        self._shown = {key: shown for key, shown in self._shown.items() if shown.awaiting}
        for shown in self._shown.values():
            shown.id = 0

    def _on_action_invoked(self, body: Body) -> None:
        key = self._key_of(body[0])
        if key is not None:
            for handler in tuple(self._handlers):
                handler(key, body[1])

    def _on_closed(self, body: Body) -> None:
        key = self._key_of(body[0])
        if key is not None and not self._shown[key].awaiting:
            del self._shown[key]

    def _key_of(self, number: int) -> str | None:
        return next((key for key, shown in self._shown.items() if shown.id == number), None)


def _escaped(text: str) -> str:
    """Return `text` as the daemons' markup shows it unchanged."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
