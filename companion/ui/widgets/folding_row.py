"""Two things beside each other, or under each other where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

_BETWEEN = 16


class FoldingRow(QWidget):
    """`leading` at the side where reading begins, `trailing` at the other."""

    def __init__(self, leading: QWidget, trailing: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leading, self._trailing = leading, trailing
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(leading)
        self._row.addStretch(1)
        self._row.addWidget(trailing, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the width of both beside each other, folded or not: so that one within another unfolds."""
        wide = self._leading.sizeHint().width() + self._trailing.sizeHint().width() + _BETWEEN
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return that of the folded row: else it could never become narrow enough to fold."""
        wide = max(self._leading.minimumSizeHint().width(), self._trailing.minimumSizeHint().width())
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Choose by the room there is; to be called when a part wants another width."""
        beside = self.sizeHint().width() <= self.contentsRect().width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
