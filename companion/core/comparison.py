"""A week beside the four weeks before it, which never include it.

Comparing with weeks that contain the week itself manufactures likeness (Lolli et al. 2019,
Br J Sports Med 53:921; Impellizzeri et al. 2020, Int J Sports Physiol Perform 15:907).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from companion.core.days import DayFigures
from companion.core.load import weekly_total
from companion.core.stats import fmean
from companion.core.thresholds import DEFAULTS
from companion.core.usual import WEEK, week_start

PREVIOUS_WEEKS = 4
COUNTED_FROM = DEFAULTS.week_days
NIGHTS_FROM = 5
ALIKE_WITHIN = 0.10

Verdict = Literal["heavier", "lighter", "alike"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSum:
    """What one ISO week adds up to; counted: at least five days with a known load.

    load: effort-minutes of the days with a known one; load_days: how many these are.
    """

    monday: date
    focus_min: float
    load: float | None
    studied_days: int
    rest_days: int
    counted: bool
    sleep: tuple[float, ...]
    load_days: int = WEEK.days

    @property
    def full_load(self) -> float | None:
        """Load of the week if its missing days were like its others; None where no day is known."""
        return None if self.load is None else self.load * (WEEK.days / self.load_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A week against the mean of the four before.

    change: share of their mean load, -0.39 = 39 % lower; None where one of the four does not
    count. run: weeks in a row with the same verdict, this one included. sleep_change_min: mean
    night of the week minus that of the four weeks, None below five nights on either side.
    """

    week: WeekSum
    previous: tuple[WeekSum, ...]
    change: float | None
    verdict: Verdict | None
    run: int
    sleep_change_min: float | None


def sum_week(days: Sequence[DayFigures], counted_from: int = COUNTED_FROM) -> WeekSum:
    """Return the sums of one week's seven days. counted_from: days with a known load that make it count."""
    loads = [day.load for day in days]
    known = sum(load is not None for load in loads)
    return WeekSum(
        monday=days[0].day,
        focus_min=sum(day.focus_min or 0.0 for day in days),
        load=weekly_total(loads),
        studied_days=sum(bool(day.blocks) for day in days),
        rest_days=sum(day.rest_day is True for day in days),
        counted=known >= counted_from,
        sleep=tuple(day.sleep_min for day in days if day.sleep_min is not None),
        load_days=known,
    )


def compare(weeks: Mapping[date, WeekSum], monday: date) -> Comparison:
    """Return the week from `monday` beside the four before it.

    weeks: by their Mondays; those not in it count as empty.
    Source: uncoupled comparison, Lolli et al. 2019, Br J Sports Med 53:921
    """
    week = weeks.get(monday) or _empty(monday)
    previous = tuple(weeks.get(monday - n * WEEK) or _empty(monday - n * WEEK) for n in _BACK)
    change = _change(weeks, monday)
    verdict = _verdict(change)
    run = 0
    while verdict and _verdict(_change(weeks, monday - run * WEEK)) == verdict:
        run += 1
    return Comparison(
        week=week,
        previous=previous,
        change=change,
        verdict=verdict,
        run=run,
        sleep_change_min=_sleep_change(week, previous),
    )


def days_until_comparable(weeks: Mapping[date, WeekSum], today: date, today_recorded: bool) -> int:
    """Return after how many more days a week can be compared, if every day from now on is recorded.

    0 where the current week already can.
    """
    this = start = week_start(today)
    still_open = today + timedelta(days=1) if today_recorded else today
    while not all(_can_count(weeks, start - n * WEEK, still_open) for n in _BACK):
        start += WEEK
    return (start - today).days if start > this else 0


_BACK = range(1, PREVIOUS_WEEKS + 1)


def _can_count(weeks: Mapping[date, WeekSum], monday: date, still_open: date) -> bool:
    week = weeks.get(monday)
    if week is not None and week.counted:
        return True
    to_come = min(7, (monday + WEEK - still_open).days)
    recorded = week.studied_days + week.rest_days if week else 0
    return to_come > 0 and recorded + to_come >= COUNTED_FROM


def _empty(monday: date) -> WeekSum:
    return WeekSum(
        monday=monday,
        focus_min=0,
        load=None,
        studied_days=0,
        rest_days=0,
        counted=False,
        sleep=(),
        load_days=0,
    )


def _change(weeks: Mapping[date, WeekSum], monday: date) -> float | None:
    week = weeks.get(monday)
    previous = [weeks.get(monday - n * WEEK) for n in _BACK]
    if week is None or not week.counted or week.load is None:
        return None
    loads = [before.load for before in previous if before and before.counted and before.load is not None]
    if len(loads) < PREVIOUS_WEEKS or fmean(loads) <= 0:
        return None
    return week.load / fmean(loads) - 1


def _verdict(change: float | None) -> Verdict | None:
    if change is None:
        return None
    if abs(change) <= ALIKE_WITHIN:
        return "alike"
    return "heavier" if change > 0 else "lighter"


def _sleep_change(week: WeekSum, previous: Sequence[WeekSum]) -> float | None:
    before = [minutes for other in previous for minutes in other.sleep]
    if len(week.sleep) < NIGHTS_FROM or len(before) < NIGHTS_FROM:
        return None
    return fmean(week.sleep) - fmean(before)
