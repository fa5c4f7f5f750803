"""The blocks of a cycle up to its long break, as a row of small bars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme

_WIDE, _HIGH, _GAP = 22, 8, 5


class RhythmDots(QWidget):
    """Blocks done are filled, the running one in part, those to come hollow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._block = 0
        self._blocks = 0
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def read(self, block: int, blocks: int, share: float) -> None:
        """Show the running `block` of `blocks`, `share` (0 to 1) of it done."""
        # In fiftieths: more would repaint for less than a pixel.
        shown = (block, blocks, round(share * 50) / 50)
        if shown == (self._block, self._blocks, self._share):
            return
        resized = blocks != self._blocks
        self._block, self._blocks, self._share = shown
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every block."""
        px = self._theme.px
        return QSize(max(0, self._blocks * px(_WIDE + _GAP) - px(_GAP)), px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self._blocks):
            self._draw(painter, index)
        painter.end()

    def _draw(self, painter: QPainter, index: int) -> None:
        px = self._theme.px
        place = self._blocks - 1 - index if self._mirrored else index
        box = QRectF(place * px(_WIDE + _GAP), 0, px(_WIDE), px(_HIGH))
        radius = box.height() / 2
        if index + 1 > self._block:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("outline"), 1.5))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        pill = QPainterPath()
        pill.addRoundedRect(box, radius, radius)
        running = index + 1 == self._block
        painter.fillPath(pill, self._theme.color("line" if running else "accent"))
        if running and self._share:
            # Half the height at least, or the beginning of a block would not be seen.
            wide = max(box.height(), box.width() * self._share)
            left = box.right() - wide if self._mirrored else box.left()
            part = QPainterPath()
            part.addRoundedRect(QRectF(left, 0, wide, box.height()), radius, radius)
            painter.fillPath(part, self._theme.color("accent"))

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
