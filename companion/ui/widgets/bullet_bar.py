"""Today's load as a bar on its own usual band."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme

_BAND, _TRACK, _BAR = 33, 24, 12
_WORDS = 20


class BulletBar(QWidget):
    """Recorded load filled, estimated load hollow, the usual band behind.

    All values in effort-minutes.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._recorded = 0.0
        self._foreseen = 0.0
        self._usual: tuple[float, float] | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def read(
        self,
        recorded: float,
        foreseen: float,
        usual: tuple[float, float] | None,
        words: str,
    ) -> None:
        """Show the bar. words: below the band, or in the track while there is nothing to show.

        recorded: from efforts that were rated; foreseen: from estimated ones, the running block included.
        """
        self._recorded, self._foreseen, self._usual = recorded, foreseen, usual
        self._words = words
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the band and the words below it."""
        return QSize(self._theme.px(200), self._theme.px(_BAND + _WORDS))

    def minimumSizeHint(self) -> QSize:
        """Return how small it still reads."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        if not self._recorded and not self._foreseen and self._usual is None:
            self._draw_empty(painter)
        else:
            self._draw_bar(painter)
        painter.end()

    def _draw_empty(self, painter: QPainter) -> None:
        track = self._row(_TRACK).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setBrush(self._theme.color("sunken"))
        dashes = QPen(self._theme.color("outline"), 1.5)
        dashes.setDashPattern([2.5, 2.5])
        painter.setPen(dashes)
        painter.drawRoundedRect(track, 5, 5)
        self._write(painter, self._row(_TRACK), self._words)

    def _draw_bar(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(self._row(_TRACK), 4, 4)
        if self._usual is not None:
            low, high = (self._across(edge) for edge in self._usual)
            row = self._row(_BAND).adjusted(0, 0.5, 0, -0.5)
            painter.setBrush(theme.color("load_soft"))
            painter.setPen(QPen(theme.color("load_bar"), 1))
            painter.drawRoundedRect(QRectF(low, row.top(), high - low, row.height()), 4, 4)
        row, end = self._row(_BAR), self._across(self._recorded)
        if self._recorded:
            self._draw_part(painter, QRectF(0, row.top(), end, row.height()), filled=True)
        if self._foreseen:
            wide = max(4.0, self._across(self._recorded + self._foreseen) - end)
            self._draw_part(painter, QRectF(end, row.top(), wide, row.height()), filled=False)
        self._write(painter, self._below(), self._words)

    def _draw_part(self, painter: QPainter, part: QRectF, *, filled: bool) -> None:
        load = self._theme.color("load")
        if filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(load)
            painter.drawRoundedRect(part, 3, 3)
            return
        painter.setPen(QPen(load, 1.5))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(part.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)

    def _write(self, painter: QPainter, box: QRectF, words: str) -> None:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.resetTransform()
            box = QRectF(self.width() - box.right(), box.top(), box.width(), box.height())
        painter.setPen(self._theme.color("text2"))
        painter.setFont(self._theme.font("caption"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _below(self) -> QRectF:
        """Return the line of words: under the band's middle, but within the widget."""
        top, high = self._theme.px(_BAND) + 2, self._theme.px(_WORDS) - 2
        if self._usual is None:
            return QRectF(0, top, self.width(), high)
        middle = sum(self._across(edge) for edge in self._usual) / 2
        half = min(self._theme.px(130), self.width() / 2)
        left = min(max(0.0, middle - half), self.width() - 2 * half)
        return QRectF(left, top, 2 * half, high)

    def _row(self, high: int) -> QRectF:
        band, height = self._theme.px(_BAND), self._theme.px(high)
        return QRectF(0, (band - height) / 2, self.width(), height)

    def _across(self, load: float) -> float:
        highest = max((self._recorded + self._foreseen) * 1.15, (self._usual or (0, 0))[1] * 1.42, 1)
        return self.width() * load / highest
