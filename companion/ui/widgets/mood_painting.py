"""The strokes of the mood pad."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from companion.core.words import _
from companion.ui.theme import Theme

_RADIUS = 10
_DOT, _CHOSEN, _RIM = 9, 22, 30
_GAP = 10
_LEAST = 24


def paint_ground(painter: QPainter, theme: Theme, side: int, *, mirrored: bool) -> None:
    """Paint the square with its axes, named at the edges."""
    square = QRectF(0.5, 0.5, side - 1, side - 1)
    painter.setPen(QPen(theme.color("outline"), 1))
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(square, _RADIUS, _RADIUS)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("text2"))
    inner = square.adjusted(_GAP, theme.px(6), -_GAP, -theme.px(6))
    left, right = _("unpleasant"), _("pleasant")
    if mirrored:
        left, right = right, left
    middle = Qt.AlignmentFlag.AlignVCenter
    centre = Qt.AlignmentFlag.AlignHCenter
    rects = [
        _write(painter, inner, Qt.AlignmentFlag.AlignTop | centre, _("high energy")),
        _write(painter, inner, Qt.AlignmentFlag.AlignBottom | centre, _("low energy")),
        _write(painter, inner, middle | Qt.AlignmentFlag.AlignLeft, left),
        _write(painter, inner, middle | Qt.AlignmentFlag.AlignRight, right),
    ]
    pen = QPen(theme.color("outline"), 1, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    half, gap = side / 2, theme.px(8)
    painter.drawLine(QLineF(half, rects[0].bottom() + gap, half, rects[1].top() - gap))
    painter.drawLine(QLineF(rects[2].right() + gap, half, rects[3].left() - gap, half))


def paint_usual(painter: QPainter, theme: Theme, region: QRectF, points: Sequence[QPointF] = ()) -> None:
    """Paint the region of the usual and its name above it, or below where a point would cover that."""
    least = theme.px(_LEAST)
    wide, high = max(region.width(), least), max(region.height(), least)
    oval = QRectF(0, 0, wide, high)
    oval.moveCenter(region.center())
    painter.setPen(QPen(theme.color("mood"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(theme.color("mood_soft"))
    painter.drawEllipse(oval)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("mood_text"))
    name = _("your usual")
    above = QRectF(0, 0, QFontMetricsF(painter.font()).horizontalAdvance(name) + 2, theme.px(16))
    above.moveCenter(QPointF(oval.center().x(), oval.top() - theme.px(10)))
    below = above.translated(0, oval.bottom() + theme.px(2) - above.top())
    near = theme.px(_CHOSEN) / 2

    def covered(words: QRectF) -> bool:
        return any(words.adjusted(-near, -near, near, near).contains(point) for point in points)

    up = above.top() >= theme.px(24) and (not covered(above) or covered(below))
    painter.drawText(above if up else below, Qt.AlignmentFlag.AlignCenter, name)


def paint_today(painter: QPainter, theme: Theme, points: Sequence[QPointF]) -> None:
    """Paint the day's earlier points, hollow."""
    painter.setPen(QPen(theme.color("mood"), 1.5))
    painter.setBrush(theme.color("surface"))
    radius = theme.px(_DOT) / 2
    for point in points:
        painter.drawEllipse(point, radius, radius)


def paint_chosen(painter: QPainter, theme: Theme, point: QPointF, before: QPointF | None) -> None:
    """Paint the chosen point; before: the point it is reached from, joined by a dotted line."""
    if before is not None:
        painter.setPen(QPen(theme.color("mood"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(before, point)
    rim, dot = theme.px(_RIM) / 2, theme.px(_CHOSEN) / 2
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(point, rim, rim)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("mood"))
    painter.drawEllipse(point, dot, dot)


def _write(painter: QPainter, room: QRectF, align: Qt.AlignmentFlag, words: str) -> QRectF:
    place = painter.boundingRect(room, int(align), words)
    painter.drawText(room, int(align), words)
    return place
