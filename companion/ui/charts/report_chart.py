"""The chart of a report: panels under each other on a page, or one week alone as a file."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Literal

from matplotlib import rc_context
from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import Affine2D

from companion.app.reflect import ReflectionSeries
from companion.core.words import _
from companion.ui.charts.alone import alone
from companion.ui.charts.canvas import DPI, Sheet
from companion.ui.charts.layout import Panel
from companion.ui.charts.load_panel import draw_load
from companion.ui.charts.load_stress import draw
from companion.ui.charts.report_page import LEFT, POINT, RIGHT, Page
from companion.ui.charts.sleep_panel import draw_sleep
from companion.ui.charts.stress_panel import draw_stress
from companion.ui.charts.style import ChartStyle

HEIGHTS = {"load": 100.0, "stress": 76.0, "sleep": 52.0}
"""Of the panels in px, without what stands above and below them."""
_DRAW = {"load": draw_load, "stress": draw_stress, "sleep": draw_sleep}
_HEADING, _GAP, _FOOT = 24.0, 10.0, 34.0
_PANEL_LEFT, _PANEL_RIGHT = LEFT + 44, RIGHT - 112
ALONE = (1080.0, 580.0)
"""Width and height in px of the chart of one week."""


def shown_panels(series: ReflectionSeries, wanted: Sequence[str]) -> list[str]:
    """Return those of `wanted` that have something to show: sleep needs a night."""
    nights = any(day.sleep_min is not None for day in series.days)
    return [name for name in wanted if nights or name != "sleep"]


def chart_height(panels: Sequence[str]) -> float:
    """Return how tall the chart of these panels is, in px."""
    return sum(HEIGHTS[name] + _HEADING + _GAP for name in panels) - _GAP + _FOOT


def draw_chart(page: Page, top: float, series: ReflectionSeries, panels: Sequence[str]) -> None:
    """Draw the panels on a page from `top` px down, the chosen week set off behind them."""
    _column(page, top, chart_height(panels), series)
    y = top
    for name in panels:
        y += _HEADING
        low = y + HEIGHTS[name]
        panel = Panel(_PANEL_LEFT * POINT, _PANEL_RIGHT * POINT, y * POINT, low * POINT)
        _DRAW[name](page, panel, series)
        y = low + _GAP
    _weeks(page, y - _GAP + _FOOT - 12, series)


@alone
def chart_file(series: ReflectionSeries, style: ChartStyle, kind: Literal["png", "svg"]) -> bytes:
    """Return the chart as PNG at twice the size, or as SVG with its texts as text."""
    sheet = Sheet(*ALONE, style)
    draw(sheet, series)
    written = BytesIO()
    about: Mapping[str, str | None] = {"Software": None} if kind == "png" else {"Date": None, "Creator": None}
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "second-wind"}):
        sheet.figure.savefig(
            written, format=kind, dpi=2 * DPI, facecolor=style.colors["surface"], metadata=about
        )
    sheet.figure.clear()
    return written.getvalue()


def _column(page: Page, top: float, tall: float, series: ReflectionSeries) -> None:
    wide, radius = (_PANEL_RIGHT - _PANEL_LEFT) / len(series.mondays), 5.0
    left = _PANEL_LEFT + series.chosen * wide
    pixels = Affine2D().scale(POINT / page.width, POINT / page.height) + page.figure.transFigure
    page.figure.add_artist(
        FancyBboxPatch(
            (left + radius, page.height / POINT - top - tall + radius),
            wide - 2 * radius,
            tall - 2 * radius,
            boxstyle=f"round,pad={radius}",
            linewidth=0,
            facecolor=page.style.colors["column"],
            transform=pixels,
            zorder=-1,
        )
    )


def _weeks(page: Page, y: float, series: ReflectionSeries) -> None:
    page.write(_PANEL_LEFT - 8, y, _("week"), color="text3", ha="right")
    step = (_PANEL_RIGHT - _PANEL_LEFT) / len(series.mondays)
    for place, monday in enumerate(series.mondays):
        chosen = place == series.chosen
        page.write(
            _PANEL_LEFT + (place + 0.5) * step,
            y,
            str(monday.isocalendar().week),
            color="text" if chosen else "text3",
            bold=chosen,
            ha="center",
        )
