"""Study load: how much times how hard, in effort-minutes, and its course over days.

Not validated for studying: it is called load and effort-minutes, never a strain score.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from companion.core.stats import Ewma, fmean, sample_sd
from companion.core.value import dataclass

ESTIMATE_WINDOW = timedelta(days=28)
ESTIMATE_FROM = 5
RECENT_SPAN = 7
USUAL_SPAN = 28
SEED_DAYS = 14


@dataclass(frozen=True, slots=True)
class EffortMinutes:
    """Focus minutes of one or more blocks of a study day that share an effort (None = unknown)."""

    day: date
    effort: float | None
    minutes: float
    blocks: int = 1


@dataclass(frozen=True, slots=True)
class DayLoad:
    """Load of a day in effort-minutes; None where it cannot be known. estimated: in part or whole."""

    load: float | None
    estimated: bool = False


def session_load(focus_minutes: float, effort: float) -> float:
    """Return the load of a block in effort-minutes: minutes times effort (0-10).

    Source: session-RPE, Foster et al. 2001, J Strength Cond Res 15:109
    """
    return focus_minutes * effort


def day_loads(rows: Iterable[EffortMinutes]) -> dict[date, DayLoad]:
    """Return the load of every day that has blocks.

    rows: in order of days, with the 28 days before the first day of interest. A block of unknown
    effort gets the median of the known efforts of the 28 days up to and including its own; where
    that is unknown too, the day has no load.
    Source: session-RPE, Foster et al. 2001, J Strength Cond Res 15:109; the estimate is our own
    """
    known = _KnownEfforts()
    loads: dict[date, DayLoad] = {}
    for day, blocks in _by_day(rows):
        known.go_on_to(day, blocks)
        loads[day] = _day_load(blocks, known)
    return loads


def estimate_on(day: date, rows: Iterable[EffortMinutes]) -> float | None:
    """Return the effort that stands in for an unknown one on `day`; None where there is none."""
    known = _KnownEfforts()
    known.go_on_to(day, [row for row in rows if day - ESTIMATE_WINDOW < row.day <= day])
    return known.typical()


class _KnownEfforts:
    """How often each effort was given in the last 28 days, kept up to date from day to day."""

    def __init__(self) -> None:
        self._rows: deque[EffortMinutes] = deque()
        self._counts: dict[float, int] = {}

    def go_on_to(self, day: date, blocks: list[EffortMinutes]) -> None:
        """Take the blocks of `day`, and drop those that are too long ago by then."""
        for row in blocks:
            if row.effort is not None:
                self._rows.append(row)
                self._counts[row.effort] = self._counts.get(row.effort, 0) + row.blocks
        oldest = day - ESTIMATE_WINDOW
        while self._rows and self._rows[0].day <= oldest:
            row = self._rows.popleft()
            if row.effort is not None:
                self._counts[row.effort] -= row.blocks

    def typical(self) -> float | None:
        """Return their median; None with fewer than five, too few to stand for others."""
        total = sum(self._counts.values())
        if total < ESTIMATE_FROM:
            return None
        return (self._at((total - 1) // 2) + self._at(total // 2)) / 2

    def _at(self, place: int) -> float:
        """Return the value at `place` of all in order, from 0."""
        for effort in sorted(self._counts):
            place -= self._counts[effort]
            if place < 0:
                return effort
        raise IndexError(place)


def _by_day(rows: Iterable[EffortMinutes]) -> Iterable[tuple[date, list[EffortMinutes]]]:
    blocks: list[EffortMinutes] = []
    for row in rows:
        if blocks and blocks[-1].day != row.day:
            yield blocks[-1].day, blocks
            blocks = []
        blocks.append(row)
    if blocks:
        yield blocks[-1].day, blocks


def _day_load(blocks: list[EffortMinutes], efforts: _KnownEfforts) -> DayLoad:
    known = sum(session_load(row.minutes, row.effort) for row in blocks if row.effort is not None)
    unrated = [row.minutes for row in blocks if row.effort is None]
    if not unrated:
        return DayLoad(known)
    stand_in = efforts.typical()
    if stand_in is None:
        return DayLoad(None)
    return DayLoad(known + session_load(sum(unrated), stand_in), estimated=True)


def weekly_total(daily_load: Sequence[float | None]) -> float | None:
    """Return the sum of one week's daily loads in effort-minutes over its days that are not missing.

    None where every day is missing.
    Source: Foster et al. 2001, J Strength Cond Res 15:109
    """
    known = [load for load in daily_load if load is not None]
    return sum(known) if known else None


def monotony(daily_load: Sequence[float | None]) -> float | None:
    """Mean over sample SD of one week's daily loads; None where SD is 0 or a day is missing.

    daily_load: effort-minutes per study day, shape (7,), >= 0
    Source: Foster et al. 2001, J Strength Cond Res 15:109
    """
    known = [load for load in daily_load if load is not None]
    if len(known) < len(daily_load) or len(known) < 2:
        return None
    spread = sample_sd(known)
    return fmean(known) / spread if spread > 0 else None


def strain(daily_load: Sequence[float | None]) -> float | None:
    """Weekly total times monotony, in effort-minutes; None where monotony is not defined.

    Source: Foster et al. 2001, J Strength Cond Res 15:109
    """
    total, sameness = weekly_total(daily_load), monotony(daily_load)
    return None if total is None or sameness is None else total * sameness


def running_average(daily_load: Sequence[float | None], span: int) -> list[float | None]:
    """Return the exponentially weighted average of daily loads, one value for each day.

    Seeded with the mean of the first 14 recorded days; None up to and including the 14th of them
    and on missing days, over which the value is held. span: 7 (recent) or 28 (usual) days.
    Source: Williams et al. 2017, Br J Sports Med 51:209
    """
    average = Ewma(span=span, seed_days=SEED_DAYS)
    return [average.add(load) for load in daily_load]
