"""What every chart of days shares: it tells what a day holds and can be read with the arrow keys."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.core.days import DayFigures
from companion.ui.charts.day_words import tip_lines
from companion.ui.charts.style import ChartStyle
from companion.ui.charts.tip import paint_tip
from companion.ui.theme import Theme
from companion.ui.widgets.spoken_role import speak_as

SETTLED_MS = 40
"""So long without another size, and it is the one to draw for."""


class DayChart(QWidget):
    """Draws days whenever they, the size or the theme have changed, and only while visible.

    What stands on the screen is an image; no figure is kept. While the size changes it is stretched, and
    drawn anew once that has ended. One Tab stop: the arrows move as
    `MOVES` says, Home and End go to the ends, Esc lets go of the day. day_opened: its date, on a
    click or Enter; none for a day to come.
    """

    MOVES: ClassVar[Mapping[Qt.Key, int]] = {}
    failed = Signal()
    day_pointed = Signal(str)
    day_opened = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: Sequence[DayFigures] = ()
        self._today = date.min
        self._image: QImage | None = None
        self._day: int | None = None
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(SETTLED_MS)
        self._resized.timeout.connect(self._on_settled)
        self.setAccessibleName(name)
        speak_as(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("focus_radius", 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.redraw)

    def redraw(self) -> None:
        """Draw anew when next painted."""
        self._image = None
        self.update()

    @property
    def pointed(self) -> int | None:
        """Index of the day whose figures are told, None for none."""
        return self._day

    def draw_image(self) -> QImage:
        """Return the chart as an image of the widget's size, and keep where its days stand."""
        raise NotImplementedError

    def day_at(self, place: QPointF) -> int | None:
        """Return the index of the day at a place."""
        raise NotImplementedError

    def mark_day(self, painter: QPainter, day: int) -> float:
        """Mark the pointed day and return the x its tip stands beside."""
        raise NotImplementedError

    def show_days(self, days: Sequence[DayFigures], today: date) -> None:
        """Take other days; the pointed one stays only where the first is one and the same."""
        if [day.day for day in days[:1]] != [day.day for day in self._days[:1]] or len(days) != len(
            self._days
        ):
            self._point(None)
        self._days, self._today = days, today
        self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None and not self._draw():
            return
        assert self._image is not None
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._image)
        if self._day is not None and self._day < len(self._days):
            x = self.mark_day(painter, self._day)
            paint_tip(painter, self._theme, tip_lines(self._days[self._day]), x, self.rect())
        painter.end()

    def _draw(self) -> bool:
        if not self._days or self.width() < 40 or self.height() < 40:
            return False
        try:
            self._image = self.draw_image()
        except Exception:  # whatever it is, the page says so and offers to try again
            self._days = ()
            self.failed.emit()
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._image is not None:
            self._resized.start()
        super().resizeEvent(event)

    def _on_settled(self) -> None:
        if self._image is not None and self._image.deviceIndependentSize().toSize() != self.size():
            self.redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        # Two to five megabytes that a hidden page does not need.
        self._image = None
        super().hideEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.day_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def focusOutEvent(self, event: QEvent) -> None:
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._days:
            event.ignore()
            return
        last = len(self._days) - 1
        key = Qt.Key(event.key())
        if key in self.MOVES and self._day is None:
            # The first arrow goes to today, or to the end nearest to it.
            self._point(max(0, min(last, (self._today - self._days[0].day).days)))
        elif key in self.MOVES and self._day is not None:
            self._point(max(0, min(last, self._day + self.MOVES[key])))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._day is not None:
            self._open()
        elif key == Qt.Key.Key_Escape and self._day is not None:
            self._point(None)
        else:
            event.ignore()

    def _open(self) -> None:
        if self._day is None or self._day >= len(self._days):
            return
        day = self._days[self._day].day
        if day <= self._today:
            self.day_opened.emit(day)

    def _point(self, day: int | None) -> None:
        if day == self._day:
            return
        self._day = day
        words = ""
        if day is not None:
            words = " · ".join(tip_lines(self._days[day]))
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.day_pointed.emit(words)
        self.update()


def chart_style(theme: Theme) -> ChartStyle:
    """Return the theme as a chart needs it."""
    colors = {name: theme.color(name).name() for name in theme.tokens.scheme(theme.scheme).color}
    return ChartStyle(colors, tuple(theme.font("caption").families()), theme.scale)
