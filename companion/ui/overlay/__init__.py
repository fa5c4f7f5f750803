"""The break on the screen: every monitor covered, one countdown, one thing to do, a way out."""

from companion.ui.overlay.controller import Overlay
from companion.ui.overlay.parts import OverlayParts
from companion.ui.overlay.ports import BreakStudy, NoWatchdog, Watchdog

__all__ = ["BreakStudy", "NoWatchdog", "Overlay", "OverlayParts", "Watchdog"]
