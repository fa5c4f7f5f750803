"""The frame of a step: what it asks at the left, what comes of it at the right."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.welcome.ports import Changes
from companion.ui.widgets.text import Text

EDGE = 4
_TWO_FROM = 1000
_LEAST = 360
_LEFT, _RIGHT, _GAP = 488, 632, 64


class TwoColumns(QWidget):
    """`left` begins with title and introduction; the right column goes below where it is narrow."""

    def __init__(self, theme: Theme, title: str, intro: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame_theme = theme
        self.left, left = _column()
        self.right, right = _column()
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
        # Room for the ring around what has the focus.
        self._columns.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._columns.setSpacing(theme.px(_GAP))
        self._columns.addWidget(left, _LEFT)
        self._columns.addWidget(right, _RIGHT)

    @property
    def changes(self) -> Changes:
        """What to save when it is left by Next."""
        return {}

    @property
    def trouble(self) -> QWidget:
        """Where it says what to mend."""
        return self

    def check(self) -> bool:
        """Return whether it can be saved, and say where it is wrong why not."""
        return True

    def take_focus(self) -> None:
        """Put the focus where one begins."""

    def finish(self) -> bool:
        """Do what Next is to do beside saving; False = the step goes on and shows what comes now.

        Raises CompanionError where it cannot be done.
        """
        return True

    def minimumSizeHint(self) -> QSize:
        """Return the width below which it scrolls sideways; the height follows from the width."""
        return QSize(min(super().minimumSizeHint().width(), _LEAST), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._frame_theme.px(_TWO_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._columns.direction():
            self._columns.setDirection(direction)
            self._columns.setSpacing(self._frame_theme.px(_GAP if wide else 24))


def _column() -> tuple[QVBoxLayout, QWidget]:
    """Return a column whose share of the width does not depend on what is in it."""
    widget = QWidget()
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    return column, widget
