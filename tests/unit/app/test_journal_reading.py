from datetime import date, timedelta

import pytest

from companion.app.journal_reading import JournalReading, first_shown, year_before
from companion.core.journal import DayMark, DayNote
from tests.fakes.journal_desk import TODAY, JournalDesk, journal_desk

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def desk() -> JournalDesk:
    return journal_desk()


def reading(desk: JournalDesk) -> JournalReading:
    return JournalReading(desk.store, desk.reflect, desk.clock, desk.settings)


def test_a_month_is_six_whole_weeks_from_the_first_weekday_before_it() -> None:
    assert first_shown(date(2026, 11, 19), 0) == date(2026, 10, 26)
    assert first_shown(date(2026, 11, 19), 6) == date(2026, 11, 1)
    assert first_shown(date(2026, 6, 1), 0) == date(2026, 6, 1)


def test_a_month_holds_figures_notes_and_what_is_known(desk: JournalDesk) -> None:
    desk.check_in("07:10", YESTERDAY, stress=3, note="Slept badly")
    desk.store.set_day_note(DayNote(TODAY, "Quiet"))
    desk.store.set_marks(DayMark(TODAY - timedelta(days=3), did_not_sleep=True))
    series = reading(desk).month(TODAY, 0)
    by_day = {one.day: one for one in series.days}
    assert len(series.days) == 42
    assert series.month == date(2026, 11, 1)
    assert (by_day[YESTERDAY].figures.stress, by_day[YESTERDAY].noted) == (3, True)
    assert by_day[TODAY].noted and by_day[TODAY].any_entry
    assert by_day[TODAY - timedelta(days=3)].no_sleep
    assert not by_day[TODAY - timedelta(days=2)].any_entry


def test_a_month_reads_no_entries_beyond_what_it_shows() -> None:
    desk = journal_desk(weeks=12)
    desk.store.asked.clear()
    reading(desk).month(TODAY, 0)
    assert max(desk.store.asked) == 42


def test_a_day_holds_its_entries_and_its_note(desk: JournalDesk) -> None:
    desk.block("08:00", 50, "Renal", effort=4)
    desk.check_in("12:00", stress=4)
    desk.store.set_day_note(DayNote(TODAY, "Quiet"))
    day = reading(desk).day(TODAY)
    assert [block.topic for block in day.entries.blocks] == ["Renal"]
    assert (day.figures.focus_min, day.note, day.empty) == (50, "Quiet", False)


def test_a_day_nobody_wrote_about_is_empty(desk: JournalDesk) -> None:
    assert reading(desk).day(TODAY).empty


def test_the_same_date_a_year_before_is_told_where_it_has_an_entry(desk: JournalDesk) -> None:
    before = date(2025, 11, 19)
    assert reading(desk).day(TODAY).year_ago is None
    desk.block("08:00", 90, "Renal", before)
    desk.check_in("09:00", before, stress=6, note="First full day")
    ago = reading(desk).day(TODAY).year_ago
    assert ago is not None
    assert (ago.day, ago.stress, ago.focus_min, ago.note) == (before, 6, 90, "First full day")


def test_a_leap_day_looks_back_to_the_28th() -> None:
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert year_before(date(2026, 3, 1)) == date(2025, 3, 1)
    assert year_before(date(1, 3, 1)) is None
