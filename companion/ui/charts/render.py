"""Turns a series into an image or a file. Importing this module does not import matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from companion.app.reflect import ReflectionSeries
from companion.app.year import YearSeries
from companion.core.load_stress_trail import Trail
from companion.core.signs import Signs
from companion.ui.charts.alone import alone
from companion.ui.charts.layout import Plot
from companion.ui.charts.style import ChartStyle
from companion.ui.charts.year_plot import YearPlot

if TYPE_CHECKING:
    from companion.ui.charts.canvas import Sheet


@alone
def render(
    series: ReflectionSeries,
    style: ChartStyle,
    width: float,
    height: float,
    ratio: float,
    signs: Sequence[Signs] = (),
) -> tuple[QImage, Plot]:
    """Return the chart as an image of `width` x `height` px for a screen of pixel ratio `ratio`.

    signs: of each week of the series, or none.
    """
    from companion.ui.charts.canvas import Sheet
    from companion.ui.charts.load_stress import draw

    sheet = Sheet(width, height, style, ratio)
    plot = draw(sheet, series, signs)
    return picture(sheet, ratio), plot


def picture(sheet: Sheet, ratio: float) -> QImage:
    """Return a drawn sheet as an image for a screen of this pixel ratio, and empty the sheet."""
    sheet.canvas.draw()
    pixels = sheet.canvas.buffer_rgba()
    across, down = sheet.canvas.get_width_height()
    # Copied, because the buffer goes with the figure.
    image = QImage(pixels, across, down, 4 * across, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    sheet.figure.clear()
    return image


@alone
def save(
    series: ReflectionSeries,
    style: ChartStyle,
    width: float,
    height: float,
    path: Path,
    signs: Sequence[Signs] = (),
) -> None:
    """Write the chart to `path`, PNG at twice the size or SVG with its texts as text; OSError."""
    from companion.ui.charts.canvas import Sheet
    from companion.ui.charts.load_stress import draw

    sheet = Sheet(width, height, style)
    draw(sheet, series, signs)
    write(sheet, path)


def write(sheet: Sheet, path: Path) -> None:
    """Write a drawn sheet to `path` and empty it; as in `save`."""
    from matplotlib import rc_context

    from companion.ui.charts.canvas import DPI

    with rc_context({"svg.fonttype": "none"}):
        sheet.figure.savefig(path, dpi=2 * DPI, facecolor=sheet.style.colors["surface"])
    sheet.figure.clear()


@alone
def render_map(trail: Trail, style: ChartStyle, width: float, height: float, ratio: float) -> QImage:
    """Return the load-stress map as an image of `width` x `height` px."""
    from companion.ui.charts.canvas import Sheet
    from companion.ui.charts.map_chart import draw_map

    sheet = Sheet(width, height, style, ratio)
    draw_map(sheet, trail)
    return picture(sheet, ratio)


@alone
def render_year(
    series: YearSeries, style: ChartStyle, width: float, height: float, ratio: float
) -> tuple[QImage, YearPlot]:
    """Return a year as an image of `width` x `height` px, and where its days stand."""
    from companion.ui.charts.canvas import Sheet
    from companion.ui.charts.year_heat import draw_year

    sheet = Sheet(width, height, style, ratio)
    plot = draw_year(sheet, series)
    return picture(sheet, ratio), plot


@alone
def save_year(series: YearSeries, style: ChartStyle, width: float, height: float, path: Path) -> None:
    """Write a year to `path`; as in `save`."""
    from companion.ui.charts.canvas import Sheet
    from companion.ui.charts.year_heat import draw_year

    sheet = Sheet(width, height, style)
    draw_year(sheet, series)
    write(sheet, path)
