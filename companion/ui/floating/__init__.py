"""A small timer that stays in reach on a desktop without a tray."""

from companion.ui.floating.pill import FloatingTimer

__all__ = ["FloatingTimer"]
