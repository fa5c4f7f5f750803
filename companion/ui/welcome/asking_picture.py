"""A day with the moments at which something is asked, drawn on one line."""

from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.app.asking_day import Asking, AskingKind
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.welcome.asking_words import day_said, kind_name, nothing_asks
from companion.ui.welcome.day_picture import clock_time

_ABOVE, _BAND, _BELOW, _DISC = 26, 16, 28, 14
_HOUR = timedelta(hours=1)
_SHORTEST = 6 * _HOUR, 24 * _HOUR
_INK: dict[AskingKind, str] = {"diary": "sleep", "check_in": "mood", "wind_down": "accent"}


class AskingPicture(QWidget):
    """A disc for each moment, what it is above, when below; what would overlap is left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day: tuple[Asking, ...] = ()
        self.setAccessibleName(_("What is asked in a day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_day(self, day: tuple[Asking, ...]) -> None:
        """Draw `day`."""
        self._day = day
        self.setAccessibleDescription(day_said(day))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the line with its labels."""
        return QSize(self._theme.px(300), self._theme.px(_ABOVE + _BAND + _BELOW))

    def minimumSizeHint(self) -> QSize:
        """Return a width in which moments can still be told apart."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme = self._theme.px, self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        band = QRectF(0, px(_ABOVE), self.width(), px(_BAND))
        painter.drawRoundedRect(band, px(_BAND) / 2, px(_BAND) / 2)
        painter.setFont(theme.font("caption"))
        if not self._day:
            painter.setPen(theme.color("text2"))
            room = QRectF(0, px(_ABOVE + _BAND + 8), self.width(), px(20))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeading), nothing_asks())
        else:
            self._paint_day(painter)
        painter.end()

    def _paint_day(self, painter: QPainter) -> None:
        px = self._theme.px
        for asking in self._day:
            painter.setPen(QPen(self._theme.color("surface"), 2))
            painter.setBrush(self._theme.color(_INK[asking.kind]))
            center = QPointF(self._across(asking.at), px(_ABOVE) + px(_BAND) / 2)
            painter.drawEllipse(center, px(_DISC) / 2, px(_DISC) / 2)
        painter.setPen(self._theme.color("text2"))
        named: set[AskingKind] = set()
        free_above = free_below = -1.0e9
        for asking in sorted(self._day, key=lambda one: self._across(one.at)):
            if asking.kind not in named:
                end = self._label(painter, asking, kind_name(asking.kind), free_above, px(2))
                named |= {asking.kind} if end > free_above else set()
                free_above = end
            words = clock_time(asking.at)
            free_below = self._label(painter, asking, words, free_below, px(_ABOVE + _BAND + 8))

    def _label(self, painter: QPainter, asking: Asking, words: str, free: float, top: int) -> float:
        """Write `words` at the moment, from `free` on; return where the next may begin."""
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(0.0, self._across(asking.at) - wide / 2), self.width() - wide)
        if left < free:
            return free
        painter.drawText(
            QRectF(left, top, wide + 1, self._theme.px(18)), int(Qt.AlignmentFlag.AlignLeft), words
        )
        return left + wide + self._theme.px(10)

    def _across(self, at: timedelta) -> float:
        first = min(_SHORTEST[0], min(one.at for one in self._day) - _HOUR)
        last = max(_SHORTEST[1], max(one.at for one in self._day) + _HOUR)
        part = (at - first) / (last - first)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inset = self._theme.px(_BAND) / 2
        return inset + (self.width() - 2 * inset) * (1 - part if mirrored else part)
