"""What is known and written of days, and of reminders, in every store."""

from datetime import date

import pytest

from companion.app.ports import ReminderMark, Store
from companion.core.journal import CheckIn, DayMark, DayNote
from tests.adapters.store_files import EVER, HOUR, NINE

MONDAY = date(2026, 3, 2)
TUESDAY = date(2026, 3, 3)


def test_marks_are_added_one_by_one_and_replaced_at_once(store: Store) -> None:
    store.mark_day(DayMark(MONDAY, program_ran=True))
    store.mark_day(DayMark(MONDAY, did_not_sleep=True))
    store.mark_day(DayMark(MONDAY, night_skipped=True))
    assert store.day_marks(*EVER) == [DayMark(MONDAY, True, False, True, True)]
    store.set_marks(DayMark(MONDAY, rest_declared=True))
    assert store.day_marks(*EVER) == [DayMark(MONDAY, rest_declared=True)]
    store.set_marks(DayMark(TUESDAY, night_skipped=True))
    assert store.day_marks(TUESDAY, TUESDAY) == [DayMark(TUESDAY, night_skipped=True)]


@pytest.mark.parametrize(
    ("mark", "counts"),
    [
        (DayMark(MONDAY, program_ran=True), False),
        (DayMark(MONDAY, night_skipped=True), False),
        (DayMark(MONDAY, rest_declared=True), True),
        (DayMark(MONDAY, did_not_sleep=True), True),
    ],
)
def test_the_record_begins_with_what_was_said_not_with_what_was_seen(
    store: Store, mark: DayMark, counts: bool
) -> None:
    store.mark_day(mark)
    assert store.first_day() == (MONDAY if counts else None)


def test_a_note_of_a_day_is_an_entry_of_the_record(store: Store) -> None:
    store.add_check_in(CheckIn(at=NINE + 24 * HOUR, stress=1))
    store.set_day_note(DayNote(MONDAY, "The last day before the course."))
    assert store.first_day() == MONDAY


def test_a_day_has_one_note_which_an_empty_text_removes(store: Store) -> None:
    store.set_day_note(DayNote(TUESDAY, "later"))
    store.set_day_note(DayNote(MONDAY, "first"))
    store.set_day_note(DayNote(MONDAY, "first\nand 🙂 more"))
    assert store.day_notes(*EVER) == [DayNote(MONDAY, "first\nand 🙂 more"), DayNote(TUESDAY, "later")]
    assert store.day_notes(TUESDAY, TUESDAY) == [DayNote(TUESDAY, "later")]
    store.set_day_note(DayNote(MONDAY, ""))
    store.set_day_note(DayNote(MONDAY, ""))
    assert store.day_notes(*EVER) == [DayNote(TUESDAY, "later")]


def test_what_is_known_of_a_reminder_is_replaced(store: Store) -> None:
    assert store.reminder_marks() == {}
    diary = ReminderMark(name="diary", shown=NINE)
    store.mark_reminder(ReminderMark(name="diary", not_on=MONDAY))
    store.mark_reminder(ReminderMark(name="backup", shown=NINE, not_on=TUESDAY))
    store.mark_reminder(diary)
    assert store.reminder_marks() == {
        "diary": diary,
        "backup": ReminderMark(name="backup", shown=NINE, not_on=TUESDAY),
    }
