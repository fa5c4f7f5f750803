"""The look of the program: tokens, style sheet, icons, and the ring around what has the focus."""

from companion.ui.theme.theme import AssetFiles, Mode, Role, Theme

__all__ = ["AssetFiles", "Mode", "Role", "Theme"]
