"""A quiet card in the middle of the player, for what is asked before and after."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.card import Card

WIDE = 666
"""With its margins and lines in it, eleven cells of the stress scale side by side."""


class Sheet(QScrollArea):
    """Holds a column of `body` in a card; scrolls where the window is too small for it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        ground = _Ground()
        ground.setObjectName("sheet_ground")
        ground.setStyleSheet("#sheet_ground { background: transparent; }")
        self.card = Card(theme)
        self.body = self.card.body
        self.body.setContentsMargins(32, 28, 32, 28)
        self.body.setSpacing(8)
        column = QVBoxLayout(ground)
        column.setContentsMargins(16, 16, 16, 16)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 1000)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(ground)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.card.setMaximumWidth(max(WIDE, round(self._theme.px(WIDE) * 0.8)))


class _Ground(QWidget):
    def minimumSizeHint(self) -> QSize:
        """Return how small it can be; where a paragraph wraps, how high follows from the width."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


def labelled(theme: Theme, label: QWidget, control: QWidget) -> QWidget:
    """Return `label` above `control`, as one part of a card."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, theme.px(8), 0, 0)
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(control)
    return held
