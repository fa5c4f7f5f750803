"""The quiet picture behind a break: a sky and three hills, painted once for each size."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPixmap

from companion.ui.theme import Theme

# Crests and troughs as parts of width and height; the outermost lie beyond the edges.
_HILLS = {
    "hill_far": ((-0.12, 0.832), (0.16, 0.768), (0.42, 0.790), (0.80, 0.732), (1.12, 0.800)),
    "hill_mid": ((-0.10, 0.874), (0.10, 0.848), (0.38, 0.863), (0.73, 0.810), (1.12, 0.905)),
    "hill_near": ((-0.12, 0.952), (0.24, 0.906), (0.44, 0.921), (0.80, 0.891), (1.10, 0.965)),
}


def paint_backdrop(theme: Theme, size: QSize, ratio: float) -> QPixmap:
    """Return the backdrop for a screen of `size` logical px with `ratio` pixels a px."""
    # Without an alpha channel: a window that covers everything is painted twice as fast.
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    sky = QLinearGradient(0, 0, 0, size.height())
    for at, name in ((0.0, "top"), (0.46, "middle"), (0.8, "bottom"), (1.0, "bottom")):
        sky.setColorAt(at, theme.overlay(name))
    painter.fillRect(QRectF(QPointF(), size.toSizeF()), sky)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for name, crests in _HILLS.items():
        painter.setBrush(theme.overlay(name))
        painter.drawPath(_hill(crests, size))
    painter.end()
    return pixmap


def _hill(crests: tuple[tuple[float, float], ...], size: QSize) -> QPainterPath:
    width, height = size.width(), size.height()
    points = [QPointF(x * width, y * height) for x, y in crests]
    path = QPainterPath(points[0])
    for last, point in zip(points, points[1:], strict=False):
        middle = (last.x() + point.x()) / 2
        # Level at every crest and trough, so that the line has no corner.
        path.cubicTo(QPointF(middle, last.y()), QPointF(middle, point.y()), point)
    path.lineTo(points[-1].x(), height)
    path.lineTo(points[0].x(), height)
    path.closeSubpath()
    return path


class Backdrops:
    """Keeps the backdrop of each size and ratio while the screens are covered."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._painted: dict[tuple[int, int, float, bool], QPixmap] = {}

    def get(self, size: QSize, ratio: float) -> QPixmap:
        """Return the backdrop, painted at the first question."""
        key = (size.width(), size.height(), ratio, self._theme.dark)
        found = self._painted.get(key)
        if found is None:
            found = self._painted[key] = paint_backdrop(self._theme, size, ratio)
        return found

    def forget(self) -> None:
        """Give the memory back: 8 MB for each 1920 x 1080."""
        self._painted.clear()
