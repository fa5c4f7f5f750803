from datetime import date
from math import sqrt
from statistics import fmean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.comparison import WeekSum
from companion.core.day_counts import FocusRatings
from companion.core.signs import ReturnsMeasure, ReturnsSign
from companion.core.signs_returns import Sides, difference, question_sample, rating_sample, returns_sign
from companion.core.usual import Range

MONDAY = date(2026, 3, 2)
GOOD = rating_sample([FocusRatings(MONDAY, 8, 20), FocusRatings(MONDAY, 7, 20)])
POOR = rating_sample([FocusRatings(MONDAY, 4, 5), FocusRatings(MONDAY, 5, 5)])
RIGHT, WRONG = question_sample(606, 916), question_sample(139, 240)


def week(hours: float, days: int = 7) -> WeekSum:
    return WeekSum(
        monday=MONDAY, focus_min=60 * hours, load=None, studied_days=days, rest_days=0, counted=True, sleep=()
    )


def judged(
    hours: float = 30, focus: Sides = (None, None), questions: Sides = (None, None), days: int = 7
) -> ReturnsSign:
    measured: dict[ReturnsMeasure, Sides] = {"focus": focus, "questions": questions}
    return returns_sign(week(hours, days), [week(each) for each in (20, 24, 28, 32)], measured)


def test_the_interval_of_two_shares_is_the_published_one() -> None:
    # 139 of 240 against 606 of 916: 57.9 % and 66.2 %, standard error 3.55 points.
    sign = judged(questions=(WRONG, RIGHT))
    assert (sign.state, sign.measure, sign.hours, sign.usual_hours) == ("on", "questions", 30, 26)
    assert sign.difference == pytest.approx(139 / 240 - 606 / 916)
    assert sign.ci95 == Range(pytest.approx(-0.152, abs=5e-4), pytest.approx(-0.013, abs=5e-4))


def test_focus_below_its_own_usual_while_hours_are_above_is_a_sign() -> None:
    sign = judged(focus=(POOR, GOOD))
    assert (sign.state, sign.measure, sign.difference) == ("on", "focus", -3)


def test_hours_at_the_usual_are_enough_and_below_it_are_not() -> None:
    assert judged(26, focus=(POOR, GOOD)).state == "on"
    assert judged(25.9, focus=(POOR, GOOD)).state == "off"
    assert judged(25.9).state == "off"


def test_an_interval_that_reaches_zero_is_no_sign() -> None:
    close = question_sample(150, 240)
    sign = judged(questions=(close, RIGHT))
    assert sign.ci95 is not None
    assert sign.ci95.low < 0 < sign.ci95.high
    assert sign.state == "off"


def test_better_returns_are_no_sign() -> None:
    assert judged(focus=(GOOD, POOR)).state == "off"


def test_five_ratings_and_forty_questions_are_needed_on_each_side() -> None:
    four, five = (rating_sample([FocusRatings(MONDAY, 2, n - 1), FocusRatings(MONDAY, 3)]) for n in (4, 5))
    assert judged(focus=(four, GOOD)).state == judged(focus=(GOOD, four)).state == "unknown"
    assert judged(focus=(five, GOOD)).state == "on"
    assert judged(questions=(question_sample(0, 39), RIGHT)).state == "unknown"
    assert judged(questions=(RIGHT, question_sample(0, 39))).measure is None
    assert judged(questions=(question_sample(0, 40), RIGHT)).state == "on"


def test_the_measure_that_is_below_is_told() -> None:
    assert judged(focus=(GOOD, POOR), questions=(WRONG, RIGHT)).measure == "questions"
    assert judged(focus=(POOR, GOOD), questions=(WRONG, RIGHT)).measure == "focus"
    assert judged(focus=(GOOD, GOOD), questions=(RIGHT, RIGHT)).measure == "focus"


def test_weeks_with_four_recorded_days_leave_returns_unknown() -> None:
    assert judged(focus=(POOR, GOOD), days=4).state == "unknown"
    assert judged(focus=(POOR, GOOD), days=5).state == "on"
    thin = returns_sign(week(30), [week(9), week(9, 4), week(9), week(9)], {"focus": (POOR, GOOD)})
    assert (thin.state, thin.usual_hours) == ("unknown", None)


def test_a_week_without_entries_has_no_hours() -> None:
    assert judged(0, days=0).hours is None


def test_a_single_rating_has_no_spread_and_so_no_sample() -> None:
    assert rating_sample([]) is None
    assert rating_sample([FocusRatings(MONDAY, 5)]) is None
    assert question_sample(0, 0) is None


@given(st.lists(st.floats(0, 10), min_size=2, max_size=60))
def test_a_sample_is_mean_and_variance_over_n(ratings: list[float]) -> None:
    sample = rating_sample(FocusRatings(MONDAY, rating) for rating in ratings)
    assert sample is not None
    assert sample.n == len(ratings)
    assert sample.mean == pytest.approx(fmean(ratings))
    assert sample.variance == pytest.approx(variance(ratings) / len(ratings), abs=1e-9)


@given(st.integers(0, 50), st.integers(0, 50))
def test_turning_the_sides_turns_the_interval(first: int, second: int) -> None:
    one, other = question_sample(first, 50), question_sample(second, 50)
    assert one is not None
    assert other is not None
    apart, interval = difference(one, other)
    back, turned = difference(other, one)
    assert back == -apart
    assert (turned.low, turned.high) == (-interval.high, -interval.low)
    reach = 1.959964 * sqrt(one.variance + other.variance)
    assert interval.high - interval.low == pytest.approx(2 * reach)
