import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.core.association import (
    NAMED_UP_TO,
    Candidate,
    Relation,
    associate,
    in_front,
    relations,
)
from companion.core.association_chance import false_discovery_rates

MONDAY = date(2026, 3, 2)


def on(*values: float | None, begin: date = MONDAY) -> dict[date, float]:
    return {begin + timedelta(days=n): value for n, value in enumerate(values) if value is not None}


def noise(seed: int, days: int) -> dict[date, float]:
    chance = random.Random(seed)
    return on(*(chance.gauss(5, 1) for _ in range(days)))


def linked(stress: dict[date, float], seed: int, lag_days: int = 0) -> Candidate:
    """A figure that goes up and down with stress, some days before it."""
    chance = random.Random(seed)
    moved = {day - timedelta(days=lag_days): value + chance.gauss(0, 0.5) for day, value in stress.items()}
    return Candidate("load", lag_days, moved)


def test_a_figure_that_moves_with_stress_is_named_with_its_direction() -> None:
    stress = noise(1, 84)
    [found] = relations(stress, [linked(stress, 2)])
    assert found.verdict == "link"
    assert found.rho is not None and found.rho > 0.6
    assert found.ci95 is not None and 0 < found.ci95.low < found.rho < found.ci95.high
    assert found.p == found.q == pytest.approx(1 / 72)
    assert found.n == 84


def test_a_figure_of_its_own_is_no_clear_link() -> None:
    [found] = relations(noise(1, 84), [Candidate("load", 0, noise(3, 84))])
    assert found.verdict == "no clear link"
    assert found.p is not None and found.p > 0.1


def test_what_stood_a_day_before_is_found_at_its_lag_alone() -> None:
    stress = noise(4, 84)
    before = linked(stress, 5, lag_days=1)
    same_day, day_before = relations(stress, [Candidate("load", 0, before.values), before])
    assert (same_day.verdict, day_before.verdict) == ("no clear link", "link")
    assert day_before.n == 84
    assert same_day.n == 83


def test_thirty_one_shared_days_are_too_early_and_thirty_two_are_not() -> None:
    stress = noise(6, 40)
    other = noise(7, 40)
    early = relations(stress, [Candidate("load", 0, dict(list(other.items())[:31]))])[0]
    enough = relations(stress, [Candidate("load", 0, dict(list(other.items())[:32]))])[0]
    assert (early.verdict, early.days_to_come) == ("too early to say", 1)
    assert (early.p, early.q, early.ci95) == (None, None, None)
    assert early.rho is not None
    assert (enough.verdict, enough.days_to_come) == ("no clear link", 0)
    assert None not in (enough.p, enough.q, enough.ci95)


def test_a_figure_never_recorded_has_no_days_and_no_dots() -> None:
    assert relations(noise(1, 50), [Candidate("practice_min", 0, {})]) == [
        Relation(name="practice_min", lag_days=0, n=0)
    ]
    assert relations({}, [Candidate("load", 0, noise(1, 50))])[0].n == 0


def test_a_figure_that_never_changes_has_no_correlation() -> None:
    stress = noise(1, 60)
    found, other = relations(stress, [Candidate("tag:tea", 0, dict.fromkeys(stress, 1.0)), linked(stress, 2)])
    assert (found.rho, found.p, found.q, found.ci95) == (None, None, None, None)
    assert found.verdict == "no clear link"
    assert other.q == other.p


def test_a_shared_hump_and_shared_weekdays_are_no_link() -> None:
    def lived(seed: int) -> dict[date, float]:
        chance = random.Random(seed)
        weekday = [0, 1, 2, 3, 2, -4, -5]
        return on(*(3 * (1 - ((n - 42) / 42) ** 2) + weekday[n % 7] + chance.gauss(0, 1) for n in range(84)))

    [found] = relations(lived(1), [Candidate("load", 0, lived(2))])
    assert found.verdict == "no clear link"
    assert found.rho is not None and abs(found.rho) < 0.3


def test_dots_show_the_days_as_recorded_and_the_ranks_that_are_compared() -> None:
    stress = noise(8, 40)
    found = associate(stress, linked(stress, 9))
    assert [dot.day for dot in found.dots] == sorted(stress)
    assert [dot.stress for dot in found.dots] == [stress[day] for day in sorted(stress)]
    ranks = sorted(dot.stress_rank for dot in found.dots)
    assert ranks == pytest.approx([(n + 0.5) / 40 for n in range(40)])
    assert 0 < min(dot.other_rank for dot in found.dots) < max(dot.other_rank for dot in found.dots) < 1


def test_the_first_day_of_the_calendar_has_no_day_before() -> None:
    stress = on(*range(10), begin=date.min)
    assert associate(stress, Candidate("load", 2, stress)).n == 8


def test_where_there_is_room_for_few_links_come_first_and_the_strongest_of_them() -> None:
    def made(name: str, n: int, p: float | None, q: float | None, rho: float) -> Relation:
        return Relation(name=name, lag_days=0, n=n, p=p, q=q, rho=rho)

    early, none, fewer = (
        made("a", 9, None, None, 0.9),
        made("b", 60, 0.3, 0.4, 0.1),
        made("c", 50, 0.3, 0.4, 0),
    )
    weak, strong = made("d", 60, 0.02, 0.06, 0.3), made("e", 60, 0.02, 0.06, -0.5)
    assert in_front([early, fewer, none, weak, strong], 4) == [strong, weak, none, fewer]


series = st.lists(st.integers(0, 10).map(float), min_size=32, max_size=70)


@settings(max_examples=30)
@given(series, st.randoms(use_true_random=False))
def test_it_does_not_matter_which_of_both_is_called_stress(
    values: list[float], chance: random.Random
) -> None:
    others = [chance.uniform(0, 10) for _ in values]
    one = associate(on(*values), Candidate("x", 0, on(*others)))
    other = associate(on(*others), Candidate("x", 0, on(*values)))
    assert one.rho == pytest.approx(other.rho)
    assert one.p == other.p
    if one.ci95 and other.ci95:
        assert (one.ci95.low, one.ci95.high) == pytest.approx((other.ci95.low, other.ci95.high))


@settings(max_examples=30)
@given(series, st.randoms(use_true_random=False))
def test_units_and_zero_points_do_not_matter_and_a_turned_scale_turns_the_sign(
    values: list[float], chance: random.Random
) -> None:
    others = [chance.uniform(0, 10) for _ in values]
    as_it_is = associate(on(*values), Candidate("x", 0, on(*others)))
    turned = associate(on(*values), Candidate("x", 0, on(*(600 - 60 * other for other in others))))
    assert as_it_is.p == turned.p
    assert (as_it_is.rho is None) == (turned.rho is None)
    if as_it_is.rho is not None and turned.rho is not None:
        assert turned.rho == pytest.approx(-as_it_is.rho)


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(32, 90))
def test_what_is_said_keeps_to_its_bounds(seed: int, days: int) -> None:
    stress = noise(seed, days)
    found = relations(stress, [Candidate(f"x{n}", 0, noise(seed + n, days)) for n in range(1, 5)])
    for relation in found:
        assert relation.p is not None and relation.q is not None and relation.ci95 is not None
        assert 1 / (days - 12) <= relation.p <= relation.q <= 1
        assert -1 <= relation.ci95.low <= relation.ci95.high <= 1
    ranked = sorted((relation.p or 0, relation.q or 0) for relation in found)
    assert all(weak[1] >= strong[1] for strong, weak in pairwise(ranked))


@given(st.integers(0, 10_000))
@settings(max_examples=20)
def test_the_order_in_which_days_were_kept_does_not_matter(seed: int) -> None:
    stress, other = noise(seed, 50), noise(seed + 1, 50)
    mixed = list(stress)
    random.Random(seed).shuffle(mixed)
    candidate = Candidate("x", 0, {day: other[day] for day in reversed(mixed)})
    assert associate({day: stress[day] for day in mixed}, candidate) == associate(
        stress, Candidate("x", 0, other)
    )


@pytest.mark.parametrize(("together", "days"), [(1, 112), (2, 62), (3, 46)])
def test_beside_nine_others_few_links_take_many_days_to_be_named(together: int, days: int) -> None:
    chance = random.Random(5)

    def named(n: int) -> bool:
        first = date(2026, 1, 1)
        stress = {first + timedelta(days=k): chance.random() for k in range(n)}
        # What goes exactly with stress: nothing can be stronger.
        least = associate(stress, Candidate("load", 0, stress)).p
        assert least is not None
        rates = false_discovery_rates([least] * together + [1.0] * (10 - together))
        return rates[0] <= NAMED_UP_TO

    assert named(days)
    assert not named(days - 1)
