"""Whether a program keeps the screen awake, as players do: asked of everyone who might know."""

import os
from collections.abc import Callable

from companion.adapters.desktop.bus import Bus, Peer
from companion.adapters.desktop.power.logind import MANAGER
from companion.app.ports import Capability
from companion.core.words import _

POWER = Peer(
    "org.freedesktop.PowerManagement",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)
GNOME = Peer("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
GNOME_IDLE = 8
"""The flag of org.gnome.SessionManager for "the session must not become idle"."""


class DesktopInhibitors:
    """Inhibited as soon as one says so; unknown where nobody answers."""

    def __init__(self, session: Bus, system: Bus, own_pid: int = 0) -> None:
        """own_pid: 0 = this process; what it holds itself does not count."""
        self._session = session
        self._system = system
        self._own = own_pid or os.getpid()
        self._questions: tuple[tuple[str, Callable[[], bool | None]], ...] = (
            (POWER.name, self._power_management),
            (GNOME.name, self._gnome),
            (MANAGER.name, self._logind),
        )

    def capability(self) -> Capability:
        """Return who answers now."""
        by = [name for name, ask in self._questions if ask() is not None]
        if by:
            return Capability(True, ", ".join(by))
        return Capability("unknown", "", _("No program here tells who keeps the screen awake."))

    def inhibited(self) -> bool | None:
        """Return whether an idle inhibitor is held now."""
        answers = []
        for _name, ask in self._questions:
            answers.append(ask())
            if answers[-1]:
                return True
        return None if all(answer is None for answer in answers) else False

    def _power_management(self) -> bool | None:
        answer = self._session.ask(POWER, "HasInhibit")
        return None if answer is None else bool(answer)

    def _gnome(self) -> bool | None:
        answer = self._session.ask(GNOME, "IsInhibited", "u", GNOME_IDLE)
        return None if answer is None else bool(answer)

    def _logind(self) -> bool | None:
        entries = self._system.ask(MANAGER, "ListInhibitors")
        if entries is None:
            return None
        return any(
            "idle" in what.split(":") and mode == "block" and pid != self._own
            for what, _who, _why, mode, _uid, pid in entries
        )
