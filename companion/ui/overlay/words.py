"""Words on the overlay that wrap instead of being cut off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from companion.ui.overlay.measure import Measure


class Words(QLabel):
    """A centred sentence in one of the overlay's sizes; wraps at the width it is given."""

    def __init__(self, parent: QWidget, px: float, weight: int = 400, color: str = "text") -> None:
        super().__init__(parent)
        self._px, self._weight, self._color = px, weight, color
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)

    def dress(self, measure: Measure) -> None:
        """Take over sizes and colours."""
        self.setFont(measure.font(self._px, self._weight))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, measure.theme.color(self._color))
        self.setPalette(palette)
