"""Holds the keyboard while a break covers the screen, and lets go of it for certain."""

import logging

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

log = logging.getLogger(__name__)

_RETRY_MS = 100


class KeyboardGrab(QObject):
    """A grab that is tried until it holds: an open menu of another program may have it first.

    Only on X11, where a grab is a request the server answers. Should the process die, the server
    takes the grab back by itself.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._held = False
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.renew)

    @property
    def held(self) -> bool:
        """Whether the server said so when last asked."""
        return self._held

    def take(self, window: QWindow) -> None:
        """Send all keys to `window` from now on, or as soon as nobody else holds them."""
        if QGuiApplication.platformName() != "xcb":
            return
        self._window = window
        self.renew()

    def renew(self) -> None:
        """Ask anew. The same window asking again keeps what it has and learns whether it has it."""
        if self._window is None:
            self._retry.stop()
            return
        held = self._window.setKeyboardGrabEnabled(True)
        if held != self._held:
            log.debug("The keyboard is %s.", "held" if held else "not held yet")
        self._held = held
        if held:
            self._retry.stop()
        elif not self._retry.isActive():
            self._retry.start()

    def release(self) -> None:
        """Give the keyboard back; safe at any time."""
        self._retry.stop()
        window, self._window = self._window, None
        self._held = False
        if window is not None:
            window.setKeyboardGrabEnabled(False)
