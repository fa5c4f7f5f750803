"""Marks that several panels share: grid lines, headings, labels at the right, broken lines."""

from collections.abc import Sequence
from math import nan

from matplotlib.axes import Axes

from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import HEADING, Panel, spread

LABEL_GAP = 10.0
LINE_HEIGHT = 16.0


def heading(sheet: Sheet, panel: Panel, words: str) -> None:
    """Write what a panel shows and in which unit, above it."""
    sheet.text(panel.left, panel.top - sheet.style.px(HEADING - 10), words, "text", bold=True)


def grid(sheet: Sheet, axes: Axes, panel: Panel, lines: Sequence[tuple[float, str]]) -> None:
    """Draw a line 1 px wide at each value, its label at the left."""
    axes.hlines(
        [value for value, _label in lines],
        *axes.get_xlim(),
        colors=sheet.style.colors["line"],
        linewidth=1,
        zorder=0,
        clip_on=False,
    )
    for value, label in lines:
        sheet.text(panel.left - sheet.style.px(8), sheet.y_of(axes, value), label, "text3", ha="right")


def right_labels(sheet: Sheet, panel: Panel, labels: Sequence[tuple[float, str, str, bool]]) -> None:
    """Name lines at the right, apart from each other. labels: (y in px, words, colour, bold)."""
    tall = [LINE_HEIGHT * (1 + words.count("\n")) for _y, words, _color, _bold in labels]
    places = spread([y for y, *_rest in labels], sheet.style.px(max(tall, default=LINE_HEIGHT)))
    for y, (_wanted, words, color, bold) in zip(places, labels, strict=True):
        sheet.text(panel.right + sheet.style.px(LABEL_GAP), y, words, color, bold=bold, va="center")


def broken(values: Sequence[float | None], weekly: bool) -> tuple[list[float], list[float]]:
    """Return x and y of a line through the middles of days, with breaks where a value is missing.

    weekly: break after every seventh day as well.
    """
    xs: list[float] = []
    ys: list[float] = []
    for place, value in enumerate(values):
        if weekly and place and place % 7 == 0:
            xs.append(place)
            ys.append(nan)
        xs.append(place + 0.5)
        ys.append(nan if value is None else value)
    return xs, ys


def lone(values: Sequence[float | None], weekly: bool) -> list[int]:
    """Return the places whose value has no neighbour to draw a line to."""
    places = []
    for place, value in enumerate(values):
        before = values[place - 1] if place and not (weekly and place % 7 == 0) else None
        last = place + 1 == len(values) or (weekly and place % 7 == 6)
        after = None if last else values[place + 1]
        if value is not None and before is None and after is None:
            places.append(place)
    return places


def last_known(values: Sequence[float | None]) -> float | None:
    """Return the last value that is known."""
    return next((value for value in reversed(values) if value is not None), None)


def draw_line(
    axes: Axes, values: Sequence[float | None], *, weekly: bool, color: str, width: float, **how: object
) -> None:
    """Draw a broken line; a value without neighbours is a dot as wide as the line."""
    xs, ys = broken(values, weekly)
    axes.plot(
        xs,
        ys,
        color=color,
        linewidth=width,
        solid_capstyle="round",
        solid_joinstyle="round",
        clip_on=False,
        **how,  # type: ignore[arg-type]  # passed through to matplotlib
    )
    alone = lone(values, weekly)
    if alone:
        dots = [value for place in alone if (value := values[place]) is not None]
        axes.plot([place + 0.5 for place in alone], dots, "o", color=color, markersize=width * 1.2, mew=0)
