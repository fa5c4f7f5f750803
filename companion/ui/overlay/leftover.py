"""Takes the rest of a held key, so that the program beneath gets none of it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QRasterWindow

LONGEST_MS = 2000
"""After this the keyboard is free whatever is held: a key may be stuck."""

_REPEAT_GAP_MS = 80


class LeftoverKey(QRasterWindow):
    """A window of one pixel with the keyboard, from the end of a break until the key is let go.

    A held key repeats, and whoever gets the keyboard next would be typed into: Esc may close what
    somebody was writing in.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.X11BypassWindowManagerHint)
        self.setGeometry(0, 0, 1, 1)
        self._gone = _single_shot(self, LONGEST_MS)
        self._released = _single_shot(self, _REPEAT_GAP_MS)
        if QGuiApplication.platformName() == "xcb":
            self.show()

    def take(self) -> None:
        """Hold the keyboard until the key is let go; only where a grab is needed to hold it."""
        if QGuiApplication.platformName() != "xcb":
            return
        self.setKeyboardGrabEnabled(True)
        self._gone.start()

    def free(self) -> None:
        """Give the keyboard back and go; safe at any time."""
        self._gone.stop()
        self._released.stop()
        self.setKeyboardGrabEnabled(False)
        self.destroy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._released.stop()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # X11 repeats a held key as releases and presses; only one that stays alone is real.
        if not event.isAutoRepeat():
            self._released.start()


def _single_shot(window: LeftoverKey, length_ms: int) -> QTimer:
    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.setInterval(length_ms)
    timer.timeout.connect(window.free)
    return timer
