"""The quiet ground of the player: lighter around the shape, painted once for each size."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QRadialGradient

from companion.ui.theme import Theme

_MIDDLE = 0.4
"""Where the light lies, as a part of the height."""
_REACH = 1.1
"""How far it reaches, in halves of the ground's diagonal of its own proportions."""


def paint_ground(theme: Theme, size: QSize, ratio: float) -> QPixmap:
    """Return the ground for `size` logical px with `ratio` pixels a px."""
    # Without an alpha channel, so that a part of it is copied, not blended.
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    light = QRadialGradient(QPointF(), 1.0)
    light.setColorAt(0.0, theme.color("surface"))
    light.setColorAt(1.0, theme.color("ground"))
    painter = QPainter(pixmap)
    painter.fillRect(QRectF(QPointF(), size.toSizeF()), theme.color("ground"))
    middle = QPointF(size.width() / 2, size.height() * _MIDDLE)
    painter.translate(middle)
    painter.scale(max(1.0, size.width() / 2 * _REACH), max(1.0, size.height() * (1 - _MIDDLE) * _REACH))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawEllipse(QPointF(), 1.0, 1.0)
    painter.end()
    return pixmap


class Ground:
    """Keeps the ground painted while its size, ratio and colours stay."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._key: tuple[int, int, float, bool] | None = None
        self._painted = QPixmap()

    def get(self, size: QSize, ratio: float) -> QPixmap:
        """Return the ground, painted at the first question."""
        key = (size.width(), size.height(), ratio, self._theme.dark)
        if key != self._key:
            self._key, self._painted = key, paint_ground(self._theme, size, ratio)
        return self._painted

    def forget(self) -> None:
        """Give the memory back: 4 MB for 1280 x 800."""
        self._key, self._painted = None, QPixmap()
