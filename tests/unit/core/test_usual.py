from datetime import date, timedelta
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.thresholds import Thresholds
from companion.core.usual import (
    Baseline,
    ChartDay,
    Range,
    UsualChart,
    control_chart,
    limits,
    mood_rule,
    stress_rule,
    usual_study_day,
    week_start,
)

MONDAY = date(2026, 3, 2)


def record(weeks: list[list[float | None]]) -> dict[date, float]:
    values = [value for week in weeks for value in week]
    return {MONDAY + timedelta(days=n): value for n, value in enumerate(values) if value is not None}


def charted(chart: UsualChart, day: date) -> ChartDay:
    found = chart.on(day)
    assert found is not None
    return found


CALM: list[float | None] = [3.0, 4, 5, 4, 3, 4, 5]
TENSE: list[float | None] = [8.0, 9, 8, 9, 8, 9, 8]


def test_the_limits_on_the_first_day_are_a_fifth_of_their_reach_away() -> None:
    # t = 1: sqrt(.2 / 1.8 * (1 - .64)) = .2, so 2.7 * 1 * .2 = .54
    assert limits(Baseline(4, 1), 1) == Range(pytest.approx(3.46), pytest.approx(4.54))


def test_the_limits_widen_through_the_week() -> None:
    widths = [limits(Baseline(4, 1), day).high for day in range(1, 8)]
    assert widths == sorted(widths)
    assert widths[-1] < 4 + 2.7 / 3


def test_smoothing_restarts_at_the_mean_with_a_fifth_for_the_new_value() -> None:
    chart = control_chart([9.0, 9.0], Baseline(4, 1))
    assert [day.smoothed for day in chart] == [pytest.approx(5.0), pytest.approx(5.8)]
    assert chart[0].above


def test_the_band_needs_fourteen_recorded_days_before_the_week() -> None:
    thirteen = UsualChart(record([CALM, [*CALM[:6], None], CALM]), MONDAY + timedelta(days=20))
    fourteen = UsualChart(record([CALM, CALM, CALM]), MONDAY + timedelta(days=20))
    third_week = MONDAY + timedelta(days=14)
    assert charted(thirteen, third_week).band is None
    assert charted(fourteen, third_week).band is not None


def test_the_baseline_is_the_28_calendar_days_before_the_week() -> None:
    weeks = [[1.0] * 7, CALM, [None] * 7, CALM, [5.0, *CALM[1:]], CALM]
    chart = UsualChart(record(weeks), MONDAY + timedelta(days=41))
    used = [float(v) for week in weeks[1:5] for v in week if v is not None]
    baseline = chart.baseline(MONDAY + timedelta(days=35))
    assert baseline == Baseline(pytest.approx(fmean(used)), pytest.approx(stdev(used)))


def test_weeks_above_usual_do_not_become_the_new_usual() -> None:
    chart = UsualChart(record([CALM] * 4 + [TENSE] * 3 + [CALM]), MONDAY + timedelta(days=55))
    assert [chart.signalled(MONDAY + timedelta(days=7 * n)) for n in range(8)] == [
        False, False, False, False, True, True, True, False,
    ]  # fmt: skip
    assert chart.baseline(MONDAY + timedelta(days=49)) == chart.baseline(MONDAY + timedelta(days=28))


def test_a_baseline_reaches_back_at_most_twelve_weeks() -> None:
    chart = UsualChart(record([CALM] * 4 + [TENSE] * 12 + [CALM]), MONDAY + timedelta(days=118))
    assert chart.baseline(MONDAY + timedelta(days=7 * 16)) is None


def test_equal_days_have_no_spread_and_so_no_band() -> None:
    chart = UsualChart(record([[4.0] * 7] * 3), MONDAY + timedelta(days=20))
    assert charted(chart, MONDAY + timedelta(days=15)).band is None


def test_three_days_above_are_not_yet_a_sign() -> None:
    short: list[float | None] = [9.0, 9, 9, None, None, None, None]
    chart = UsualChart(record([CALM] * 4 + [short]), MONDAY + timedelta(days=34))
    assert sum(charted(chart, MONDAY + timedelta(days=28 + n)).above for n in range(3)) == 3
    assert not chart.signalled(MONDAY + timedelta(days=28))


def test_a_day_without_a_value_still_knows_the_band_it_would_have() -> None:
    chart = UsualChart(record([CALM] * 4 + [[4.0]]), MONDAY + timedelta(days=29))
    today = MONDAY + timedelta(days=29)
    baseline = chart.baseline(today)
    assert baseline is not None
    assert chart.band_on(today) == limits(baseline, 2)
    assert chart.band_on(today - timedelta(days=1)) == limits(baseline, 1)


def test_an_empty_record_has_no_band() -> None:
    chart = UsualChart({}, MONDAY)
    assert chart.band_on(MONDAY) is None
    assert not chart.signalled(MONDAY)


def test_a_usual_study_day_needs_fourteen_of_them() -> None:
    assert usual_study_day([100.0] * 13) is None
    assert usual_study_day([float(n) for n in range(1, 15)]) == Range(4.25, 10.75)


@given(st.lists(st.floats(0, 3000), min_size=14, max_size=28))
def test_half_of_the_study_days_lie_within_the_usual(loads: list[float]) -> None:
    usual = usual_study_day(loads)
    assert usual is not None
    inside = sum(usual.low <= load <= usual.high for load in loads)
    assert inside >= len(loads) / 2 - 1


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_week_begins_on_its_monday(day: date) -> None:
    monday = week_start(day)
    assert monday.weekday() == 0
    assert monday.isocalendar()[:2] == day.isocalendar()[:2]


def test_equal_values_that_do_not_add_up_exactly_have_no_band_either() -> None:
    chart = UsualChart(record([[4.1] * 7] * 4), MONDAY + timedelta(days=27))
    assert charted(chart, MONDAY + timedelta(days=21)).band is None


@given(st.lists(st.one_of(st.none(), st.floats(0, 10)), min_size=28, max_size=140))
def test_a_week_is_signalled_when_its_chart_shows_four_days_above(values: list[float | None]) -> None:
    chart = UsualChart(record([values]), MONDAY + timedelta(days=len(values)))
    for monday in (MONDAY + timedelta(days=n) for n in range(0, len(values), 7)):
        above = sum(day.above for day in chart.week(monday).values())
        assert chart.signalled(monday) == (above >= 4)


LOW: list[float | None] = [-0.8, -0.9, -0.8, -0.9, -0.8, -0.9, -0.8]
FAIR: list[float | None] = [0.1, 0.3, 0.2, 0.4, 0.1, 0.3, 0.2]


def test_mood_is_judged_below_its_own_usual() -> None:
    values, today = record([FAIR] * 4 + [LOW, FAIR]), MONDAY + timedelta(days=41)
    fifth = MONDAY + timedelta(days=28)
    assert UsualChart(values, today, mood_rule()).signalled(fifth)
    assert not UsualChart(values, today, stress_rule()).signalled(fifth)
    day = charted(UsualChart(values, today, mood_rule()), fifth + timedelta(days=6))
    assert day.below
    assert not day.above


def test_low_weeks_do_not_become_the_usual_mood() -> None:
    chart = UsualChart(record([FAIR] * 4 + [LOW] * 3 + [FAIR]), MONDAY + timedelta(days=55), mood_rule())
    assert [chart.signalled(MONDAY + timedelta(days=7 * n)) for n in range(8)] == [
        False, False, False, False, True, True, True, False,
    ]  # fmt: skip
    assert chart.baseline(MONDAY + timedelta(days=49)) == chart.baseline(MONDAY + timedelta(days=28))


@given(st.lists(st.one_of(st.none(), st.floats(-1, 1)), min_size=28, max_size=140))
def test_below_is_above_turned_upside_down(values: list[float | None]) -> None:
    today = MONDAY + timedelta(days=len(values))
    low = UsualChart(record([values]), today, mood_rule())
    high = UsualChart(record([[None if value is None else -value for value in values]]), today, stress_rule())
    for monday in (MONDAY + timedelta(days=n) for n in range(0, len(values), 7)):
        assert low.signalled(monday) == high.signalled(monday)
        assert [low.out(day) for day in low.week(monday).values()] == [
            high.out(day) for day in high.week(monday).values()
        ]


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=28, max_size=140),
    st.sampled_from([0.25, 0.5, 2.0, 4.0]),
)
def test_the_unit_does_not_change_what_is_unusual(values: list[int | None], factor: float) -> None:
    # Powers of two, so that no last bit is rounded another way.
    today = MONDAY + timedelta(days=len(values))
    plain = UsualChart(record([[None if v is None else float(v) for v in values]]), today)
    scaled = UsualChart(record([[None if v is None else v * factor for v in values]]), today)
    for monday in (MONDAY + timedelta(days=n) for n in range(0, len(values), 7)):
        assert plain.signalled(monday) == scaled.signalled(monday)


def test_a_day_on_the_edge_of_the_band_is_still_usual() -> None:
    edge = limits(Baseline(4, 1), 1)
    assert not ChartDay(0, edge.high, edge).above
    assert not ChartDay(0, edge.low, edge).below


def test_fewer_days_make_a_sign_where_the_person_says_so() -> None:
    short: list[float | None] = [9.0, 9, 9, None, None, None, None]
    values, today = record([CALM] * 4 + [short]), MONDAY + timedelta(days=34)
    strict = UsualChart(values, today, stress_rule(Thresholds(stress_days=3)))
    assert strict.signalled(MONDAY + timedelta(days=28))
    narrow = UsualChart(values, today, stress_rule(Thresholds(chart_width=1.0)))
    band, usual = narrow.band_on(today), UsualChart(values, today).band_on(today)
    assert band is not None
    assert usual is not None
    assert usual.low < band.low < band.high < usual.high
