from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.core.errors import EnvironmentFault
from companion.core.journal import DayNote
from companion.core.naming import Hit
from companion.core.reflection import WeekReflection
from companion.ui.pages.journal import JournalPage
from companion.ui.pages.journal.hit_list import hit_words, mark_ranges
from companion.ui.pages.journal.search_card import LIMIT, count_words
from companion.ui.theme import Theme
from tests.fakes.journal_desk import TODAY, JournalDesk, NotingHost, journal_desk
from tests.fakes.today import RepositoryAssets

YESTERDAY = TODAY - timedelta(days=1)
LONG_AGO = date(2024, 3, 4)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(RepositoryAssets(), "light", reduced_motion=True)
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def desk() -> JournalDesk:
    desk = journal_desk()
    desk.check_in(
        "09:00", YESTERDAY, stress=6, words=("tense",), tags=("coffee",), note="Mock exam went badly"
    )
    desk.check_in("21:00", YESTERDAY, stress=2, note="Walked home after the exam")
    desk.night("23:00", "07:00", LONG_AGO, note="Dreamt of the exam")
    desk.store.set_day_note(DayNote(TODAY, "A quiet day without exams"))
    return desk


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: JournalDesk) -> JournalPage:
    services: Any = desk
    made = JournalPage(services, theme, NotingHost(), lambda: None, lambda _one: None, lambda _day: None)
    qtbot.addWidget(made)
    made.resize(1192, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.set_seen(True)
    return made


def look_for(page: JournalPage, text: str) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.header.search, text)
    page.header.search.ask_now()


def found(page: JournalPage) -> list[Hit]:
    hits = page.search_card.hits
    return [hits.item(n).data(Qt.ItemDataRole.UserRole) for n in range(hits.count())]


def test_what_is_typed_is_searched_once_when_the_typing_rests(
    page: JournalPage, desk: JournalDesk, qtbot: QtBot
) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.header.search, "exam")
    assert page.header.search.waiting
    qtbot.waitUntil(lambda: page.searching.on)
    assert desk.store.searches == 1
    assert page.search_card.isVisibleTo(page)
    assert not page.month_card.isVisibleTo(page)


def test_hits_are_counted_newest_first_and_say_when(page: JournalPage) -> None:
    look_for(page, "exam")
    assert page.search_card.count.plain == "4 entries found"
    assert [hit.day for hit in found(page)] == [TODAY, YESTERDAY, YESTERDAY, LONG_AGO]
    said = page.search_card.hits.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Wed 18 November 2026 · 21:00 · check-in: ")


def test_a_weekly_reflection_that_was_found_opens_its_week(
    qtbot: QtBot, theme: Theme, desk: JournalDesk
) -> None:
    monday, sunday = date(2026, 11, 9), date(2026, 11, 15)
    desk.store.set_reflection(
        WeekReflection(monday=monday, written=desk.clock.now().wall, cost="The mock exam on Friday")
    )
    services: Any = desk
    host = NotingHost()
    page = JournalPage(services, theme, host, lambda: None, lambda _one: None, lambda _day: None)
    qtbot.addWidget(page)
    page.resize(1192, 800)
    page.show()
    look_for(page, "mock friday")
    [hit] = found(page)
    assert hit_words(hit) == "Sun 15 November 2026 · weekly reflection: The mock exam on Friday"
    page.search_card.hits.opened.emit(hit)
    assert host.opened == [("reflection", {"week": sunday})]


def test_the_match_stands_out_by_weight_and_not_by_colour_alone(theme: Theme) -> None:
    hit = Hit(kind="day", entry_id="", day=TODAY, at=None, text="a 😀 exam", marks=((4, 8),))
    (mark,) = mark_ranges(hit, theme.color("stress_soft"))
    assert (mark.start, mark.length) == (5, 4)
    assert mark.format.fontWeight() == QFont.Weight.Bold
    assert mark.format.background().color() == theme.color("stress_soft")
    assert hit_words(hit) == "Thu 19 November 2026 · note of the day: a 😀 exam"


def test_filters_narrow_it_down(page: JournalPage) -> None:
    look_for(page, "exam")
    card = page.search_card
    card.kinds.choose("Check-ins")
    assert {hit.kind for hit in found(page)} == {"check_in"}
    card.tags.choose("coffee")
    assert card.count.plain == "1 entry found"
    card.reset()
    card.period.choose("weeks")
    card.period.chosen.emit("weeks")
    assert [hit.day for hit in found(page)] == [TODAY, YESTERDAY, YESTERDAY]


def test_a_filter_alone_is_a_search_too(page: JournalPage) -> None:
    look_for(page, "exam")
    page.search_card.tags.choose("coffee")
    page.header.search.clear()
    page.header.search.ask_now()
    assert page.searching.on
    assert len(found(page)) == 1


def test_return_goes_to_the_hit_and_marks_its_entry(page: JournalPage) -> None:
    look_for(page, "walked")
    QTest.keyClick(page.header.search, Qt.Key.Key_Down)
    hits = page.search_card.hits
    assert hits.hasFocus()
    QTest.keyClick(hits, Qt.Key.Key_Return)
    assert page.day == YESTERDAY
    assert [row.marked for row in page.day_card.rows] == [False, True]
    assert page.searching.on


def test_a_days_note_is_marked_as_well(page: JournalPage) -> None:
    page.go_to(YESTERDAY)
    look_for(page, "quiet")
    page.search_card.hits.opened.emit(found(page)[0])
    assert page.day == TODAY
    assert page.day_card.note.quiet.marked
    page.go_to(YESTERDAY)
    assert not page.day_card.note.quiet.marked


def test_escape_brings_the_month_back(page: JournalPage) -> None:
    look_for(page, "exam")
    page.search_card.kinds.choose("Nights")
    QTest.keyClick(page.header.search, Qt.Key.Key_Down)
    QTest.keyClick(page.search_card.hits, Qt.Key.Key_Escape)
    assert not page.searching.on
    assert page.month_card.isVisibleTo(page)
    assert page.header.search.text() == ""
    assert not page.search_card.filtered
    assert page.window().focusWidget() in page.month_card.tint.cells


def test_emptying_the_field_brings_the_month_back(page: JournalPage, qtbot: QtBot) -> None:
    look_for(page, "exam")
    QTest.keyClick(page.header.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.header.search, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not page.searching.on)
    assert page.header.search.hasFocus()


def test_nothing_found_says_what_may_help(page: JournalPage) -> None:
    look_for(page, "zebra")
    assert page.search_card.count.plain == "No entry found"
    assert "zebra" in page.search_card.nothing.plain
    assert not page.search_card.hits.isVisibleTo(page)


def test_a_change_elsewhere_is_found_while_searching(page: JournalPage, desk: JournalDesk) -> None:
    look_for(page, "exam")
    desk.record.check_in(note="One more exam")
    assert page.search_card.count.plain == "5 entries found"


def test_a_fault_is_said_in_its_place(
    page: JournalPage, desk: JournalDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_search: object) -> list[Hit]:
        raise EnvironmentFault("The journal cannot be read: see `companion doctor`.")

    monkeypatch.setattr(desk.store, "search", broken)
    look_for(page, "exam")
    assert page.search_card.nothing.plain.startswith("The journal cannot be read")


def test_a_full_list_says_that_it_is_the_newest() -> None:
    assert count_words(LIMIT) == "The newest 200 entries found"


def test_hits_are_painted(page: JournalPage) -> None:
    look_for(page, "exam")
    page.search_card.hits.take_focus()
    picture = page.search_card.hits.grab().toImage()
    colors = {picture.pixelColor(x, 40).name() for x in range(picture.width())}
    assert len(colors) > 3
