"""The screen lock, from every source that knows of it."""

from collections.abc import Callable, Mapping

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.lock.logind import REQUEST, LogindLock
from companion.adapters.desktop.lock.screensaver import ScreenSaverLock
from companion.app.ports import Capability
from companion.core.words import _


class CombinedLock:
    """Locked while any source says so; each change is reported once."""

    def __init__(self, session: Bus, system: Bus, env: Mapping[str, str]) -> None:
        self._session = session
        self._locked: set[str] = set()
        self._watchers: list[tuple[Callable[[], None], Callable[[], None]]] = []
        self._logind = LogindLock(system, env, self._on_report)
        self._saver = ScreenSaverLock(session, self._on_report)

    def capability(self) -> Capability:
        """Return which of the sources run now; a screen saver started later is heard as well."""
        sources = self._logind.sources() + self._saver.sources()
        if sources:
            return Capability(True, ", ".join(sources))
        if self._session.alive:
            return Capability(False, "", _("Neither logind nor a screen saver tells of locking here."))
        return Capability(False, "", self._session.why)

    def watch(self, on_lock: Callable[[], None], on_unlock: Callable[[], None]) -> None:
        """Call back on every change, from now on."""
        self._watchers.append((on_lock, on_unlock))

    def close(self) -> None:
        """End watching."""
        self._watchers.clear()
        self._logind.close()
        self._saver.close()

    def _on_report(self, source: str, locked: bool) -> None:
        was = bool(self._locked)
        if locked:
            # Some lockers never answer a request: a second one then comes while the first still stands.
            again = source == REQUEST and source in self._locked
            self._locked.add(source)
            if again or not was:
                self._tell(locked=True)
            return
        # Whoever says unlocked also answers the request, which may have no Unlock of its own.
        self._locked -= {source, REQUEST}
        if was and not self._locked:
            self._tell(locked=False)

    def _tell(self, *, locked: bool) -> None:
        for on_lock, on_unlock in tuple(self._watchers):
            (on_lock if locked else on_unlock)()
