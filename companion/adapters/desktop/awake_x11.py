"""Keeping the X server's own screen saver and power saving still, where no desktop decides about them.

Source: XScreenSaverSuspend, XScreenSaver(3). The server ends it by itself when the connection is lost.
"""

from ctypes import CDLL, c_int, c_void_p

from companion.adapters.desktop.xlib import XDisplay, XUnavailable, load_library


class X11Awake:
    """Holds over a connection of its own, open only meanwhile."""

    def __init__(self, display: str) -> None:
        """display: as in DISPLAY; empty where there is none, then nothing is held."""
        self._name = display
        self._display: XDisplay | None = None

    def hold(self) -> None:
        """Suspend the screen saver; nothing happens where there is no X server or no library for it."""
        try:
            library = load_library("libXss.so.1")
            display = XDisplay(self._name)
        except XUnavailable:
            return
        _suspend(library, display, True)
        self._display = display

    def release(self) -> None:
        """End the connection, and with it the suspension."""
        display, self._display = self._display, None
        if display is not None:
            display.close()


def _suspend(library: CDLL, display: XDisplay, suspended: bool) -> None:
    library.XScreenSaverSuspend.argtypes = [c_void_p, c_int]
    library.XScreenSaverSuspend.restype = None
    library.XScreenSaverSuspend(display.handle, int(suspended))
    display.flush()
