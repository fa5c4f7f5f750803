"""A check-in in a small window of its own, while the program's window is out of sight."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.checkin.check_in import CheckIn
from companion.ui.checkin.ports import CheckInServices
from companion.ui.theme import Theme

_ROOM = 0.9
"""The part of the screen the window may take; the content scrolls beyond."""


def open_check_in_window(services: CheckInServices, theme: Theme, reason: str = "") -> QWidget:
    """Show a check-in on its own and return its window, which deletes itself when it closes.

    reason: why it is asked just now, in words.
    The caller keeps a reference for as long as the window is open.
    """
    window = _Window()
    content = CheckIn(services, theme, on_done=window.close, reason=reason)
    window.hold(content)
    window.show()
    window.raise_()
    window.activateWindow()
    content.take_focus()
    return window


class _Window(QFrame):
    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Check in"))
        self.setStyleSheet("")

    def hold(self, content: QWidget) -> None:
        """Put `content` in, so that it scrolls on a small screen."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        room: QSize = self.screen().availableSize() * _ROOM
        self.resize(content.sizeHint().boundedTo(room))
