"""A large figure over what it counts."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.text import Text


class Figure(QWidget):
    """The figure in the size of a page title, its words below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = Text(theme, "", "page")
        self._words = Text(theme, "", "small", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._value)
        column.addWidget(self._words)

    @property
    def said(self) -> str:
        """Figure and words in one."""
        return f"{self._value.plain} {self._words.plain}"

    def say(self, value: str, words: str) -> None:
        """Show another figure."""
        self._value.say(value)
        self._words.say(words)
