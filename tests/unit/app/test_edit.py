"""Changing and deleting entries, and taking it back for a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from companion.app.bus import Bus
from companion.app.edit import UNDO_FOR, Edit
from companion.app.facts import EntriesChanged
from companion.core.clock import Instant
from companion.core.errors import CompanionError, EnvironmentFault, InvalidInput
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    DayNote,
    Entry,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
    StudySession,
)
from tests.fakes.made_up import BERLIN, NOW
from tests.fakes.store import FakeStore

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
NINE = NOW.replace(hour=9, minute=0)
TODAY = NOW.date()
EVER = (date.min, date.max)

SESSION = StudySession(id="s", topic="Renal", rhythm="50/10", level="firm", started=NINE, ended=NINE + HOUR)
BLOCK = FocusBlock(
    id="b", topic="Renal", started=NINE, ended=NINE + HOUR, focus_time=50 * MINUTE, session_id="s"
)
BREAK = BreakRecord(
    id="p",
    tier="short",
    level="firm",
    started=NINE,
    ended=NINE + 10 * MINUTE,
    planned=10 * MINUTE,
    rested=10 * MINUTE,
    outcome="taken",
    session_id="s",
)
CHECK_IN = CheckIn(id="c", at=NINE, stress=4, words=("tense",), note="before")
NIGHT = Night(
    id="n",
    into_bed=NINE - 10 * HOUR,
    tried=NINE - 10 * HOUR,
    sleep_onset_latency=20 * MINUTE,
    awakenings=1,
    wake_after_sleep_onset=timedelta(0),
    woke=NINE - 2 * HOUR,
    out_of_bed=NINE - 2 * HOUR,
)
QUESTIONS = QuestionSet(id="q", topic="Renal", at=NINE, correct=3, total=4)
PRACTICE = PracticeSession(
    id="z",
    practice="long-exhale",
    course="5",
    started=NINE,
    ended=NINE + 6 * MINUTE,
    practised=5 * MINUTE,
    finished=True,
    stress_before=6,
    stress_after=4,
)
ALL: tuple[Entry, ...] = (SESSION, BLOCK, BREAK, CHECK_IN, NIGHT, QUESTIONS, PRACTICE)


class Hands:
    """The clock, and whoever listens."""

    def __init__(self) -> None:
        self.at = NOW
        self.told: list[tuple[date, ...]] = []

    def now(self) -> Instant:
        return Instant(timedelta(0), self.at)


class FullDisk(FakeStore):
    """A store that cannot write entries."""

    def put_entry(self, entry: Entry) -> None:
        raise EnvironmentFault("The disk is full.")

    def delete_entry(self, entry_id: str) -> None:
        raise EnvironmentFault("The disk is full.")


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def store() -> FakeStore:
    kept = FakeStore()
    for entry in ALL:
        kept.put_entry(entry)
    return kept


@pytest.fixture
def edit(store: FakeStore, hands: Hands) -> Edit:
    return edited(store, hands)


def edited(store: FakeStore, hands: Hands) -> Edit:
    bus = Bus()
    bus.subscribe(EntriesChanged, lambda changed: hands.told.append(changed.days))
    return Edit(store, bus, hands)


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: type(entry).__name__)
def test_any_entry_can_be_deleted_and_taken_back_whole(
    edit: Edit, store: FakeStore, hands: Hands, entry: Entry
) -> None:
    assert entry.id is not None
    step = edit.delete(entry.id)
    assert (step.before, step.deleted, step.at) == (entry, True, NOW)
    assert store.entry(entry.id) is None
    assert edit.undo(step.id) == entry
    assert [store.entry(each.id or "") for each in ALL] == list(ALL)
    assert hands.told == [(TODAY,), (TODAY,)]
    assert edit.undoable() == []


def test_a_change_can_be_taken_back(edit: Edit, store: FakeStore) -> None:
    after = CheckIn(id="c", at=NINE, stress=2, note="after")
    step = edit.change(after)
    assert (step.before, step.deleted) == (CHECK_IN, False)
    assert store.entry("c") == after
    edit.undo(step.id)
    assert store.entry("c") == CHECK_IN


def test_a_practice_can_be_corrected_within_its_scale(edit: Edit, store: FakeStore) -> None:
    edit.change(replace(PRACTICE, stress_after=3))
    assert store.entry("z") == replace(PRACTICE, stress_after=3)
    for wrong, why in (
        ({"stress_before": 11}, "outside its scale"),
        ({"practice": " "}, "The practice is empty"),
        ({"course": "x" * 201}, "shorten it"),
        ({"practised": -MINUTE}, "A practice of -1 min is none"),
        ({"started": NOW + HOUR}, "still to come"),
        ({"ended": NOW + HOUR}, "still to come"),
    ):
        with pytest.raises(InvalidInput, match=why):
            edit.change(replace(PRACTICE, **wrong))


def test_an_entry_moved_to_another_day_is_told_of_both_ways(edit: Edit, hands: Hands) -> None:
    step = edit.change(CheckIn(id="c", at=NINE - DAY, stress=4))
    edit.undo(step.id)
    assert hands.told == [(TODAY - DAY, TODAY)] * 2


def test_a_night_is_told_by_its_date_and_what_is_after_midnight_by_the_day_before(
    edit: Edit, store: FakeStore, hands: Hands
) -> None:
    late = datetime(2026, 11, 18, 2, 0, tzinfo=BERLIN)
    store.put_entry(CheckIn(id="late", at=late, stress=1))
    edit.delete("late")
    edit.change(
        Night(
            id="n",
            into_bed=late - 3 * HOUR,
            tried=late - 3 * HOUR,
            sleep_onset_latency=timedelta(0),
            awakenings=0,
            wake_after_sleep_onset=timedelta(0),
            woke=late,
            out_of_bed=late,
        )
    )
    assert hands.told == [(date(2026, 11, 17),), (date(2026, 11, 18), TODAY)]


def test_steps_are_taken_back_in_any_order(edit: Edit, store: FakeStore, hands: Hands) -> None:
    first = edit.change(CheckIn(id="c", at=NINE, stress=5))
    hands.at += MINUTE
    second = edit.change(CheckIn(id="c", at=NINE, stress=6))
    assert [step.id for step in edit.undoable()] == [second.id, first.id]
    edit.undo(first.id)
    assert store.entry("c") == CHECK_IN
    edit.undo(second.id)
    assert store.entry("c") == CheckIn(id="c", at=NINE, stress=5)


def test_a_step_is_taken_back_once(edit: Edit, store: FakeStore, hands: Hands) -> None:
    step = edit.delete("c")
    edit.undo(step.id)
    store.delete_entry("c")
    with pytest.raises(InvalidInput, match="no longer"):
        edit.undo(step.id)
    assert store.entry("c") is None
    assert len(hands.told) == 2


def test_after_a_day_it_cannot_be_taken_back_and_is_forgotten(
    edit: Edit, store: FakeStore, hands: Hands
) -> None:
    step = edit.delete("c")
    hands.at = NOW + UNDO_FOR
    assert [each.id for each in edit.undoable()] == [step.id]
    hands.at += timedelta(microseconds=1)
    assert edit.undoable() == []
    with pytest.raises(InvalidInput, match="a day has passed"):
        edit.undo(step.id)
    assert len(store.undo_steps()) == 1
    edit.forget_old()
    assert store.undo_steps() == []


def test_the_next_change_forgets_what_is_older_than_a_day(edit: Edit, store: FakeStore, hands: Hands) -> None:
    edit.delete("c")
    hands.at = NOW + UNDO_FOR + MINUTE
    step = edit.delete("q")
    assert [each.id for each in store.undo_steps()] == [step.id]


def test_a_block_whose_session_was_deleted_meanwhile_can_be_taken_back(edit: Edit, store: FakeStore) -> None:
    block, session = edit.delete("b"), edit.delete("s")
    edit.undo(block.id)
    [kept] = store.blocks(*EVER)
    assert kept.session_id is None
    edit.undo(session.id)
    assert store.entry("b") == BLOCK


@pytest.mark.parametrize(
    "do",
    [
        lambda edit: edit.delete("gone"),
        lambda edit: edit.change(CheckIn(id="gone", at=NINE, stress=1)),
        lambda edit: edit.change(CheckIn(at=NINE, stress=1)),
        lambda edit: edit.change(CheckIn(id="c", at=NINE, stress=11)),
        lambda edit: edit.change(CheckIn(id="c", at=NINE)),
        lambda edit: edit.change(CheckIn(id="c", at=NOW + HOUR, stress=1)),
        lambda edit: edit.change(CheckIn(id="b", at=NINE, stress=1)),
        lambda edit: edit.change(QuestionSet(id="q", topic="Renal", at=NINE, correct=5, total=4)),
        lambda edit: edit.change(SESSION),
        lambda edit: edit.change(BREAK),
        lambda edit: edit.undo("gone"),
        lambda edit: edit.write_day(TODAY, "x" * 100_001),
        lambda edit: edit.write_day(TODAY, "\ud800"),
    ],
)
def test_what_cannot_be_changes_nothing_and_tells_nobody(
    edit: Edit, store: FakeStore, hands: Hands, do: Callable[[Edit], object]
) -> None:
    with pytest.raises(InvalidInput):
        do(edit)
    assert [store.entry(each.id or "") for each in ALL] == list(ALL)
    assert store.counts() == dict.fromkeys(store.counts(), 1)
    assert (store.undo_steps(), store.day_notes(*EVER), hands.told) == ([], [], [])


def test_a_full_disk_leaves_no_step_and_tells_nobody(hands: Hands) -> None:
    store = FullDisk()
    store.add_check_in(CHECK_IN)
    edit = edited(store, hands)
    tries: tuple[Callable[[], object], ...] = (lambda: edit.delete("c"), lambda: edit.change(CHECK_IN))
    for do in tries:
        with pytest.raises(CompanionError, match="full"):
            do()
    assert (store.undo_steps(), hands.told) == ([], [])


def test_what_is_written_about_a_day_is_kept_without_its_margins(
    edit: Edit, store: FakeStore, hands: Hands
) -> None:
    edit.write_day(TODAY, "  A slow day,\n and that was fine. \n")
    assert store.day_notes(*EVER) == [DayNote(TODAY, "A slow day,\n and that was fine.")]
    edit.write_day(TODAY, " \n ")
    assert store.day_notes(*EVER) == []
    assert hands.told == [(TODAY,)] * 2


def test_marks_of_a_day_are_read_and_replaced(edit: Edit, hands: Hands) -> None:
    assert edit.marks(TODAY) == DayMark(TODAY)
    edit.mark(DayMark(TODAY, rest_declared=True, did_not_sleep=True))
    edit.mark(DayMark(TODAY, did_not_sleep=True))
    assert edit.marks(TODAY) == DayMark(TODAY, did_not_sleep=True)
    assert hands.told == [(TODAY,)] * 2
