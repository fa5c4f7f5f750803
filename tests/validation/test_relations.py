"""What moves with stress, against other people's programs and against chance."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy import stats

from companion.core.association import Candidate, associate, relations
from companion.core.association_chance import centred_ranks, false_discovery_rates, shift_p, spearman, tail_of
from companion.core.association_series import cleaned
from tests.validation import people
from tests.validation import relations as measured


@pytest.mark.parametrize("seed", range(5))
def test_rho_is_that_of_scipy_on_the_cleaned_days(seed: int) -> None:
    chance = np.random.default_rng(seed)
    on = people.days(70)
    stress, other = np.round(people.alike(chance, 70, 0.4, 0.5), 1)[:, 0]
    found = associate(
        dict(zip(on, stress.tolist(), strict=True)),
        Candidate("x", 0, dict(zip(on, other.tolist(), strict=True))),
    )
    theirs = stats.spearmanr(cleaned(on, stress), cleaned(on, other))
    assert found.rho == pytest.approx(theirs.statistic, abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_p_is_that_of_turning_the_days_one_by_one(seed: int) -> None:
    chance = np.random.default_rng(seed)
    first, second = np.round(chance.normal(size=(2, 48)), seed % 2)
    strength = [abs(stats.spearmanr(first, np.roll(second, turn)).statistic) for turn in range(7, 42)]
    observed = abs(stats.spearmanr(first, second).statistic)
    hits = sum(each >= observed - 1e-12 for each in strength)
    ranks = centred_ranks(first), centred_ranks(second)
    assert shift_p(*ranks) == (1 + hits) / (1 + len(strength))
    assert spearman(*ranks) == pytest.approx(stats.spearmanr(first, second).statistic)


def test_q_is_that_of_scipy() -> None:
    ps = np.random.default_rng(1).uniform(size=12).tolist()
    assert false_discovery_rates(ps) == pytest.approx(stats.false_discovery_control(ps).tolist())


@pytest.mark.parametrize("days", [32, 45, 60, 365])
def test_the_tails_of_the_interval_follow_students_t(days: int) -> None:
    blocks = days / 7
    theirs = stats.norm.cdf(-np.sqrt(blocks / (blocks - 1)) * stats.t.ppf(0.975, blocks - 1))
    assert tail_of(blocks) == pytest.approx(theirs, rel=0.05)


def test_ten_years_stay_bounded() -> None:
    chance = np.random.default_rng(1)
    on = [date(2016, 1, 1) + timedelta(days=n) for n in range(3650)]
    stress, other = (
        dict(zip(on, rows[0].tolist(), strict=True)) for rows in people.alike(chance, 3650, 0.3, 0.1)
    )
    [found] = relations(stress, [Candidate("x", 0, other)])
    assert (found.n, found.verdict) == (3650, "link")


@pytest.mark.validation
@pytest.mark.parametrize(("phi", "at_most"), [(0.3, 0.075), (0.5, 0.075), (0.7, 0.085)])
def test_on_noise_a_link_is_found_about_one_time_in_twenty(phi: float, at_most: float) -> None:
    found = measured.on_noise(phi)
    print(f"noise, n 60, likeness {phi}: {found.ours:.1%} (as the days are: {found.naive:.1%})")
    assert 0.035 <= found.ours <= at_most
    assert found.naive > found.ours


@pytest.mark.validation
@pytest.mark.parametrize(("height", "at_most"), [(1.0, 0.075), (2.0, 0.085)])
def test_a_climb_that_is_shared_is_not_taken_for_a_link(height: float, at_most: float) -> None:
    found = measured.on_a_shared_hump(height=height)
    print(f"shared hump of {height:g} SD, n 84: {found.ours:.1%} (as the days are: {found.naive:.1%})")
    assert found.ours <= at_most


@pytest.mark.validation
@pytest.mark.parametrize(("rho", "at_least"), [(0.3, 0.5), (0.5, 0.93)])
def test_a_link_that_is_there_is_mostly_found(rho: float, at_least: float) -> None:
    found = measured.on_a_true_link(rho)
    print(f"true link of {rho:g}, n 84: {found.ours:.1%} (as the days are: {found.naive:.1%})")
    assert found.ours >= at_least


@pytest.mark.validation
@pytest.mark.parametrize(("n", "rho"), [(40, 0.0), (60, 0.0), (60, 0.5), (84, 0.3)])
def test_the_interval_holds_the_truth_about_as_often_as_it_says(n: int, rho: float) -> None:
    held = measured.coverage(rho, n)
    print(f"interval called 95 %, n {n}, true link of {rho:g}: holds it in {held:.1%}")
    assert 0.90 <= held <= 0.98


@pytest.mark.validation
def test_people_with_nothing_to_find_are_rarely_told_of_a_link() -> None:
    named = measured.any_link_named()
    print(f"any of nine figures named, none moves with stress, 12 weeks: {named:.1%} of people")
    assert named <= 0.10
