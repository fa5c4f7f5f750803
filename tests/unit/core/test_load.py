from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.load import (
    DayLoad,
    EffortMinutes,
    day_loads,
    estimate_on,
    monotony,
    running_average,
    session_load,
    strain,
    weekly_total,
)

WEEK = [600.0, 200, 400, 500, 100, 650, 0]
DAY = date(2026, 3, 2)


def on(offset: int, effort: float | None, minutes: float = 50, blocks: int = 1) -> EffortMinutes:
    return EffortMinutes(DAY + timedelta(days=offset), effort, minutes, blocks)


def test_a_block_loads_by_minutes_times_effort() -> None:
    assert session_load(50, 6) == 300


def test_the_worked_week_has_the_published_total_monotony_and_strain() -> None:
    assert weekly_total(WEEK) == 2450
    assert monotony(WEEK) == pytest.approx(1.382, abs=5e-4)
    assert strain(WEEK) == pytest.approx(3385, abs=0.5)


def test_seven_equal_days_have_no_monotony() -> None:
    assert monotony([300.0] * 7) is None
    assert strain([300.0] * 7) is None


def test_a_missing_day_leaves_monotony_and_strain_unknown_but_not_the_total() -> None:
    week = [*WEEK[:6], None]
    assert monotony(week) is None
    assert strain(week) is None
    assert weekly_total(week) == 2450


def test_a_week_of_missing_days_has_no_total() -> None:
    assert weekly_total([None] * 7) is None


def test_averages_reach_the_worked_values_after_seven_heavier_days() -> None:
    loads: list[float | None] = [30.0] * 21 + [50.0] * 7
    assert running_average(loads, 7)[-1] == pytest.approx(47.330, abs=5e-4)
    assert running_average(loads, 28)[-1] == pytest.approx(37.872, abs=5e-4)


def test_averages_begin_on_the_day_after_the_fourteenth_recorded_one() -> None:
    loads: list[float | None] = [10.0] * 7 + [None] * 3 + [20.0] * 7 + [15.0]
    averages = running_average(loads, 7)
    assert averages[:17] == [None] * 17
    assert averages[17] == pytest.approx(15.0)


def test_a_missing_day_shows_no_average_and_leaves_it_as_it_was() -> None:
    without = running_average([10.0] * 14 + [50.0, 20.0], 7)
    with_gap = running_average([10.0] * 14 + [50.0, None, 20.0], 7)
    assert with_gap[15] is None
    assert with_gap[16] == without[15]


@given(st.lists(st.one_of(st.none(), st.floats(0, 3000)), min_size=1, max_size=120), st.sampled_from([7, 28]))
def test_an_average_stays_within_the_loads_it_averages(loads: list[float | None], span: int) -> None:
    known = [load for load in loads if load is not None]
    for average in running_average(loads, span):
        assert average is None or min(known) - 1e-6 <= average <= max(known) + 1e-6


def test_an_unknown_effort_is_estimated_by_the_median_of_the_known_ones() -> None:
    rows = [on(0, effort) for effort in (2.0, 3, 5, 8, 9)] + [on(1, None, minutes=40)]
    assert day_loads(rows)[DAY + timedelta(days=1)] == DayLoad(200, estimated=True)


def test_efforts_of_the_same_day_count_for_the_estimate_whatever_their_order() -> None:
    rows = [on(0, None, minutes=10), *(on(0, effort, minutes=10) for effort in (4.0, 4, 4, 4, 4))]
    assert day_loads(rows) == {DAY: DayLoad(240, estimated=True)}


def test_four_known_efforts_are_too_few_and_the_whole_day_has_no_load() -> None:
    rows = [on(0, 5.0), on(0, 5.0), on(0, 5.0), on(0, 5.0), on(0, None)]
    assert day_loads(rows) == {DAY: DayLoad(None)}


def test_efforts_count_for_28_days_up_to_and_including_the_day() -> None:
    rows = [on(0, 6.0, blocks=5)]
    assert day_loads([*rows, on(27, None)])[DAY + timedelta(days=27)].load == 300
    assert day_loads([*rows, on(28, None)])[DAY + timedelta(days=28)].load is None
    assert estimate_on(DAY + timedelta(days=27), rows) == 6
    assert estimate_on(DAY + timedelta(days=28), rows) is None


def test_an_effort_of_zero_is_known() -> None:
    assert day_loads([on(0, 0.0)]) == {DAY: DayLoad(0)}


def test_rows_that_stand_for_several_blocks_weigh_as_many() -> None:
    rows = [on(0, 2.0, blocks=4), on(0, 9.0), on(0, None, minutes=10)]
    single = [on(0, 2.0, minutes=12.5) for _ in range(4)] + [on(0, 9.0), on(0, None, minutes=10)]
    assert day_loads(rows) == day_loads(single)
