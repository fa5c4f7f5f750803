"""The tray icon: a ring that fills towards the next break, its menu, its words."""

from companion.ui.tray.tray import Tray

__all__ = ["Tray"]
