"""Turns a series into an image or a file. Importing this module does not import matplotlib."""

from pathlib import Path

from PySide6.QtGui import QImage

from companion.app.reflect import ReflectionSeries
from companion.ui.charts.layout import Plot
from companion.ui.charts.style import ChartStyle


def render(
    series: ReflectionSeries, style: ChartStyle, width: float, height: float, ratio: float
) -> tuple[QImage, Plot]:
    """Return the chart as an image of `width` x `height` px for a screen of pixel ratio `ratio`."""
    from companion.ui.charts.canvas import Sheet
    from companion.ui.charts.load_stress import draw

    sheet = Sheet(width, height, style, ratio)
    plot = draw(sheet, series)
    sheet.canvas.draw()
    pixels = sheet.canvas.buffer_rgba()
    across, down = sheet.canvas.get_width_height()
    # Copied, because the buffer goes with the figure.
    image = QImage(pixels, across, down, 4 * across, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    sheet.figure.clear()
    return image, plot


def save(series: ReflectionSeries, style: ChartStyle, width: float, height: float, path: Path) -> None:
    """Write the chart to `path`, PNG at twice the size or SVG with its texts as text; OSError."""
    from matplotlib import rc_context

    from companion.ui.charts.canvas import DPI, Sheet
    from companion.ui.charts.load_stress import draw

    sheet = Sheet(width, height, style)
    draw(sheet, series)
    with rc_context({"svg.fonttype": "none"}):
        sheet.figure.savefig(path, dpi=2 * DPI, facecolor=style.colors["surface"])
    sheet.figure.clear()
