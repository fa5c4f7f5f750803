"""The welcome: an exam, a rhythm, what may be asked, and a passphrase; all of it can wait."""

from companion.ui.welcome.welcome import Welcome

__all__ = ["Welcome"]
