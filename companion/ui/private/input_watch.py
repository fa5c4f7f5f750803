"""Tells of typing, clicking and moving in windows of the program."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class InputWatch(QObject):
    """Calls `on_input` with every event a person causes in the windows it watches.

    It listens at the window's surface, where each key passes once, whatever widget takes it.
    """

    def __init__(self, on_input: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_input = on_input
        self._surfaces: list[QObject] = []

    def watch(self, window: QWidget) -> None:
        """Listen to `window` from now on, shown already or not."""
        window.installEventFilter(self)
        self._look_at(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self._look_at(watched)
        elif kind in _INPUT and isinstance(watched, QWindow):
            self._on_input()
        return False

    def _look_at(self, window: QWidget) -> None:
        # None until the window is first shown, whatever the stubs say.
        surface: QWindow | None = window.windowHandle()
        self._surfaces = [known for known in self._surfaces if isValid(known)]
        if surface is not None and surface not in self._surfaces:
            surface.installEventFilter(self)
            self._surfaces.append(surface)
