"""The window, tray and overlay: the only user of QtWidgets."""
