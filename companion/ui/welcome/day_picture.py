"""The day that results from a rhythm, drawn as one band."""

from datetime import timedelta

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.core.rhythm_day import Segment
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.figures import twelve_hours

_ABOVE, _BAND, _BELOW = 20, 40, 28
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_NAMED_FROM = timedelta(minutes=25)
_TICKS = 2 * _HOUR


def clock_time(since_midnight: timedelta) -> str:
    """Return a time of day, with 12 or 24 hours as the locale has it."""
    minutes = since_midnight // _MINUTE % (24 * 60)
    return QLocale().toString(QTime(*divmod(minutes, 60)), "h:mm AP" if twelve_hours() else "HH:mm")


class DayPicture(QWidget):
    """Blocks filled, breaks as gaps, the long ones and lunch named above, times below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day: tuple[Segment, ...] = ()
        self.setAccessibleName(_("The day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def day(self) -> tuple[Segment, ...]:
        """What is drawn."""
        return self._day

    def show_day(self, day: tuple[Segment, ...], said: str) -> None:
        """Draw `day`; said: the same in words, for the screen reader."""
        self._day = day
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the band with its labels."""
        return QSize(self._theme.px(300), self._theme.px(_ABOVE + _BAND + _BELOW))

    def minimumSizeHint(self) -> QSize:
        """Return a width in which blocks can still be told apart."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._day:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(self._band(self._start, self._end), 4, 4)
        painter.setFont(self._theme.font("caption"))
        for segment in self._day:
            if segment.kind == "focus":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("accent"))
                painter.drawRoundedRect(self._band(segment.start, segment.end), 4, 4)
            else:
                self._name(painter, segment)
        self._paint_axis(painter)
        painter.end()

    @property
    def _start(self) -> timedelta:
        return self._day[0].start

    @property
    def _end(self) -> timedelta:
        # Eight hours at least, so that days of several rhythms can be compared by eye.
        return max(self._day[-1].end, self._start + 8 * _HOUR)

    def _across(self, at: timedelta) -> float:
        part = (at - self._start) / (self._end - self._start)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() * (1 - part if mirrored else part)

    def _band(self, start: timedelta, end: timedelta) -> QRectF:
        px = self._theme.px
        left, right = self._across(start), self._across(end)
        return QRectF(min(left, right), px(_ABOVE), abs(right - left), px(_BAND))

    def _name(self, painter: QPainter, segment: Segment) -> None:
        words = _("lunch") if segment.kind == "lunch" else ""
        if segment.kind == "long" and segment.length >= _NAMED_FROM:
            words = f"{segment.length // _MINUTE}"
        place = self._band(segment.start, segment.end)
        place.setRect(place.center().x() - 100, 0, 200, self._theme.px(_ABOVE - 4))
        painter.setPen(self._theme.color("text2"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_axis(self, painter: QPainter) -> None:
        px = self._theme.px
        top = px(_ABOVE + _BAND)
        # Fewer times where they would run into each other.
        wide = painter.fontMetrics().horizontalAdvance(clock_time(22 * _HOUR)) + px(16)
        step = _TICKS
        while self.width() * (step / (self._end - self._start)) < wide:
            step += _TICKS
        at = self._start
        while at <= self._end:
            across = self._across(at)
            painter.setPen(QPen(self._theme.color("outline"), 1))
            tick = min(max(0.5, across), self.width() - 0.5)
            painter.drawLine(round(tick), top + 4, round(tick), top + 8)
            left = min(max(0.0, across - wide / 2), self.width() - wide)
            align = Qt.AlignmentFlag.AlignHCenter
            if across < wide / 2:
                align = Qt.AlignmentFlag.AlignLeft
            elif across > self.width() - wide / 2:
                align = Qt.AlignmentFlag.AlignRight
            painter.setPen(self._theme.color("text2"))
            painter.drawText(QRectF(left, top + 11, wide, px(17)), int(align), clock_time(at))
            at += step
