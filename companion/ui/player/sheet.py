"""A quiet card in the middle of the player, for what is asked before and after."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text

WIDE = 666
"""With its margins and lines in it, eleven cells of the stress scale side by side."""
_SIDE = 32
_LABELS = 92
"""The labels' width beside their controls, in px at 100 % text."""


class Sheet(QScrollArea):
    """Holds a column of `body` in a card; scrolls where the window is too small for it.

    Where it would have to scroll, it draws closer together first, so that what Enter presses stays in sight.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        self._ground = ground = _Ground()
        ground.setObjectName("sheet_ground")
        ground.setStyleSheet("#sheet_ground { background: transparent; }")
        self.card = Card(theme)
        self.body = self.card.body
        self.body.setSpacing(8)
        self._around = column = QVBoxLayout(ground)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 1000)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(ground)
        self.fit()
        theme.changed.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Draw together where the window is too low for what is shown now."""
        self.card.setMaximumWidth(max(WIDE, round(self._theme.px(WIDE) * 0.8)))
        self._draw_together(False)
        if self._around.totalHeightForWidth(self.viewport().width()) > self.viewport().height():
            self._draw_together(True)

    def _draw_together(self, low: bool) -> None:
        around, above = (8, 14) if low else (16, 28)
        self._around.setContentsMargins(16, around, 16, around)
        self.body.setContentsMargins(_SIDE, above, _SIDE, above)
        wide = min(self.card.maximumWidth(), self.viewport().width() - 2 * 16) - 2 * _SIDE
        for one in self.card.findChildren(Labelled):
            one.save_height(low, wide)
        # What was only just shown or put elsewhere is heard of with the next event; it counts now.
        for part in self._ground.findChildren(QWidget):
            part.updateGeometry()
        for layout in self._ground.findChildren(QLayout):
            layout.invalidate()


class _Ground(QWidget):
    def minimumSizeHint(self) -> QSize:
        """Return how small it can be; where a paragraph wraps, how high follows from the width."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class Labelled(QWidget):
    """A label above its control; beside it in a low window that is wide enough."""

    def __init__(self, theme: Theme, words: str, control: QWidget) -> None:
        super().__init__()
        self._theme, self._control = theme, control
        self._label = Text(theme, words, "small", "text2")
        self._flow = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._flow.setContentsMargins(0, theme.px(8), 0, 0)
        self._flow.setSpacing(6)
        self._flow.addWidget(self._label)
        self._flow.addWidget(control, 1)

    def save_height(self, save: bool, wide: int) -> None:
        """Stand beside each other, where both fit in `wide` px."""
        column = self._theme.px(_LABELS)
        beside = save and column + 6 + self._control.sizeHint().width() <= wide
        self._label.setMinimumWidth(column if beside else 0)
        flow = QBoxLayout.Direction
        self._flow.setDirection(flow.LeftToRight if beside else flow.TopToBottom)
