"""Tells whether anything of a window can be seen, so that unseen ones rest."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

_TELLING = {
    QEvent.Type.Expose,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.WindowStateChange,
}


class Exposure(QObject):
    """Watches one top-level widget; `changed` carries whether it is seen from now on."""

    changed = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QObject | None = None
        self.seen = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the window or its surface on the screen changed."""
        if event.type() in _TELLING:
            self._look(hidden=event.type() == QEvent.Type.Hide)
        return False

    def _look(self, *, hidden: bool) -> None:
        # None until the window is first shown, whatever the stubs say.
        handle: QWindow | None = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            # The surface comes with the first showing, and only it hears of being covered or iconified.
            self._handle = handle
            handle.installEventFilter(self)
        exposed = handle is not None and handle.isExposed()
        seen = exposed and not hidden and self._window.isVisible() and not self._window.isMinimized()
        if seen != self.seen:
            self.seen = seen
            self.changed.emit(seen)
