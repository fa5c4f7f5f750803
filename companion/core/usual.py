"""A person's own usual: the middle half of study days, and the band around stress, mood, energy.

They describe what has been; none predicts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from math import sqrt
from typing import Literal

from companion.core.stats import fmean, grouped, quantile, sample_sd
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.value import dataclass

WEEK = timedelta(days=7)
USUAL_DAYS = 28
USUAL_FROM = 14
BASELINE_WEEKS = 4
BASELINE_REACH = 12

Side = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends of a range, low <= high."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ChartDay:
    """A recorded day on the control chart; band None where there is not enough to draw one."""

    value: float
    smoothed: float | None = None
    band: Range | None = None

    @property
    def above(self) -> bool:
        """Whether the smoothed value lies above the band."""
        return self.smoothed is not None and self.band is not None and self.smoothed > self.band.high

    @property
    def below(self) -> bool:
        """Whether the smoothed value lies below the band."""
        return self.smoothed is not None and self.band is not None and self.smoothed < self.band.low


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRule:
    """How a chart is drawn and judged.

    side: on which of the band a day is out; days: recorded days of a week out that make its sign;
    smoothing: lambda, weight of the newest day; width: L, in standard deviations of the smoothed value.
    """

    side: Side = "above"
    days: int = DEFAULTS.stress_days
    smoothing: float = DEFAULTS.chart_smoothing
    width: float = DEFAULTS.chart_width


ABOVE = ChartRule()


def stress_rule(thresholds: Thresholds = DEFAULTS) -> ChartRule:
    """Return how stress is judged: by days above."""
    return ChartRule(
        days=thresholds.stress_days, smoothing=thresholds.chart_smoothing, width=thresholds.chart_width
    )


def mood_rule(thresholds: Thresholds = DEFAULTS) -> ChartRule:
    """Return how pleasantness is judged, and energy: by days below."""
    return ChartRule(
        side="below",
        days=thresholds.mood_days,
        smoothing=thresholds.chart_smoothing,
        width=thresholds.chart_width,
    )


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a week is compared with: mean and sample SD of the days before it."""

    mean: float
    spread: float


def week_start(day: date) -> date:
    """Return the Monday of the ISO week of `day`."""
    return day - timedelta(days=day.weekday())


def usual_study_day(loads: Sequence[float]) -> Range | None:
    """Return the middle half (quartiles) of the loads of study days; None with fewer than 14.

    loads: effort-minutes of the recorded days that were no rest days among the last 28, any order.
    """
    if len(loads) < USUAL_FROM:
        return None
    ordered = sorted(loads)
    return Range(quantile(ordered, 0.25), quantile(ordered, 0.75))


def limits(baseline: Baseline, day_of_chart: int, rule: ChartRule = ABOVE) -> Range:
    """Return the control limits on the t-th recorded day of a chart, t = 1, 2, ...

    mu +- L * sigma * sqrt(lambda / (2 - lambda) * (1 - (1 - lambda)^2t)), lambda = .2, L = 2.7
    Source: EWMA control chart, Roberts 1959; for diary data Schat et al. 2023, Psychol Methods
    """
    reach = _reach(day_of_chart, rule.smoothing, rule.width) * baseline.spread
    return Range(baseline.mean - reach, baseline.mean + reach)


@cache
def _reach(day_of_chart: int, smoothing: float, width: float) -> float:
    return width * sqrt(smoothing / (2 - smoothing) * (1 - (1 - smoothing) ** (2 * day_of_chart)))


def control_chart(
    values: Iterable[float], baseline: Baseline | None, rule: ChartRule = ABOVE
) -> list[ChartDay]:
    """Return one week's recorded days, smoothed from the baseline's mean, with their limits.

    Source: EWMA control chart, Roberts 1959; for diary data Schat et al. 2023, Psychol Methods
    """
    if baseline is None:
        return [ChartDay(value) for value in values]
    level, chart = baseline.mean, []
    for count, value in enumerate(values, start=1):
        level = rule.smoothing * value + (1 - rule.smoothing) * level
        chart.append(ChartDay(value, level, limits(baseline, count, rule)))
    return chart


class UsualChart:
    """The control chart of a whole record, week by week from its first day.

    Weeks on which the sign was on do not enter later baselines: otherwise a bad month becomes
    the new usual and hides the next one. That chains every week to all before it, so the chart
    is worked out once from the beginning.
    """

    def __init__(self, values: Mapping[date, float], today: date, rule: ChartRule = ABOVE) -> None:
        """Chart `values` (daily means; recorded days only) up to the week of `today`."""
        self.rule = rule
        self._values = values
        self._weeks = grouped(sorted(values), week_start)
        self._in_week = {monday: [values[day] for day in days] for monday, days in self._weeks.items()}
        self._signalled: set[date] = set()
        self._baselines: dict[date, Baseline | None] = {}
        if not values:
            return
        monday, last = week_start(min(values)), max(values)
        while monday <= today or monday <= last:
            baseline = self._baselines[monday] = self._find_baseline(monday)
            if baseline is not None and self._sign_on(monday, baseline):
                self._signalled.add(monday)
            monday += WEEK

    def _sign_on(self, monday: date, baseline: Baseline) -> bool:
        # The same sums as in `control_chart`, without keeping them: years of weeks pass through here.
        rule, level, out = self.rule, baseline.mean, 0
        for count, value in enumerate(self._in_week.get(monday, ()), start=1):
            level = rule.smoothing * value + (1 - rule.smoothing) * level
            reach = _reach(count, rule.smoothing, rule.width) * baseline.spread
            if rule.side == "above":
                out += level > baseline.mean + reach
            else:
                out += level < baseline.mean - reach
        return out >= rule.days

    def out(self, day: ChartDay) -> bool:
        """Return whether `day` lies beyond the band on the side that counts."""
        return day.above if self.rule.side == "above" else day.below

    def week(self, day: date) -> dict[date, ChartDay]:
        """Return the recorded days of the week of `day` on their chart."""
        recorded = self._recorded(week_start(day))
        values = self._in_week.get(week_start(day), ())
        chart = control_chart(values, self.baseline(day), self.rule)
        return dict(zip(recorded, chart, strict=True))

    def on(self, day: date) -> ChartDay | None:
        """Return `day` on the chart of its week; None without a value."""
        return self.week(day).get(day) if day in self._values else None

    def _recorded(self, monday: date) -> list[date]:
        return self._weeks.get(monday, [])

    def _find_baseline(self, monday: date) -> Baseline | None:
        before = (monday - n * WEEK for n in range(1, BASELINE_REACH + 1))
        quiet = [week for week in before if week not in self._signalled][:BASELINE_WEEKS]
        values = [value for week in quiet for value in self._in_week.get(week, ())]
        if len(values) < USUAL_FROM:
            return None
        spread = sample_sd(values)
        return Baseline(fmean(values), spread) if spread > 0 else None

    def baseline(self, day: date) -> Baseline | None:
        """Return what the week of `day` is compared with; None where there is too little."""
        return self._baselines.get(week_start(day))

    def band_on(self, day: date) -> Range | None:
        """Return the limits `day` has, or would have with a value: for a day still going on."""
        charted = self.on(day)
        if charted is not None:
            return charted.band
        baseline = self.baseline(day)
        before = sum(recorded < day for recorded in self._recorded(week_start(day)))
        return None if baseline is None else limits(baseline, before + 1, self.rule)

    def days_until_band(self, today: date) -> int:
        """Return after how many more days a band can be drawn, with a value on each; 0 = there is one.

        Bands begin on Mondays, from the days before them.
        """
        if self.baseline(today) is not None:
            return 0
        monday = week_start(today) + WEEK
        while True:
            reach = monday - BASELINE_WEEKS * WEEK
            recorded = sum(reach <= day < today for day in self._values)
            to_come = (monday - max(today, reach)).days
            if recorded + to_come >= USUAL_FROM:
                return (monday - today).days
            monday += WEEK

    def signalled(self, day: date) -> bool:
        """Return whether the week of `day` had at least four recorded days out (`ChartRule.days`)."""
        return week_start(day) in self._signalled
