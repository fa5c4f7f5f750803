"""When the player is drawn: as often as something moves, and only while it is seen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

MOVING_MS = 34
"""A little under thirty frames a second."""

_TELLING = {
    QEvent.Type.Expose,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.WindowStateChange,
}


class Frames(QObject):
    """Calls `draw` again and again; it returns after how many ms the next is due, None when told again.

    wanted: whether anything moves. Nothing runs while `view` is hidden, minimised or wholly covered.
    """

    def __init__(self, view: QWidget, draw: Callable[[], int | None], wanted: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view, self._draw, self._wanted = view, draw, wanted
        self._window: QWidget | None = None
        self._handle: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self.drawn = 0
        view.installEventFilter(self)

    @property
    def running(self) -> bool:
        """Whether another frame is coming."""
        return self._timer.isActive()

    def look(self) -> None:
        """Draw at once and go on, or rest, as it is now."""
        if self._wanted() and self.seen:
            self._on_timeout()
        else:
            self._timer.stop()

    def rest(self) -> None:
        """Draw no more until `look`."""
        self._timer.stop()

    @property
    def seen(self) -> bool:
        """Whether anything of the view can be on the screen."""
        window = self._view.window()
        handle: QWindow | None = window.windowHandle()
        exposed = handle is not None and handle.isExposed()
        return exposed and self._view.isVisible() and not window.isMinimized()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when view, window or its surface on the screen changed."""
        if event.type() in _TELLING:
            self._watch()
            # The state an event tells of stands only after it was handled.
            QTimer.singleShot(0, self, self._changed)
        return False

    def _changed(self) -> None:
        if self._wanted() and self.seen:
            if not self._timer.isActive():
                self._on_timeout()
        else:
            self._timer.stop()

    def _watch(self) -> None:
        window = self._view.window()
        if window is not self._window and window is not self._view:
            window.installEventFilter(self)
        self._window = window
        handle: QWindow | None = window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _on_timeout(self) -> None:
        self.drawn += 1
        after = self._draw()
        if after is not None and self._wanted():
            self._timer.start(max(MOVING_MS, after))
        else:
            self._timer.stop()
