"""What a practice did: figures, interval, and when nothing is claimed."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from companion.core.journal import PracticeSession
from companion.core.practice_effect import RATED_FROM, effect_of, effects_of

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BEFORE = (6, 5, 4, 5, 7, 3, 5, 6, 4, 4, 5)
AFTER = (4, 4, 4, 3, 5, 3, 4, 5, 3, 4, 3)


def session(before: float | None = None, after: float | None = None, name: str = "box") -> PracticeSession:
    return PracticeSession(
        practice=name,
        course="5",
        started=NINE,
        ended=NINE + 6 * MINUTE,
        practised=5 * MINUTE,
        finished=True,
        stress_before=before,
        stress_after=after,
    )


def rated(before: tuple[float, ...], after: tuple[float, ...]) -> list[PracticeSession]:
    return [session(*pair) for pair in zip(before, after, strict=True)]


def test_the_worked_example() -> None:
    # Changes −2 −1 0 −2 −2 0 −1 −1 −1 0 −2: mean −12/11, sample SD 0.8312, t(10) 2.2281, reach 0.5584.
    effect = effect_of("box", rated(BEFORE, AFTER))
    assert (effect.times, effect.rated, effect.minutes, effect.verdict) == (11, 11, 55, "lower")
    assert effect.before == pytest.approx(54 / 11)
    assert effect.after == pytest.approx(42 / 11)
    assert effect.change == pytest.approx(-12 / 11)
    assert effect.ci95 is not None
    assert (effect.ci95.low, effect.ci95.high) == pytest.approx((-1.6493, -0.5325), abs=1e-4)


@given(
    pairs=st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=RATED_FROM, max_size=40).filter(
        lambda pairs: len({round(after - before, 6) for before, after in pairs}) > 1
    )
)
def test_the_interval_is_that_of_an_independent_paired_t(pairs: list[tuple[float, float]]) -> None:
    effect = effect_of("box", [session(*pair) for pair in pairs])
    assert effect.ci95 is not None
    before, after = zip(*pairs, strict=True)
    expected = stats.ttest_rel(after, before).confidence_interval(0.95)
    assert (effect.ci95.low, effect.ci95.high) == pytest.approx((expected.low, expected.high), abs=1e-7)


def test_nothing_is_claimed_below_eight_ratings_however_clear_they_are() -> None:
    effect = effect_of("box", rated((9,) * 7, (1,) * 7))
    assert (effect.verdict, effect.ci95) == ("too_early", None)
    assert effect_of("box", rated((9,) * 8, (1,) * 8)).verdict == "lower"


def test_only_those_rated_on_both_sides_are_compared() -> None:
    effect = effect_of("box", [*rated((6,), (4,)), session(9), session(None, 0), session()])
    assert (effect.times, effect.rated, effect.before, effect.after, effect.minutes) == (4, 1, 6, 4, 20)


def test_what_was_never_rated_or_never_done_says_so() -> None:
    assert effect_of("box", [session(5)]).verdict == "unrated"
    untried = effect_of("box", [])
    assert (untried.verdict, untried.times, untried.before, untried.change) == ("untried", 0, None, None)


def test_stress_that_rises_is_told_as_plainly_as_stress_that_falls() -> None:
    assert effect_of("box", rated(AFTER, BEFORE)).verdict == "higher"
    assert effect_of("box", rated((5,) * 8, (5,) * 8)).verdict == "no_clear_change"
    assert effect_of("box", rated((5,) * 8, (4, 6) * 4)).verdict == "no_clear_change"


def test_each_practice_is_looked_at_by_itself() -> None:
    found = effects_of([session(6, 4), session(name="body"), session(2, 3)])
    assert {name: (one.times, one.rated) for name, one in found.items()} == {"box": (2, 2), "body": (1, 0)}


@pytest.mark.parametrize("n", [8, 12, 30])
@pytest.mark.parametrize("change", [-1.5, 0.0])
def test_the_interval_holds_the_true_change_about_as_often_as_it_says(n: int, change: float) -> None:
    """Ratings are whole numbers that end at 0 and 10, so the interval is not exact: 93 to 97 %."""
    chance = Random(n)
    true = _true_change(change)
    rounds = 2000
    held = 0
    for _round in range(rounds):
        effect = effect_of("box", [session(*_pair(chance, change)) for _one in range(n)])
        assert effect.ci95 is not None
        held += effect.ci95.low <= true <= effect.ci95.high
    assert 0.93 <= held / rounds <= 0.97


def _pair(chance: Random, change: float) -> tuple[float, float]:
    before = chance.gauss(5.5, 1.8)
    return _rating(before), _rating(before + change + chance.gauss(0, 1.4))


def _rating(felt: float) -> float:
    return float(min(10, max(0, round(felt))))


def _true_change(change: float) -> float:
    chance = Random(0)
    pairs = [_pair(chance, change) for _one in range(100_000)]
    return sum(after - before for before, after in pairs) / len(pairs)
