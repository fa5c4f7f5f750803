"""The frame of a step: what it asks at the left, what comes of it at the right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_TWO_FROM = 1000
_LEFT, _RIGHT, _GAP = 488, 632, 64


class TwoColumns(QWidget):
    """`left` begins with title and introduction; the right column goes below where it is narrow."""

    def __init__(self, theme: Theme, title: str, intro: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame_theme = theme
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        heading = Text(theme, title, "headline")
        heading.setFont(theme.font("headline", 32 / 28))
        words = Text(theme, intro, "title", "text2", weight=400, wrap=True)
        self.left.setSpacing(0)
        self.left.addWidget(heading)
        self.left.addSpacing(theme.px(8))
        self.left.addWidget(words)
        self.left.addSpacing(theme.px(24))
        self.right.setSpacing(theme.px(24))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(_GAP))
        self._columns.addLayout(self.left, _LEFT)
        self._columns.addLayout(self.right, _RIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._frame_theme.px(_TWO_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._columns.direction():
            self._columns.setDirection(direction)
            self._columns.setSpacing(self._frame_theme.px(_GAP if wide else 24))
