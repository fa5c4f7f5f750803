"""Which of several comes next."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.rotation import Rotation

NAMES = "abcdefgh"
some = st.sets(st.sampled_from(NAMES), min_size=1).map(sorted)
seeds = st.integers(0, 2**32)


def run(rotation: Rotation, every: Sequence[str], seed: int, count: int) -> tuple[list[str], Rotation]:
    """Return what comes `count` times where everything always fits."""
    dice, came = random.Random(seed), []
    for _turn in range(count):
        name = rotation.next(every, every, dice.choice)
        came.append(name)
        rotation = rotation.after(name, every)
    return came, rotation


@given(every=some, seed=seeds)
def test_each_comes_once_before_any_comes_again(every: list[str], seed: int) -> None:
    came, _rotation = run(Rotation(), every, seed, 4 * len(every))
    for start in range(0, len(came), len(every)):
        assert sorted(came[start : start + len(every)]) == every


@given(every=some, seed=seeds)
def test_none_comes_twice_running_where_there_is_another(every: list[str], seed: int) -> None:
    came, _rotation = run(Rotation(), every, seed, 30)
    twice = any(one == other for one, other in zip(came, came[1:], strict=False))
    assert twice == (len(every) == 1)


@given(every=some, few=some, seed=seeds, plan=st.lists(st.booleans(), max_size=60))
def test_where_only_a_few_fit_at_times_none_of_the_rest_is_forgotten(
    every: list[str], few: list[str], seed: int, plan: list[bool]
) -> None:
    every = sorted({*every, *few})
    dice, rotation, came = random.Random(seed), Rotation(), list[str]()
    for narrow in plan:
        fitting = few if narrow else every
        name = rotation.next(fitting, every, dice.choice)
        assert name in fitting
        assert name != rotation.last or len(fitting) == 1
        rotation = rotation.after(name, every)
        came.append(name)
    whole = [name for name, narrow in zip(came, plan, strict=True) if not narrow]
    if len(whole) >= 2 * len(every):
        assert set(came) == set(every)


@given(every=some, others=some, seed=seeds)
def test_another_choice_in_the_middle_of_a_round_is_respected_at_once(
    every: list[str], others: list[str], seed: int
) -> None:
    came, rotation = run(Rotation(), every, seed, len(every) // 2 + 1)
    then, _rotation = run(rotation, others, seed, 3 * len(others))
    assert set(then) == set(others)
    assert len(others) == 1 or then[0] != came[-1]


def test_the_same_dice_give_the_same_order_and_others_another() -> None:
    orders = {tuple(run(Rotation(), NAMES, seed, 8)[0]) for seed in range(20)}
    assert len(orders) > 10
    assert run(Rotation(), NAMES, 1, 8)[0] == run(Rotation(), NAMES, 1, 8)[0]


def test_of_those_that_had_their_turn_the_one_of_longest_ago_comes() -> None:
    rotation = Rotation(("a", "b", "c"), frozenset("abc"))
    assert rotation.next(["a", "b", "c"], "abcd", lambda names: names[0]) == "a"


def test_nothing_to_choose_from_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing"):
        Rotation().next([], [], lambda names: names[0])
