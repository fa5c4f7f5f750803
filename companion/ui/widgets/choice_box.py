"""A list one value is chosen from, for where there are too many for buttons side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from companion.ui.theme import Theme

_SIDE, _EDGE = 20, 12


class ChoiceBox(QComboBox):
    """`activated` comes when someone chooses; the arrow stands at the trailing edge."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(_SIDE)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        across = _EDGE if mirrored else self.width() - side - _EDGE
        painter = QPainter(self)
        arrow = self._theme.pixmap("chevron-down", _SIDE, "text2", self.devicePixelRatioF())
        painter.drawPixmap(across, (self.height() - side) // 2, arrow)
        painter.end()
