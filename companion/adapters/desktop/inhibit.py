"""Whether a program keeps the screen awake, as players do: asked of everyone who might know."""

import os
from collections.abc import Callable

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.own_hold import PROGRAM_ID, OwnHold
from companion.adapters.desktop.peer import Peer
from companion.adapters.desktop.power.logind import MANAGER
from companion.app.ports import Capability
from companion.core.words import _

POWER = Peer(
    "org.freedesktop.PowerManagement",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)
GNOME = Peer("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
GNOME_INHIBITOR = "org.gnome.SessionManager.Inhibitor"
GNOME_IDLE = 8
"""The flag of org.gnome.SessionManager for "the session must not become idle"."""


class DesktopInhibitors:
    """Inhibited as soon as one says so; unknown where nobody answers."""

    def __init__(self, session: Bus, system: Bus, own_pid: int = 0, own: OwnHold | None = None) -> None:
        """own_pid: 0 = this process. own: whether it holds the screen awake itself, which does not count."""
        self._session = session
        self._system = system
        self._own = own_pid or os.getpid()
        self._own_hold = own or OwnHold()
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
        if answer and self._own_hold.held:
            return None  # it does not tell whose it is
        return None if answer is None else bool(answer)

    def _gnome(self) -> bool | None:
        answer = self._session.ask(GNOME, "IsInhibited", "u", GNOME_IDLE)
        if answer and self._own_hold.held:
            return self._gnome_by_another()
        return None if answer is None else bool(answer)

    def _gnome_by_another(self) -> bool | None:
        paths = self._session.ask(GNOME, "GetInhibitors")
        if paths is None:
            return None
        held = (Peer(GNOME.name, path, GNOME_INHIBITOR) for path in paths)
        return any(
            (self._session.ask(one, "GetFlags") or 0) & GNOME_IDLE
            and self._session.ask(one, "GetAppId") != PROGRAM_ID
            for one in held
        )

    def _logind(self) -> bool | None:
        entries = self._system.ask(MANAGER, "ListInhibitors")
        if entries is None:
            return None
        return any(
            "idle" in what.split(":") and mode == "block" and pid != self._own
            for what, _who, _why, mode, _uid, pid in entries
        )
