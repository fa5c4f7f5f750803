"""Which colours stand out on the panel, which has a scheme of its own."""

from typing import Literal

from PySide6.QtCore import Qt

PanelScheme = Literal["light", "dark"]

_DARK_PANELS = {"GNOME", "GNOME-FLASHBACK", "UNITY", "XFCE", "X-CINNAMON"}
"""Desktops (XDG_CURRENT_DESKTOP) that ship a dark panel also where their windows are light."""


def panel_scheme(system: Qt.ColorScheme, desktop: str, window: PanelScheme) -> PanelScheme:
    """Return whether the panel is light or dark, as far as one can know.

    system: what the system asks of programs. desktop: XDG_CURRENT_DESKTOP, parts joined by colons.
    window: the scheme of our own windows, for systems that ask nothing.
    """
    if _DARK_PANELS & set(desktop.upper().split(":")):
        return "dark"
    match system:
        case Qt.ColorScheme.Dark:
            return "dark"
        case Qt.ColorScheme.Light:
            return "light"
        case _:
            return window
