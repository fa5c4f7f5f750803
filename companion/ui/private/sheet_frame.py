"""The frame of a question in a popover: one width, and the height that comes of it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.theme import Theme

_WIDE = 440
_SIDE = 32


class SheetFrame(QWidget):
    """`column` holds what is asked; `end_with` puts the buttons in a row at its end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame_theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SIDE, 28, _SIDE, 24)
        self.column.setSpacing(theme.px(12))

    def sizeHint(self) -> QSize:
        """Return the one width, and the height in which every word is whole."""
        wide = self._frame_theme.px(_WIDE) + 2 * _SIDE
        return QSize(wide, self.column.totalHeightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return a width in which it can still be read."""
        return QSize(min(super().minimumSizeHint().width(), 320), 0)

    def end_with(self, *buttons: QWidget) -> None:
        """Add the buttons, at the trailing edge."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)
