"""Where the days of a year stand: three panels of weeks by weekdays, in px from the top left."""

from companion.app.year import YearSeries
from companion.core.value import dataclass

LEFT, CELL, GAP = 64.0, 16.0, 3.0
HEADS = (80.0, 48.0, 48.0)
"""Px over each panel for its title and legend; over the first also for the months and the signs."""


@dataclass(frozen=True, slots=True)
class YearPlot:
    """step: px from a cell to the next; offset: weekday of the first day.

    tops, heads: of the panels, and px over them.
    """

    left: float
    right: float
    step: float
    gap: float
    tops: tuple[float, ...]
    heads: tuple[float, ...]
    offset: int
    days: int

    def cell_of(self, day: int) -> tuple[int, int]:
        """Return week and weekday of a day of the year, both from 0."""
        return divmod(day + self.offset, 7)

    def day_at(self, x: float, y: float) -> int | None:
        """Return the day under a place, None beside the cells."""
        if x < self.left:
            return None
        for top in self.tops:
            row = int((y - top) // self.step)
            if 0 <= row < 7:
                day = int((x - self.left) // self.step) * 7 + row - self.offset
                return day if 0 <= day < self.days else None
        return None

    def corner_of(self, day: int, panel: int) -> tuple[float, float]:
        """Return the top left corner of a day's cell in one of the panels."""
        week, row = self.cell_of(day)
        return self.left + week * self.step, self.tops[panel] + row * self.step


def year_plot(width: float, height: float, scale: float, series: YearSeries) -> YearPlot:
    """Return where the days stand; cells shrink where there is less room than they want."""
    left, heads = LEFT * scale * 0.75, tuple(head * scale for head in HEADS)
    across = (width - left - 8) / series.weeks
    down = (height - sum(heads)) / 21
    step = max(4.0, min((CELL + GAP) * scale, across, down))
    free = min(16 * scale, max(0.0, (height - sum(heads) - 21 * step) / 3))
    tops = tuple(sum(heads[: place + 1]) + place * (7 * step + free) for place in range(3))
    gap = step * GAP / (CELL + GAP)
    return YearPlot(
        left=left,
        right=left + step * series.weeks,
        step=step,
        gap=gap,
        tops=tops,
        heads=heads,
        offset=series.days[0].day.weekday(),
        days=len(series.days),
    )
