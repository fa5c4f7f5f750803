from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.core.comparison import WeekSum, compare, days_until_comparable, sum_week
from companion.core.days import DayFigures
from companion.core.signs_study import load_sign

MONDAY = date(2026, 3, 2)
WEEK = timedelta(days=7)


def week(
    number: int, load: float | None = 7000, counted: bool = True, sleep: float = 420, days: int = 6
) -> WeekSum:
    return WeekSum(
        monday=MONDAY + number * WEEK,
        focus_min=1500,
        load=load,
        studied_days=days,
        rest_days=0,
        counted=counted,
        sleep=(sleep,) * 7,
    )


def record(*weeks: WeekSum) -> dict[date, WeekSum]:
    return {each.monday: each for each in weeks}


def test_a_week_is_compared_with_the_mean_of_the_four_before_it() -> None:
    found = compare(record(*(week(n) for n in range(4)), week(4, 10_150)), MONDAY + 4 * WEEK)
    assert found.change == pytest.approx(0.45)
    assert found.verdict == "heavier"
    assert found.run == 1


def test_the_week_itself_does_not_enter_what_it_is_compared_with() -> None:
    light = compare(record(*(week(n) for n in range(4)), week(4, 1)), MONDAY + 4 * WEEK)
    assert light.change == pytest.approx(1 / 7000 - 1)


def test_weeks_in_a_row_with_the_same_verdict_are_counted() -> None:
    loads = [7000, 7000, 7000, 7000, 9000, 11_000, 14_000]
    weeks = record(*(week(n, load) for n, load in enumerate(loads)))
    assert compare(weeks, MONDAY + 6 * WEEK).run == 3


def test_within_a_tenth_a_week_is_like_the_others() -> None:
    assert compare(record(*(week(n) for n in range(5))), MONDAY + 4 * WEEK).verdict == "alike"


def test_one_week_that_does_not_count_leaves_the_comparison_unknown() -> None:
    weeks = record(week(0), week(1, counted=False), week(2), week(3), week(4))
    found = compare(weeks, MONDAY + 4 * WEEK)
    assert (found.change, found.verdict, found.run) == (None, None, 0)


def partial(number: int, load: float, load_days: int) -> WeekSum:
    return replace(week(number, load), load_days=load_days)


def test_the_comparison_and_the_load_sign_weigh_missing_days_the_same_way() -> None:
    before = [week(0), partial(1, 5000, 5), week(2), partial(3, 6000, 6)]
    found = compare(record(*before, partial(4, 9800, 6)), MONDAY + 4 * WEEK)
    sign = load_sign(found.week, found.previous)
    assert sign.ratio == pytest.approx(1.4)
    assert found.change == pytest.approx(0.4)
    assert (found.verdict, sign.state) == ("heavier", "on")


@pytest.mark.parametrize(
    ("load", "load_days", "verdict"),
    [
        (8000, 6, "heavier"),
        (7000, 6, None),  # like the others as recorded, heavier if the missing day was like its own
        (6500, 6, "alike"),
        (6000, 6, None),
        (5300, 6, "lighter"),
        (5000, 5, None),
        (4400, 5, "lighter"),
    ],
)
def test_a_verdict_holds_whatever_the_missing_days_were(
    load: float, load_days: int, verdict: str | None
) -> None:
    weeks = record(*(week(n) for n in range(4)), partial(4, load, load_days))
    found = compare(weeks, MONDAY + 4 * WEEK)
    assert found.verdict == verdict
    assert found.change == pytest.approx(load / 7000 - 1)


def test_how_many_days_make_a_week_count_is_the_setting_of_the_signs() -> None:
    friday = MONDAY + timedelta(days=4)
    assert days_until_comparable({}, friday, today_recorded=False, counted_from=3) == 24
    assert days_until_comparable({}, friday, today_recorded=False, counted_from=4) == 31


def test_sleep_is_compared_by_the_mean_night() -> None:
    weeks = record(*(week(n, sleep=420) for n in range(4)), week(4, sleep=391))
    assert compare(weeks, MONDAY + 4 * WEEK).sleep_change_min == pytest.approx(-29)


def test_a_first_day_waits_four_weeks_for_a_comparison() -> None:
    assert days_until_comparable({}, MONDAY, today_recorded=False) == 28


def test_a_first_week_begun_too_late_does_not_count() -> None:
    saturday = MONDAY + timedelta(days=5)
    assert days_until_comparable({}, saturday, today_recorded=False) == 30


def test_after_four_counted_weeks_there_is_nothing_to_wait_for() -> None:
    weeks = record(*(week(n) for n in range(4)))
    assert days_until_comparable(weeks, MONDAY + 4 * WEEK, today_recorded=True) == 0


def test_a_week_counts_with_five_days_of_known_load() -> None:
    days = [
        DayFigures(day=MONDAY + timedelta(days=n), load=100.0, blocks=1, rest_day=False) for n in range(5)
    ]
    days += [DayFigures(day=MONDAY + timedelta(days=n)) for n in (5, 6)]
    assert sum_week(days).counted
    assert sum_week(days).load == 500
    assert not sum_week([*days[1:5], *days[5:], DayFigures(day=MONDAY + WEEK)]).counted


def test_a_recorded_today_is_not_counted_twice() -> None:
    thursday = MONDAY + timedelta(days=3)
    begun = record(replace(week(0, counted=False), studied_days=1))
    assert days_until_comparable(begun, thursday, today_recorded=True) == 32
    ahead = record(replace(week(0, counted=False), studied_days=2))
    assert days_until_comparable(ahead, thursday, today_recorded=True) == 25
