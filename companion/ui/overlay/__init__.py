"""The break on the screen: every monitor covered, one countdown, one thing to do, a way out."""

from companion.ui.overlay.controller import Overlay, OverlayParts
from companion.ui.overlay.ports import BreakStudy, NoWatchdog, Watchdog

__all__ = ["BreakStudy", "NoWatchdog", "Overlay", "OverlayParts", "Watchdog"]
