"""The load-stress map: the week spoken of as a disc, the weeks before as a hollow trail."""

from collections.abc import Callable, Sequence
from math import hypot

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import FancyBboxPatch

from companion.core.load_stress_trail import Trail
from companion.core.words import _
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import Panel

DISC, RING = 16.0, 8.0
NAMED = 2
"""How many weeks before are named beside their rings."""
_FOOT = 26.0
_Place = tuple[float, float]


def draw_map(sheet: Sheet, trail: Trail) -> None:
    """Draw the trail on the whole sheet; without a known week only the ground and its corners."""
    panel = Panel(0, sheet.width, 0, sheet.height - sheet.style.px(_FOOT))
    axes = sheet.panel(panel, 1)
    axes.set_xlim(0, panel.right)
    axes.set_ylim(panel.bottom, 0)
    _ground(sheet, axes, panel)
    places, cross = _places(sheet, panel, trail)
    if cross is not None:
        _cross(sheet, axes, panel, cross)
    _corners(sheet, panel)
    if places:
        _trail(sheet, axes, places, trail)
        _names(sheet, panel, places, trail)
    y = sheet.height - sheet.style.px(_FOOT) / 2 + sheet.style.px(2)
    sheet.text(0, y, _("↑ mean stress"), "text2")
    sheet.text(sheet.width, y, _("load of the week →"), "text2", ha="right")


def _ground(sheet: Sheet, axes: Axes, panel: Panel) -> None:
    box = FancyBboxPatch(
        (0, 0),
        panel.right,
        panel.bottom,
        boxstyle=f"round,pad=0,rounding_size={sheet.style.px(8)}",
        linewidth=0,
        facecolor=sheet.style.colors["sunken"],
    )
    axes.add_patch(box)


def _places(sheet: Sheet, panel: Panel, trail: Trail) -> tuple[list[_Place], _Place | None]:
    """Return the px of every known week, and of the cross; room is left for the corners' words."""
    crossed = [trail.cross] if trail.cross else []
    across = _scale([p.load for p in trail.points] + [load for load, _s in crossed], 400.0)
    upward = _scale([p.stress for p in trail.points] + [stress for _l, stress in crossed], 2.0)
    side, edge = sheet.style.px(44), sheet.style.px(40)

    def place(load: float, stress: float) -> _Place:
        x = side + across(load) * max(1.0, panel.right - 2 * side)
        return x, panel.bottom - edge - upward(stress) * max(1.0, panel.bottom - 2 * edge)

    cross = place(*trail.cross) if trail.cross else None
    return [place(point.load, point.stress) for point in trail.points], cross


def _scale(values: Sequence[float], least: float) -> Callable[[float], float]:
    """Return what maps values to 0-1, `least` at least wide so that small differences stay small."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    wide = max(least, high - low)
    start = (low + high - wide) / 2
    return lambda value: (value - start) / wide


def _cross(sheet: Sheet, axes: Axes, panel: Panel, cross: _Place) -> None:
    lines = [[(cross[0], 0), (cross[0], panel.bottom)], [(0, cross[1]), (panel.right, cross[1])]]
    dashed = LineCollection(lines, colors=sheet.style.colors["text3"], linewidth=1, linestyles=[(0, (3, 3))])
    axes.add_collection(dashed, autolim=False)


def _corners(sheet: Sheet, panel: Panel) -> None:
    pad, line = sheet.style.px(8), sheet.style.px(14)
    right, low = panel.right - pad, panel.bottom - line
    # On the ground's own colour, so that the cross does not run through the words.
    ground = {"facecolor": sheet.style.colors["sunken"], "linewidth": 0, "pad": sheet.style.px(2)}
    sheet.text(pad, line, _("tense, light load"), "text2", bbox=ground)
    sheet.text(right, line, _("tense and heavy"), "text2", ha="right", bbox=ground)
    sheet.text(pad, low, _("calm and light"), "text2", bbox=ground)
    sheet.text(right, low, _("calm and heavy"), "text2", ha="right", bbox=ground)


def _trail(sheet: Sheet, axes: Axes, places: Sequence[_Place], trail: Trail) -> None:
    colors, px = sheet.style.colors, sheet.style.px
    # A week that is left out breaks the way: nobody knows how it went.
    for before, after, (at, then) in zip(
        trail.points, trail.points[1:], zip(places, places[1:], strict=False), strict=False
    ):
        if (after.monday - before.monday).days == 7:
            axes.plot(
                [at[0], then[0]], [at[1], then[1]], color=colors["outline"], linewidth=px(1.2), zorder=2
            )
    rings = places[:-1] if trail.current else places
    axes.plot(
        [x for x, _y in rings],
        [y for _x, y in rings],
        "o",
        ms=px(RING),
        mfc=colors["surface"],
        mec=colors["text2"],
        mew=px(1.5),
        zorder=3,
    )
    if trail.current:
        axes.plot(
            *([coordinate] for coordinate in places[-1]),
            "o",
            ms=px(DISC),
            mfc=colors["accent"],
            mec=colors["surface"],
            mew=px(1.5),
            zorder=4,
        )


def _names(sheet: Sheet, panel: Panel, places: Sequence[_Place], trail: Trail) -> None:
    px = sheet.style.px
    named = list(zip(trail.points, places, strict=True))
    if trail.current:
        point, own = named.pop()
        words = _("week {number}").format(number=point.monday.isocalendar().week)
        x, y = _beside(own, [place for _point, place in named], panel, px(34), px(20))
        # On the ground's own colour, so that the cross does not run through it.
        ground = {"facecolor": sheet.style.colors["sunken"], "linewidth": 0, "pad": px(1)}
        sheet.text(x, y, words, "text", bold=True, ha="center", bbox=ground)
    for point, at in named[-NAMED:]:
        near = trail.current and abs(at[1] - places[-1][1]) < px(34)
        if near and abs(at[0] + px(18) - places[-1][0]) < px(44):
            continue
        sheet.text(*_off_the_way(at, places, px(17), px(15)), str(point.monday.isocalendar().week), "text2",
                   ha="center")  # fmt: skip


def _off_the_way(ring: _Place, way: Sequence[_Place], aside: float, above: float) -> _Place:
    """Return the middle of a short word: right of its ring, left, over or under it, as far from the way."""
    x, y = ring
    wanted = [(x + aside, y), (x - aside, y), (x, y - above), (x, y + above)]
    steps = list(zip(way, way[1:], strict=False))
    free = [min((_away(place, *step) for step in steps), default=aside) for place in wanted]
    return next((place for place, room in zip(wanted, free, strict=True) if room > 0.6 * aside),
                wanted[free.index(max(free))])  # fmt: skip


def _away(place: _Place, start: _Place, end: _Place) -> float:
    """Return how far a place lies from the line between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across**2 + down**2
    along = ((place[0] - start[0]) * across + (place[1] - start[1]) * down) / length if length else 0.0
    share = min(1.0, max(0.0, along))
    return hypot(place[0] - start[0] - share * across, place[1] - start[1] - share * down)


def _beside(own: _Place, rings: Sequence[_Place], panel: Panel, half: float, off: float) -> _Place:
    """Return the middle of the words for `own`: under, over, left or right of it, free of rings."""
    x, y = own
    middle = min(max(x, half), panel.right - half)
    wanted = [(middle, y + off), (middle, y - off), (x - 1.4 * half, y), (x + 1.4 * half, y)]
    corner = 1.2 * off
    for at, high in wanted:
        inside = half <= at <= panel.right - half and corner < high < panel.bottom - corner
        free = all(abs(ring - at) > half + off / 4 or abs(up - high) > 0.7 * off for ring, up in rings)
        if inside and free:
            return at, high
    return wanted[0]
