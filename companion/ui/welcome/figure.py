"""A large figure over what it counts."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.flow import FlowLayout
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


class Figures(QWidget):
    """Figures side by side, in further rows where it is narrow."""

    def __init__(self, theme: Theme, *figures: Figure) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=theme.px(40))
        for figure in figures:
            self._flow.addWidget(figure)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return one row; the height for less comes from the layout."""
        return self._flow.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the widest figure."""
        return self._flow.minimumSize()
