"""The widget that shows a chart, tells what a day holds, and can be read with the arrow keys."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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

from companion.app.reflect import ReflectionSeries
from companion.ui.charts.day_words import tip_lines
from companion.ui.charts.layout import Plot
from companion.ui.charts.render import render, save
from companion.ui.charts.style import ChartStyle
from companion.ui.charts.tip import paint_tip
from companion.ui.theme import Theme
from companion.ui.widgets.spoken_role import speak_as

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class ChartView(QWidget):
    """Draws a series whenever it, the size or the theme has changed, and only while visible.

    What stands on the screen is an image; no figure is kept. One Tab stop: left and right move by
    a day, up and down by a week, Home and End to the ends, Esc lets go of the day. day_opened: its
    date, on a click or Enter; none for a day to come.
    """

    failed = Signal()
    day_pointed = Signal(str)
    day_opened = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._series: ReflectionSeries | None = None
        self._image: QImage | None = None
        self._plot: Plot | None = None
        self._day: int | None = None
        self.setAccessibleName(name)
        speak_as(self, QAccessible.Role.Chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("focus_radius", 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.redraw)

    def minimumSizeHint(self) -> QSize:
        return QSize(300 + self._theme.px(180), self._theme.px(400))

    def show_series(self, series: ReflectionSeries) -> None:
        """Show another series; the pointed day stays only where it is one and the same."""
        if self._series is None or series.mondays != self._series.mondays:
            self._point(None)
        self._series = series
        self.redraw()

    def redraw(self) -> None:
        """Draw anew when next painted."""
        self._image = None
        self.update()

    def save(self, path: Path) -> None:
        """Write the chart as PNG (twice the size) or SVG, as the name ends. OSError when it cannot."""
        if self._series is not None:
            save(self._series, chart_style(self._theme), self.width(), self.height(), path)

    @property
    def pointed(self) -> int | None:
        """Index of the day whose figures are told, None for none."""
        return self._day

    @property
    def plot(self) -> Plot | None:
        """Where the days of the drawn chart stand."""
        return self._plot

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None and not self._draw():
            return
        assert self._image is not None
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._image)
        if self._day is not None and self._series is not None and self._plot is not None:
            x = self._plot.middle_of(self._day)
            painter.fillRect(
                QRectF(round(x), self._plot.top, 1, self._plot.bottom - self._plot.top),
                self._theme.color("text2"),
            )
            lines = tip_lines(self._series.days[self._day])
            paint_tip(painter, self._theme, lines, x, self.rect())
        painter.end()

    def _draw(self) -> bool:
        if self._series is None or self.width() < 40 or self.height() < 40:
            return False
        try:
            self._image, self._plot = render(
                self._series,
                chart_style(self._theme),
                self.width(),
                self.height(),
                self.devicePixelRatioF(),
            )
        except Exception:  # whatever it is, the page says so and offers to try again
            self._series = None
            self.failed.emit()
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        # Two to five megabytes that a hidden page does not need.
        self._image = None
        super().hideEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._plot is not None:
            inside = self._plot.top <= event.position().y() <= self._plot.bottom
            self._point(self._plot.day_at(event.position().x()) if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def focusOutEvent(self, event: QEvent) -> None:
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._series is None:
            event.ignore()
            return
        last = len(self._series.days) - 1
        key = Qt.Key(event.key())
        if key in _MOVES and self._day is None:
            # The first arrow goes to today, or to the end nearest to it.
            self._point(max(0, min(last, (self._series.today - self._series.days[0].day).days)))
        elif key in _MOVES and self._day is not None:
            self._point(max(0, min(last, self._day + _MOVES[key])))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._day is not None:
            self._open()
        elif key == Qt.Key.Key_Escape and self._day is not None:
            self._point(None)
        else:
            event.ignore()

    def _open(self) -> None:
        if self._day is None or self._series is None:
            return
        day = self._series.days[self._day].day
        if day <= self._series.today:
            self.day_opened.emit(day)

    def _point(self, day: int | None) -> None:
        if day == self._day:
            return
        self._day = day
        words = ""
        if day is not None and self._series is not None:
            words = " · ".join(tip_lines(self._series.days[day]))
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.day_pointed.emit(words)
        self.update()


def chart_style(theme: Theme) -> ChartStyle:
    """Return the theme as a chart needs it."""
    colors = {name: theme.color(name).name() for name in theme.tokens.scheme(theme.scheme).color}
    return ChartStyle(colors, tuple(theme.font("caption").families()), theme.scale)
