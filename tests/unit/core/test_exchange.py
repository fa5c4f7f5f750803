"""What stands beside the entries as JSON values, and ids that follow from content."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.errors import InvalidInput
from companion.core.exchange import SIDES, Side, content_id, made_here, side_from_plain, side_to_plain
from companion.core.journal import DayMark
from companion.core.naming import Feeling, Tag
from tests.fakes.exchange import feelings, marks, notes, tags


@given(st.one_of(marks, notes, tags, feelings))
def test_what_stands_beside_the_entries_survives_json(side: Side) -> None:
    plain = json.loads(json.dumps(side_to_plain(side)))
    assert side_from_plain(type(side), plain) == side


def test_a_mark_leaves_out_what_is_not_so_and_a_tag_what_follows_from_the_entries() -> None:
    assert side_to_plain(DayMark(date(2026, 3, 2), rest_declared=True)) == {
        "day": "2026-03-02",
        "rest_declared": True,
    }
    assert side_to_plain(Tag(name="late", uses=7)) == {"name": "late", "kind": "present", "offered": True}


@pytest.mark.parametrize(
    ("made", "plain", "why"),
    [
        (DayMark, {}, "day is missing"),
        (DayMark, {"day": "2026-3-2"}, "day is '2026-3-2'"),
        (DayMark, {"day": "20260302"}, "day is '20260302'"),
        (DayMark, {"day": 3}, "day is 3"),
        (DayMark, {"day": "2026-03-02", "program_ran": 1}, "program_ran is 1"),
        (DayMark, {"day": "2026-03-02", "rest": True}, "rest is not known"),
        (Tag, {"name": "late", "kind": "colour"}, "kind is 'colour'"),
        (Tag, {"name": "late", "kind": ["scale"]}, "kind is"),
        (Tag, {"name": "late", "uses": 3}, "uses is not known"),
        (Feeling, {"name": "tense", "pleasant": False}, "energetic is missing"),
        (Feeling, {"name": None, "pleasant": False, "energetic": True}, "name is None"),
    ],
)
def test_a_field_that_is_wrong_is_named(made: type[Side], plain: dict[str, object], why: str) -> None:
    assert made in SIDES.values()
    with pytest.raises(InvalidInput, match=why.replace("[", r"\[")):
        side_from_plain(made, plain)


def test_an_id_follows_from_all_parts_and_where_each_ends() -> None:
    assert content_id("a", "bc") == content_id("a", "bc")
    assert len({content_id("a", "bc"), content_id("ab", "c"), content_id("abc"), content_id("a", "bd")}) == 4
    assert made_here(content_id("\ud800"))
    assert not any(map(made_here, ("", "1", "A" * 20, "a" * 21, "a" * 20 + "\n")))
