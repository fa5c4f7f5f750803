"""The tray icon: a ring towards the next break, and the menu."""

from companion.ui.tray.menu import TrayDoors
from companion.ui.tray.tray import Tray

__all__ = ["Tray", "TrayDoors"]
