"""The widget that shows a year of days, and tells what each holds."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from companion.app.year import YearSeries
from companion.ui.charts.day_chart import DayChart, chart_style
from companion.ui.charts.render import render_year, save_year
from companion.ui.charts.style import ChartStyle
from companion.ui.charts.year_plot import YearPlot
from companion.ui.theme import Theme


class YearView(DayChart):
    """Up and down move by a day, left and right by a week."""

    MOVES = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._series: YearSeries | None = None
        self._plot: YearPlot | None = None

    def minimumSizeHint(self) -> QSize:
        return QSize(400, self._theme.px(580))

    def show_year(self, series: YearSeries) -> None:
        """Show another year."""
        self._series = series
        self.show_days(series.days, series.today)

    def save(self, path: Path) -> None:
        """Write the year as PNG (twice the size) or SVG, as the name ends. OSError when it cannot."""
        if self._series is not None:
            save_year(self._series, self._style(), self.width(), self.height(), path)

    @property
    def plot(self) -> YearPlot | None:
        """Where the days of the drawn year stand."""
        return self._plot

    def draw_image(self) -> QImage:
        assert self._series is not None
        size = self.width(), self.height()
        image, self._plot = render_year(self._series, self._style(), *size, self.devicePixelRatioF())
        return image

    def day_at(self, place: QPointF) -> int | None:
        return None if self._plot is None else self._plot.day_at(place.x(), place.y())

    def mark_day(self, painter: QPainter, day: int) -> float:
        assert self._plot is not None
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x = 0.0
        for panel in range(len(self._plot.tops)):
            x, y = self._plot.corner_of(day, panel)
            painter.drawRect(QRectF(x, y, self._plot.step, self._plot.step))
        return x + self._plot.step

    def _style(self) -> ChartStyle:
        plain = chart_style(self._theme)
        ramps = {
            f"{measure}_{step}": color.name()
            for measure in ("load", "stress", "sleep")
            for step, color in enumerate(self._theme.ramp(measure))
        }
        return ChartStyle({**plain.colors, **ramps}, plain.families, plain.scale)
