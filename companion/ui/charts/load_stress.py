"""Load against stress against sleep, and the overload signs of the weeks: all on one time axis.

Panels stand under each other instead of sharing two y axes. Days without an entry stay empty.
"""

from collections.abc import Sequence

from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import Affine2D, Transform

from companion.app.reflect import ReflectionSeries
from companion.core.signs import Signs
from companion.core.words import _
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import FOOT, Panel, Plot, stack
from companion.ui.charts.load_panel import draw_load
from companion.ui.charts.sign_strip import draw_signs, strip_height
from companion.ui.charts.sleep_panel import draw_sleep
from companion.ui.charts.stress_panel import draw_stress

SHARES = {"load": 136.0, "stress": 104.0, "sleep": 64.0}


def draw(sheet: Sheet, series: ReflectionSeries, signs: Sequence[Signs] = ()) -> Plot:
    """Draw the series and return where its days stand. The sleep panel needs a night to appear.

    signs: of each of its weeks; none: the chart has no strip.
    """
    nights = any(day.sleep_min is not None for day in series.days)
    shares = list(SHARES.values())[: 3 if nights else 2]
    panels = stack(sheet.width, sheet.height, shares, sheet.style, strip_height(sheet.style, signs))
    if len(series.mondays) > 1:
        _column(sheet, panels[0], series)
    draw_load(sheet, panels[0], series)
    draw_stress(sheet, panels[1], series)
    if nights:
        draw_sleep(sheet, panels[2], series)
    _foot(sheet, panels[-1], series)
    strip = draw_signs(sheet, panels[-1], series, signs) if signs else None
    return Plot(panels[0].left, panels[0].right, panels[0].top, panels[-1].bottom, len(series.days), strip)


def _column(sheet: Sheet, panel: Panel, series: ReflectionSeries) -> None:
    """Set the chosen week off with a column behind everything."""
    week = (panel.right - panel.left) / len(series.mondays)
    radius = sheet.style.px(6)
    box = FancyBboxPatch(
        (panel.left + series.chosen * week + radius, radius + 1),
        week - 2 * radius,
        sheet.height - 2 * radius - 2,
        boxstyle=f"round,pad={radius}",
        linewidth=0,
        facecolor=sheet.style.colors["column"],
        transform=_pixels(sheet),
        zorder=-1,
    )
    sheet.figure.add_artist(box)


def _pixels(sheet: Sheet) -> Transform:
    return Affine2D().scale(1 / sheet.width, 1 / sheet.height) + sheet.figure.transFigure


def _foot(sheet: Sheet, lowest: Panel, series: ReflectionSeries) -> None:
    y = lowest.bottom + sheet.style.px(FOOT - 14)
    if len(series.mondays) == 1:
        step = (lowest.right - lowest.left) / 7
        for place, day in enumerate(series.days):
            words = f"{day.day:%a} {day.day.day}"
            sheet.text(lowest.left + (place + 0.5) * step, y, words, "text3", ha="center")
        return
    step = (lowest.right - lowest.left) / len(series.mondays)
    sheet.text(lowest.left - sheet.style.px(8), y, _("week"), "text3", ha="right")
    for place, monday in enumerate(series.mondays):
        chosen = place == series.chosen
        words = str(monday.isocalendar().week)
        x = lowest.left + (place + 0.5) * step
        sheet.text(x, y, words, "text" if chosen else "text3", ha="center", bold=chosen)
