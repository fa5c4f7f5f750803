"""The screen lock as systemd-logind tells it for this login session.

`Lock` and `Unlock` are requests to the locker; `LockedHint` is what the locker says it did.
Source: org.freedesktop.login1(5), session objects
"""

from collections.abc import Callable, Mapping

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.peer import Body, Peer
from companion.adapters.desktop.power.logind import LOGIND, MANAGER
from companion.app.ports import Cancel

SESSION = "org.freedesktop.login1.Session"
HINT, REQUEST = "LockedHint", "Lock"

Report = Callable[[str, bool], None]


class LogindLock:
    """Reports Lock, Unlock and LockedHint of the session this program belongs to."""

    def __init__(self, bus: Bus, env: Mapping[str, str], report: Report) -> None:
        """bus: the system bus. env: read for XDG_SESSION_ID."""
        self._bus = bus
        self._report = report
        self._session = env.get("XDG_SESSION_ID", "") or "auto"
        self._cancels: list[Cancel] = []
        self._find()
        bus.watch_owner(LOGIND, self._on_owner)

    def sources(self) -> list[str]:
        """Return logind's name where the session is known to it."""
        if not self._cancels:
            path = self._bus.ask(MANAGER, "GetSession", "s", self._session)
            self._on_session((path,) if path else None)
        return [LOGIND] if self._cancels else []

    def close(self) -> None:
        """End watching."""
        for cancel in self._cancels:
            cancel()
        self._cancels.clear()

    def _find(self) -> None:
        self._bus.post(MANAGER, "GetSession", "s", self._session, answered=self._on_session)

    def _on_owner(self, present: bool) -> None:
        self.close()
        if present:
            self._find()

    def _on_session(self, body: Body | None) -> None:
        if not body or self._cancels:
            return
        session = Peer(LOGIND, body[0], SESSION)
        properties = Peer(LOGIND, body[0], "org.freedesktop.DBus.Properties")
        self._cancels = [
            self._bus.subscribe(session, "Lock", lambda _body: self._report(REQUEST, True)),
            self._bus.subscribe(session, "Unlock", lambda _body: self._report(REQUEST, False)),
            self._bus.subscribe(properties, "PropertiesChanged", self._on_properties_changed),
        ]

    def _on_properties_changed(self, body: Body) -> None:
        interface, changed, _invalidated = body
        if interface == SESSION and HINT in changed:
            self._report(HINT, bool(changed[HINT][1]))
