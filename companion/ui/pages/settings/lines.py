"""A short list, a line each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.text import Text


class Lines(QWidget):
    """Shows what it was last told; nothing where that is nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts: list[Text] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    @property
    def words(self) -> list[str]:
        """The lines."""
        return [text.plain for text in self._texts]

    def say(self, lines: Sequence[str]) -> None:
        """Show `lines`."""
        if self.words == list(lines):
            return
        while self._texts:
            text = self._texts.pop()
            self._column.removeWidget(text)
            text.deleteLater()
        for line in lines:
            text = Text(self._theme, line, "small", wrap=True)
            self._texts.append(text)
            self._column.addWidget(text)
        self.setVisible(bool(self._texts))
