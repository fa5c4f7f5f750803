"""The stress panel: a dot a day, the smoothed line, and the person's own usual behind it."""

from collections.abc import Iterator
from math import ceil

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from companion.app.reflect import ReflectionSeries
from companion.core.words import _, ngettext
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import HEADING, Panel
from companion.ui.charts.marks import draw_line, grid, heading, last_known, right_labels

LABEL_LONG, HEADING_LONG = 136.0, 96.0
Label = tuple[float, str, str, bool]


def draw_stress(sheet: Sheet, panel: Panel, series: ReflectionSeries) -> None:
    """Draw daily stress 0-10, its smoothed line week by week, and the band it is compared with."""
    axes = sheet.panel(panel, len(series.days))
    axes.set_ylim(-0.3, 10.3)
    heading(sheet, panel, _("Stress, 0–10"))
    grid(sheet, axes, panel, [(value, str(value)) for value in (0, 5, 10)])
    _band(sheet, axes, series)
    _dots(sheet, axes, series)
    colors = sheet.style.colors
    draw_line(axes, series.smoothed, weekly=True, color=colors["stress"], width=sheet.style.px(2.5))
    _above(sheet, axes, panel, series)
    right_labels(sheet, panel, list(_labels(sheet, axes, panel, series)))


def _runs(series: ReflectionSeries) -> Iterator[list[int]]:
    """Yield stretches of days next to each other that have a band, none across two weeks."""
    run: list[int] = []
    for place, day in enumerate(series.days):
        if run and (place % 7 == 0 or day.stress_band is None):
            yield run
            run = []
        if day.stress_band is not None:
            run.append(place)
    if run:
        yield run


def _band(sheet: Sheet, axes: Axes, series: ReflectionSeries) -> None:
    shapes = []
    for run in _runs(series):
        bands = [band for place in run if (band := series.days[place].stress_band) is not None]
        xs = [float(run[0]), *(place + 0.5 for place in run), float(run[-1] + 1)]
        highs = [min(10.0, band.high) for band in (bands[0], *bands, bands[-1])]
        lows = [max(0.0, band.low) for band in (bands[0], *bands, bands[-1])]
        shapes.append([*zip(xs, highs, strict=True), *reversed(list(zip(xs, lows, strict=True)))])
    axes.add_collection(
        PolyCollection(shapes, facecolor=sheet.style.colors["stress_soft"], linewidth=0, zorder=0.5),
        autolim=False,
    )


def _dots(sheet: Sheet, axes: Axes, series: ReflectionSeries) -> None:
    known = [(place + 0.5, day.stress) for place, day in enumerate(series.days) if day.stress is not None]
    axes.plot(
        [x for x, _stress in known],
        [stress for _x, stress in known],
        "o",
        markersize=sheet.style.px(3.4 if len(series.days) > 28 else 5),
        markerfacecolor=sheet.style.colors["surface"],
        markeredgecolor=sheet.style.colors["stress"],
        markeredgewidth=sheet.style.px(1),
        zorder=1,
        clip_on=False,
    )


def _above(sheet: Sheet, axes: Axes, panel: Panel, series: ReflectionSeries) -> None:
    """Mark the days above the usual with triangles, and say how many there are."""
    places = [place for place, above in enumerate(series.above) if above]
    if not places:
        return
    heights = [series.smoothed[place] or 0.0 for place in places]
    axes.plot(
        [place + 0.5 for place in places],
        heights,
        "^",
        markersize=sheet.style.px(7),
        color=sheet.style.colors["stress_text"],
        markeredgewidth=0,
        zorder=4,
    )
    words = ngettext("above usual, {days} day", "above usual, {days} days", len(places))
    step = (panel.right - panel.left) / len(series.days)
    long = ceil(sheet.style.px(LABEL_LONG) / step)
    beside = places[0] >= long
    first = places[0] - long if beside else places[0]
    under = series.days[first : first + long + 1]
    top = max([heights[0], *(day.stress for day in under if day.stress is not None)])
    left = panel.left + (first if beside else places[0]) * step
    y, head = sheet.y_of(axes, top) - sheet.style.px(14), panel.top - sheet.style.px(HEADING - 10)
    end = panel.left + places[0] * step - sheet.style.px(4)
    clear = panel.left + sheet.style.px(HEADING_LONG)
    if left < clear and y < head + sheet.style.px(16):
        # Beside the heading, not across it.
        beside, left, y = False, clear, head
    x, ha = (end, "right") if beside else (left, "left")
    sheet.text(x, y, words.format(days=len(places)), "stress_text", ha=ha, halo=True)


def _labels(sheet: Sheet, axes: Axes, panel: Panel, series: ReflectionSeries) -> Iterator[Label]:
    bands = [day.stress_band for day in series.days if day.stress_band is not None]
    if bands:
        middle = (min(10.0, bands[-1].high) + max(0.0, bands[-1].low)) / 2
        yield sheet.y_of(axes, middle), _("your usual"), "stress_text", False
    smoothed = last_known(series.smoothed)
    if smoothed is not None:
        yield sheet.y_of(axes, smoothed), _("stress, smoothed"), "stress_text", True
    middle_of_panel = (panel.top + panel.bottom) / 2
    if not any(day.stress is not None for day in series.days):
        yield middle_of_panel, _("no check-ins\nin these weeks"), "text2", False
    elif series.band_in and not bands:
        words = ngettext("your usual in\n{days} more day", "your usual in\n{days} more days", series.band_in)
        yield middle_of_panel, words.format(days=series.band_in), "text2", False
