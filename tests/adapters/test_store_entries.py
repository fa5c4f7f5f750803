"""Entries of any kind by their id, in every store: read, put, deleted, taken back."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from companion.app.ports import Store, UndoStep
from companion.core.errors import InvalidInput
from companion.core.journal import CheckIn, Entry, QuestionSet, TagRating, kind_of
from tests.adapters.store_files import EVER, HOUR, MINUTE, NINE, block, night, pause, practice, session

ONE_OF_EACH: tuple[Entry, ...] = (
    session(id="s", ended=NINE + HOUR, past_limit="You set 8 h of focus a day."),
    block(id="b", session_id="s", effort=6.5, focus=0),
    pause(id="p", session_id="s", outcome="left_early"),
    CheckIn(
        id="c",
        at=NINE,
        stress=0,
        energy=-0.5,
        words=("tense", "awake"),
        tags=("coffee",),
        ratings=(TagRating("pain", 0.0), TagRating("noise", 7.5)),
        note="ü\n🙂",
    ),
    night(id="n", quality=1, note="hot", nap=True),
    QuestionSet(id="q", topic="Renal", at=NINE, correct=12, total=20),
    practice(id="z", finished=False, stress_before=0, stress_after=6.5, place="after_questions"),
)


def put_all(store: Store) -> None:
    for entry in ONE_OF_EACH:
        store.put_entry(entry)


@pytest.mark.parametrize("entry", ONE_OF_EACH, ids=kind_of)
def test_an_entry_that_is_put_reads_as_it_was(store: Store, entry: Entry) -> None:
    put_all(store)
    assert entry.id is not None
    assert store.entry(entry.id) == entry
    store.put_entry(entry)
    assert store.entry(entry.id) == entry


def test_there_is_no_entry_where_none_was_kept(store: Store) -> None:
    put_all(store)
    assert store.entry("gone") is None
    assert store.entry("") is None


def test_an_entry_without_an_id_cannot_be_put(store: Store) -> None:
    with pytest.raises(ValueError, match="id"):
        store.put_entry(block())


def test_what_is_put_again_takes_its_own_place_and_no_other(store: Store) -> None:
    first, second, third = (store.add_check_in(CheckIn(at=NINE, stress=n)) for n in (1, 2, 3))
    store.put_entry(CheckIn(id=first, at=NINE, stress=9))
    assert [each.id for each in store.check_ins(*EVER)] == [first, second, third]
    store.put_entry(CheckIn(id=first, at=NINE + HOUR, stress=9))
    assert [each.id for each in store.check_ins(*EVER)] == [second, third, first]


def test_a_changed_time_moves_an_entry_to_its_day(store: Store) -> None:
    new = store.add_check_in(CheckIn(at=NINE, stress=1))
    day = NINE.date() + timedelta(days=1)
    store.put_entry(CheckIn(id=new, at=NINE + 24 * HOUR, stress=1))
    assert [each.id for each in store.check_ins(day, day)] == [new]
    assert store.check_ins(NINE.date(), NINE.date()) == []


def test_words_and_tags_of_a_check_in_are_replaced(store: Store) -> None:
    new = store.add_check_in(CheckIn(at=NINE, words=("tense", "tired"), tags=("coffee",)))
    store.put_entry(CheckIn(id=new, at=NINE, words=("calm",), ratings=(TagRating("coffee", 3),)))
    [found] = store.check_ins(*EVER)
    assert (found.words, found.tags, found.ratings) == (("calm",), (), (TagRating("coffee", 3),))


def test_an_entry_of_another_kind_takes_the_place_of_its_id(store: Store) -> None:
    store.put_entry(block(id="x"))
    store.put_entry(CheckIn(id="x", at=NINE, stress=2))
    assert store.entry("x") == CheckIn(id="x", at=NINE, stress=2)
    assert store.blocks(*EVER) == []


def test_an_id_that_exists_is_not_added_again_whatever_the_kind(store: Store) -> None:
    store.put_entry(block(id="x"))
    adds: tuple[Callable[[], object], ...] = (
        lambda: store.add_block(block(id="x", topic="Renal")),
        lambda: store.add_check_in(CheckIn(id="x", at=NINE, stress=1)),
        lambda: store.add_night(night(id="x")),
        lambda: store.add_practice(practice(id="x")),
    )
    for add in adds:
        with pytest.raises(InvalidInput, match="'x' already"):
            add()
    assert store.entry("x") == block(id="x")
    assert store.recent_topics() == ["Cardiology"]


def test_existing_ids_are_told_of_every_kind(store: Store) -> None:
    put_all(store)
    assert store.existing(["s", "b", "p", "c", "n", "q", "z", "gone", "b"]) == {*"sbpcnqz"}
    assert store.existing(f"entry {n}" for n in range(3000)) == set()
    assert store.existing([]) == set()


def test_entries_are_counted_by_kind(store: Store) -> None:
    assert set(store.counts().values()) == {0}
    put_all(store)
    store.add_block(block())
    assert store.counts() == {
        "session": 1, "block": 2, "break": 1, "check_in": 1, "night": 1, "questions": 1, "practice": 1,
    }  # fmt: skip


@pytest.mark.parametrize("entry", ONE_OF_EACH, ids=kind_of)
def test_an_entry_of_any_kind_can_be_deleted_and_put_back(store: Store, entry: Entry) -> None:
    put_all(store)
    assert entry.id is not None
    store.delete_entry(entry.id)
    assert store.entry(entry.id) is None
    assert sum(store.counts().values()) == len(ONE_OF_EACH) - 1
    store.put_entry(entry)
    assert [store.entry(each.id or "") for each in ONE_OF_EACH] == list(ONE_OF_EACH)


def test_what_there_is_not_cannot_be_deleted(store: Store) -> None:
    put_all(store)
    with pytest.raises(InvalidInput, match="'gone'"):
        store.delete_entry("gone")
    assert sum(store.counts().values()) == len(ONE_OF_EACH)


def sessions_of(store: Store) -> list[str | None]:
    """Return the session of each block, then of each break."""
    blocks = [each.session_id for each in store.blocks(*EVER)]
    return blocks + [each.session_id for each in store.breaks(*EVER)]


def test_blocks_and_breaks_of_a_deleted_session_stay_and_find_it_again(store: Store) -> None:
    put_all(store)
    store.delete_entry("s")
    assert sessions_of(store) == [None, None]
    store.rate_block("b", effort=9, focus=None)
    store.put_entry(pause(id="p", rested=5 * MINUTE))
    store.put_entry(ONE_OF_EACH[0])
    assert sessions_of(store) == ["s", "s"]


def test_a_block_put_before_its_session_joins_it_later(store: Store) -> None:
    store.put_entry(block(id="b", session_id="s"))
    assert store.entry("b") == block(id="b")
    store.put_entry(session(id="s"))
    assert store.entry("b") == block(id="b", session_id="s")


def test_a_block_can_leave_its_session_for_good(store: Store) -> None:
    put_all(store)
    store.put_entry(block(id="b"))
    store.put_entry(session(id="s"))
    assert store.entry("b") == block(id="b")


def step(number: int, before: Entry, deleted: bool = True) -> UndoStep:
    return UndoStep(id=f"u{number}", at=NINE + number * HOUR, before=before, deleted=deleted)


def test_what_can_be_taken_back_comes_newest_first_and_whole(store: Store) -> None:
    steps = [step(number, entry, number % 2 == 0) for number, entry in enumerate(ONE_OF_EACH)]
    for each in steps:
        store.keep_undo(each)
    assert store.undo_steps() == steps[::-1]


def test_steps_are_dropped_by_id_and_forgotten_by_age(store: Store) -> None:
    for number in range(4):
        store.keep_undo(step(number, block(id="b")))
    store.drop_undo("u2")
    store.drop_undo("u2")
    assert [each.id for each in store.undo_steps()] == ["u3", "u1", "u0"]
    store.forget_undo(NINE + HOUR)
    assert [each.id for each in store.undo_steps()] == ["u3", "u1"]


def test_a_step_is_kept_once(store: Store) -> None:
    store.keep_undo(step(1, block(id="b")))
    with pytest.raises(InvalidInput):
        store.keep_undo(step(1, block(id="b")))
    assert len(store.undo_steps()) == 1


def test_a_deletion_and_its_step_stand_or_fall_together(store: Store) -> None:
    put_all(store)
    with pytest.raises(RuntimeError, match="stop"), store.transaction():
        store.keep_undo(step(1, ONE_OF_EACH[3]))
        store.delete_entry("c")
        raise RuntimeError("stop")
    assert store.undo_steps() == []
    assert store.entry("c") == ONE_OF_EACH[3]
