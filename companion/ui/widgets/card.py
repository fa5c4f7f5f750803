"""The card: what belongs together, on its own ground, with a line around it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.text import Text


class Card(QFrame):
    """A frame with `body`, a vertical layout; `title` and `aside` stand in one row on top of it."""

    def __init__(
        self, theme: Theme, title: str = "", aside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        self._least = 0
        self.body = QVBoxLayout(self)
        top = 16 if title else 24
        self.body.setContentsMargins(23, top, 23, 20)
        self.body.setSpacing(8)
        if title:
            row = QHBoxLayout()
            row.addWidget(Text(theme, title, "title"))
            row.addStretch(1)
            if aside is not None:
                row.addWidget(aside)
            self.body.addLayout(row)

    def be_at_least(self, height: int) -> None:
        """Take `height` px (at 100 % text) even where the content needs less."""
        self._least = height
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return what the content needs, or the least height."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._theme.px(self._least)))

    def sizeHint(self) -> QSize:
        """Return what the content wants, or the least height."""
        return super().sizeHint().expandedTo(QSize(0, self._theme.px(self._least)))
