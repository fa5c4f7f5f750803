from datetime import date, timedelta

import pytest

from companion.core.days import DayFigures
from companion.core.load_stress_trail import trail, trail_begin

MONDAY = date(2026, 10, 26)
FIRST = date(2026, 8, 31)


def weeks(*of: tuple[float, float, int]) -> list[DayFigures]:
    """Return days up to the week of MONDAY. of: daily load, daily stress and recorded days a week."""
    start = MONDAY - timedelta(weeks=len(of) - 1)
    return [
        DayFigures(
            day=start + timedelta(days=7 * week + place),
            load=load if place < known else None,
            stress=stress if place < known else None,
        )
        for week, (load, stress, known) in enumerate(of)
        for place in range(7)
    ]


def test_a_week_stands_at_its_load_and_its_mean_stress() -> None:
    found = trail(weeks((500, 4, 7), (700, 6, 7)), FIRST)
    assert found.current is not None
    assert (found.current.load, found.current.stress) == (4900, 6)


def test_the_cross_is_the_median_of_the_weeks_before() -> None:
    found = trail(weeks((100, 2, 7), (300, 4, 7), (200, 9, 7), (900, 9, 7)), FIRST)
    assert found.cross == (1400, 4)


def test_two_weeks_before_are_too_few_for_a_cross() -> None:
    assert trail(weeks((100, 2, 7), (300, 4, 7), (900, 9, 7)), FIRST).cross is None


def test_a_missing_day_is_taken_to_be_like_the_others_of_its_week() -> None:
    found = trail(weeks((700, 6, 5)), FIRST)
    assert found.current is not None
    assert found.current.load == pytest.approx(4900)


def test_a_week_with_too_few_days_is_left_out_and_named() -> None:
    found = trail(weeks((500, 4, 7), (500, 4, 4), (700, 6, 7)), FIRST)
    assert [point.monday for point in found.points] == [MONDAY - timedelta(weeks=2), MONDAY]
    assert found.left_out == (MONDAY - timedelta(weeks=1),)


def test_weeks_before_the_first_entry_are_not_said_to_be_left_out() -> None:
    found = trail(weeks((0, 0, 0), (700, 6, 7)), MONDAY)
    assert found.left_out == ()


def test_the_trail_begins_eight_weeks_before() -> None:
    assert trail_begin(MONDAY) == FIRST


def test_a_part_of_a_week_is_refused() -> None:
    with pytest.raises(ValueError, match="whole weeks"):
        trail(weeks((700, 6, 7))[:5], FIRST)
