"""Which words for feelings are offered, and that they keep still."""

import tomllib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.feelings import (
    IN_SIGHT,
    LATELY,
    QUADRANTS,
    FeelingList,
    fitting,
    matching,
    quadrant_of,
    quadrants_at,
    read_feelings,
    settled,
    with_own,
    words_lately,
)
from companion.core.journal import CheckIn
from companion.core.naming import Feeling

FILE = Path(__file__).parents[3] / "resources/words/feelings.toml"
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shipped() -> FeelingList:
    return read_feelings(tomllib.loads(FILE.read_text()))


def test_there_are_fifteen_plain_words_in_every_quarter_each_once(shipped: FeelingList) -> None:
    assert Counter(map(quadrant_of, shipped.feelings)) == dict.fromkeys(QUADRANTS, 15)
    names = [one.name for one in shipped.feelings]
    assert len(set(names)) == len(names)
    assert all(name.isalpha() and name.islower() for name in names)


def test_none_of_the_words_names_an_illness_or_judges(shipped: FeelingList) -> None:
    unfit = {"depressed", "anxious", "manic", "panicky", "burnt", "lazy", "stupid", "worthless", "hopeless"}
    assert unfit.isdisjoint(one.name for one in shipped.feelings)


def test_with_nothing_to_go_by_the_first_nine_are_in_sight(shipped: FeelingList) -> None:
    assert fitting(shipped) == shipped.first
    assert len(shipped.first) == IN_SIGHT


def test_a_few_words_used_lately_come_before_those_of_the_moods_quarter(shipped: FeelingList) -> None:
    lately = ["foggy", "proud", "angry", "steady", "eager"]
    shown = fitting(shipped, lately, quadrants_at(0.5, -0.5))
    assert shown == ("foggy", "proud", "angry", "steady", "calm", "relieved", "content", "rested", "grateful")


def test_on_the_line_between_two_quarters_both_take_turns(shipped: FeelingList) -> None:
    shown = fitting(shipped, (), quadrants_at(0.05, 0.6), count=4)
    assert shown == ("tense", "focused", "worried", "hopeful")


@pytest.mark.parametrize(
    ("mood", "quadrants"),
    [
        ((0.5, 0.5), ((True, True),)),
        ((-0.5, -0.5), ((False, False),)),
        ((-0.5, 0.0), ((False, True), (False, False))),
        ((0.05, -0.05), QUADRANTS),
    ],
)
def test_a_mood_touches_the_quarters_it_is_near(
    mood: tuple[float, float], quadrants: tuple[tuple[bool, bool], ...]
) -> None:
    assert quadrants_at(*mood) == quadrants


def test_a_hidden_word_is_not_offered_even_where_it_was_used_lately(shipped: FeelingList) -> None:
    own = [Feeling(name="calm", pleasant=True, energetic=False, offered=False)]
    words = FeelingList(with_own(shipped.feelings, own), shipped.first)
    assert "calm" not in fitting(words, ["calm"], quadrants_at(0.5, -0.5))
    assert len(fitting(words, ["calm"])) == IN_SIGHT


def test_a_word_moved_to_another_quarter_is_offered_there(shipped: FeelingList) -> None:
    own = [Feeling(name="quiet", pleasant=True, energetic=False)]
    own += [Feeling(name="calm", pleasant=True, energetic=True)]
    words = FeelingList(with_own(shipped.feelings, own), shipped.first)
    assert "calm" in fitting(words, (), quadrants_at(1, 1), count=16)
    low = fitting(words, (), quadrants_at(1, -1), count=15)
    assert "quiet" in low
    assert "calm" not in low


def test_words_lately_are_ordered_by_their_latest_use() -> None:
    check_ins = [CheckIn(at=NOON, words=("calm", "tired")), CheckIn(at=NOON, words=("proud", "calm"))]
    assert words_lately(check_ins) == ("proud", "calm", "tired")


def test_chosen_words_and_those_that_still_fit_stay_in_their_places() -> None:
    shown = ("calm", "tired", "focused", "tense")
    assert settled(shown, ("focused", "proud", "calm", "eager"), {"tired"}) == (
        "calm",
        "tired",
        "focused",
        "proud",
    )


def test_what_is_typed_finds_the_words_that_begin_with_it_first(shipped: FeelingList) -> None:
    assert [one.name for one in matching(shipped.feelings, " Re ")][:2] == ["restless", "resigned"]
    assert "overwhelmed" in [one.name for one in matching(shipped.feelings, "whelm")]
    assert matching(shipped.feelings, "zz") == ()


_words = st.lists(st.sampled_from("abcdefghijkl"), unique=True, max_size=9)


@given(shown=_words, wanted=_words, data=st.data())
def test_settling_loses_no_chosen_word_and_moves_none_that_stays(
    shown: list[str], wanted: list[str], data: st.DataObject
) -> None:
    chosen = set(data.draw(st.lists(st.sampled_from(shown), unique=True) if shown else st.just([])))
    after = settled(shown, wanted, chosen)
    assert chosen <= set(after)
    assert len(set(after)) == len(after) == max(len(wanted), len(chosen | (set(shown) & set(wanted))))
    stays = [word for word in shown if word in after]
    assert [word for word in after if word in stays] == stays
    if len(after) >= len(shown):
        assert all(after[place] == word for place, word in enumerate(shown) if word in stays)


@given(mood=st.tuples(st.floats(-1, 1), st.floats(-1, 1)), lately=_words)
def test_there_are_always_nine_different_words(
    shipped: FeelingList, mood: tuple[float, float], lately: list[str]
) -> None:
    shown = fitting(shipped, lately, quadrants_at(*mood))
    assert len(set(shown)) == IN_SIGHT
    assert shown[: min(len(lately), LATELY)] == tuple(lately[:LATELY])
