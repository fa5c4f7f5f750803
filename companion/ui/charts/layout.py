"""Where the panels of a chart stand, in px from its top left corner."""

from collections.abc import Sequence

from companion.core.value import dataclass
from companion.ui.charts.style import ChartStyle

LEFT, RIGHT = 64.0, 124.0
HEADING, GAP = 24.0, 20.0
FOOT = 36.0
SIGN_ROW, SIGN_GAP = 22.0, 8.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot area; top < bottom."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Where the cells of the sign strip stand: `rows` signs, each `tall` px, by `weeks`."""

    left: float
    right: float
    top: float
    tall: float
    rows: int
    weeks: int

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and week under a place, None beside the cells."""
        row = int((y - self.top) // self.tall)
        if not (self.left <= x < self.right and 0 <= row < self.rows):
            return None
        return row, int((x - self.left) / (self.right - self.left) * self.weeks)

    def middle_of(self, row: int, week: int) -> tuple[float, float]:
        """Return the middle of a cell."""
        wide = (self.right - self.left) / self.weeks
        return self.left + (week + 0.5) * wide, self.top + (row + 0.5) * self.tall


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the days of a drawn chart stand, for pointing at them. days: how many; strip: the signs."""

    left: float
    right: float
    top: float
    bottom: float
    days: int
    strip: Strip | None = None

    def day_at(self, x: float) -> int | None:
        """Return the index of the day under `x`, None beside the plot."""
        if not self.left <= x < self.right or not self.days:
            return None
        return int((x - self.left) / (self.right - self.left) * self.days)

    def middle_of(self, day: int) -> float:
        """Return the x of the middle of a day."""
        return self.left + (day + 0.5) * (self.right - self.left) / self.days


def stack(
    width: float, height: float, shares: Sequence[float], style: ChartStyle, below: float = 0.0
) -> list[Panel]:
    """Return panels one below the other, each under a heading, their heights in these proportions.

    below: px kept free under the foot.
    """
    heading, gap = style.px(HEADING), style.px(GAP)
    room = height - below - style.px(FOOT) - len(shares) * heading - (len(shares) - 1) * gap
    left, right = style.px(LEFT), width - style.px(RIGHT)
    panels, top = [], heading
    for share in shares:
        tall = max(8.0, room * share / sum(shares))
        panels.append(Panel(left, max(left + 8, right), top, top + tall))
        top += tall + gap + heading
    return panels


def spread(wanted: Sequence[float], apart: float) -> list[float]:
    """Return the places moved as little as needed so that each lies `apart` below the one before.

    wanted: places of labels; the result is in the same order as they were given.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    groups: list[tuple[list[int], float]] = []
    for index in order:
        groups.append(([index], wanted[index]))
        while len(groups) > 1 and _overlap(groups[-2], groups[-1], apart):
            (first, a), (second, b) = groups[-2:]
            middle = (a * len(first) + b * len(second)) / (len(first) + len(second))
            groups[-2:] = [(first + second, middle)]
    places = [0.0] * len(wanted)
    for members, middle in groups:
        for place, index in enumerate(members):
            places[index] = middle + (place - (len(members) - 1) / 2) * apart
    return places


def _overlap(above: tuple[list[int], float], below: tuple[list[int], float], apart: float) -> bool:
    half = (len(above[0]) + len(below[0])) / 2 * apart
    return below[1] - above[1] < half


def ticks(highest: float, at_most: int = 3) -> list[float]:
    """Return round values from 0 to at most `highest`: 0 and up to `at_most` above it."""
    step = 1.0
    while True:
        for factor in (1, 2, 2.5, 5):
            if highest / (step * factor) < at_most + 1 and (factor != 2.5 or step >= 10):
                width = step * factor
                return [n * width for n in range(int(highest / width) + 1)]
        step *= 10
