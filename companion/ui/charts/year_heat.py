"""The year as three heat maps: load, stress, sleep. The strongest tint is the hardest in all three."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.patches import FancyBboxPatch
from PySide6.QtCore import QDate, QLocale

from companion.app.year import YearSeries, run_words, runs_of_weeks
from companion.core.days import DayFigures
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import Panel
from companion.ui.charts.year_plot import YearPlot, year_plot

RAMP = 5
_SWATCH, _SWATCH_GAP, _SWATCH_TALL = 40.0, 4.0, 10.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One panel. hard: a figure that grows with hardness; edges: four, rising; labels: between swatches."""

    ramp: str
    title: str
    hard: Callable[[DayFigures], float | None]
    edges: Sequence[float]
    labels: Sequence[str]
    unit: str


def measures(target_min: float) -> tuple[Measure, ...]:
    """Return the three panels from top to bottom. target_min: of sleep, its edges lie around it."""
    short = (-30.0, 0.0, 30.0, 60.0)
    hours = [f"{(target_min - minutes) / 60:.3g}" for minutes in short]
    loads = (400.0, 800.0, 1200.0, 1600.0)
    return (
        Measure("load", _("Load"), lambda day: day.load, loads, [f"{n:,.0f}" for n in loads],
                _("effort-minutes a day")),
        Measure("stress", _("Stress"), lambda day: day.stress, (2, 4, 6, 8), ["2", "4", "6", "8"],
                _("of 10")),
        Measure("sleep", _("Sleep"),
                lambda day: None if day.sleep_min is None else target_min - day.sleep_min,
                short, hours, _("hours a night, short ones strongest")),
    )  # fmt: skip


def draw_year(sheet: Sheet, series: YearSeries) -> YearPlot:
    """Draw the year and return where its days stand."""
    plot = year_plot(sheet.width, sheet.height, sheet.style.scale, series)
    for place, measure in enumerate(measures(series.sleep_target_min)):
        _panel(sheet, plot, series, measure, place)
    _months(sheet, plot, series)
    _signed(sheet, plot, series)
    return plot


def _panel(sheet: Sheet, plot: YearPlot, series: YearSeries, measure: Measure, place: int) -> None:
    top = plot.tops[place]
    panel = Panel(plot.left, plot.left + plot.step * series.weeks, top, top + 7 * plot.step)
    axes = sheet.panel(panel, series.weeks)
    axes.set_ylim(7, 0)
    values = np.full((7, series.weeks), np.nan)
    resting: list[tuple[float, float]] = []
    empty: list[tuple[float, float]] = []
    for number, day in enumerate(series.days):
        week, row = plot.cell_of(number)
        value = measure.hard(day)
        if measure.ramp == "load" and day.rest_day:
            resting.append((week + 0.5, row + 0.5))
        elif value is not None:
            values[row, week] = value
        elif day.day <= series.today:
            empty.append((week + 0.5, row + 0.5))
    _cells(sheet, axes, plot, values, measure)
    _marks(sheet, axes, plot, resting, empty)
    _legend(sheet, plot, measure, top - plot.heads[place])
    for row, name in ((0, _("Mon")), (3, _("Thu")), (6, _("Sun"))):
        sheet.text(plot.left - sheet.style.px(8), top + (row + 0.5) * plot.step, name, "text2", ha="right")


def _cells(sheet: Sheet, axes: Axes, plot: YearPlot, values: np.ndarray, measure: Measure) -> None:
    colors = ListedColormap([sheet.style.colors[f"{measure.ramp}_{step}"] for step in range(RAMP)])
    edges = [-1e9, *measure.edges, 1e9]
    if measure.ramp == "sleep":
        # Exactly at an edge is not yet the harder step.
        edges = [edge + 1e-6 for edge in edges]
    axes.pcolormesh(
        np.arange(values.shape[1] + 1),
        np.arange(8),
        np.ma.masked_invalid(values),
        cmap=colors,
        norm=BoundaryNorm(edges, RAMP),
        edgecolors=sheet.style.colors["surface"],
        linewidth=plot.gap,
    )


def _marks(
    sheet: Sheet,
    axes: Axes,
    plot: YearPlot,
    resting: Sequence[tuple[float, float]],
    empty: Sequence[tuple[float, float]],
) -> None:
    colors = sheet.style.colors
    axes.plot(
        [x for x, _y in empty], [y for _x, y in empty], "o", ms=plot.gap * 0.8, mew=0, color=colors["text3"]
    )
    side = max(4.0, plot.step - plot.gap - 1)
    how = {"ms": side, "mfc": "none", "mec": colors["outline"], "mew": 1.0}
    axes.plot([x for x, _y in resting], [y for _x, y in resting], "s", **how)  # type: ignore[arg-type]  # passed through


def _legend(sheet: Sheet, plot: YearPlot, measure: Measure, top: float) -> None:
    px = sheet.style.px
    sheet.text(plot.left, top + px(16), measure.title, "text", bold=True)
    wide, gap, tall = px(_SWATCH), px(_SWATCH_GAP), px(_SWATCH_TALL)
    start = plot.right - RAMP * (wide + gap)
    sheet.text(start - px(10), top + px(16), measure.unit, "text2", ha="right")
    axes = sheet.panel(Panel(start, plot.right, top + px(4), top + px(4) + tall), 1)
    axes.set_xlim(0, plot.right - start)
    axes.set_ylim(tall, 0)
    boxes = [
        FancyBboxPatch((n * (wide + gap), 0), wide, tall, boxstyle=f"round,pad=0,rounding_size={px(3)}")
        for n in range(RAMP)
    ]
    fills = [sheet.style.colors[f"{measure.ramp}_{step}"] for step in range(RAMP)]
    edge = sheet.style.colors["outline"]
    axes.add_collection(
        PatchCollection(boxes, facecolors=fills, edgecolors=edge, linewidth=0.5), autolim=False
    )
    for n, label in enumerate(measure.labels):
        x = start + (n + 1) * (wide + gap) - gap / 2
        sheet.text(x, top + px(24), label, "text2", ha="center")


def _months(sheet: Sheet, plot: YearPlot, series: YearSeries) -> None:
    locale = QLocale(_("en"))
    for month in range(1, 13):
        first = date(series.year, month, 1)
        week, _row = plot.cell_of((first - series.days[0].day).days)
        words = locale.toString(QDate(series.year, month, 1), "MMM")
        sheet.text(plot.left + week * plot.step, plot.tops[0] - sheet.style.px(10), words, "text2")


def _signed(sheet: Sheet, plot: YearPlot, series: YearSeries) -> None:
    panel = Panel(0, sheet.width, 0, sheet.height)
    axes = sheet.panel(panel, 1)
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(sheet.height, 0)
    boxes = [box for run in runs_of_weeks(series.signed) for box in _outlines(plot, series, run)]
    ink = sheet.style.colors["text"]
    axes.add_collection(PatchCollection(boxes, facecolor="none", edgecolor=ink, linewidth=1.5), autolim=False)
    ends = -1.0
    for run in runs_of_weeks(series.signed):
        x = plot.left + (run[0] - series.first_monday).days // 7 * plot.step
        # Only where it does not run into the one before; the outline says it anyway.
        if x > ends:
            sheet.text(x, plot.tops[0] - sheet.style.px(26), run_words(run), "text", bold=True)
            ends = x + sheet.style.px(90)


def _outlines(plot: YearPlot, series: YearSeries, run: tuple[date, date]) -> Iterator[FancyBboxPatch]:
    first, last = ((monday - series.first_monday).days // 7 for monday in run)
    for top in plot.tops:
        yield FancyBboxPatch(
            (plot.left + first * plot.step - 1, top - 1),
            (last - first + 1) * plot.step + 2,
            7 * plot.step + 2,
            boxstyle="round,pad=0,rounding_size=5",
        )
