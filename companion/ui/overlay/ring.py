"""The countdown: an arc of the time left around its numerals."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.overlay.measure import Measure
from companion.ui.overlay.sight import BreakSight, left_in_words

# Parts of the outer diameter, which is 480 in the drawing.
_STROKE = 16 / 480
_NUMERALS = 128 / 480
_LABEL_AT, _NUMERALS_AT, _UNTIL_AT = 0.302, 0.490, 0.686
_ASIDE_LABEL_AT, _ASIDE_NUMERALS_AT = 0.105, 0.895
_ASIDE_HIGHEST = 0.09
_INSIDE = 0.64  # of the diameter, free for something else while the words stand aside
_TIGHT = 97  # figures this large stand too far apart
_TRACK_OPACITY = 0.18
_FULL_TURN = 360 * 16


class CountdownRing(QWidget):
    """Repaints only when what it shows has changed, and only itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._measure: Measure | None = None
        self._sight: BreakSight | None = None
        self._aside = False

    def stand_aside(self, *, aside: bool) -> None:
        """Leave the middle to something else: the time left stays, small, at the foot of the ring."""
        if aside != self._aside:
            self._aside = aside
            self.update()

    def inside(self) -> QRect:
        """Return the square that is free while the words stand aside, px of the ring."""
        side = round(self.width() * _INSIDE)
        left = (self.width() - side) // 2
        return QRect(left, left, side, side)

    def dress(self, measure: Measure) -> None:
        """Take over sizes and colours."""
        self._measure = measure
        side = measure.px(measure.ring)
        self.setFixedSize(side, side)
        self.update()

    def read(self, sight: BreakSight) -> None:
        """Show the time left."""
        before, self._sight = self._sight, sight
        shown = (sight.label, sight.seconds, sight.total, sight.until, sight.halted)
        if before and shown == (before.label, before.seconds, before.total, before.until, before.halted):
            return
        left = left_in_words(sight.seconds)
        self.setAccessibleName(_("{label}: {left} left").format(label=sight.label, left=left))
        self.setAccessibleDescription(sight.until)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._measure is None or self._sight is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_arc(painter, self._measure, self._sight)
        self._paint_words(painter, self._measure, self._sight)

    def _paint_arc(self, painter: QPainter, measure: Measure, sight: BreakSight) -> None:
        stroke = self.width() * _STROKE
        box = QRectF(self.rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        accent = measure.theme.color("accent")
        track = measure.theme.color("accent")
        track.setAlphaF(_TRACK_OPACITY)
        painter.setPen(QPen(track, stroke))
        painter.drawEllipse(box)
        pen = QPen(accent, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        if sight.halted:
            pen = QPen(accent, stroke, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([0.8, 0.8])
        painter.setPen(pen)
        part = min(1.0, sight.seconds / sight.total)
        if part > 0:
            painter.drawArc(box, 90 * 16, -round(part * _FULL_TURN))

    def _paint_words(self, painter: QPainter, measure: Measure, sight: BreakSight) -> None:
        quiet, strong = measure.theme.color("text2"), measure.theme.color("text")
        side = self.width()
        minutes, seconds = divmod(sight.seconds, 60)
        if self._aside:
            painter.setPen(quiet)
            label, left = measure.font(16, 500), measure.font(20, 500)
            # Large text in a small ring: the time left is what matters.
            if label.pixelSize() <= side * _ASIDE_HIGHEST:
                self._write(painter, sight.label, label, _ASIDE_LABEL_AT, 0.36)
            left.setPixelSize(min(left.pixelSize(), round(side * _ASIDE_HIGHEST)))
            self._write(painter, f"{minutes}:{seconds:02}", left, _ASIDE_NUMERALS_AT, 0.36)
            return
        painter.setPen(quiet)
        self._write(painter, sight.label, measure.font(20, 500), _LABEL_AT, 0.62)
        self._write(painter, sight.until, measure.font(20), _UNTIL_AT, 0.62)
        painter.setPen(strong)
        numerals = measure.theme.font("display")
        numerals.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TIGHT)
        numerals.setPixelSize(max(12, round(side * _NUMERALS)))
        self._write(painter, f"{minutes}:{seconds:02}", numerals, _NUMERALS_AT, 0.80)

    def _write(self, painter: QPainter, words: str, font: QFont, at: float, width: float) -> None:
        """Write `words` centred at height `at`, smaller where they would not fit into `width`."""
        room = self.width() * width
        wanted = QFontMetricsF(font).horizontalAdvance(words)
        if wanted > room:
            font.setPixelSize(max(1, int(font.pixelSize() * room / wanted)))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x = (self.width() - metrics.horizontalAdvance(words)) / 2
        # Figures and capitals fill the height of a capital: centred by it, they look centred.
        painter.drawText(round(x), round(self.height() * at + metrics.capHeight() / 2), words)
