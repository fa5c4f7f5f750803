"""The sleep panel: a stem from the person's own target to each night."""

from math import ceil, floor

from matplotlib.axes import Axes

from companion.app.reflect import ReflectionSeries
from companion.core.words import _
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import Panel
from companion.ui.charts.marks import grid, heading, right_labels


def draw_sleep(sheet: Sheet, panel: Panel, series: ReflectionSeries) -> None:
    """Draw hours slept each night; dots are filled at or above the target, hollow below."""
    target = series.sleep_target_min / 60
    nights = [
        (place + 0.5, day.sleep_min / 60)
        for place, day in enumerate(series.days)
        if day.sleep_min is not None
    ]
    hours = [slept for _x, slept in nights]
    low, high = min([*hours, target - 1.2]), max([*hours, target + 0.8])
    axes = sheet.panel(panel, len(series.days))
    axes.set_ylim(low - 0.15, high + 0.15)
    heading(sheet, panel, _("Sleep, hours a night"))
    grid(sheet, axes, panel, [(value, f"{value:g}") for value in _hours(low, target, high)])
    _stems(sheet, axes, nights, target)
    words = _("your target {hours} h").format(hours=f"{target:.3g}")
    right_labels(sheet, panel, [(sheet.y_of(axes, target), words, "sleep_text", False)])


def _hours(low: float, target: float, high: float) -> list[int]:
    """Return the whole hours around the target, and further out where nights reach that far."""
    middle, step = round(target), 1 if high - low <= 4 else 2
    hours = range(middle - 6 * step, middle + 7 * step, step)
    return [hour for hour in hours if ceil(low) <= hour <= floor(high)]


def _stems(sheet: Sheet, axes: Axes, nights: list[tuple[float, float]], target: float) -> None:
    color, style = sheet.style.colors["sleep"], sheet.style
    axes.hlines([target], *axes.get_xlim(), colors=color, linewidth=style.px(1.5), zorder=1, clip_on=False)
    axes.vlines(
        [x for x, _slept in nights],
        target,
        [slept for _x, slept in nights],
        colors=color,
        linewidth=style.px(1.5),
        zorder=1,
    )
    for enough, fill in ((True, color), (False, style.colors["surface"])):
        chosen = [(x, slept) for x, slept in nights if (slept >= target) is enough]
        axes.plot(
            [x for x, _slept in chosen],
            [slept for _x, slept in chosen],
            "o",
            markersize=style.px(4.6),
            markerfacecolor=fill,
            markeredgecolor=color,
            markeredgewidth=style.px(1.2),
            zorder=2,
            clip_on=False,
        )
