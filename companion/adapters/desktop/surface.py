"""Where the program can be seen: a tray for its icon, and whether a break can cover the screen.

Found out without Qt, by asking the X server and the session bus.
"""

from collections.abc import Mapping

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.xlib import XDisplay, XUnavailable
from companion.app.ports import Capability
from companion.core.words import _

SNI_WATCHER = "org.kde.StatusNotifierWatcher"
XEMBED_TRAY = "_NET_SYSTEM_TRAY_S0"


def on_wayland(env: Mapping[str, str]) -> bool:
    """Return whether the session is a Wayland one, where X tells only of its own windows."""
    return bool(env.get("WAYLAND_DISPLAY")) or env.get("XDG_SESSION_TYPE") == "wayland"


def tray(env: Mapping[str, str], platform: str, session: Bus) -> Capability:
    """Return whether something shows tray icons here."""
    if platform in ("win32", "darwin"):
        return Capability(True, _("the system’s own tray"))
    if session.has_owner(SNI_WATCHER):
        return Capability(True, SNI_WATCHER)
    if not env.get("DISPLAY"):
        return Capability(False, "", _("No tray was found: there is no display."))
    try:
        display = XDisplay(env["DISPLAY"])
    except XUnavailable as problem:
        return Capability(False, "", str(problem))
    owned = display.selection_owned(XEMBED_TRAY)
    display.close()
    if owned:
        return Capability(True, f"X11 ({XEMBED_TRAY})")
    return Capability(False, "", _("No panel with a tray runs here."))


def blocking(env: Mapping[str, str], platform: str) -> Capability:
    """Return whether a strict break can cover every screen and take the keyboard."""
    if platform in ("win32", "darwin"):
        return Capability("unknown", "", _("Covering the screen is not tested on this system."))
    if on_wayland(env):
        desktop = env.get("XDG_CURRENT_DESKTOP", "")
        if "GNOME" in desktop.upper().split(":"):
            return Capability(False, "", _("GNOME on Wayland lets no program cover the whole screen."))
        return Capability("unknown", "", _("Whether a break can cover the screen is up to this compositor."))
    if not env.get("DISPLAY"):
        return Capability(False, "", _("There is no display."))
    try:
        XDisplay(env["DISPLAY"]).close()
    except XUnavailable as problem:
        return Capability(False, "", str(problem))
    return Capability(True, _("X11 (override-redirect window and keyboard grab)"))
