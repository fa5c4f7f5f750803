"""Where weeks stand between load and stress: one week, and the way that led to it."""

from collections.abc import Sequence
from datetime import date, timedelta

from companion.core.comparison import sum_week
from companion.core.days import DayFigures
from companion.core.stats import mean_of_known, quantile
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.value import dataclass

TRAIL_WEEKS = 8
"""Weeks before the one spoken of."""
CROSS_FROM = 3
"""Known weeks before from which their median is told."""


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """Load of a week in effort-minutes, and its mean stress 0-10."""

    monday: date
    load: float
    stress: float


@dataclass(frozen=True, slots=True)
class Trail:
    """The known weeks in order of time, the week spoken of last if it is known.

    cross: median load and stress of the weeks before it, None below three. left_out: Mondays of
    weeks without enough days, those before the first entry aside.
    """

    monday: date
    points: tuple[WeekPoint, ...]
    cross: tuple[float, float] | None
    left_out: tuple[date, ...]

    @property
    def current(self) -> WeekPoint | None:
        """The week spoken of."""
        return next((point for point in self.points if point.monday == self.monday), None)


def trail(days: Sequence[DayFigures], earliest: date | None, thresholds: Thresholds = DEFAULTS) -> Trail:
    """Return where whole weeks of days stand; the last is the one spoken of.

    days: a multiple of seven, from a Monday on. A week is known with as many known loads as make it
    count and as many days with a check-in as the stress sign needs; its missing days are taken to
    be like its others. earliest: Monday of the first week with an entry.
    Errors: ValueError without a whole week.
    """
    if not days or len(days) % 7:
        raise ValueError("whole weeks of days are needed")
    mondays = [days[n].day for n in range(0, len(days), 7)]
    found = [_point(days[n : n + 7], thresholds) for n in range(0, len(days), 7)]
    points = tuple(point for point in found if point is not None)
    before = [point for point in points if point.monday < mondays[-1]]
    left_out = tuple(
        monday
        for monday, point in zip(mondays, found, strict=True)
        if point is None and earliest is not None and monday >= earliest
    )
    return Trail(mondays[-1], points, _median(before), left_out)


def trail_begin(monday: date) -> date:
    """Return the first day of the trail that ends with the week from `monday`."""
    return monday - timedelta(weeks=TRAIL_WEEKS)


def _point(week: Sequence[DayFigures], thresholds: Thresholds) -> WeekPoint | None:
    total = sum_week(week, thresholds.week_days)
    stressed = [day.stress for day in week if day.stress is not None]
    stress = mean_of_known(stressed)
    load = total.full_load
    if not total.counted or load is None or stress is None or len(stressed) < thresholds.stress_days:
        return None
    return WeekPoint(week[0].day, load, stress)


def _median(points: Sequence[WeekPoint]) -> tuple[float, float] | None:
    if len(points) < CROSS_FROM:
        return None
    loads, stresses = sorted(p.load for p in points), sorted(p.stress for p in points)
    return quantile(loads, 0.5), quantile(stresses, 0.5)
