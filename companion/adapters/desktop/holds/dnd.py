"""Do-not-disturb, asked of whichever notification daemon runs.

There is no common way: KDE has a property, dunst a command interface, Xfce and GNOME a setting.
"""

from collections.abc import Callable, Mapping

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.notify.freedesktop import DAEMON, NAME
from companion.adapters.desktop.peer import BusFault, Peer
from companion.app.ports import Capability
from companion.core.engine.events import HoldReason
from companion.core.words import _

DUNST = Peer(NAME, DAEMON.path, "org.dunstproject.cmd0")
XFCONF = Peer("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
GNOME_SETTING = ("get", "org.gnome.desktop.notifications", "show-banners")
GSETTINGS_LIMIT = 0.5

Answer = tuple[str, Callable[[], bool | None]]
"""Who answers, and the question."""


class DoNotDisturb:
    """Asks anew each time: daemons come and go, and the question is rare."""

    reason: HoldReason = "dnd"

    def __init__(self, session: Bus, env: Mapping[str, str]) -> None:
        """env: searched for `gsettings` along its PATH."""
        self._bus = session
        self._path = env.get("PATH", "")

    def capability(self) -> Capability:
        """Return whether the running daemon tells, and who it is."""
        try:
            by, ask = self._answer()
        except BusFault as fault:
            return Capability("unknown", "", str(fault))
        if ask() is None:
            return Capability("unknown", "", _("{daemon} does not tell do-not-disturb.").format(daemon=by))
        return Capability(True, by)

    def holds(self) -> bool | None:
        """Return whether notifications are held back now."""
        try:
            return self._answer()[1]()
        except BusFault:
            return None

    def _answer(self) -> Answer:
        name = str(self._bus.call(DAEMON, "GetServerInformation")[0])
        lower = name.lower()
        if "dunst" in lower:
            return name, lambda: _flag(self._bus.property_of(DUNST, "paused"))
        if "xfce" in lower:
            return name, self._xfce
        if "gnome" in lower:
            return name, self._gnome
        return name, lambda: _flag(self._bus.property_of(DAEMON, "Inhibited"))

    def _xfce(self) -> bool | None:
        where = ("xfce4-notifyd", "/do-not-disturb")
        exists = self._bus.ask(XFCONF, "PropertyExists", "ss", *where)
        if not exists:
            return None if exists is None else False  # never switched on yet
        variant = self._bus.ask(XFCONF, "GetProperty", "ss", *where)
        return _flag(variant[1]) if isinstance(variant, tuple) else None

    def _gnome(self) -> bool | None:
        # Loaded on GNOME alone.
        import subprocess
        from shutil import which

        program = which("gsettings", path=self._path)
        if program is None:
            return None
        try:
            done = subprocess.run(
                [program, *GNOME_SETTING], capture_output=True, text=True, timeout=GSETTINGS_LIMIT, check=True
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return {"true": False, "false": True}.get(done.stdout.strip())


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
