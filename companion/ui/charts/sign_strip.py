"""The overload signs under the chart: six rows by weeks, each cell on, off or not enough data.

A bar is on, a dot is off, two small dots are not enough data: the shape says it, the tint repeats it.
"""

from collections.abc import Sequence

from matplotlib.collections import PatchCollection
from matplotlib.patches import FancyBboxPatch

from companion.app.reflect import ReflectionSeries
from companion.app.sign_words import short_evidence, sign_titles
from companion.core.signs import NAMES, Signs, State
from companion.core.words import _
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import FOOT, SIGN_GAP, SIGN_ROW, Panel, Strip
from companion.ui.charts.marks import LABEL_GAP
from companion.ui.charts.style import ChartStyle

BAR_WIDE, BAR_TALL, BAR_ROUND = 34.0, 14.0, 4.0


def strip_height(style: ChartStyle, signs: Sequence[Signs]) -> float:
    """Return how many px the strip needs under the foot of the panels; 0 without signs."""
    return style.px(len(NAMES) * SIGN_ROW + SIGN_GAP) if signs else 0.0


def draw_signs(sheet: Sheet, lowest: Panel, series: ReflectionSeries, signs: Sequence[Signs]) -> Strip:
    """Draw the strip under the lowest panel and return where its cells stand.

    signs: of each week of the series; the evidence of the chosen one is written at the right.
    """
    px = sheet.style.px
    top = lowest.bottom + px(FOOT + SIGN_GAP / 2)
    strip = Strip(lowest.left, lowest.right, top, px(SIGN_ROW), len(NAMES), len(signs))
    _cells(sheet, strip, signs)
    right = strip.right + px(LABEL_GAP)
    sheet.text(right, lowest.bottom + px(FOOT - 14), _("Overload signs"), "text", bold=True)
    titles, chosen = sign_titles(), signs[series.chosen].named()
    for row, name in enumerate(NAMES):
        _x, y = strip.middle_of(row, 0)
        sheet.text(strip.left - px(8), y, titles[name], "text2", ha="right")
        sign = chosen[name]
        words = short_evidence(sign) or _("not enough data")
        sheet.text(right, y, words, "text" if sign.state == "on" else "text2", bold=sign.state == "on")
    return strip


def _cells(sheet: Sheet, strip: Strip, signs: Sequence[Signs]) -> None:
    px, colors = sheet.style.px, sheet.style.colors
    panel = Panel(strip.left, strip.right, strip.top, strip.top + strip.rows * strip.tall)
    # In px, so that a bar is as round across as it is down.
    wide, tall = panel.right - panel.left, panel.bottom - panel.top
    axes = sheet.panel(panel, 1)
    axes.set_xlim(panel.left, panel.left + wide)
    axes.set_ylim(panel.top + tall, panel.top)
    long = min(px(BAR_WIDE), 0.8 * wide / strip.weeks)
    bars = [_bar(x, y, long, px(BAR_TALL), px(BAR_ROUND)) for x, y in _where(strip, signs, "on")]
    axes.add_collection(PatchCollection(bars, facecolor=colors["text"], linewidth=0), autolim=False)
    off = list(_where(strip, signs, "off"))
    axes.plot([x for x, _y in off], [y for _x, y in off], "o", color=colors["text3"], ms=px(5), mew=0)
    unknown = list(_where(strip, signs, "unknown"))
    apart = px(2.2)
    pairs = [(x + side, y) for x, y in unknown for side in (-apart, apart)]
    axes.plot([x for x, _y in pairs], [y for _x, y in pairs], "o", color=colors["text3"], ms=px(2), mew=0)


def _where(strip: Strip, signs: Sequence[Signs], state: State) -> list[tuple[float, float]]:
    return [
        strip.middle_of(row, week)
        for week, of in enumerate(signs)
        for row, sign in enumerate(of.named().values())
        if sign.state == state
    ]


def _bar(x: float, y: float, wide: float, tall: float, rounded: float) -> FancyBboxPatch:
    return FancyBboxPatch(
        (x - wide / 2, y - tall / 2), wide, tall, boxstyle=f"round,pad=0,rounding_size={rounded}"
    )
