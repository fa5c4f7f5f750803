from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.comparison import sum_week
from companion.core.days import DayFigures
from companion.core.signs import LoadSign, RecoverySign
from companion.core.signs_study import load_sign, recovery_sign
from companion.core.thresholds import Thresholds

MONDAY = date(2026, 3, 2)
REST = 0.0
"""A rest day's load; None is a missing day."""

Loads = Sequence[float | None]


def days(loads: Loads, due: int = 0, taken: int = 0, natural: int = 0) -> list[DayFigures]:
    """Return days with these loads; the breaks are those of the last one."""
    found = [DayFigures(day=MONDAY + timedelta(days=n), **study(load)) for n, load in enumerate(loads)]
    found[-1] = replace(found[-1], breaks_due=due or None, breaks_taken=taken, breaks_natural=natural)
    return found


def study(load: float | None) -> dict[str, Any]:
    if load is None:
        return {}
    return {"load": load, "focus_min": load / 5, "blocks": int(load > 0), "rest_day": load == 0}


def judged(loads: Loads, *previous: Loads, thresholds: Thresholds | None = None) -> LoadSign:
    before = [sum_week(days(week)) for week in previous]
    return load_sign(sum_week(days(loads)), before, thresholds or Thresholds())


USUAL = [100.0] * 7


def test_load_is_on_above_one_point_three_times_the_mean_and_not_at_it() -> None:
    at = judged([130.0] * 7, *[USUAL] * 4)
    assert (at.state, at.total, at.previous_mean, at.ratio) == ("off", 910, 700, pytest.approx(1.3))
    assert judged([130.0] * 6 + [130.1], *[USUAL] * 4).state == "on"


def test_the_four_weeks_before_do_not_include_the_week() -> None:
    sign = judged([200.0] * 7, [50.0] * 7, [100.0] * 7, [150.0] * 7, [100.0] * 7)
    assert (sign.state, sign.previous_mean, sign.ratio) == ("on", 700, 2)


def test_a_day_missing_before_stands_for_the_others_of_its_week() -> None:
    sign = judged([120.0] * 7, *[[None, None, *USUAL[2:]]] * 4)
    assert (sign.state, sign.previous_mean, sign.missing_before) == ("off", 700, 8)
    assert sign.ratio == pytest.approx(1.2)


def test_one_week_before_with_four_recorded_days_leaves_load_unknown() -> None:
    four, five = [100.0] * 4 + [None] * 3, [100.0] * 5 + [None] * 2
    assert judged([900.0] * 7, USUAL, four, USUAL, USUAL).state == "unknown"
    assert judged([900.0] * 7, USUAL, four, USUAL, USUAL).previous_mean is None
    assert judged([900.0] * 7, USUAL, five, USUAL, USUAL).state == "on"


def test_a_week_with_four_recorded_days_is_not_judged() -> None:
    assert judged([900.0] * 4 + [None] * 3, *[USUAL] * 4).state == "unknown"
    assert judged([900.0] * 5 + [None] * 2, *[USUAL] * 4).state == "on"


def test_rest_days_are_recorded_days() -> None:
    assert judged([900.0] * 4 + [REST, None, None], *[USUAL] * 4).state == "on"
    assert judged([REST] * 7, *[USUAL] * 4).state == "off"
    assert judged([REST] * 7, *[USUAL] * 4).ratio == 0


def test_after_four_weeks_of_rest_there_is_nothing_to_be_above() -> None:
    sign = judged(USUAL, *[[REST] * 7] * 4)
    assert (sign.state, sign.total, sign.previous_mean, sign.ratio) == ("unknown", 700, 0, None)


def test_the_threshold_can_be_changed() -> None:
    assert judged([130.0] * 7, *[USUAL] * 4, thresholds=Thresholds(load_ratio=1.2)).state == "on"


LOADS = st.lists(st.one_of(st.none(), st.integers(0, 2000).map(float)), min_size=7, max_size=7)


@given(LOADS, st.lists(LOADS, min_size=4, max_size=4), st.integers(0, 6))
def test_a_missing_day_never_turns_load_on(week: Loads, previous: list[Loads], missing: int) -> None:
    less = [None if place == missing else load for place, load in enumerate(week)]
    before, after = judged(week, *previous).state, judged(less, *previous).state
    assert after in (before, "off", "unknown")


@given(LOADS, st.lists(LOADS, min_size=4, max_size=4))
def test_the_unit_of_load_does_not_matter(week: Loads, previous: list[Loads]) -> None:
    def twice(loads: Loads) -> Loads:
        return [None if load is None else 2 * load for load in loads]

    assert judged(week, *previous).state == judged(twice(week), *map(twice, previous)).state


def rested(loads: Loads, due: int = 0, taken: int = 0, natural: int = 0) -> RecoverySign:
    return recovery_sign(days(loads, due, taken, natural))


def test_fourteen_days_without_a_rest_day_turn_recovery_on() -> None:
    assert rested([100.0] * 14) == RecoverySign(
        state="on", rest_days_14=0, breaks_due=None, breaks_taken=None
    )
    assert rested([REST] + [100.0] * 13).state == "off"


def test_a_missing_day_may_have_been_one_of_rest() -> None:
    assert rested([None] + [100.0] * 13).state == "unknown"
    assert rested([None, REST] + [100.0] * 12).state == "unknown"
    assert rested([None] * 14).rest_days_14 is None


def test_fewer_than_half_of_the_due_breaks_turn_recovery_on() -> None:
    assert rested([REST] + [100.0] * 13, due=44, taken=20).state == "on"
    assert rested([REST] + [100.0] * 13, due=44, taken=22).state == "off"


def test_a_natural_break_is_a_break_taken() -> None:
    sign = rested([REST] + [100.0] * 13, due=44, taken=20, natural=2)
    assert (sign.state, sign.breaks_due, sign.breaks_taken) == ("off", 44, 22)


def test_breaks_decide_where_days_before_the_week_are_missing() -> None:
    assert rested([None] * 7 + [100.0] * 7, due=10, taken=9).state == "off"
    assert rested([None] * 7 + [100.0] * 7, due=10, taken=4).state == "on"


def test_breaks_of_a_week_that_does_not_count_decide_nothing() -> None:
    begun = [100.0] * 11 + [None] * 3
    assert rested(begun, due=1).state == "unknown"
    assert rested([100.0] * 12 + [None, 100.0], due=1).state == "on"


def test_breaks_before_the_week_do_not_count_for_it() -> None:
    found = days([100.0] * 14, due=3)
    early = [replace(found[0], breaks_due=9, breaks_taken=0), *found[1:]]
    assert recovery_sign(early).breaks_due == 3


def test_enough_breaks_do_not_make_up_for_days_without_rest() -> None:
    assert rested([100.0] * 14, due=44, taken=44).state == "on"


@given(st.lists(st.sampled_from([None, REST, 100.0]), min_size=14, max_size=14), st.integers(0, 13))
def test_a_missing_day_never_turns_recovery_on(loads: Loads, missing: int) -> None:
    less = [None if place == missing else load for place, load in enumerate(loads)]
    assert rested(less).state in (rested(loads).state, "unknown")
