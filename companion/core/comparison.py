"""A week beside the four weeks before it, which never include it.

Comparing with weeks that contain the week itself manufactures likeness (Lolli et al. 2019,
Br J Sports Med 53:921; Impellizzeri et al. 2020, Int J Sports Physiol Perform 15:907).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from companion.core.days import DayFigures
from companion.core.load import weekly_total
from companion.core.stats import fmean
from companion.core.thresholds import DEFAULTS
from companion.core.usual import WEEK, week_start
from companion.core.value import dataclass

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

    change: its recorded load against their mean, -0.39 = 39 % lower, a missing day of the four
    standing for the others of its week, as in the load sign; None where one of the four does not
    count. verdict: None also where it hangs on what the week's own missing days were. run: weeks in a
    row with the same verdict, this one included. sleep_change_min: mean night of the week minus that
    of the four weeks, None below five nights on either side.
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
    week, previous = _of(weeks, monday), _before(weeks, monday)
    verdict = _verdict(weeks, monday)
    run = 0
    while verdict and _verdict(weeks, monday - run * WEEK) == verdict:
        run += 1
    return Comparison(
        week=week,
        previous=previous,
        change=_against(previous, week.load) if week.counted else None,
        verdict=verdict,
        run=run,
        sleep_change_min=_sleep_change(week, previous),
    )


def days_until_comparable(
    weeks: Mapping[date, WeekSum], today: date, today_recorded: bool, counted_from: int = COUNTED_FROM
) -> int:
    """Return after how many more days a week can be compared, if every day from now on is recorded.

    0 where the current week already can. counted_from: as in `sum_week`.
    """
    this = start = week_start(today)
    still_open = today + timedelta(days=1) if today_recorded else today
    while not all(_can_count(weeks, start - n * WEEK, still_open, counted_from) for n in _BACK):
        start += WEEK
    return (start - today).days if start > this else 0


_BACK = range(1, PREVIOUS_WEEKS + 1)


def _can_count(weeks: Mapping[date, WeekSum], monday: date, still_open: date, counted_from: int) -> bool:
    week = weeks.get(monday)
    if week is not None and week.counted:
        return True
    to_come = min(7, (monday + WEEK - still_open).days)
    recorded = week.studied_days + week.rest_days if week else 0
    return to_come > 0 and recorded + to_come >= counted_from


def _of(weeks: Mapping[date, WeekSum], monday: date) -> WeekSum:
    return weeks.get(monday) or WeekSum(
        monday=monday,
        focus_min=0,
        load=None,
        studied_days=0,
        rest_days=0,
        counted=False,
        sleep=(),
        load_days=0,
    )


def _before(weeks: Mapping[date, WeekSum], monday: date) -> tuple[WeekSum, ...]:
    return tuple(_of(weeks, monday - n * WEEK) for n in _BACK)


def _against(previous: Sequence[WeekSum], load: float | None) -> float | None:
    loads = [before.full_load for before in previous if before.counted and before.full_load is not None]
    if load is None or len(loads) < PREVIOUS_WEEKS or fmean(loads) <= 0:
        return None
    return load / fmean(loads) - 1


def _verdict(weeks: Mapping[date, WeekSum], monday: date) -> Verdict | None:
    """Return what holds whether the week's missing days were empty or like its others; None = neither."""
    week, previous = _of(weeks, monday), _before(weeks, monday)
    if not week.counted:
        return None
    recorded, full = (_named(_against(previous, load)) for load in (week.load, week.full_load))
    return recorded if recorded == full else None


def _named(change: float | None) -> Verdict | None:
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
