"""The dark tip beside the pointed day."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from companion.ui.theme import Theme

_PAD, _GAP, _RADIUS = 12, 10, 6


def paint_tip(painter: QPainter, theme: Theme, lines: tuple[str, str], x: float, room: QRect) -> None:
    """Paint two lines on dark ground beside `x`, on whichever side has room."""
    bold, plain = theme.font("small", weight=600), theme.font("small")
    widths = [
        QFontMetricsF(font).horizontalAdvance(line) for font, line in zip((bold, plain), lines, strict=True)
    ]
    pad, line_height = theme.px(_PAD), theme.px(20)
    width, height = max(widths) + 2 * pad, 2 * line_height + 2 * theme.px(8)
    left = x + theme.px(_GAP)
    if left + width > room.right():
        left = x - theme.px(_GAP) - width
    box = QRectF(max(0.0, left), theme.px(30), width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawRoundedRect(box, theme.px(_RADIUS), theme.px(_RADIUS))
    painter.setPen(theme.color("surface"))
    for place, (font, line) in enumerate(zip((bold, plain), lines, strict=True)):
        painter.setFont(font)
        top = box.top() + theme.px(8) + place * line_height
        area = QRectF(QPointF(box.left() + pad, top), QPointF(box.right(), top + line_height))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
