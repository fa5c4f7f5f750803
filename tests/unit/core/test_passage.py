"""The passage around what was found: short, on one line, with its marks where they belong."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from companion.core.passage import BEFORE, LENGTH, MORE, passage

FAMILY = "👩‍👩‍👧"


@st.composite
def found_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text(max_size=40) | st.text(st.sampled_from("ab \n\u0301👩\u200d🏽"), max_size=600))
    ends = st.integers(0, len(text))
    return text, draw(st.lists(st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair))), max_size=5))


def bare(text: str) -> str:
    return "".join(" " if one.isspace() or unicodedata.category(one) == "Cc" else one for one in text)


@given(found_texts())
def test_a_passage_is_short_and_its_marks_are_in_order_and_in_it(
    given_: tuple[str, list[tuple[int, int]]],
) -> None:
    shown, marks = passage(*given_)
    assert len(shown) <= LENGTH
    ends = [end for mark in marks for end in mark]
    assert ends == sorted(ends)
    assert len(set(ends)) == len(ends)
    assert all(0 <= end <= len(shown) for end in ends)
    assert shown.strip(MORE) in bare(given_[0])
    assert not any(unicodedata.category(one) == "Cc" for one in shown)


@given(st.text(max_size=300), st.text(min_size=1, max_size=40), st.text(max_size=300))
def test_a_match_is_marked_and_nothing_else(before: str, match: str, after: str) -> None:
    shown, marks = passage(before + match + after, [(len(before), len(before) + len(match))])
    [(start, end)] = marks
    assert shown[start:end] == bare(match)


def test_a_short_text_is_shown_whole() -> None:
    assert passage("Slept badly,\nthought of the exam.", [(0, 5), (28, 32)]) == (
        "Slept badly, thought of the exam.",
        ((0, 5), (28, 32)),
    )
    assert passage("", []) == ("", ())


def test_a_long_text_begins_and_ends_at_a_word() -> None:
    words = "before " * 40 + "needle " + "after " * 40
    shown, [(start, end)] = passage(words, [(280, 286)])
    assert shown.startswith("…before before")
    assert shown.endswith("after…")
    assert shown[start:end] == "needle"
    assert start <= BEFORE + 1


def test_without_a_match_the_beginning_is_shown() -> None:
    shown, marks = passage("word " * 100, [])
    assert shown.startswith("word word")
    assert shown.endswith("word…")
    assert marks == ()


def test_matches_that_touch_are_one_mark() -> None:
    assert passage("abcdef", [(2, 4), (0, 2), (1, 3), (5, 6), (3, 3)])[1] == ((0, 4), (5, 6))


def test_signs_of_several_characters_are_not_torn_apart() -> None:
    text = FAMILY * 100 + "x" + "e\u0301" * 200
    shown, _marks = passage(text, [(500, 501)])
    inner = shown.strip(MORE)
    assert inner.startswith("👩")
    assert inner.endswith("e\u0301")
