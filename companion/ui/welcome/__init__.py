"""The welcome: what one prepares for, and the rhythm of a day; both can wait."""

from companion.ui.welcome.welcome import Welcome

__all__ = ["Welcome"]
