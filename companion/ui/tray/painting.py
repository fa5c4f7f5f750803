"""Draws the tray icon."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from companion.ui.tray.face import SIZES, STEPS, Face, inset, stroke

_FULL = 360 * 16
_TOP = 90 * 16
_DASHES = 8


def paint(face: Face, color: Callable[[str], QColor]) -> QIcon:
    """Return the icon in every size a panel may ask for."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_pixmap(face, size, color))
    return icon


def _pixmap(face: Face, size: int, color: Callable[[str], QColor]) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Drawing(painter, size, color).draw(face)
    painter.end()
    return pixmap


class _Drawing:
    def __init__(self, painter: QPainter, size: int, color: Callable[[str], QColor]) -> None:
        self._painter = painter
        self._size = size
        self._color = color
        self._stroke = stroke(size)
        edge = inset(size)
        self._ring = QRectF(edge, edge, size - 2 * edge, size - 2 * edge)
        self._middle = QPointF(size / 2, size / 2)

    def draw(self, face: Face) -> None:
        ink, accent = self._color("text"), self._color("accent")
        match face.shape:
            case "idle":
                self._arc(ink, 1)
            case "focus":
                self._progress(accent, face.gone)
            case "notice":
                self._progress(accent, face.gone)
                self._dot(accent, 0.17)
            case "break":
                self._dot(accent, 0.4375)
                self._hole(0.16)
            case "away":
                self._dashes(ink)
            case "held":
                self._progress(ink, face.gone)
                self._bars(ink)

    def _progress(self, ink: QColor, gone: int) -> None:
        track = QColor(self._color("text"))
        track.setAlphaF(0.4)
        self._arc(track, 1)
        self._arc(ink, gone / STEPS)

    def _arc(self, ink: QColor, share: float) -> None:
        self._painter.setPen(QPen(ink, self._stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if share >= 1:
            self._painter.drawEllipse(self._ring)
        elif share > 0:
            self._painter.drawArc(self._ring, _TOP, -round(share * _FULL))

    def _dashes(self, ink: QColor) -> None:
        self._painter.setPen(QPen(ink, self._stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        step = _FULL / _DASHES
        for number in range(_DASHES):
            self._painter.drawArc(self._ring, round(_TOP + number * step - step * 0.28), round(step * 0.56))

    def _dot(self, ink: QColor, radius: float) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(ink)
        self._painter.drawEllipse(self._middle, radius * self._size, radius * self._size)

    def _hole(self, radius: float) -> None:
        # Cut out rather than painted over: the panel's own colour is not known.
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        self._dot(QColor(Qt.GlobalColor.black), radius)
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _bars(self, ink: QColor) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(ink)
        wide, high, gap = self._size * 0.09, self._size * 0.32, self._size * 0.045
        top = self._middle.y() - high / 2
        for left in (self._middle.x() - gap - wide, self._middle.x() + gap):
            self._painter.drawRect(QRectF(left, top, wide, high))
