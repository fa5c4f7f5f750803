"""Which colours stand out on the panel, which has a scheme of its own."""

from collections.abc import Callable
from typing import Literal

PanelScheme = Literal["light", "dark"]

_DARK_PANELS = {"GNOME", "GNOME-FLASHBACK", "UNITY", "XFCE", "X-CINNAMON"}
"""Desktops (XDG_CURRENT_DESKTOP) that ship a dark panel also where their windows are light."""


def panel_scheme(
    desktop: str, window: PanelScheme, system_dark: bool, system_light: Callable[[], bool]
) -> PanelScheme:
    """Return whether the panel is light or dark, as far as one can know.

    desktop: XDG_CURRENT_DESKTOP, parts joined by colons. window: the scheme of our own windows, for systems
    that ask nothing. system_dark, system_light: what the system asks of programs, the one or the other or
    neither; only asked for where it tells.
    """
    if system_dark or _DARK_PANELS & set(desktop.upper().split(":")):
        return "dark"
    if window == "light" or system_light():
        return "light"
    return "dark"
