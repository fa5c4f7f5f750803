from datetime import UTC, date, datetime, time, timedelta

import pytest

from companion.core.association import Candidate
from companion.core.association_sources import daily_candidates, daily_stress, tag_candidates
from companion.core.days import DayFigures
from companion.core.journal import CheckIn, TagRating

MONDAY = date(2026, 3, 2)


def figures(**fields: list[object]) -> list[DayFigures]:
    rows = zip(*fields.values(), strict=True)
    return [
        DayFigures(day=MONDAY + timedelta(days=n), **dict(zip(fields, row, strict=True)))  # type: ignore[arg-type]
        for n, row in enumerate(rows)
    ]


def named(candidates: list[Candidate], name: str) -> dict[date, float]:
    return dict(next(each.values for each in candidates if each.name == name))


def check_in(day: int, *tags: str, hour: int = 12, **ratings: float) -> CheckIn:
    at = datetime.combine(MONDAY, time(hour), UTC) + timedelta(days=day)
    return CheckIn(at=at, tags=tags, ratings=tuple(TagRating(tag, value) for tag, value in ratings.items()))


def test_figures_come_in_a_fixed_order() -> None:
    order = [(each.name, each.lag_days) for each in daily_candidates([])]
    assert order == [
        ("load", 0),
        ("load", 1),
        ("load", 2),
        ("sleep_min", 0),
        ("midpoint", 0),
        ("breaks_taken_share", 0),
        ("practice_min", 0),
    ]


def test_days_on_which_a_figure_is_not_known_are_left_out_of_it_and_zero_is_known() -> None:
    days = figures(stress=[3.0, None, 0.0], load=[None, 0.0, 600.0])
    assert daily_stress(days) == {MONDAY: 3.0, MONDAY + timedelta(days=2): 0.0}
    assert named(daily_candidates(days), "load") == {
        MONDAY + timedelta(days=1): 0.0,
        MONDAY + timedelta(days=2): 600.0,
    }


def test_breaks_taken_by_nature_count_as_taken_and_a_day_without_due_breaks_is_not_known() -> None:
    days = figures(
        breaks_due=[8, None, 4, 0],
        breaks_taken=[5, None, None, 0],
        breaks_natural=[1, None, None, 0],
    )
    assert named(daily_candidates(days), "breaks_taken_share") == {
        MONDAY: 0.75,
        MONDAY + timedelta(days=2): 0.0,
    }


def test_midpoints_stand_around_their_own_mean_over_midnight() -> None:
    clocks = [(23, 30), (0, 30), (0, 0)]
    days = figures(midpoint=[datetime(2026, 3, 2, hour, minute, tzinfo=UTC) for hour, minute in clocks])
    assert list(named(daily_candidates(days), "midpoint").values()) == pytest.approx([-30, 30, 0])


def test_midpoints_of_a_day_sleeper_stand_around_noon() -> None:
    days = figures(midpoint=[datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (11, 12, 13)])
    assert list(named(daily_candidates(days), "midpoint").values()) == pytest.approx([-60, 0, 60])


def test_a_tag_is_absent_on_days_with_a_check_in_without_it_and_unknown_on_days_without_any() -> None:
    entries = [check_in(0, "coffee", hour=9), check_in(0, hour=15), check_in(1), check_in(3, "coffee")]
    [coffee] = tag_candidates(entries, {"coffee": "present"})
    assert coffee.name == "tag:coffee"
    assert not coffee.rated
    assert {(day - MONDAY).days: value for day, value in coffee.values.items()} == {0: 1, 1: 0, 3: 1}


def test_a_rated_tag_has_the_mean_of_its_day_and_is_unknown_without_a_value() -> None:
    entries = [check_in(0, pain=2, hour=9), check_in(0, pain=5, hour=15), check_in(1), check_in(2, "pain")]
    [pain] = tag_candidates(entries, {"pain": "scale"})
    assert pain.rated
    assert pain.values == {MONDAY: 3.5}


def test_a_tag_that_is_no_scale_any_more_was_present_where_it_was_rated() -> None:
    [tea] = tag_candidates([check_in(0, tea=0), check_in(1)], {"tea": "present"})
    assert list(tea.values.values()) == [1, 0]


def test_tags_come_by_name_and_one_nobody_lists_is_told_by_its_use() -> None:
    found = tag_candidates([check_in(0, "zoo", "Air", pain=3)], {})
    assert [(each.name, each.rated) for each in found] == [
        ("tag:Air", False),
        ("tag:pain", True),
        ("tag:zoo", False),
    ]


def test_a_check_in_after_midnight_belongs_to_the_day_before() -> None:
    [late] = tag_candidates([check_in(1, "late", hour=2)], {}, rollover=time(4))
    assert late.values == {MONDAY: 1.0}


def test_from_the_first_practice_on_a_known_day_without_one_is_a_day_of_no_minutes() -> None:
    days = figures(
        practice_min=[None, 5.0, None, None, None, 8.0],
        stress=[4.0, 4.0, 6.0, None, None, None],
        rest_day=[False, False, None, True, None, None],
    )
    assert named(daily_candidates(days), "practice_min") == {
        MONDAY + timedelta(days=1): 5.0,
        MONDAY + timedelta(days=2): 0.0,
        MONDAY + timedelta(days=3): 0.0,
        MONDAY + timedelta(days=5): 8.0,
    }


def test_where_nobody_ever_practised_nothing_is_compared() -> None:
    days = figures(practice_min=[None, None], stress=[4.0, 5.0])
    assert named(daily_candidates(days), "practice_min") == {}
