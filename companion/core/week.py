"""The figures of one ISO week and its signs."""

from collections.abc import Mapping
from datetime import date, timedelta

from companion.core.comparison import PREVIOUS_WEEKS, WeekSum, sum_week
from companion.core.course import course
from companion.core.journal import Night
from companion.core.load import monotony, strain
from companion.core.regularity import (
    NIGHTS,
    midpoint_spread,
    shortfalls,
    sleep_regularity,
    social_jetlag,
)
from companion.core.signs import ReturnsMeasure, Sample, Signs
from companion.core.signs_diary import chart_sign, mood_sign, sleep_sign
from companion.core.signs_returns import Sides, question_sample, rating_sample, returns_sign
from companion.core.signs_study import load_sign, recovery_sign
from companion.core.sleep import minute_of_day, night_figures
from companion.core.stats import grouped
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.usual import WEEK, UsualChart, mood_rule
from companion.core.value import dataclass
from companion.core.week_rows import DAY, LightDays, WeekRows, days_between, slept_min


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFigures:
    """What is told of an ISO week; None = not known, or not defined.

    *_min: minutes; loads in effort-minutes; previous_four: loads of the four weeks before, the
    oldest first, None for one that does not count. sleep_shortfall_min, midpoint_sd_min, sri: of the
    14 nights that end on its Sunday, `nights` of them recorded and `sri_pairs` with their next.
    social_jetlag_min: between the nights before rest days and those before study days, of the same.
    """

    monday: date
    focus_min: float | None
    total_load: float | None
    monotony: float | None
    strain: float | None
    rest_days: int | None
    previous_four: tuple[float | None, ...]
    sleep_shortfall_min: float | None
    midpoint_sd_min: float | None
    sri: float | None
    signs: Signs
    nights: int
    sri_pairs: int
    social_jetlag_min: float | None
    sleep_target_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fortnight:
    shortfall: float | None
    spread: float | None
    sri: float | None
    pairs: int
    nights: int
    jetlag: float | None


class WeekRecord:
    """Weeks in a row with the four before them, worked out from light rows."""

    def __init__(
        self, rows: WeekRows, today: date, target_min: float, thresholds: Thresholds = DEFAULTS
    ) -> None:
        """Look `rows` up. today: the last day that has been; target_min: wanted minutes of sleep a night."""
        self._target, self._thresholds = target_min, thresholds
        whole = course(rows.history, today, thresholds)
        self._stress, self._days = whole.stress, LightDays(rows, whole, today)
        pleasantness = {mood.day: mood.pleasantness for mood in rows.moods if mood.pleasantness is not None}
        energy = {mood.day: mood.energy for mood in rows.moods if mood.energy is not None}
        self._pleasantness = UsualChart(pleasantness, today, mood_rule(thresholds))
        self._energy = UsualChart(energy, today, mood_rule(thresholds))
        self._ratings = grouped(rows.ratings, lambda row: row.day)
        self._questions = {row.day: row for row in rows.questions}
        self._sums: dict[date, WeekSum] = {}

    def signs(self, monday: date) -> Signs:
        """Return the six signs of the week from `monday`."""
        week, previous = self._sum(monday), [self._sum(before) for before in _before(monday)]
        end = monday + WEEK
        return Signs(
            load=load_sign(week, previous, self._thresholds),
            stress=chart_sign(monday, self._stress, "stress"),
            sleep=sleep_sign(week.sleep, self._target, self._thresholds),
            mood=mood_sign(monday, self._pleasantness, self._energy),
            recovery=recovery_sign(
                self._days.between(end - self._thresholds.rest_days * DAY, end), self._thresholds
            ),
            returns=returns_sign(week, previous, self._measured(monday), self._thresholds),
        )

    def figures(self, monday: date) -> WeekFigures:
        """Return all figures of the week from `monday`."""
        week, days = self._sum(monday), self._days.between(monday, monday + WEEK)
        loads = [day.load for day in days]
        known = any(not day.missing for day in days)
        fortnight = self._fortnight(monday + WEEK)
        return WeekFigures(
            monday=monday,
            focus_min=week.focus_min if known else None,
            total_load=week.load,
            monotony=monotony(loads),
            strain=strain(loads),
            rest_days=week.rest_days if known else None,
            previous_four=tuple(_counted_load(self._sum(before)) for before in _before(monday)),
            sleep_shortfall_min=fortnight.shortfall,
            midpoint_sd_min=fortnight.spread,
            sri=fortnight.sri,
            signs=self.signs(monday),
            nights=fortnight.nights,
            sri_pairs=fortnight.pairs,
            social_jetlag_min=fortnight.jetlag,
            sleep_target_min=self._target,
        )

    def _sum(self, monday: date) -> WeekSum:
        if monday not in self._sums:
            days = self._days.between(monday, monday + WEEK)
            self._sums[monday] = sum_week(days, self._thresholds.week_days)
        return self._sums[monday]

    def _fortnight(self, end: date) -> _Fortnight:
        known = self._days.nights
        nights = {day: known[day] for day in days_between(end - NIGHTS * DAY, end) if day in known}
        short = shortfalls((slept_min(night) for night in nights.values()), self._target)
        middles = _midpoints(nights)
        free = {day.day: day.rest_day for day in self._days.between(end - NIGHTS * DAY, end)}
        regularity = sleep_regularity(nights)
        return _Fortnight(
            shortfall=sum(short) if short else None,
            spread=midpoint_spread(list(middles.values())),
            sri=regularity.index,
            pairs=regularity.pairs,
            nights=len(nights),
            jetlag=social_jetlag(
                [middle for day, middle in middles.items() if free[day] is True],
                [middle for day, middle in middles.items() if free[day] is False],
            ),
        )

    def _measured(self, monday: date) -> Mapping[ReturnsMeasure, Sides]:
        end, start = monday + WEEK, monday - PREVIOUS_WEEKS * WEEK
        return {
            "focus": (self._rated(monday, end), self._rated(start, monday)),
            "questions": (self._answered(monday, end), self._answered(start, monday)),
        }

    def _rated(self, first: date, end: date) -> Sample | None:
        return rating_sample(row for day in days_between(first, end) for row in self._ratings.get(day, ()))

    def _answered(self, first: date, end: date) -> Sample | None:
        rows = [self._questions[day] for day in days_between(first, end) if day in self._questions]
        return question_sample(sum(row.correct for row in rows), sum(row.total for row in rows))


def week_name(monday: date) -> str:
    """Return the ISO week from `monday` as `2026-W10`."""
    year, week, _day = monday.isocalendar()
    return f"{year:04}-W{week:02}"


def _before(monday: date) -> list[date]:
    """Return the Mondays of the four weeks before, the oldest first."""
    return [monday - n * WEEK for n in range(PREVIOUS_WEEKS, 0, -1)]


def _counted_load(week: WeekSum) -> float | None:
    return week.load if week.counted else None


def _midpoints(nights: Mapping[date, Night | None]) -> dict[date, float]:
    """Return the midpoint of every night with sleep, as minutes of day in the night's own zone."""
    figures = {day: night_figures(night) for day, night in nights.items() if night is not None}
    zero = timedelta(0)
    return {day: minute_of_day(night.midpoint.time()) for day, night in figures.items() if night.sleep > zero}
