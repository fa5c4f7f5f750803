import random
from datetime import date, timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.association_series import cleaned, shared_days

MONDAY = date(2026, 3, 2)


def by_hand(days: list[date], values: list[float]) -> list[float]:
    """The method as a sentence says it, one day after the other."""
    without = [
        value - fmean(v for d, v in zip(days, values, strict=True) if d.weekday() == day.weekday())
        for day, value in zip(days, values, strict=True)
    ]
    return [
        value - fmean(v for d, v in zip(days, without, strict=True) if abs((d - day).days) <= 14)
        for day, value in zip(days, without, strict=True)
    ]


@given(
    st.sets(st.integers(0, 150), min_size=1, max_size=90),
    st.randoms(use_true_random=False),
)
def test_weekday_means_go_first_and_then_the_mean_of_the_days_around(
    places: set[int], chance: random.Random
) -> None:
    days = [MONDAY + timedelta(days=place) for place in sorted(places)]
    values = [chance.uniform(0, 1500) for _ in days]
    assert cleaned(days, values).tolist() == pytest.approx(by_hand(days, values), abs=1e-8)


def test_the_window_is_one_of_calendar_days_not_of_entries() -> None:
    # Day 0 and day 14 (both Mondays) see each other; day 15 is seen by day 14 alone.
    days = [MONDAY, MONDAY + timedelta(days=14), MONDAY + timedelta(days=29)]
    assert cleaned(days, [1.0, 3.0, 8.0]).tolist() == [-1.0, 1.0, 0.0]


def test_days_that_are_equal_stay_equal_to_the_last_bit() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(70)]
    found = cleaned(days, [0.1 if n % 7 < 3 else 0.7 for n in range(70)])
    assert set(found.tolist()) == {0.0}


def test_the_other_stands_its_lag_before_the_stress() -> None:
    stress = {MONDAY + timedelta(days=n): float(n) for n in (1, 2, 4)}
    other = {MONDAY + timedelta(days=n): 10.0 * n for n in (0, 1, 2, 4)}
    shared = shared_days(stress, other, 1)
    assert shared.days == (MONDAY + timedelta(days=1), MONDAY + timedelta(days=2))
    assert (shared.stress, shared.other) == ((1.0, 2.0), (0.0, 10.0))
