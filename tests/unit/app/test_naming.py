"""Tags and feeling words put in order; the history goes along."""

from datetime import UTC, datetime, timedelta

import pytest

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.naming import LONGEST, Naming
from companion.core.errors import InvalidInput
from companion.core.feelings import FeelingList
from companion.core.journal import CheckIn, TagRating
from companion.core.naming import Feeling, Tag
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
CALM = Feeling(name="calm", pleasant=True, energetic=False)
TIRED = Feeling(name="tired", pleasant=False, energetic=False)
SHIPPED = FeelingList((CALM, TIRED), ("calm",))


class Kept:
    """A store with two tagged check-ins, and what was told of changes."""

    def __init__(self) -> None:
        self.store, bus = FakeStore(), Bus()
        self.naming = Naming(self.store, bus)
        self.told: list[EntriesChanged] = []
        bus.subscribe(EntriesChanged, self.told.append)
        self.store.set_tag(Tag(name="pain", kind="scale"))
        both = (TagRating("pain", 4),)
        self.store.add_check_in(CheckIn(at=NOON, words=("tired",), tags=("coffee",), ratings=both))
        self.store.add_check_in(CheckIn(at=NOON + timedelta(hours=1), tags=("coffee", "kaffee")))

    def tag(self, name: str) -> Tag:
        """Return the tag called so."""
        return next(tag for tag in self.naming.tags() if tag.name == name)

    @property
    def entries(self) -> list[CheckIn]:
        """The check-ins, in order of time."""
        return self.store.check_ins(NOON.date(), NOON.date())


@pytest.fixture
def kept() -> Kept:
    return Kept()


def test_a_renamed_tag_is_renamed_in_every_entry(kept: Kept) -> None:
    assert kept.naming.rename_tag(kept.tag("coffee"), "  espresso ") == "espresso"
    assert [one.tags for one in kept.entries] == [("espresso",), ("espresso", "kaffee")]
    assert kept.tag("espresso").uses == 2
    assert kept.told == [EntriesChanged()]


def test_a_tag_may_change_the_case_of_its_name(kept: Kept) -> None:
    kept.naming.rename_tag(kept.tag("coffee"), "Coffee")
    assert kept.entries[0].tags == ("Coffee",)


@pytest.mark.parametrize("name", ["Kaffee", "  ", "x" * (LONGEST + 1)])
def test_an_unfit_name_is_refused_and_nothing_changes(kept: Kept, name: str) -> None:
    before = kept.entries
    with pytest.raises(InvalidInput):
        kept.naming.rename_tag(kept.tag("coffee"), name)
    assert (kept.entries, kept.told) == (before, [])


def test_merged_tags_are_one_in_every_entry(kept: Kept) -> None:
    kept.naming.merge_tags(kept.tag("kaffee"), kept.tag("coffee"))
    assert [one.tags for one in kept.entries] == [("coffee",), ("coffee",)]
    assert "kaffee" not in [tag.name for tag in kept.naming.tags()]
    assert kept.told == [EntriesChanged()]


def test_a_tag_is_not_merged_with_itself(kept: Kept) -> None:
    with pytest.raises(InvalidInput):
        kept.naming.merge_tags(kept.tag("coffee"), kept.tag("coffee"))


def test_another_kind_leaves_what_was_entered_as_it_is(kept: Kept) -> None:
    before = kept.entries
    kept.naming.change_kind(kept.tag("pain"), "present")
    kept.naming.change_kind(kept.tag("coffee"), "scale")
    assert (kept.tag("pain").kind, kept.tag("coffee").kind) == ("present", "scale")
    assert kept.entries == before


def test_a_hidden_tag_keeps_its_history_and_is_offered_again_when_made_anew(kept: Kept) -> None:
    kept.naming.offer_tag(kept.tag("coffee"), False)
    assert (kept.tag("coffee").offered, kept.tag("coffee").uses) == (False, 2)
    assert kept.naming.add_tag("COFFEE", "scale").name == "coffee"
    assert (kept.tag("coffee").offered, kept.tag("coffee").kind) == (True, "present")


def test_a_shipped_word_that_is_renamed_gives_way_and_can_be_had_again(kept: Kept) -> None:
    assert kept.naming.rename_feeling(TIRED, "worn", SHIPPED) == "worn"
    assert kept.entries[0].words == ("worn",)
    words = {one.name: one for one in kept.naming.feelings(SHIPPED).feelings}
    assert (words["tired"].offered, words["worn"].offered, words["worn"].pleasant) == (False, True, False)
    kept.naming.add_feeling(TIRED, kept.naming.feelings(SHIPPED))
    assert {one.name: one for one in kept.naming.feelings(SHIPPED).feelings}["tired"].offered


def test_a_word_of_ones_own_that_is_renamed_leaves_nothing_behind(kept: Kept) -> None:
    own = kept.naming.add_feeling(Feeling(name="meh", pleasant=False, energetic=False), SHIPPED)
    kept.naming.rename_feeling(own, "so-so", SHIPPED)
    assert [one.name for one in kept.naming.feelings(SHIPPED).feelings] == ["calm", "tired", "so-so"]


def test_a_word_may_change_its_case_and_stays_one(kept: Kept) -> None:
    kept.naming.rename_feeling(TIRED, "Tired", SHIPPED)
    assert [one.name for one in kept.naming.feelings(SHIPPED).feelings] == ["calm", "Tired"]
    assert kept.naming.feelings(SHIPPED).feelings[1].offered


def test_a_word_there_is_already_is_no_new_name(kept: Kept) -> None:
    with pytest.raises(InvalidInput):
        kept.naming.rename_feeling(TIRED, "Calm", SHIPPED)
    assert kept.entries[0].words == ("tired",)


def test_a_word_moved_to_another_quarter_lies_there(kept: Kept) -> None:
    kept.naming.change_feeling(Feeling(name="calm", pleasant=True, energetic=True))
    assert kept.naming.feelings(SHIPPED).feelings[0].energetic
