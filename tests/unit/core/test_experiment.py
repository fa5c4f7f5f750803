import random
from datetime import UTC, date, datetime, timedelta
from itertools import product
from statistics import fmean

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from companion.core.days import DayFigures
from companion.core.experiment import (
    MOST_PAIRS,
    Pair,
    Result,
    analyse,
    assign,
    condition_at,
    daily_outcomes,
    exact_interval,
    exact_p,
    pairs_of,
    split_mix,
)
from companion.core.journal import FocusBlock
from companion.core.reflection import Experiment, ExperimentDay
from companion.core.usual import Range

MONDAY = date(2026, 3, 2)
TRIAL = Experiment(
    compares="rhythms", a="50/10", b="25/5", outcome="stress", seed=7, pairs=10, started=MONDAY, id="trial"
)


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def assigned(count: int, of: Experiment = TRIAL) -> list[ExperimentDay]:
    return [
        ExperimentDay(experiment_id=of.id or "", day=day(n), condition=condition_at(of.seed, n))
        for n in range(count)
    ]


def pairs(*differences: float | None) -> list[Pair]:
    return [
        Pair(day(2 * n), day(2 * n + 1), None if each is None else 5 + each, 5.0)
        for n, each in enumerate(differences)
    ]


def p_by_hand(differences: list[float]) -> float:
    """Every way the lots could have fallen, one after the other."""
    means = [
        fmean(sign * each for sign, each in zip(signs, differences, strict=True))
        for signs in product((1, -1), repeat=len(differences))
    ]
    return sum(abs(mean) >= abs(fmean(differences)) - 1e-12 for mean in means) / len(means)


def test_the_generator_gives_the_published_numbers() -> None:
    assert [split_mix(1234567, n) for n in range(3)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]
    assert split_mix(0, 0) == 0xE220A8397B1DCDAF


def test_the_same_seed_draws_the_same_days_everywhere() -> None:
    assert "".join(condition_at(7, n) for n in range(20)) == "ababbabaabababababab"


@given(st.integers(0, 2**63 - 1), st.integers(0, 500))
def test_each_pair_has_both(seed: int, pair: int) -> None:
    assert {condition_at(seed, 2 * pair), condition_at(seed, 2 * pair + 1)} == {"a", "b"}


def test_either_comes_first_about_as_often() -> None:
    first = [condition_at(seed, 2 * pair) for seed in range(50) for pair in range(40)]
    assert 0.46 < first.count("a") / len(first) < 0.54


def test_a_day_is_drawn_once_and_stays() -> None:
    days = assigned(3)
    drawn = assign(TRIAL, days, day(3), finished_pairs=1)
    assert drawn == assigned(4)[3]
    assert assign(TRIAL, assigned(4), day(3), finished_pairs=1) == drawn


def test_days_without_the_program_are_no_part_of_it() -> None:
    drawn = assign(TRIAL, assigned(3), day(12), finished_pairs=1)
    assert drawn is not None
    assert drawn.condition == condition_at(7, 3)


def test_nothing_is_drawn_before_the_beginning_after_the_end_or_for_the_past() -> None:
    stopped = Experiment(**{**_fields(TRIAL), "stopped": day(3)})
    assert assign(TRIAL, [], day(-1), 0) is None
    assert assign(stopped, assigned(4), day(4), 2) is None
    assert assign(TRIAL, assigned(4), day(1), 2) is None
    assert assign(Experiment(**{**_fields(TRIAL), "id": None}), [], day(0), 0) is None


def test_it_ends_with_the_wanted_pairs_and_makes_up_for_those_without_a_value() -> None:
    assert assign(TRIAL, assigned(20), day(20), finished_pairs=10) is None
    assert assign(TRIAL, assigned(20), day(20), finished_pairs=9) is not None
    # A value that came in late finishes the tenth pair while an eleventh has begun, which is finished, too.
    assert assign(TRIAL, assigned(21), day(21), finished_pairs=10) is not None


def test_more_pairs_than_can_be_weighed_exactly_are_not_begun() -> None:
    long = Experiment(**{**_fields(TRIAL), "pairs": 60})
    assert assign(long, assigned(40, long), day(40), finished_pairs=20) is None


def test_days_are_compared_as_they_were_drawn() -> None:
    days = assigned(5)
    outcomes = {day(n): float(n) for n in (0, 1, 2)}
    first, second = pairs_of(days, outcomes)
    a_first = condition_at(7, 0) == "a"
    assert first.difference == (-1.0 if a_first else 1.0)
    assert second.difference is None
    assert pairs_of(list(reversed(days)), outcomes) == [first, second]


def test_six_pairs_on_one_side_are_the_clearest_result_of_six() -> None:
    result = analyse(pairs(-1, -2, -0.5, -3, -1, -1.5))
    assert result == Result(pairs=6, left_out=0, difference=-1.5, p=2 / 64, ci95=result.ci95)
    assert result.ci95 is not None
    assert (result.ci95.low, result.ci95.high) == pytest.approx((-3, -0.5))
    assert result.clear


def test_ten_pairs_as_worked_by_hand() -> None:
    # Exchanging 9, or 10, or 9 and 10 of the smallest: 1, 2, 3 (= 1 + 2) are the only ones that may turn.
    differences = [-0.1, -0.2, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]
    # Subsets that add up to 0 or less: {}, {-.1}, {-.2}, {-.1, -.2}; twice, of 1024.
    assert exact_p(differences) == 8 / 1024


def test_five_pairs_give_a_mean_and_no_more() -> None:
    assert analyse(pairs(1, 2, 3, 4, 5)) == Result(pairs=5, left_out=0, difference=3.0)
    assert analyse([]) == Result(pairs=0, left_out=0)


def test_pairs_without_both_values_are_left_out_and_counted() -> None:
    result = analyse(pairs(1, None, 1, 1, None, 1, 1, 1))
    assert (result.pairs, result.left_out) == (6, 2)


def test_no_difference_at_all_is_not_clear() -> None:
    result = analyse(pairs(*[0.0] * 8))
    assert (result.p, result.clear) == (1.0, False)
    assert result.ci95 is not None
    assert (result.ci95.low, result.ci95.high) == pytest.approx((0, 0), abs=1e-6)


def test_twenty_pairs_are_the_most_that_count() -> None:
    assert analyse(pairs(*range(30))) == Result(
        pairs=MOST_PAIRS,
        left_out=0,
        difference=9.5,
        p=exact_p([float(n) for n in range(20)]),
        ci95=exact_interval([float(n) for n in range(20)]),
    )


tenths = st.integers(-50, 50).map(lambda n: n / 10)


@settings(max_examples=60)
@given(st.lists(tenths, min_size=1, max_size=9))
def test_p_is_the_share_of_all_ways_the_lots_could_have_fallen(differences: list[float]) -> None:
    assert exact_p(differences) == p_by_hand(differences)


@settings(max_examples=40)
@given(st.lists(tenths, min_size=6, max_size=9))
def test_the_interval_holds_exactly_what_would_not_be_rejected(differences: list[float]) -> None:
    assume(max(differences) - min(differences) > 0.2)
    interval = exact_interval(differences)

    def p_of(shift: float) -> float:
        return p_by_hand([each - shift for each in differences])

    assert p_of(interval.low + 1e-6) > 0.05 >= p_of(interval.low - 1e-6)
    assert p_of(interval.high - 1e-6) > 0.05 >= p_of(interval.high + 1e-6)


@given(st.lists(tenths, min_size=6, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_pairs_does_not_matter_and_exchanging_a_and_b_turns_the_result(
    differences: list[float], chance: random.Random
) -> None:
    mixed = differences.copy()
    chance.shuffle(mixed)
    turned = [-each for each in differences]
    assert exact_p(mixed) == exact_p(differences) == exact_p(turned)
    one, other = exact_interval(differences), exact_interval(turned)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), abs=1e-6)


@given(st.lists(tenths, min_size=6, max_size=12))
@settings(max_examples=40)
def test_zero_lies_within_the_interval_where_the_result_is_not_clear(differences: list[float]) -> None:
    interval = exact_interval(differences)
    assume(abs(interval.low) > 1e-6 and abs(interval.high) > 1e-6)
    assert (interval.low < 0 < interval.high) == (exact_p(differences) > 0.05)


def test_outcomes_are_those_of_the_day() -> None:
    figures = [
        DayFigures(day=day(0), stress=4.5, effort_mean=6.0, focus_min=120.0),
        DayFigures(day=day(1), focus_min=0.0, rest_day=True),
        DayFigures(day=day(2)),
    ]
    at = datetime(2026, 3, 3, 2, tzinfo=UTC)  # before the day turns: still the Monday's
    blocks = [
        FocusBlock(topic="Renal", started=at, ended=at, focus_time=timedelta(0), focus=focus)
        for focus in (4.0, None, 7.0)
    ]
    assert daily_outcomes("stress", figures, blocks) == {day(0): 4.5}
    assert daily_outcomes("effort", figures, blocks) == {day(0): 6.0}
    assert daily_outcomes("focus_min", figures, blocks) == {day(0): 120.0, day(1): 0.0}
    assert daily_outcomes("focus", figures, blocks) == {day(0): 5.5}


def _fields(experiment: Experiment) -> dict[str, object]:
    return {name: getattr(experiment, name) for name in Experiment.__dataclass_fields__}


def test_a_result_knows_when_it_is_clear() -> None:
    assert not Result(pairs=6, left_out=0, p=0.06, ci95=Range(-1, 1)).clear
    assert Result(pairs=6, left_out=0, p=0.05, ci95=Range(0, 1)).clear
