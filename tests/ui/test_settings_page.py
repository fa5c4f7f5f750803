"""The settings: saved at once, each default in sight, found by a word, and never a dead row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.app.facts import EntriesChanged
from companion.app.ports import Backup, Capability, Difference
from companion.core.errors import InvalidInput
from companion.ui.pages.settings import SettingsDoors, SettingsPage
from companion.ui.pages.settings.aside import _RUNNING
from companion.ui.pages.settings.backups_section import ERASE, BackupsSection, FileAsking
from companion.ui.pages.settings.bring_back import BringBack
from companion.ui.pages.settings.journal_section import JournalSection
from companion.ui.pages.settings.lengths import minutes_words, read_minutes, read_time
from companion.ui.pages.settings.look_section import LookSection
from companion.ui.pages.settings.private_section import PrivateSection
from companion.ui.pages.settings.study_section import StudySection
from companion.ui.pages.settings.works_section import WorksSection
from companion.ui.private.code_words import asked_back, groups
from companion.ui.private.passphrase_dialog import PassphraseDialog
from companion.ui.theme import Theme
from companion.ui.widgets.popover import Popover
from tests.fakes.desktop import FakeNotifier
from tests.fakes.today import RepositoryAssets
from tests.fakes.vault import FakeVault
from tests.ui.private_desk import PASSPHRASE, Desk, Host

RETURN = Qt.Key.Key_Return
NEW = "another four words"
Kind = TypeVar("Kind")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(RepositoryAssets(), "light", reduced_motion=True)


class Shown:
    """The page in a window of its own; the survey answers what the test says."""

    def __init__(self, qtbot: QtBot, theme: Theme, desk: Desk, folder: Path) -> None:
        self.desk, self.host, self.folder = desk, Host(), folder
        self.surveyed: dict[str, Capability] = {
            "tray": Capability(False, "", "No panel with a tray runs here.")
        }
        self.exported: list[Path] = []
        self.save_as, self.chosen = str(folder / "copy.db"), str(folder / "old.db")
        doors = SettingsDoors(
            survey=lambda: self.surveyed,
            export=self.exported.append,
            asking=FileAsking(
                lambda *_asked: self.save_as, lambda *_asked: self.save_as, lambda *_asked: self.chosen
            ),
            choose=lambda *_asked: str(folder / "code.txt"),
            tags=lambda: QLabel("coffee, on call"),
        )
        self.page = SettingsPage(desk, theme, self.host, doors)
        qtbot.addWidget(self.page)
        self.page.resize(1192, 780)
        self.page.show()
        qtbot.waitExposed(self.page)

    def section(self, kind: type[Kind]) -> Kind:
        return next(one for one in self.page.sections if isinstance(one, kind))

    @property
    def dialog(self) -> PassphraseDialog:
        assert isinstance(self.host.popover, PassphraseDialog)
        return self.host.popover


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, desk: Desk, tmp_path: Path) -> Shown:
    return Shown(qtbot, theme, desk, tmp_path)


class TestSaving:
    def test_a_choice_is_saved_at_once_and_its_default_offered(self, shown: Shown) -> None:
        level = shown.section(StudySection).level
        level.segments.findChildren(QWidget)[2].click()  # type: ignore[attr-defined]  # a segment
        assert shown.desk.settings.current.study.level == "strict"
        assert level.default.text() == "Default: Firm. Use it"
        level.default.click()
        assert shown.desk.settings.current.study.level == "firm"
        assert level.default.isHidden()
        assert "level" not in shown.desk.file.table["study"]

    def test_the_tab_key_goes_to_the_control_first_and_then_to_its_default(
        self, qtbot: QtBot, shown: Shown
    ) -> None:
        guard = shown.section(StudySection).guard
        guard.switch.click()
        guard.switch.setFocus()
        qtbot.keyClick(guard.switch, Qt.Key.Key_Tab)
        assert guard.default.hasFocus()

    def test_a_switch_is_saved_at_once(self, shown: Shown) -> None:
        shown.section(StudySection).guard.switch.click()
        assert shown.desk.settings.current.guard

    def test_what_cannot_be_saved_is_said_in_place_and_put_back(self, shown: Shown) -> None:
        shown.desk.file.locked = True
        guard = shown.section(StudySection).guard
        guard.switch.click()
        assert guard.fault.words == "The settings file cannot be written: check the folder."
        assert not guard.switch.isChecked()
        shown.desk.file.locked = False
        guard.switch.click()
        assert guard.fault.words == ""

    def test_a_length_is_typed(self, qtbot: QtBot, shown: Shown) -> None:
        target = shown.section(JournalSection).target
        assert target.field.text() == "8 h"
        target.field.setText("7.5")
        target.field.editingFinished.emit()
        assert shown.desk.settings.current.journal.sleep_target_min == 450
        assert target.field.text() == "7 h 30 min"

    def test_a_length_that_cannot_be_meant_stays_with_a_sentence(self, shown: Shown) -> None:
        target = shown.section(JournalSection).target
        target.field.setText("40 h")
        target.field.editingFinished.emit()
        assert target.fault.words == "“40 h” is no length from 2 h to 16 h: write it like 7 h 30 min."
        assert target.field.text() == "40 h"
        assert shown.desk.settings.current.journal.sleep_target_min == 480

    def test_the_turn_of_the_day_is_typed(self, shown: Shown) -> None:
        turn = shown.section(JournalSection).turn
        turn.field.setText("5")
        turn.field.editingFinished.emit()
        assert shown.desk.settings.current.journal.rollover == time(5)

    def test_what_another_face_changes_is_shown(self, shown: Shown) -> None:
        shown.desk.settings.change("look", "theme", "dark")
        assert shown.section(LookSection).scheme.segments.value == "Dark"

    def test_a_value_of_ones_own_in_the_file_is_among_the_choices(
        self, qtbot: QtBot, theme: Theme, desk: Desk, tmp_path: Path
    ) -> None:
        desk.settings.change("look", "text_scale", 1.4)
        shown = Shown(qtbot, theme, desk, tmp_path)
        assert shown.section(LookSection).text_size.segments.value == "140 %"


class TestFinding:
    def test_a_search_goes_through_every_section(self, qtbot: QtBot, shown: Shown) -> None:
        qtbot.keyClicks(shown.page.search, "copy")
        visible = [one.key for one in shown.page.sections if not one.isHidden()]
        assert visible == ["backups"]
        backups = shown.section(BackupsSection)
        assert not backups.make.isHidden()
        assert backups.out.isHidden()

    def test_nothing_found_is_said(self, qtbot: QtBot, shown: Shown) -> None:
        qtbot.keyClicks(shown.page.search, "teapot")
        assert shown.page.nothing.plain == "No setting speaks of “teapot”."
        shown.page.search.clear()
        assert shown.page.nothing.isHidden()

    def test_a_search_shows_no_row_that_means_nothing_yet(self, qtbot: QtBot, shown: Shown) -> None:
        qtbot.keyClicks(shown.page.search, "recovery")
        assert shown.section(PrivateSection).code.isHidden()

    def test_the_page_opens_where_it_is_told_and_knows_where_it_is(self, shown: Shown) -> None:
        shown.page.arrive(section="backups")
        assert [one.key for one in shown.page.sections if not one.isHidden()] == ["backups"]
        assert shown.page.where == {"section": "backups"}
        shown.page.arrive(section="nowhere")
        assert shown.page.where == {"section": "backups"}

    def test_narrow_or_large_the_list_goes_above(self, shown: Shown) -> None:
        beside = shown.page.heightForWidth(1192)
        shown.page.resize(620, 780)
        assert shown.page.heightForWidth(620) > beside


class TestThePassphrase:
    def fill(self, qtbot: QtBot, dialog: PassphraseDialog, *, current: str = "", new: str = "") -> None:
        qtbot.keyClicks(dialog.current.field, current)
        for field in (dialog.new.first, dialog.new.again):
            qtbot.keyClicks(field.field, new)
        dialog.start()

    def test_setting_one_shows_the_code_and_asks_it_back(self, qtbot: QtBot, shown: Shown) -> None:
        private = shown.section(PrivateSection)
        private.set_button.click()
        dialog = shown.dialog
        self.fill(qtbot, dialog, new=PASSPHRASE)
        qtbot.waitUntil(lambda: dialog.sheet is not None)
        assert dialog.stays
        assert not private.change_button.isHidden(), "it is set, whatever happens now"
        dialog.go.click()
        assert dialog.sheet is not None
        code = groups(shown.desk.vault.code)
        for place, field in zip(asked_back(len(code)), dialog.sheet.fields, strict=True):
            qtbot.keyClicks(field, code[place])
        dialog.go.click()
        assert shown.host.toasts == ["Your journal has a passphrase now."]
        assert not private.auto_lock.isHidden()

    def test_changing_needs_the_one_now(self, qtbot: QtBot, shown: Shown) -> None:
        shown.desk.vault.set(PASSPHRASE)
        private = shown.section(PrivateSection)
        private.refresh()
        private.change_button.click()
        self.fill(qtbot, shown.dialog, current="wrong one", new=NEW)
        qtbot.waitUntil(lambda: bool(shown.dialog.fault.words))
        assert shown.desk.vault.passphrase == PASSPHRASE
        shown.dialog.current.field.setText(PASSPHRASE)
        shown.dialog.start()
        qtbot.waitUntil(lambda: shown.desk.vault.passphrase == NEW)
        assert shown.host.toasts == ["The passphrase is changed."]

    def test_removing_it_takes_the_locks_rows_away(self, qtbot: QtBot, shown: Shown) -> None:
        shown.desk.vault.set(PASSPHRASE)
        private = shown.section(PrivateSection)
        private.refresh()
        private.remove_button.click()
        self.fill(qtbot, shown.dialog, current=PASSPHRASE)
        qtbot.waitUntil(lambda: not shown.desk.vault.locked())
        assert private.auto_lock.isHidden()
        assert not private.hide_row.isHidden()

    def test_a_new_code_is_made(self, qtbot: QtBot, shown: Shown) -> None:
        before = shown.desk.vault.set(PASSPHRASE)
        shown.section(PrivateSection).refresh()
        shown.section(PrivateSection).renew.click()
        dialog = shown.dialog
        self.fill(qtbot, dialog, current=PASSPHRASE)
        qtbot.waitUntil(lambda: dialog.sheet is not None)
        assert shown.desk.vault.code != before

    def test_remembering_asks_first_and_forgets_at_once(self, qtbot: QtBot, shown: Shown) -> None:
        shown.desk.vault.set(PASSPHRASE)
        private = shown.section(PrivateSection)
        private.refresh()
        private.remember.click()
        assert not private.remember.isChecked()
        self.fill(qtbot, shown.dialog, current=PASSPHRASE)
        qtbot.waitUntil(lambda: shown.desk.vault.kept)
        assert private.remember.isChecked()
        private.remember.click()
        assert not shown.desk.vault.kept

    def test_without_a_keyring_there_is_no_switch_but_a_reason(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        shown = Shown(qtbot, theme, Desk(vault=FakeVault(PASSPHRASE, keyring=False)), tmp_path)
        private = shown.section(PrivateSection)
        assert private.remembered.meaning.plain == ("No keyring runs on this desktop.")
        assert not private.remember.isVisible()

    def test_a_code_that_is_shown_stays_through_esc_and_clicks(
        self, qtbot: QtBot, theme: Theme, shown: Shown
    ) -> None:
        shown.section(PrivateSection).set_button.click()
        dialog = shown.dialog
        cover = QWidget()
        qtbot.addWidget(cover)
        cover.resize(900, 700)
        cover.show()
        popover = Popover(cover, theme, dialog)
        popover.open()
        self.fill(qtbot, dialog, new=PASSPHRASE)
        qtbot.waitUntil(lambda: dialog.sheet is not None)
        qtbot.keyClick(popover, Qt.Key.Key_Escape)
        qtbot.mouseClick(popover, Qt.MouseButton.LeftButton, pos=popover.rect().topLeft())
        assert popover.isVisible()

    def test_tags_are_not_there_while_what_was_written_is_hidden(self, shown: Shown) -> None:
        journal = shown.section(JournalSection)
        assert not journal.rows[2].isHidden()
        shown.desk.settings.change("private", "hide_content", True)
        assert journal.rows[2].isHidden()


class TestCopies:
    def test_the_last_ones_are_named_with_day_and_size(self, shown: Shown) -> None:
        section = shown.section(BackupsSection)
        assert (section.arrive(), section.kept.meaning.plain) == (None, "None yet.")
        day = date(2026, 11, 19)
        shown.desk.backups.copies = [
            Backup(path=Path(f"/p/{n}.db"), day=day - timedelta(days=n), size=2_400_000, locked=n == 0)
            for n in range(7)
        ]
        section.arrive()
        assert len(section.lines.words) == 6
        assert section.lines.words[0].endswith("2.4 MB · locked")
        assert section.lines.words[-1] == "and 2 older ones"
        shown.desk.backups.copies[0] = replace(shown.desk.backups.copies[0], replaced=True)
        section.refresh()
        assert section.lines.words[0].endswith("locked · the journal before a copy was brought back")
        assert section.kept.meaning.plain == "They lie in /p"

    def test_a_copy_is_made_where_one_says(self, qtbot: QtBot, shown: Shown) -> None:
        section = shown.section(BackupsSection)
        section.make_copy()
        qtbot.waitUntil(lambda: shown.desk.backups.made == [shown.folder / "copy.db"])
        assert shown.host.toasts == ["Saved as copy.db."]
        section.make_copy()
        qtbot.waitUntil(lambda: "is there already" in section.make.fault.words)

    def test_choosing_nothing_does_nothing(self, shown: Shown) -> None:
        shown.save_as = shown.chosen = ""
        section = shown.section(BackupsSection)
        section.make_copy()
        section.export_all()
        section.bring_back()
        assert (shown.desk.backups.made, shown.exported, shown.host.popover) == ([], [], None)

    def test_everything_is_exported_where_one_says(self, qtbot: QtBot, shown: Shown) -> None:
        shown.section(BackupsSection).export_all()
        qtbot.waitUntil(lambda: shown.exported == [shown.folder / "copy.db"])
        focused = shown.page.focusWidget()
        assert isinstance(focused, QPushButton) and focused.text() == "Export…"

    def test_bringing_back_tells_first_and_confirms_once(self, qtbot: QtBot, shown: Shown) -> None:
        told: list[object] = []
        shown.desk.bus.subscribe(EntriesChanged, told.append)
        shown.desk.backups.differences = [
            Difference(kind="check_in", now=20, then=8, lost=12, back=0, other=0),
            Difference(kind="night", now=5, then=8, lost=0, back=3, other=0),
        ]
        shown.section(BackupsSection).bring_back()
        dialog = shown.host.popover
        assert isinstance(dialog, BringBack)
        assert not dialog.go.isEnabled()
        qtbot.waitUntil(dialog.go.isEnabled)
        assert dialog.words.plain == "12 check-ins would be lost. 3 nights would come back."
        assert shown.desk.backups.restored == []
        dialog.go.click()
        qtbot.waitUntil(lambda: bool(shown.host.toasts))
        assert shown.desk.backups.restored == [shown.folder / "old.db"]
        assert shown.host.toasts == [
            "The copy is back. The journal from before is kept as before-2026-11-19.db."
        ]
        assert told == [EntriesChanged()]

    def test_a_locked_copy_asks_for_its_passphrase(self, qtbot: QtBot, shown: Shown) -> None:
        shown.desk.backups.needs = "of that time"
        shown.section(BackupsSection).bring_back()
        dialog = shown.host.popover
        assert isinstance(dialog, BringBack)
        qtbot.waitUntil(lambda: not dialog.passphrase.isHidden())
        qtbot.keyClicks(dialog.passphrase.field, "of that time")
        qtbot.keyClick(dialog.passphrase.field, RETURN)
        qtbot.waitUntil(lambda: dialog.passphrase.isHidden())
        dialog.go.click()
        qtbot.waitUntil(lambda: len(shown.desk.backups.restored) == 1)

    def test_a_file_that_is_no_copy_is_said(self, qtbot: QtBot, shown: Shown) -> None:
        shown.desk.backups.good = False
        shown.section(BackupsSection).bring_back()
        dialog = shown.host.popover
        assert isinstance(dialog, BringBack)
        qtbot.waitUntil(lambda: bool(dialog.fault.words))
        assert dialog.passphrase.isHidden(), "a passphrase would not make a copy of it"
        assert not dialog.go.isVisible()

    def test_erasing_is_told_not_done(self, shown: Shown) -> None:
        section = shown.section(BackupsSection)
        assert ERASE in section.erase.meaning.plain
        section.copy_command()
        assert QApplication.clipboard().text() == ERASE


class TestWhatWorks:
    def test_it_is_looked_at_when_the_section_is_opened(self, qtbot: QtBot, shown: Shown) -> None:
        works = shown.section(WorksSection)
        assert works.badges["tray"].state == "unknown"
        shown.page.go("works")
        qtbot.waitUntil(lambda: works.badges["tray"].state == "not_here")
        assert works.by_key["tray"].meaning.plain == (
            "No panel with a tray runs here. "
            "The window minimises instead, and a small timer can stay in reach."
        )
        assert works.badges["idle"].state == "works"

    def test_a_page_given_up_while_it_looks_hears_nothing(
        self, qtbot: QtBot, theme: Theme, desk: Desk
    ) -> None:
        asked = Event()

        def survey() -> dict[str, Capability]:
            asked.wait(10)
            return {}

        page = SettingsPage(desk, theme, Host(), SettingsDoors(survey=survey, export=lambda _path: None))
        page.show()
        page.go("works")
        with qtbot.waitSignal(page.destroyed):
            page.deleteLater()
        asked.set()
        qtbot.waitUntil(lambda: not _RUNNING)

    def test_a_notification_is_sent(self, shown: Shown) -> None:
        works = shown.section(WorksSection)
        works.send_note()
        notifier = shown.desk.desktop.notifier
        assert isinstance(notifier, FakeNotifier)
        assert [note.title for note in notifier.shown] == ["Second Wind"]

    def test_idle_time_is_read(self, shown: Shown) -> None:
        shown.desk.clock.advance(seconds=3)
        works = shown.section(WorksSection)
        works.read_idle()
        assert works.by_key["idle"].meaning.plain == "It works: the last input was 3 s ago."

    @pytest.mark.parametrize(
        ("word", "said"), [("ok", "Read through: in order."), ("row 4 is missing", "row 4 is missing")]
    )
    def test_the_journals_file_is_read_through(
        self, qtbot: QtBot, shown: Shown, word: str, said: str
    ) -> None:
        shown.desk.store.word = word
        works = shown.section(WorksSection)
        works.check.click()
        qtbot.waitUntil(lambda: works.journal.meaning.plain == said)

    def test_the_report_goes_to_the_clipboard(self, shown: Shown) -> None:
        shown.section(WorksSection).copy_report()
        assert "Idle time" in QApplication.clipboard().text()


class TestWords:
    @given(st.integers(120, 960))
    def test_a_length_is_read_as_it_is_written(self, minutes: int) -> None:
        assert read_minutes(minutes_words(minutes), 120, 960) == minutes

    @pytest.mark.parametrize(
        ("text", "minutes"), [("7:30", 450), ("7 h", 420), ("7,5 h", 450), ("450 min", 450), ("7h5", 425)]
    )
    def test_lengths_are_read_in_many_forms(self, text: str, minutes: float) -> None:
        assert read_minutes(text, 120, 960) == minutes

    @pytest.mark.parametrize("text", ["", "much", "1 h", "7:75", "-7", "7 8"])
    def test_other_lengths_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidInput):
            read_minutes(text, 120, 960)

    @pytest.mark.parametrize(("text", "at"), [("4", time(4)), ("04:30", time(4, 30)), ("4.30", time(4, 30))])
    def test_times_are_read_in_many_forms(self, text: str, at: time) -> None:
        assert read_time(text) == at

    @pytest.mark.parametrize("text", ["", "25:00", "noon"])
    def test_other_times_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidInput):
            read_time(text)


@pytest.mark.parametrize("locked", [False, True])
def test_every_control_has_a_name_and_can_be_reached_by_keyboard(
    qtbot: QtBot, theme: Theme, tmp_path: Path, locked: bool
) -> None:
    shown = Shown(qtbot, theme, Desk(vault=FakeVault(PASSPHRASE if locked else None)), tmp_path)
    for section in shown.page.sections:
        shown.page.go(section.key)
        for widget in section.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                text: Callable[[], str] = getattr(widget, "text", str)
                assert widget.accessibleName() or text(), widget
