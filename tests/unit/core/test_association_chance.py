import subprocess
import sys
from bisect import bisect_left, bisect_right
from math import ceil, sqrt
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from companion.core.association_chance import (
    BLOCK,
    SEED,
    block_interval,
    centred_ranks,
    false_discovery_rates,
    shift_p,
    spearman,
    tail_of,
)

few_values = hnp.arrays(np.float64, st.integers(14, 60), elements=st.integers(0, 8).map(float))


def ranks_of(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [(bisect_left(ordered, value) + bisect_right(ordered, value) + 1) / 2 for value in values]


def pearson(first: list[float], second: list[float]) -> float | None:
    a, b = ([value - fmean(each) for value in each] for each in (first, second))
    spread = sum(x * x for x in a) * sum(y * y for y in b)
    return sum(x * y for x, y in zip(a, b, strict=True)) / sqrt(spread) if spread else None


@given(few_values)
def test_equal_values_share_the_mean_of_their_ranks(values: np.ndarray) -> None:
    mean = (len(values) + 1) / 2
    assert centred_ranks(values).tolist() == [2 * (rank - mean) for rank in ranks_of(values.tolist())]


@given(few_values, st.randoms(use_true_random=False))
def test_the_correlation_is_that_of_the_ranks(values: np.ndarray, chance: object) -> None:
    other = np.array([chance.choice((1.0, 2.0, 5.0)) for _ in values])  # type: ignore[attr-defined]
    found = spearman(centred_ranks(values), centred_ranks(other))
    assert found == pytest.approx(pearson(ranks_of(values.tolist()), ranks_of(other.tolist())), abs=1e-12)


@given(few_values, st.randoms(use_true_random=False))
def test_no_stretching_that_keeps_the_order_changes_ranks(values: np.ndarray, chance: object) -> None:
    stretched = np.exp(values / 3) + values**3
    assert centred_ranks(stretched).tolist() == centred_ranks(values).tolist()


def test_days_in_another_order_together_leave_the_correlation_and_change_the_turns() -> None:
    chance = np.random.default_rng(1)
    first, second = (centred_ranks(chance.normal(size=40)) for _ in range(2))
    mixed = chance.permutation(40)
    assert spearman(first[mixed], second[mixed]) == pytest.approx(spearman(first, second))


@settings(max_examples=40)
@given(few_values, st.randoms(use_true_random=False))
def test_p_is_the_share_of_turns_at_least_as_strong(values: np.ndarray, chance: object) -> None:
    other = np.array([float(chance.randrange(6)) for _ in values])  # type: ignore[attr-defined]
    n = len(values)
    one, two = ranks_of(values.tolist()), ranks_of(other.tolist())
    mean = (n + 1) / 2
    strength = [abs(sum((one[i] - mean) * (two[(i + k) % n] - mean) for i in range(n))) for k in range(n)]
    hits = sum(strength[k] >= strength[0] for k in range(7, n - 6))
    assert shift_p(centred_ranks(values), centred_ranks(other)) == (1 + hits) / (1 + n - 13)


def test_thirty_two_days_have_nineteen_turns() -> None:
    rising = centred_ranks(np.arange(32.0))
    assert shift_p(rising, rising) == 1 / 20


@pytest.mark.parametrize("values", [1, 6, 300])
def test_the_interval_is_that_of_resamples_ranked_anew(values: int) -> None:
    chance = np.random.default_rng(7)
    n, draws = 45, 60
    first = np.round(chance.normal(size=n) * values)
    second = np.round((first + chance.normal(size=n) * values) / 2)
    blocks = ceil(n / BLOCK)
    starts = (np.random.default_rng(SEED).random((blocks, draws)) * (n - BLOCK + 1)).astype(int)
    found = []
    for draw in range(draws):
        chosen = np.concatenate([np.arange(start, start + BLOCK) for start in starts[:, draw]])[:n]
        rho = pearson(ranks_of(first[chosen].tolist()), ranks_of(second[chosen].tolist()))
        assert rho is not None
        found.append(rho)
    interval = block_interval(first, second, draws)
    assert interval == pytest.approx(tuple(np.quantile(found, [tail_of(45 / 7), 1 - tail_of(45 / 7)])))


def test_the_interval_is_the_same_each_time() -> None:
    chance = np.random.default_rng(2)
    first, second = chance.normal(size=(2, 50))
    once = block_interval(first, second)
    assert block_interval(first, second) == once
    assert once is not None and -1 < once[0] < once[1] < 1


def test_resamples_that_mostly_stand_still_have_no_interval() -> None:
    one_day = np.zeros(200)
    one_day[0] = 1.0
    assert block_interval(one_day, np.random.default_rng(3).normal(size=200)) is None


def test_fewer_blocks_take_more_of_the_tails_in() -> None:
    assert tail_of(10**6) == pytest.approx(0.025, rel=1e-3)
    assert 0 < tail_of(32 / 7) < tail_of(60 / 7) < tail_of(365 / 7) < 0.025


def test_rates_of_false_links_as_worked_by_hand() -> None:
    assert false_discovery_rates([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert false_discovery_rates([0.02, 0.02, 0.9]) == pytest.approx([0.03, 0.03, 0.9])
    assert false_discovery_rates([0.5]) == [0.5]
    assert false_discovery_rates([]) == []


@given(st.lists(st.floats(0.001, 1), max_size=12))
def test_a_rate_is_never_below_its_p_and_keeps_the_order(ps: list[float]) -> None:
    rates = false_discovery_rates(ps)
    for p, rate in zip(ps, rates, strict=True):
        assert p <= rate + 1e-12
        assert rate <= 1
    for p, rate in zip(ps, rates, strict=True):
        assert all(other >= rate for q, other in zip(ps, rates, strict=True) if q >= p)


@pytest.mark.parametrize(
    "module",
    ["companion.app.relations", "companion.cli.days", "companion.cli.relations", "companion.app.reflect",
     "companion.core.association_words", "companion.core.experiment_words", "companion.core.survey_words"],
)  # fmt: skip
def test_numpy_waits_until_relations_are_asked_for(module: str) -> None:
    code = f"import sys, {module}; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
