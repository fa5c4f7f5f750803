"""The person's own tags and words for feelings, in every store."""

from datetime import timedelta

import pytest

from companion.app.ports import Store
from companion.core.errors import InvalidInput
from companion.core.journal import CheckIn, TagRating
from companion.core.naming import Feeling, Tag
from tests.adapters.store_files import EVER, HOUR, NINE

DAY = timedelta(days=1)


def names(store: Store) -> list[str]:
    return [tag.name for tag in store.tags()]


def test_a_tag_that_is_used_is_one_of_the_persons_tags(store: Store) -> None:
    assert store.tags() == []
    store.add_check_in(CheckIn(at=NINE, tags=("coffee",), ratings=(TagRating("pain", 3),)))
    store.add_check_in(CheckIn(at=NINE + HOUR, tags=("coffee",)))
    assert store.tags() == [
        Tag(name="coffee", uses=2, last_used=NINE + HOUR),
        Tag(name="pain", uses=1, last_used=NINE),
    ]


def test_tags_used_most_of_late_come_first_then_by_name(store: Store) -> None:
    for back in range(5):
        store.add_check_in(CheckIn(at=NINE - 28 * DAY - back * HOUR, tags=("long ago",)))
    for tag in ("b", "c", "c", "a"):
        store.add_check_in(CheckIn(at=NINE, tags=(tag,)))
    store.set_tag(Tag(name="never"))
    assert names(store) == ["c", "a", "b", "long ago", "never"]


def test_a_tag_of_a_deleted_check_in_stays_one(store: Store) -> None:
    store.delete_entry(store.add_check_in(CheckIn(at=NINE, tags=("coffee",))))
    assert store.tags() == [Tag(name="coffee")]


def test_a_tag_is_made_a_scale_and_taken_from_the_check_in(store: Store) -> None:
    store.add_check_in(CheckIn(at=NINE, tags=("coffee",)))
    store.set_tag(Tag(name="coffee", kind="scale", offered=False, uses=77))
    store.set_tag(Tag(name="pain", kind="scale"))
    assert store.tags() == [
        Tag(name="coffee", kind="scale", offered=False, uses=1, last_used=NINE),
        Tag(name="pain", kind="scale"),
    ]


def test_a_renamed_tag_is_renamed_in_every_entry(store: Store) -> None:
    store.set_tag(Tag(name="coffee", kind="scale", offered=False))
    store.add_check_in(CheckIn(at=NINE, tags=("a", "coffee", "b")))
    store.add_check_in(CheckIn(at=NINE, ratings=(TagRating("coffee", 3),)))
    store.rename_tag("coffee", "Coffee, black")
    first, second = store.check_ins(*EVER)
    assert first.tags == ("a", "Coffee, black", "b")
    assert second.ratings == (TagRating("Coffee, black", 3),)
    [renamed] = [tag for tag in store.tags() if tag.name == "Coffee, black"]
    assert (renamed.kind, renamed.offered, renamed.uses) == ("scale", False, 2)
    assert "coffee" not in names(store)


def test_a_tag_is_not_renamed_to_one_there_is(store: Store) -> None:
    store.add_check_in(CheckIn(at=NINE, tags=("coffee", "tea")))
    with pytest.raises(InvalidInput, match="'tea' already: merge"):
        store.rename_tag("coffee", "tea")
    with pytest.raises(InvalidInput, match="'gone'"):
        store.rename_tag("gone", "new")
    store.rename_tag("tea", "tea")
    assert sorted(names(store)) == ["coffee", "tea"]


def test_merging_makes_every_use_one_of_the_other(store: Store) -> None:
    store.add_check_in(CheckIn(at=NINE, tags=("espresso", "noise")))
    store.add_check_in(CheckIn(at=NINE + HOUR, tags=("coffee",)))
    store.merge_tags("espresso", "coffee")
    assert [each.tags for each in store.check_ins(*EVER)] == [("coffee", "noise"), ("coffee",)]
    assert {tag.name: tag.uses for tag in store.tags()} == {"coffee": 2, "noise": 1}


@pytest.mark.parametrize(
    ("tags", "ratings", "merged_tags", "merged_ratings"),
    [
        (("a", "b"), (), ("b",), ()),
        (("a",), (("b", 2.0),), (), (("b", 2.0),)),
        (("b",), (("a", 2.0),), (), (("b", 2.0),)),
        ((), (("a", 7.0), ("b", 2.0)), (), (("b", 7.0),)),
        ((), (("b", 7.0), ("x", 0.0), ("a", 2.0)), (), (("b", 7.0), ("x", 0.0))),
        ((), (("a", 0.0), ("b", 0.0)), (), (("b", 0.0),)),
    ],
)
def test_an_entry_with_both_keeps_the_higher_value(
    store: Store,
    tags: tuple[str, ...],
    ratings: tuple[tuple[str, float], ...],
    merged_tags: tuple[str, ...],
    merged_ratings: tuple[tuple[str, float], ...],
) -> None:
    store.set_tag(Tag(name="a"))
    store.set_tag(Tag(name="b"))
    store.add_check_in(CheckIn(at=NINE, tags=tags, ratings=tuple(TagRating(*each) for each in ratings)))
    store.merge_tags("a", "b")
    [found] = store.check_ins(*EVER)
    assert found.tags == merged_tags
    assert found.ratings == tuple(TagRating(*each) for each in merged_ratings)
    assert "a" not in names(store)


def test_only_tags_there_are_can_be_merged(store: Store) -> None:
    store.set_tag(Tag(name="coffee"))
    for name, into in (("coffee", "gone"), ("gone", "coffee")):
        with pytest.raises(InvalidInput, match="'gone'"):
            store.merge_tags(name, into)
    store.merge_tags("coffee", "coffee")
    assert names(store) == ["coffee"]


def test_the_persons_words_are_kept_by_name_and_replaced(store: Store) -> None:
    worn = Feeling(name="worn", pleasant=False, energetic=False)
    brisk = Feeling(name="brisk", pleasant=True, energetic=True, offered=False)
    for feeling in (worn, brisk, Feeling(name="worn", pleasant=True, energetic=True), worn):
        store.set_feeling(feeling)
    assert store.feelings() == [brisk, worn]


def test_a_renamed_word_is_renamed_in_entries_and_list(store: Store) -> None:
    store.set_feeling(Feeling(name="worn", pleasant=False, energetic=False, offered=False))
    store.add_check_in(CheckIn(at=NINE, words=("tense", "worn")))
    store.rename_feeling("worn", "worn out")
    assert store.check_ins(*EVER)[0].words == ("tense", "worn out")
    assert store.feelings() == [Feeling(name="worn out", pleasant=False, energetic=False, offered=False)]


def test_a_word_renamed_to_one_there_is_is_merged_with_it(store: Store) -> None:
    kept = Feeling(name="worn out", pleasant=False, energetic=True)
    store.set_feeling(Feeling(name="worn", pleasant=False, energetic=False))
    store.set_feeling(kept)
    store.add_check_in(CheckIn(at=NINE, words=("worn", "tense", "worn out")))
    store.add_check_in(CheckIn(at=NINE + HOUR, words=("worn",)))
    store.rename_feeling("worn", "worn out")
    assert [each.words for each in store.check_ins(*EVER)] == [("tense", "worn out"), ("worn out",)]
    assert store.feelings() == [kept]


def test_a_word_nobody_has_used_or_one_renamed_to_itself_changes_nothing(store: Store) -> None:
    calm = Feeling(name="calm", pleasant=True, energetic=False)
    store.set_feeling(calm)
    store.add_check_in(CheckIn(at=NINE, words=("calm",)))
    store.rename_feeling("unheard", "of")
    store.rename_feeling("calm", "calm")
    assert store.feelings() == [calm]
    assert store.check_ins(*EVER)[0].words == ("calm",)
