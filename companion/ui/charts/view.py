"""The chart of weeks: load, stress and sleep by day, and the overload signs by week."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from companion.app.reflect import ReflectionSeries
from companion.core.signs import NAMES, Signs
from companion.core.words import _
from companion.ui.charts.day_chart import DayChart, chart_style
from companion.ui.charts.layout import Plot
from companion.ui.charts.render import render, save
from companion.ui.charts.sign_cells import SignCells
from companion.ui.theme import Theme

__all__ = ["ChartView", "chart_style"]


class ChartView(DayChart):
    """Left and right move by a day, up and down by a week; the strip is a Tab stop of its own.

    sign_opened: its name and the Monday of its week.
    """

    MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
    sign_opened = Signal(str, object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._series: ReflectionSeries | None = None
        self._signs: Sequence[Signs] = ()
        self._plot: Plot | None = None
        self.cells = SignCells(theme, _("Overload signs, week by week"), self)
        self.cells.opened.connect(self._on_sign)
        self.cells.hide()

    def minimumSizeHint(self) -> QSize:
        high = 400 + (148 if self._signs else 0)
        return QSize(300 + self._theme.px(180), self._theme.px(high))

    def show_series(self, series: ReflectionSeries, signs: Sequence[Signs] = ()) -> None:
        """Show another series; signs: of each of its weeks, or none."""
        if bool(signs) != bool(self._signs):
            self.updateGeometry()
        self._series, self._signs = series, signs
        self.cells.setVisible(bool(signs))
        self.cells.show_signs(signs, series.mondays, series.chosen)
        self.show_days(series.days, series.today)

    def save(self, path: Path) -> None:
        """Write the chart as PNG (twice the size) or SVG, as the name ends. OSError when it cannot."""
        if self._series is not None:
            style = chart_style(self._theme)
            save(self._series, style, self.width(), self.height(), path, self._signs)

    @property
    def plot(self) -> Plot | None:
        """Where the days of the drawn chart stand."""
        return self._plot

    def draw_image(self) -> QImage:
        assert self._series is not None
        style, ratio = chart_style(self._theme), self.devicePixelRatioF()
        image, self._plot = render(self._series, style, self.width(), self.height(), ratio, self._signs)
        strip = self._plot.strip
        if strip is not None:
            tall = strip.rows * strip.tall
            area = QRectF(strip.left, strip.top, strip.right - strip.left, tall)
            self.cells.setGeometry(QRect(area.toAlignedRect()))
        return image

    def day_at(self, place: QPointF) -> int | None:
        if self._plot is None or not self._plot.top <= place.y() <= self._plot.bottom:
            return None
        return self._plot.day_at(place.x())

    def mark_day(self, painter: QPainter, day: int) -> float:
        assert self._plot is not None
        x = self._plot.middle_of(day)
        rule = QRectF(round(x), self._plot.top, 1, self._plot.bottom - self._plot.top)
        painter.fillRect(rule, self._theme.color("text2"))
        return x

    def _on_sign(self, row: int, week: int) -> None:
        if self._series is not None:
            self.sign_opened.emit(NAMES[row], self._series.mondays[week])
