"""One day's cell in a tinted month."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.month_cells import MonthCell
from companion.ui.widgets.month_measures import Measure

_RING = 4
_RADIUS = 10
_PAD = 10
_LEAST_SHARE = 0.6


class DayCell(QAbstractButton):
    """Number, value, rest or today, and the mark of a note; a ring around it while it is chosen.

    The cell proper lies 4 px within, which leaves the ring its place.
    """

    focus_painted = True

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: MonthCell | None = None
        self._measure: Measure = "stress"
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def show_day(self, shown: MonthCell, measure: Measure, *, chosen: bool) -> None:
        """Show a day by a measure."""
        if (shown, measure, chosen) == (self.shown, self._measure, self.isChecked()):
            return
        self.shown, self._measure = shown, measure
        self.setChecked(chosen)
        if shown.spoken != self.accessibleName():
            self.setAccessibleName(shown.spoken)
        self.update()

    def nextCheckState(self) -> None:
        """Leave choosing to the month."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would take the arrows for its neighbours in the focus chain; the month knows better.
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Return a cell at its usual size, with the ring's place."""
        return QSize(self._theme.px(79) + 2 * _RING, self._theme.px(71) + 2 * _RING)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        ink = self._draw_ground(painter, box, self.shown)
        self._draw_ring(painter, box)
        self._draw_words(painter, box, self.shown, ink)
        painter.end()

    def _draw_ground(self, painter: QPainter, box: QRectF, shown: MonthCell) -> QColor:
        theme = self._theme
        if shown.tint is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ramp(self._measure)[shown.tint.step])
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            if self.underMouse():
                painter.setPen(QPen(theme.color("outline"), 1))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            return theme.ramp_ink(self._measure)[shown.tint.step]
        pen = QPen(theme.color("outline" if shown.state == "missing" or self.underMouse() else "line"), 1)
        if shown.state == "missing":
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        return theme.color("text2")

    def _draw_ring(self, painter: QPainter, box: QRectF) -> None:
        if not self.isChecked() and not self.hasFocus():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), _RADIUS + 3, _RADIUS + 3)
        if self.hasFocus():
            # Chosen and focused must differ: a second ring within.
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)

    def _draw_words(self, painter: QPainter, box: QRectF, shown: MonthCell, ink: QColor) -> None:
        px, theme = self._theme.px, self._theme
        inside = box.adjusted(_PAD, px(6), -_PAD, -px(6))
        start = Qt.AlignmentFlag.AlignLeading
        painter.setPen(ink)
        weight = 600 if shown.today else 500
        number = _fitting(theme.font("small", weight=weight), shown.number, inside.width())
        painter.setFont(number)
        painter.drawText(inside, start | Qt.AlignmentFlag.AlignTop, shown.number)
        free = inside.width() - QFontMetricsF(number).horizontalAdvance(shown.number) - 2
        caption = _fitting(theme.font("caption", weight=600 if shown.today else None), shown.mark, free)
        if shown.mark and QFontMetricsF(caption).horizontalAdvance(shown.mark) <= free:
            painter.setFont(caption)
            painter.drawText(inside, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop, shown.mark)
        if shown.noted:
            self._draw_note(painter, inside, ink)
        value, role = (shown.tint.short, "sentence") if shown.tint else (shown.words, "caption")
        wide = inside.width() - (px(13) if shown.noted else 0)
        font = _fitting(theme.font(role), value, wide)  # type: ignore[arg-type]  # two roles of the scale
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(inside, start | Qt.AlignmentFlag.AlignBottom, value)

    def _draw_note(self, painter: QPainter, inside: QRectF, ink: QColor) -> None:
        px = self._theme.px
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        pen = QPen(ink, 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        begin = (inside.right() - 1 if forward > 0 else inside.left() + 1) - forward * px(12)
        for up, wide in ((12, 12), (7, 8)):
            height = inside.bottom() - px(up)
            painter.drawLine(QPointF(begin, height), QPointF(begin + forward * px(wide), height))


def _fitting(font: QFont, words: str, wide: float) -> QFont:
    """Return the font, made smaller where the words would not fit; never below six tenths."""
    needed = QFontMetricsF(font).horizontalAdvance(words)
    if needed > wide > 0:
        font.setPixelSize(max(1, int(font.pixelSize() * max(_LEAST_SHARE, wide / needed))))
    return font
