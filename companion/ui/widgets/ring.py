"""The large ring: the share of time gone, with the time itself inside."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme

_SIXTEENTHS = 16  # Qt counts angles in sixteenths of a degree
_NUMERALS = 60 / 56  # of the display role, at the ring's full size


class Ring(QWidget):
    """A track and an arc from 12 o'clock; a line of words above and below the numerals.

    side: outer diameter in px at 100 % text.
    """

    def __init__(self, theme: Theme, side: int = 272, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = side
        self._share = 0.0
        self._words = ("", "", "")
        self._dashed = False
        self._color = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the diameter both ways."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def read(
        self,
        share: float,
        numerals: str,
        above: str = "",
        below: str = "",
        *,
        dashed: bool = False,
        color: str = "accent",
    ) -> None:
        """Show `share` (0 to 1) of the ring and the words; repaints only where something changed.

        dashed: the clock stands, as while paused or away.
        """
        shown = (min(1.0, max(0.0, share)), (above, numerals, below), dashed, color)
        if shown == (self._share, self._words, self._dashed, self._color):
            return
        self._share, self._words, self._dashed, self._color = shown
        self.update()

    @property
    def words(self) -> tuple[str, str, str]:
        """The words above, the numerals, the words below."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        """Never smaller than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_arc(painter)
        self._draw_words(painter)
        painter.end()

    def _draw_arc(self, painter: QPainter) -> None:
        width = self._theme.px(self._theme.tokens.size["ring_stroke"] * self._side / 272)
        side = min(self.width(), self.height())
        corner = ((self.width() - side) / 2 + width / 2, (self.height() - side) / 2 + width / 2)
        circle = QRectF(*corner, side - width, side - width)
        track = QPen(self._theme.color("line"), width)
        if self._dashed:
            track.setDashPattern([0.7, 0.7])
            track.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(track)
        painter.drawEllipse(circle)
        if not self._share:
            return
        arc = QPen(self._theme.color(self._color), width)
        arc.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(arc)
        painter.drawArc(circle, 90 * _SIXTEENTHS, round(-360 * _SIXTEENTHS * self._share))

    def _draw_words(self, painter: QPainter) -> None:
        above, numerals, below = self._words
        centre = self.rect().center().y()
        size = _NUMERALS * self._side / 272
        # Hours make the numerals longer than the hole is wide.
        font = self._theme.font("display", size if len(numerals) <= 5 else size * 0.78)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        painter.drawText(self._line(centre, 40), Qt.AlignmentFlag.AlignCenter, numerals)
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("text2"))
        room = painter.fontMetrics().elidedText(above, Qt.TextElideMode.ElideRight, self._theme.px(176))
        painter.drawText(self._line(centre - self._theme.px(45), 12), Qt.AlignmentFlag.AlignCenter, room)
        painter.drawText(self._line(centre + self._theme.px(41), 12), Qt.AlignmentFlag.AlignCenter, below)

    def _line(self, middle: int, half: int) -> QRect:
        return QRect(0, middle - self._theme.px(half), self.width(), self._theme.px(2 * half))
