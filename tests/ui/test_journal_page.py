from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.core.errors import EnvironmentFault
from companion.core.journal import CheckIn, DayMark, DayNote, StudySession
from companion.ui.pages.journal import JournalPage, Remembered
from companion.ui.pages.journal.block_panel import BlockForms
from companion.ui.pages.journal.entry_panel import EntryPanel
from companion.ui.pages.journal.entry_row import EntryRow
from companion.ui.pages.journal.header import Header
from companion.ui.pages.journal.practice_panel import PracticeForm
from companion.ui.theme import Theme
from companion.ui.widgets.month_day import DayCell
from tests.fakes.journal_desk import TODAY, JournalDesk, NotingHost, at, journal_desk
from tests.fakes.today import RepositoryAssets

YESTERDAY = TODAY - timedelta(days=1)


@dataclass
class Doors:
    """What the page opened elsewhere."""

    check_ins: int = 0
    edited: list[CheckIn] = field(default_factory=list)
    diaries: list[date | None] = field(default_factory=list)

    def check_in(self) -> None:
        self.check_ins += 1


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(RepositoryAssets(), "light", reduced_motion=True)
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def host() -> NotingHost:
    return NotingHost()


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def desk() -> JournalDesk:
    return journal_desk()


Show = Callable[..., JournalPage]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, host: NotingHost, doors: Doors) -> Show:
    def made(of: JournalDesk, remembered: Remembered | None = None, **where: Any) -> JournalPage:
        services: Any = of
        page = JournalPage(
            services, theme, host, doors.check_in, doors.edited.append, doors.diaries.append, remembered
        )
        qtbot.addWidget(page)
        page.resize(1192, 800)
        page.arrive(**where)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.set_seen(True)
        page.grab()
        return page

    return made


def cell_of(page: JournalPage, day: date) -> DayCell:
    return next(cell for cell in page.month_card.tint.cells if cell.shown and cell.shown.day == day)


def chosen(page: JournalPage) -> date:
    (one,) = [cell for cell in page.month_card.tint.cells if cell.isChecked()]
    assert one.shown is not None
    return one.shown.day


def whats(page: JournalPage) -> list[str]:
    return [row.row.what for row in page.day_card.rows]


def focused(page: JournalPage) -> QWidget | None:
    return page.window().focusWidget()


def menu_of(page: JournalPage, act: Callable[[], object]) -> dict[str, Any]:
    act()
    menu = page.findChildren(QMenu)[-1]
    return {action.text(): action for action in menu.actions() if action.text()}


class TestMonth:
    def test_it_opens_on_today_with_its_month(self, show: Show, desk: JournalDesk) -> None:
        desk.check_in("07:10", stress=4)
        page = show(desk)
        assert page.month_card.title.plain == "November 2026"
        assert chosen(page) == TODAY
        assert page.day_card.title.plain == "Thursday 19 November"
        assert not page.month_card.today.isVisibleTo(page)

    def test_a_click_shows_that_day_and_today_leads_back(self, show: Show, desk: JournalDesk) -> None:
        desk.check_in("12:00", YESTERDAY, stress=3)
        page = show(desk)
        QTest.mouseClick(cell_of(page, YESTERDAY), Qt.MouseButton.LeftButton)
        assert whats(page) == ["Stress 3"]
        page.month_card.today.click()
        assert page.day == TODAY

    @pytest.mark.parametrize(
        ("key", "day"),
        [
            (Qt.Key.Key_Left, date(2026, 11, 18)),
            (Qt.Key.Key_Right, date(2026, 11, 20)),
            (Qt.Key.Key_Up, date(2026, 11, 12)),
            (Qt.Key.Key_Down, date(2026, 11, 26)),
            (Qt.Key.Key_PageUp, date(2026, 10, 19)),
            (Qt.Key.Key_PageDown, date(2026, 12, 19)),
        ],
    )
    def test_keys_go_from_day_to_day_and_the_focus_goes_along(
        self, show: Show, desk: JournalDesk, key: Qt.Key, day: date
    ) -> None:
        page = show(desk)
        page.month_card.tint.take_focus()
        QTest.keyClick(cell_of(page, TODAY), key)
        assert chosen(page) == day
        assert focused(page) is cell_of(page, day)
        QTest.keyClick(cell_of(page, day), Qt.Key.Key_Home)
        assert chosen(page) == TODAY
        assert focused(page) is cell_of(page, TODAY)

    def test_the_arrows_are_mirrored_where_one_reads_from_the_right(
        self, show: Show, desk: JournalDesk
    ) -> None:
        page = show(desk)
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        page.month_card.tint.take_focus()
        QTest.keyClick(cell_of(page, TODAY), Qt.Key.Key_Left)
        assert chosen(page) == date(2026, 11, 20)
        first, second = page.month_card.tint.cells[:2]
        assert first.x() > second.x()

    def test_an_arrow_over_the_edge_turns_the_month(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk, day=date(2026, 11, 1))
        page.month_card.tint.take_focus()
        QTest.keyClick(cell_of(page, date(2026, 11, 1)), Qt.Key.Key_Left)
        assert page.month_card.title.plain == "October 2026"
        assert focused(page) is cell_of(page, date(2026, 10, 31))

    def test_back_in_the_current_month_no_day_to_come_is_chosen(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk, day=date(2026, 10, 30))
        page.month_card.forth.click()
        assert page.day == TODAY

    def test_the_chosen_measure_outlives_the_page(self, show: Show, desk: JournalDesk) -> None:
        desk.night("23:00", "07:00")
        remembered = Remembered()
        page = show(desk, remembered)
        page.month_card.measures.chosen.emit("sleep")
        assert cell_of(page, TODAY).accessibleName() == "Thursday 19 November, today, slept 8 h"
        again = show(desk, remembered)
        assert again.month_card.measures.value == "sleep"

    def test_return_goes_to_the_entries_of_the_day(self, show: Show, desk: JournalDesk) -> None:
        desk.check_in("12:00", stress=3)
        page = show(desk)
        page.month_card.tint.take_focus()
        QTest.keyClick(cell_of(page, TODAY), Qt.Key.Key_Return)
        assert focused(page) is page.day_card.rows[0]

    def test_a_cell_is_painted_in_its_step_and_a_missing_one_is_not(
        self, show: Show, desk: JournalDesk, theme: Theme
    ) -> None:
        desk.check_in("12:00", TODAY - timedelta(days=3), stress=9)
        page = show(desk)
        strong = cell_of(page, TODAY - timedelta(days=3))
        missing = cell_of(page, YESTERDAY)
        middle = (strong.width() // 2, strong.height() // 2 - 4)
        assert strong.grab().toImage().pixelColor(*middle) == theme.ramp("stress")[4]
        assert missing.grab().toImage().pixelColor(*middle) == theme.color("surface")


class TestDay:
    def test_a_sentence_teaches_what_will_be_here(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk)
        assert page.day_card.teaching.isVisibleTo(page)
        desk.record.check_in(stress=4)
        assert not page.day_card.teaching.isVisibleTo(page)
        assert whats(page) == ["Stress 4"]

    def test_each_row_opens_where_it_can_be_changed(
        self, show: Show, desk: JournalDesk, doors: Doors, host: NotingHost
    ) -> None:
        desk.night("23:32", "06:50")
        desk.check_in("07:10", stress=4)
        desk.block("08:00", 50, "Renal")
        desk.questions("09:00", 3, 5)
        page = show(desk)
        night, check_in, block, questions = page.day_card.rows
        night.click()
        QTest.keyClick(check_in, Qt.Key.Key_Return)
        assert doors.diaries == [TODAY]
        assert [one.stress for one in doors.edited] == [4]
        block.click()
        assert isinstance(host.popover, EntryPanel)
        host.close_popover()
        questions.click()
        assert isinstance(host.popover, EntryPanel)

    def test_delete_removes_and_undo_brings_back(
        self, show: Show, desk: JournalDesk, host: NotingHost
    ) -> None:
        desk.check_in("15:40", YESTERDAY, stress=3)
        page = show(desk, day=YESTERDAY)
        QTest.keyClick(page.day_card.rows[0], Qt.Key.Key_Delete)
        assert host.said == ["Deleted check-in 15:40 · Undo"]
        assert whats(page) == []
        host.click_toast()
        assert whats(page) == ["Stress 3"]
        assert host.said[-1] == "Taken back: check-in 15:40"

    def test_a_row_of_blocks_is_deleted_and_brought_back_whole(
        self, show: Show, desk: JournalDesk, host: NotingHost
    ) -> None:
        session = desk.store.add_session(
            StudySession(topic="Renal", rhythm="50/10", level="firm", started=at("08:00"))
        )
        for hour in ("08:00", "09:00"):
            desk.block(hour, 50, "Renal", session=session)
        page = show(desk)
        QTest.keyClick(page.day_card.rows[0], Qt.Key.Key_Delete)
        assert host.said == ["Deleted 2 blocks of Renal · Undo"]
        assert desk.store.blocks(TODAY, TODAY) == []
        host.click_toast()
        assert whats(page) == ["Renal, 2 blocks, 100 min"]

    def test_after_deleting_the_focus_is_on_what_follows(self, show: Show, desk: JournalDesk) -> None:
        desk.check_in("08:00", stress=1)
        desk.check_in("09:00", stress=2)
        page = show(desk)
        page.day_card.rows[0].setFocus()
        QTest.keyClick(page.day_card.rows[0], Qt.Key.Key_Delete)
        assert whats(page) == ["Stress 2"]
        assert focused(page) is page.day_card.rows[0]
        QTest.keyClick(page.day_card.rows[0], Qt.Key.Key_Delete)
        assert focused(page) is page.day_card.note.quiet

    def test_what_was_deleted_can_be_taken_back_from_the_menu_after_a_restart(
        self, show: Show, desk: JournalDesk
    ) -> None:
        desk.check_in("15:40", YESTERDAY, stress=3)
        first = show(desk, day=YESTERDAY)
        QTest.keyClick(first.day_card.rows[0], Qt.Key.Key_Delete)
        page = show(desk)
        entries = menu_of(page, page.day_card.more.click)
        entries["Take back: deleted check-in 15:40, 18 November"].trigger()
        assert [one.stress for one in desk.store.check_ins(YESTERDAY, YESTERDAY)] == [3]

    def test_control_z_takes_back_the_latest_and_says_when_there_is_none(
        self, show: Show, desk: JournalDesk, host: NotingHost
    ) -> None:
        desk.check_in("12:00", stress=3)
        page = show(desk)
        QTest.keyClick(page.day_card.rows[0], Qt.Key.Key_Delete)
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert whats(page) == ["Stress 3"]
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert host.said[-1] == "There is nothing to take back from the last 24 hours."

    def test_a_rest_day_is_declared_and_taken_back(
        self, show: Show, desk: JournalDesk, host: NotingHost
    ) -> None:
        page = show(desk, day=YESTERDAY)
        menu_of(page, page.day_card.more.click)["Rest day"].trigger()
        assert whats(page) == ["Rest day"]
        assert cell_of(page, YESTERDAY).accessibleName().endswith("rest day")
        QTest.keyClick(page.day_card.rows[0], Qt.Key.Key_Delete)
        assert whats(page) == []
        host.click_toast()
        assert whats(page) == ["Rest day"]

    def test_a_night_without_sleep_leads_to_the_diary_and_can_be_deleted(
        self, show: Show, desk: JournalDesk, doors: Doors, host: NotingHost
    ) -> None:
        desk.store.set_marks(DayMark(YESTERDAY, program_ran=True, did_not_sleep=True))
        page = show(desk, day=YESTERDAY)
        page.day_card.rows[0].click()
        assert doors.diaries == [YESTERDAY]
        QTest.keyClick(page.day_card.rows[0], Qt.Key.Key_Delete)
        assert desk.edit.marks(YESTERDAY) == DayMark(YESTERDAY, program_ran=True)

    def test_the_year_before_is_one_click_away(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk)
        assert not page.day_card.year_ago.isVisibleTo(page)
        desk.block("08:00", 90, "Renal", date(2025, 11, 19))
        page.refresh()
        assert page.day_card.year_ago.text() == "A year ago: 1 h 30 min of focus"
        page.day_card.year_ago.click()
        assert page.day == date(2025, 11, 19)
        assert page.month_card.title.plain == "November 2025"

    def test_up_and_down_go_from_row_to_row(self, show: Show, desk: JournalDesk) -> None:
        for hour in ("08:00", "09:00"):
            desk.check_in(hour, stress=1)
        page = show(desk)
        first, second = page.day_card.rows
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Down)
        assert focused(page) is second
        QTest.keyClick(second, Qt.Key.Key_Up)
        assert focused(page) is first

    def test_a_note_of_an_entry_stands_below_it(self, show: Show, desk: JournalDesk) -> None:
        desk.check_in("08:00", stress=1)
        desk.check_in("09:00", stress=2, note="After the mock exam, walked home the long way")
        page = show(desk)
        page.resize(1192, 800)
        page.grab()
        plain, noted = page.day_card.rows
        assert plain.height() == 44
        assert noted.height() > plain.height()

    def test_an_entry_of_the_ribbon_opens_as_its_row_does(
        self, show: Show, desk: JournalDesk, doors: Doors
    ) -> None:
        late = desk.night("23:00", "07:00", TODAY)
        page = show(desk, day=YESTERDAY)
        page.day_card.ribbon.opened.emit(late)
        assert doors.diaries == [TODAY]


class TestNote:
    def test_n_writes_control_return_keeps(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk)
        QTest.keyClick(page.day_card.more, Qt.Key.Key_N)
        field = page.day_card.note.field
        assert focused(page) is field
        QTest.keyClicks(field, "new and calm")
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert desk.store.day_notes(TODAY, TODAY) == [DayNote(TODAY, "new and calm")]
        assert page.day_card.note.quiet.accessibleName() == "Note of the day: new and calm"
        assert focused(page) is page.day_card.note.quiet
        assert cell_of(page, TODAY).accessibleName().endswith("has a note")

    def test_n_writes_also_while_no_control_has_the_focus(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk)
        page.window().setFocus()
        QTest.keyClick(page.window(), Qt.Key.Key_N)
        QTest.keyClicks(page.day_card.note.field, "no, nothing new")
        assert page.day_card.note.field.toPlainText() == "no, nothing new"

    def test_escape_leaves_it_as_it_was(self, show: Show, desk: JournalDesk) -> None:
        desk.store.set_day_note(DayNote(TODAY, "Quiet"))
        page = show(desk)
        QTest.keyClick(page.day_card.note.quiet, Qt.Key.Key_Return)
        QTest.keyClicks(page.day_card.note.field, " no")
        QTest.keyClick(page.day_card.note.field, Qt.Key.Key_Escape)
        assert desk.store.day_notes(TODAY, TODAY) == [DayNote(TODAY, "Quiet")]
        assert not page.day_card.note.editing

    def test_what_is_being_written_survives_a_reading_and_is_kept_on_leaving(
        self, show: Show, desk: JournalDesk
    ) -> None:
        page = show(desk)
        page.write_note()
        QTest.keyClicks(page.day_card.note.field, "half a line")
        desk.record.check_in(stress=2)
        assert page.day_card.note.field.toPlainText() == "half a line"
        page.go_to(YESTERDAY)
        assert desk.store.day_notes(YESTERDAY, TODAY) == [DayNote(TODAY, "half a line")]

    def test_a_page_that_goes_out_of_sight_keeps_it_too(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk)
        page.write_note()
        QTest.keyClicks(page.day_card.note.field, "half a line")
        page.set_seen(False)
        assert desk.store.day_notes(TODAY, TODAY) == [DayNote(TODAY, "half a line")]

    def emptied(self, page: JournalPage) -> None:
        page.write_note()
        page.day_card.note.field.clear()
        QTest.keyClick(page.day_card.note.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def test_a_note_that_was_emptied_is_one_click_away(
        self, show: Show, desk: JournalDesk, host: NotingHost
    ) -> None:
        desk.store.set_day_note(DayNote(TODAY, "Quiet"))
        self.emptied(show(desk))
        assert desk.store.day_notes(TODAY, TODAY) == []
        assert host.said == ["Deleted the note of 19 November · Undo"]
        host.click_toast()
        assert desk.store.day_notes(TODAY, TODAY) == [DayNote(TODAY, "Quiet")]
        assert host.said[-1] == "Taken back: note of 19 November"

    def test_an_emptied_note_comes_back_by_ctrl_z_also_to_a_page_made_anew(
        self, show: Show, desk: JournalDesk, host: NotingHost
    ) -> None:
        remembered = Remembered()
        desk.store.set_day_note(DayNote(TODAY, "Quiet"))
        desk.check_in("07:10", stress=4)
        first = show(desk, remembered)
        QTest.keyClick(first.day_card.rows[0], Qt.Key.Key_Delete)
        desk.clock.advance(timedelta(minutes=1))
        self.emptied(first)
        first.close()
        page = show(desk, remembered)
        acts = menu_of(page, page.day_card.more.click)
        assert "Take back: changed the note of 19 November" in acts
        page.findChildren(QMenu)[-1].close()
        QTest.keyClick(page.day_card.more, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert desk.store.day_notes(TODAY, TODAY) == [DayNote(TODAY, "Quiet")]
        assert whats(page) == []
        QTest.keyClick(page.day_card.more, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert whats(page) == ["Stress 4"]

    def test_a_note_kept_out_of_sight_offers_nothing_to_who_is_there(
        self, show: Show, desk: JournalDesk, host: NotingHost
    ) -> None:
        desk.store.set_day_note(DayNote(TODAY, "Quiet"))
        page = show(desk)
        page.write_note()
        QTest.keyClicks(page.day_card.note.field, "er")
        page.set_seen(False)
        assert desk.store.day_notes(TODAY, TODAY) == [DayNote(TODAY, "Quieter")]
        assert host.said == []

    def test_a_full_disk_leaves_the_text_where_it_is(
        self, show: Show, desk: JournalDesk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_note: DayNote) -> None:
            raise EnvironmentFault("The disk is full: free some space.")

        page = show(desk)
        monkeypatch.setattr(desk.store, "set_day_note", full)
        page.write_note()
        QTest.keyClicks(page.day_card.note.field, "line")
        QTest.keyClick(page.day_card.note.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert page.day_card.note.fault.words == "The disk is full: free some space."
        assert page.day_card.note.field.toPlainText() == "line"

    def test_letters_in_a_field_are_text(self, show: Show, desk: JournalDesk, doors: Doors) -> None:
        page = show(desk)
        QTest.keyClicks(page.header.search, "cn")
        assert page.header.search.text() == "cn"
        assert doors.check_ins == 0
        QTest.keyClick(page.day_card.more, Qt.Key.Key_C)
        assert doors.check_ins == 1

    def test_a_day_to_come_has_no_note(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk, day=TODAY + timedelta(days=1))
        assert not page.day_card.note.isVisibleTo(page)
        page.write_note()
        assert not page.day_card.note.editing


class TestBlocks:
    def panel(self, host: NotingHost) -> tuple[EntryPanel, BlockForms]:
        assert isinstance(host.popover, EntryPanel)
        (forms,) = host.popover.findChildren(BlockForms)
        return host.popover, forms

    def test_a_block_is_changed_and_the_change_can_be_taken_back(
        self, show: Show, desk: JournalDesk, host: NotingHost, qtbot: QtBot
    ) -> None:
        desk.block("08:00", 50, "Renal", effort=4)
        page = show(desk)
        page.day_card.rows[0].click()
        panel, forms = self.panel(host)
        qtbot.addWidget(panel)
        form = forms.forms[0]
        form.topic.write("Cardiology")
        form.minutes.read(40)
        form.effort.picked.emit(7)
        panel.save.click()
        (block,) = desk.store.blocks(TODAY, TODAY)
        assert (block.topic, block.effort) == ("Cardiology", 7)
        assert (block.focus_time, block.ended) == (timedelta(minutes=40), at("08:40"))
        assert host.said == ["Changed block 08:00, Renal · Undo"]
        assert host.popover is None
        host.click_toast()
        assert whats(page) == ["Renal, 50 min"]

    def test_what_is_wrong_is_said_and_nothing_changes(
        self, show: Show, desk: JournalDesk, host: NotingHost, qtbot: QtBot
    ) -> None:
        desk.block("08:00", 50, "Renal")
        page = show(desk)
        page.day_card.rows[0].click()
        panel, forms = self.panel(host)
        qtbot.addWidget(panel)
        forms.forms[0].start.setText("25:99")
        panel.save.click()
        assert panel.fault.words
        assert host.popover is panel
        forms.forms[0].start.setText("12:20")
        panel.save.click()
        assert "still to come" in panel.fault.words
        assert whats(page) == ["Renal, 50 min"]

    def test_one_of_several_blocks_is_deleted(
        self, show: Show, desk: JournalDesk, host: NotingHost, qtbot: QtBot
    ) -> None:
        session = desk.store.add_session(
            StudySession(topic="Renal", rhythm="50/10", level="firm", started=at("08:00"))
        )
        desk.block("08:00", 50, "Renal", session=session)
        second = desk.block("09:00", 30, "Renal", session=session)
        page = show(desk)
        page.day_card.ribbon.opened.emit(second)
        panel, forms = self.panel(host)
        qtbot.addWidget(panel)
        assert forms.shown.id == second
        panel.delete.click()
        assert whats(page) == ["Renal, 50 min"]
        assert host.said == ["Deleted block 09:00, Renal · Undo"]

    def test_a_block_is_added_by_hand(
        self, show: Show, desk: JournalDesk, host: NotingHost, qtbot: QtBot
    ) -> None:
        page = show(desk, day=YESTERDAY)
        menu_of(page, page.day_card.more.click)["Add a study block…"].trigger()
        assert isinstance(host.popover, EntryPanel)
        panel = host.popover
        qtbot.addWidget(panel)
        panel.save.click()
        assert panel.fault.words.startswith("The topic is empty")
        form: Any = panel.focusProxy()
        while not hasattr(form, "values"):
            form = form.parentWidget()
        form.topic.write("Renal")
        form.start.setText("1:30")
        panel.save.click()
        (block,) = desk.store.blocks(YESTERDAY, YESTERDAY)
        assert block.started == at("01:30", TODAY)

    def test_questions_are_changed(
        self, show: Show, desk: JournalDesk, host: NotingHost, qtbot: QtBot
    ) -> None:
        desk.questions("09:00", 3, 5)
        page = show(desk)
        page.day_card.rows[0].click()
        assert isinstance(host.popover, EntryPanel)
        panel = host.popover
        qtbot.addWidget(panel)
        form: Any = panel.focusProxy()
        while not hasattr(form, "questions"):
            form = form.parentWidget()
        form.correct.read(6)
        panel.save.click()
        assert "from 0 to 5" in panel.fault.words
        form.correct.read(4)
        panel.save.click()
        assert whats(page) == ["Renal, 4 of 5 right"]

    def test_stress_around_a_practice_is_changed_and_taken_back(
        self, show: Show, desk: JournalDesk, host: NotingHost, qtbot: QtBot
    ) -> None:
        desk.practice("08:30", stress_before=4)
        page = show(desk)
        page.day_card.rows[0].click()
        assert isinstance(host.popover, EntryPanel)
        panel = host.popover
        qtbot.addWidget(panel)
        [form] = panel.findChildren(PracticeForm)
        assert (form.before.row.value, form.after.row.value) == (4, None)
        QTest.keyClick(form.focusProxy(), Qt.Key.Key_7)
        assert form.practice.stress_before == 7
        QTest.keyClick(form.after.row.stop, Qt.Key.Key_2)
        form.before.clear.click()
        panel.save.click()
        assert page.day_card.rows[0].row.aside == "stress 2 after"
        assert host.said == ["Changed practice 08:30 · Undo"]
        host.click_toast()
        assert page.day_card.rows[0].row.aside == "stress 4 before"

    def test_a_practice_is_deleted_with_the_way_back(
        self, show: Show, desk: JournalDesk, host: NotingHost
    ) -> None:
        desk.practice("08:30")
        page = show(desk)
        page.day_card.rows[0].delete_asked.emit()
        assert whats(page) == []
        assert host.said == ["Deleted practice 08:30 · Undo"]
        host.click_toast()
        assert whats(page) == ["Slow and even, 5 min"]


class TestFollowing:
    def test_an_unseen_page_waits_with_its_work(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk)
        page.set_seen(False)
        desk.store.asked.clear()
        desk.record.check_in(stress=4)
        assert desk.store.asked == []
        page.set_seen(True)
        assert whats(page) == ["Stress 4"]

    def test_coming_back_with_nothing_new_reads_nothing(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk)
        page.set_seen(False)
        desk.store.asked.clear()
        page.set_seen(True)
        assert desk.store.asked == []

    def test_a_new_day_is_followed_by_who_was_at_today(self, show: Show, desk: JournalDesk) -> None:
        page = show(desk)
        page.set_seen(False)
        desk.clock.advance(hours=20)
        page.set_seen(True)
        assert page.day == TODAY + timedelta(days=1)

    def test_another_page_leads_to_an_entry(self, show: Show, desk: JournalDesk) -> None:
        desk.check_in("08:00", YESTERDAY, stress=1)
        wanted = desk.check_in("09:00", YESTERDAY, stress=2)
        page = show(desk, day=YESTERDAY, entry=wanted)
        assert [row.marked for row in page.day_card.rows] == [False, True]
        page.arrive(day=YESTERDAY, entry=wanted)
        assert focused(page) is page.day_card.rows[1]
        page.arrive(day=YESTERDAY)
        assert focused(page) is cell_of(page, YESTERDAY)
        page.go_to(TODAY)
        page.go_to(YESTERDAY)
        assert not any(row.marked for row in page.day_card.rows)

    def test_turning_the_month_of_a_long_record_reads_six_weeks(self, show: Show) -> None:
        desk = journal_desk(weeks=12)
        page = show(desk)
        desk.store.asked.clear()
        page.month_card.back.click()
        assert max(desk.store.asked) == 42


def walk(page: JournalPage) -> list[QWidget]:
    """Return what Tab stops at, once round."""
    seen: list[QWidget] = []
    page.header.search.setFocus(Qt.FocusReason.TabFocusReason)
    step = page.header.search.nextInFocusChain()
    while step is not None and step is not page.header.search:
        wants = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if wants and page.isAncestorOf(step) and step.isVisibleTo(page) and step.isEnabled():
            seen.append(step)
        step = step.nextInFocusChain()
    return seen


def test_every_stop_of_the_keyboard_has_a_name_and_the_month_is_one_stop(
    show: Show, desk: JournalDesk
) -> None:
    desk.check_in("08:00", stress=1)
    page = show(desk)
    stops = walk(page)
    assert all(stop.accessibleName() or getattr(stop, "text", lambda: "")() for stop in stops)
    assert sum(isinstance(stop, DayCell) for stop in stops) == 1
    assert sum(isinstance(stop, EntryRow) for stop in stops) == 1
    order: list[QWidget] = [page.header.check_in, page.month_card.back, cell_of(page, TODAY)]
    order += [page.day_card.more, page.day_card.ribbon, page.day_card.rows[0], page.day_card.note.quiet]
    places = [stops.index(stop) for stop in order]
    assert places == sorted(places)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [652, 1192])
def test_nothing_is_cut_off_at_any_width_and_text_size(
    show: Show, theme: Theme, qtbot: QtBot, scale: float, width: int
) -> None:
    theme.choose(text_scale=scale)
    page = show(journal_desk(weeks=2))
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(width, 800)
    area.show()
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    for row in page.day_card.rows:
        assert row.geometry().right() <= page.day_card.width()
    area.takeWidget()


def test_the_header_folds_and_unfolds_again_when_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    header = Header(theme, lambda: None, lambda: None)
    qtbot.addWidget(header)
    header.show()
    parts: tuple[QWidget, ...] = (header.title, header.search, header.check_in)

    def lines() -> int:
        return len({part.mapTo(header, part.rect().center()).y() // 20 for part in parts})

    def stands_in(expected: int) -> Callable[[], bool]:
        return lambda: lines() == expected

    for width, expected in ((1128, 1), (588, 2), (400, 3), (1128, 1)):
        header.resize(width, 60)
        qtbot.waitUntil(stands_in(expected))


def test_secondary_words_in_a_row_keep_their_own_ink(show: Show, desk: JournalDesk, theme: Theme) -> None:
    desk.check_in("09:00", stress=2, note="MMMM")
    page = show(desk)
    picture = page.day_card.rows[0].grab().toImage()
    across = range(90, 130)
    note = {picture.pixelColor(x, y).name() for x in across for y in range(36, picture.height() - 4)}
    assert theme.color("text2").name() in note
    assert theme.color("text").name() not in note


def test_rows_cells_and_the_note_are_buttons_to_a_screen_reader(show: Show, desk: JournalDesk) -> None:
    desk.check_in("09:00", stress=2)
    page = show(desk)
    for widget in (page.day_card.rows[0], cell_of(page, TODAY), page.day_card.note.quiet):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.role() in (QAccessible.Role.Button, QAccessible.Role.CheckBox)
        assert interface.text(QAccessible.Text.Name) == widget.accessibleName()


def test_the_icons_of_its_rows_are_shipped() -> None:
    for name in ("mood", "moon", "play", "questions", "practices", "leaf", "note", "more"):
        assert (RepositoryAssets().path(f"icons/{name}.svg")).is_file(), Path(name)
