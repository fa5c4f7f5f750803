from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.signs_diary import chart_sign, mood_sign, sleep_sign
from companion.core.thresholds import Thresholds
from companion.core.usual import UsualChart, mood_rule

MONDAY = date(2026, 3, 2)
FIFTH = MONDAY + timedelta(days=28)

Values = list[float | None]
CALM: Values = [3.0, 4, 5, 4, 3, 4, 5]
FAIR: Values = [0.1, 0.3, 0.2, 0.4, 0.1, 0.3, 0.2]
LOW: Values = [-0.8, -0.9, -0.8, -0.9, -0.8, -0.9, -0.8]


def record(*weeks: Values) -> dict[date, float]:
    values = [value for week in weeks for value in week]
    return {MONDAY + timedelta(days=n): value for n, value in enumerate(values) if value is not None}


def stress(*weeks: Values) -> UsualChart:
    return UsualChart(record(*weeks), FIFTH + timedelta(days=6))


def mood(*weeks: Values) -> UsualChart:
    return UsualChart(record(*weeks), FIFTH + timedelta(days=6), mood_rule())


def test_four_days_above_turn_stress_on_and_three_do_not() -> None:
    four = chart_sign(FIFTH, stress(*[CALM] * 4, [None, None, None, 9, 9, 9, 9]), "stress")
    assert (four.state, four.days_out, four.recorded_days) == ("on", 4, 4)
    three = chart_sign(FIFTH, stress(*[CALM] * 4, [4, None, None, None, 9, 9, 9]), "stress")
    assert (three.state, three.days_out, three.recorded_days) == ("off", 3, 4)


def test_the_band_told_is_that_of_the_last_recorded_day() -> None:
    chart = stress(*[CALM] * 4, [4, 4, 4, 4, 4, None, None])
    sign = chart_sign(FIFTH, chart, "stress")
    last = chart.on(FIFTH + timedelta(days=4))
    assert last is not None
    assert sign.band == last.band is not None


def test_without_a_usual_range_stress_is_unknown() -> None:
    sign = chart_sign(MONDAY + timedelta(days=7), stress(CALM, [9.0] * 7), "stress")
    assert (sign.state, sign.days_out, sign.recorded_days, sign.band) == ("unknown", None, 7, None)


def test_fewer_recorded_days_than_the_sign_needs_are_not_enough() -> None:
    sign = chart_sign(FIFTH, stress(*[CALM] * 4, [9.0, 9, 9]), "stress")
    assert (sign.state, sign.days_out, sign.recorded_days) == ("unknown", 3, 3)


def test_a_week_without_check_ins_is_unknown() -> None:
    sign = chart_sign(FIFTH, stress(*[CALM] * 4), "stress")
    assert (sign.state, sign.days_out, sign.recorded_days, sign.band) == ("unknown", None, 0, None)


def test_mood_is_on_where_either_measure_is_below() -> None:
    sign = mood_sign(FIFTH, mood(*[FAIR] * 5), mood(*[FAIR] * 4, LOW))
    assert (sign.state, sign.measure, sign.days_out) == ("on", "energy", 7)
    sign = mood_sign(FIFTH, mood(*[FAIR] * 4, LOW), mood(*[FAIR] * 5))
    assert (sign.state, sign.measure) == ("on", "pleasantness")


def test_of_two_low_measures_the_one_below_on_more_days_is_told() -> None:
    late: Values = [0.3, 0.3, 0.3, *LOW[:4]]
    assert mood_sign(FIFTH, mood(*[FAIR] * 4, late), mood(*[FAIR] * 4, LOW)).measure == "energy"
    assert mood_sign(FIFTH, mood(*[FAIR] * 4, LOW), mood(*[FAIR] * 4, LOW)).measure == "pleasantness"


def test_one_measure_that_is_never_recorded_does_not_hide_the_other() -> None:
    sign = mood_sign(FIFTH, mood(*[FAIR] * 5), mood())
    assert (sign.state, sign.measure) == ("off", "pleasantness")
    assert mood_sign(FIFTH, mood(), mood(*[FAIR] * 5)).measure == "energy"
    assert mood_sign(FIFTH, mood(), mood()).state == "unknown"


def test_a_good_week_is_no_sign() -> None:
    high: Values = [0.9] * 7
    assert mood_sign(FIFTH, mood(*[FAIR] * 4, high), mood(*[FAIR] * 4, high)).state == "off"


def test_forty_five_minutes_short_over_five_nights_turn_sleep_on() -> None:
    sign = sleep_sign([435.0] * 5, 480)
    assert (sign.state, sign.mean_shortfall_min, sign.nights) == ("on", 45, 5)
    assert sleep_sign([435.1] + [435.0] * 4, 480).state == "off"


def test_four_nights_are_not_enough() -> None:
    sign = sleep_sign([300.0] * 4 + [None] * 3, 480)
    assert (sign.state, sign.mean_shortfall_min, sign.nights) == ("unknown", 180, 4)
    assert sleep_sign([], 480).mean_shortfall_min is None


def test_a_long_night_does_not_pay_for_a_short_one() -> None:
    # Two nights of 60 less, three of 60 more: 24 a night, not less.
    assert sleep_sign([420.0, 420, 540, 540, 540], 480).mean_shortfall_min == 24


def test_a_night_without_sleep_counts_in_full() -> None:
    assert sleep_sign([0.0, 480, 480, 480, 480], 480).mean_shortfall_min == 96


def test_the_thresholds_of_sleep_can_be_changed() -> None:
    assert sleep_sign([460.0] * 3, 480, Thresholds(shortfall_min=20, shortfall_nights=3)).state == "on"


@given(st.lists(st.floats(0, 900), min_size=1, max_size=7), st.integers(0, 7))
def test_nights_not_recorded_change_nothing(slept: list[float], missing: int) -> None:
    assert sleep_sign([*slept, *[None] * missing], 480) == sleep_sign(slept, 480)


@given(st.lists(st.floats(0, 900), min_size=5, max_size=7), st.floats(0, 120))
def test_more_sleep_never_turns_sleep_on(slept: list[float], more: float) -> None:
    before = sleep_sign(slept, 480)
    after = sleep_sign([minutes + more for minutes in slept], 480)
    assert before.mean_shortfall_min is not None
    assert after.mean_shortfall_min is not None
    assert after.mean_shortfall_min <= before.mean_shortfall_min
    assert after.state == before.state or after.state == "off"
    assert before.mean_shortfall_min == pytest.approx(sum(max(0, 480 - m) for m in slept) / len(slept))
