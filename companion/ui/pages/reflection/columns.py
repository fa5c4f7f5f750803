"""Where the cards of Reflection stand: the chart beside a column, or above it where it is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from companion.ui.theme import Theme

_GAP = 24
_TWO_COLUMNS_FROM = 1180 - 88 - 2 * 32
"""Width from which the column stands beside the chart, at 100 % text."""


class Columns(QWidget):
    """The chart at the left; `right` for cards beside it, `wide` for those under both."""

    def __init__(self, theme: Theme, left: QWidget) -> None:
        super().__init__()
        self._theme, self._left, self._count = theme, left, 0
        self.beside = QWidget()
        self.right = QVBoxLayout(self.beside)
        self.right.setContentsMargins(0, 0, 0, 0)
        self.right.setSpacing(16)
        self.below = QWidget()
        self.wide = QVBoxLayout(self.below)
        self.wide.setContentsMargins(0, 0, 0, 0)
        self.wide.setSpacing(_GAP)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.below.hide()
        theme.changed.connect(self.arrange)
        self.arrange()

    def show_beside(self, on: bool) -> None:
        """Show the cards beside and below, or the chart alone over the whole width."""
        self.beside.setVisible(on)
        self.below.setVisible(on and self.wide.count() > 0)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """Return that of one column: else it could never become narrow enough for one."""
        parts = (self._left, self.beside, self.below)
        widths = [part.minimumSizeHint().width() for part in parts if not part.isHidden()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put every part where the width has room for it."""
        two = self.width() >= self._theme.px(_TWO_COLUMNS_FROM) and not self.beside.isHidden()
        count = 2 if two else 1
        if count == self._count:
            return
        self._count = count
        for part in (self._left, self.beside, self.below):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self.beside, *((0, 1) if two else (1, 0)))
        self._grid.addWidget(self.below, 2, 0, 1, count)
        self._grid.setColumnStretch(0, 744)
        self._grid.setColumnStretch(1, 360 if two else 0)
        self._grid.setRowStretch(0, 1)
