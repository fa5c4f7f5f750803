"""The load panel: a bar a day, and the two averages."""

from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from companion.app.reflect import ReflectionSeries
from companion.core.words import _, ngettext
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import Panel, ticks
from companion.ui.charts.marks import draw_line, grid, heading, last_known, right_labels

BAR = 0.72
LEAST_TOP = 600.0
Corners = list[tuple[float, float]]


def draw_load(sheet: Sheet, panel: Panel, series: ReflectionSeries) -> None:
    """Draw daily loads in effort-minutes with their 7- and 28-day averages."""
    axes = sheet.panel(panel, len(series.days))
    highest = max(
        [LEAST_TOP]
        + [value or 0.0 for day in series.days for value in (day.load, day.load_recent, day.load_usual)]
    )
    axes.set_ylim(0, highest * 1.06)
    heading(sheet, panel, _("Load, effort-minutes a day"))
    grid(sheet, axes, panel, [(value, f"{value:,.0f}") for value in ticks(highest)])
    _bars(sheet, axes, series)
    _rest_days(sheet, axes, series)
    _averages(sheet, axes, panel, series)


def _bars(sheet: Sheet, axes: Axes, series: ReflectionSeries) -> None:
    color = sheet.style.colors["load_bar"]
    loads = [(place, day) for place, day in enumerate(series.days) if day.load]
    full = [_bar(place, day.load or 0) for place, day in loads if not day.load_estimated]
    hollow = [_bar(place, day.load or 0) for place, day in loads if day.load_estimated]
    axes.add_collection(PolyCollection(full, facecolor=color, linewidth=0, zorder=1), autolim=False)
    axes.add_collection(
        PolyCollection(
            hollow,
            facecolor=sheet.style.colors["surface"],
            edgecolor=color,
            linewidth=min(sheet.style.px(1.5), 0.3 * _day_px(sheet, axes)),
            zorder=1,
        ),
        autolim=False,
    )


def _day_px(sheet: Sheet, axes: Axes) -> float:
    return float(axes.get_position().width) * sheet.width / (axes.get_xlim()[1] or 1)


def _bar(place: int, load: float) -> Corners:
    left = place + (1 - BAR) / 2
    return [(left, 0), (left, load), (left + BAR, load), (left + BAR, 0)]


def _rest_days(sheet: Sheet, axes: Axes, series: ReflectionSeries) -> None:
    resting = [place + 0.5 for place, day in enumerate(series.days) if day.rest_day]
    size = min(sheet.style.px(5), 0.72 * _day_px(sheet, axes))
    lift = size / 2 + sheet.style.px(2)
    low, high = axes.get_ylim()
    y = lift / (float(axes.get_position().height) * sheet.height) * (high - low)
    axes.plot(
        resting,
        [y] * len(resting),
        "s",
        markersize=size,
        markerfacecolor="none",
        markeredgecolor=sheet.style.colors["outline"],
        markeredgewidth=1,
        zorder=1,
    )


def _averages(sheet: Sheet, axes: Axes, panel: Panel, series: ReflectionSeries) -> None:
    colors = sheet.style.colors
    usual = [day.load_usual for day in series.days]
    recent = [day.load_recent for day in series.days]
    dashes = (0, (5 / 1.5, 3 / 1.5))
    draw_line(axes, usual, weekly=False, color=colors["text2"], width=sheet.style.px(1.5), linestyle=dashes)
    width = sheet.style.px(2.5)
    halo = [patheffects.withStroke(linewidth=2 * width, foreground=colors["surface"])]
    draw_line(axes, recent, weekly=False, color=colors["load"], width=width, path_effects=halo)
    last_usual, last_recent = last_known(usual), last_known(recent)
    labels = []
    if last_usual is not None:
        labels.append((sheet.y_of(axes, last_usual), _("28-day average"), "text2", False))
    if last_recent is not None:
        labels.append((sheet.y_of(axes, last_recent), _("7-day average"), "load", True))
    if series.averages_in:
        words = ngettext("averages in\n{days} more day", "averages in\n{days} more days", series.averages_in)
        middle = (panel.top + panel.bottom) / 2
        labels.append((middle, words.format(days=series.averages_in), "text2", False))
    right_labels(sheet, panel, labels)
