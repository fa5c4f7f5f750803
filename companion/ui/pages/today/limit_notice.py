"""The word about a limit of the day, and the deliberate way past it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.hold_button import HOLD_MS, HoldButton
from companion.ui.widgets.text import Text


class LimitNotice(QWidget):
    """The reason in numbers over a button to hold; `passed` comes when it was held."""

    passed = Signal()

    def __init__(self, theme: Theme, hold_ms: int = HOLD_MS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = Text(theme, "", "small", "text2", wrap=True)
        self.button = HoldButton(theme, "", hold_ms)
        self.button.held.connect(self.passed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._reason)
        column.addWidget(self.button)

    @property
    def reason(self) -> str:
        """The reason shown."""
        return self._reason.plain

    def say(self, reason: str, *, running: bool) -> None:
        """Show the reason; running: the session goes on already, and the hold says that it may."""
        self._reason.say(reason)
        words = _("Hold 3 s to go on") if running else _("Hold 3 s to start anyway")
        self.button.setText(words)
        self.button.setAccessibleName(f"{words}. {reason}")
