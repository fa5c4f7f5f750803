"""A check-in in its popover, typed into wherever the keyboard is."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.checkin import CheckIn
from companion.ui.theme import Theme
from companion.ui.widgets.popover import Popover
from tests.fakes.check_in import Small

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
RETURN = Qt.Key.Key_Return
Press = Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]


class Opened:
    """A check-in in its popover over a window of 1280 by 800."""

    def __init__(self, qtbot: QtBot, small: Small, theme: Theme, **options: Any) -> None:
        self.qtbot, self.done = qtbot, 0
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.check_in = CheckIn(small, theme, self._on_done, **options)
        self.popover = Popover(self.window, theme, self.check_in)
        self.popover.open()

    def _on_done(self) -> None:
        self.done += 1

    def type(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        self.qtbot.keyClick(self.window.focusWidget(), key, modifier)

    def press(self, *keys: Press) -> None:
        """Press these keys one after the other, as hands on the keyboard do."""
        for key in keys:
            self.type(*key) if isinstance(key, tuple) else self.type(key)

    def write(self, text: str) -> None:
        """Type `text` wherever the focus is."""
        self.qtbot.keyClicks(self.window.focusWidget(), text)
