"""Small cards in the corner of the screen, for what may be said without covering anything."""

from companion.ui.corner.controller import Corner, CornerParts, CornerStudy

__all__ = ["Corner", "CornerParts", "CornerStudy"]
