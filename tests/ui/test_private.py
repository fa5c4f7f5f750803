"""The passphrase: asked before the journal opens, set with a code that is shown once, and forgotten well."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.app.facts import PassphraseChanged
from companion.app.ports import Capability
from companion.ui.private.code_sheet import CodeSheet
from companion.ui.private.code_words import asked_back, bare, groups, written
from companion.ui.private.new_passphrase import NewPassphrase
from companion.ui.private.passphrase_step import PassphraseStep
from companion.ui.private.unlock import UnlockDoors, UnlockScreen
from companion.ui.theme import Theme
from tests.fakes.today import RepositoryAssets
from tests.fakes.vault import CODES, FakeVault
from tests.ui.private_desk import PASSPHRASE, Desk

RETURN = Qt.Key.Key_Return
CODE = CODES[0]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(RepositoryAssets(), "light", reduced_motion=True)


class Opened:
    """An unlock screen in a window of its own, and what came of it."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, vault: FakeVault, keyring: Capability | None = None
    ) -> None:
        self.times, self.quits = 0, 0
        doors = UnlockDoors(
            try_passphrase=vault.check,
            recover=vault.recover,
            on_open=self._on_open,
            quit_program=self._on_quit,
            keyring=keyring,
            remember=vault.remember,
        )
        self.screen = UnlockScreen(theme, doors)
        qtbot.addWidget(self.screen)
        self.screen.show()
        qtbot.waitExposed(self.screen)

    def _on_open(self) -> None:
        self.times += 1

    def _on_quit(self) -> None:
        self.quits += 1


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault(PASSPHRASE)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, vault: FakeVault) -> Opened:
    return Opened(qtbot, theme, vault)


class Presses(QWidget):
    """What holds a step; counts the Return keys that the step left to it."""

    returns = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.returns += event.key() == RETURN


def type_code(qtbot: QtBot, sheet: CodeSheet, code: str) -> None:
    for place, field in zip(asked_back(len(groups(code))), sheet.fields, strict=True):
        qtbot.keyClicks(field, groups(code)[place].lower())


class TestUnlocking:
    def test_the_field_has_the_focus_and_return_opens(self, qtbot: QtBot, opened: Opened) -> None:
        field = opened.screen.ask.field.field
        qtbot.waitUntil(lambda: opened.screen.focusWidget() is field)
        qtbot.keyClicks(field, PASSPHRASE)
        qtbot.keyClick(field, RETURN)
        qtbot.waitUntil(lambda: opened.times == 1)
        assert field.text() == ""

    def test_a_wrong_one_is_said_in_one_line_and_selected(self, qtbot: QtBot, opened: Opened) -> None:
        ask = opened.screen.ask
        qtbot.keyClicks(ask.field.field, "three words")
        ask.open.click()
        qtbot.waitUntil(lambda: bool(ask.fault.words))
        assert ask.fault.words == "That is not the passphrase."
        assert ask.field.field.selectedText() != ""
        assert opened.times == 0

    def test_while_it_is_tried_the_form_waits_and_says_so(self, qtbot: QtBot, opened: Opened) -> None:
        ask = opened.screen.ask
        qtbot.keyClicks(ask.field.field, PASSPHRASE)
        ask.open.click()
        assert ask.open.text() == "Opening…"
        assert not ask.field.isEnabled()
        qtbot.waitUntil(lambda: opened.times == 1)

    def test_typing_is_hidden_until_one_asks_to_see_it(self, qtbot: QtBot, opened: Opened) -> None:
        field = opened.screen.ask.field
        assert field.field.echoMode() == QLineEdit.EchoMode.Password
        field.show_button.click()
        assert field.field.echoMode() == QLineEdit.EchoMode.Normal
        assert field.show_button.text() == "Hide"

    def test_a_journal_another_program_has_is_said(
        self, qtbot: QtBot, opened: Opened, vault: FakeVault
    ) -> None:
        vault.busy = True
        qtbot.keyClicks(opened.screen.ask.field.field, PASSPHRASE)
        opened.screen.ask.open.click()
        qtbot.waitUntil(lambda: "Another program" in opened.screen.ask.fault.words)

    def test_one_can_quit(self, opened: Opened) -> None:
        opened.screen.quit.click()
        assert opened.quits == 1

    def test_nothing_typed_asks_nothing(self, opened: Opened, vault: FakeVault) -> None:
        opened.screen.ask.open.click()
        assert vault.checked == 0

    def test_it_is_remembered_only_after_it_was_right(
        self, qtbot: QtBot, theme: Theme, vault: FakeVault
    ) -> None:
        opened = Opened(qtbot, theme, vault, Capability(True, "a test"))
        ask = opened.screen.ask
        assert ask.remember is not None
        ask.remember.switch.click()
        qtbot.keyClicks(ask.field.field, "wrong")
        ask.open.click()
        qtbot.waitUntil(lambda: bool(ask.fault.words))
        assert not vault.kept
        qtbot.keyClicks(ask.field.field, PASSPHRASE)
        ask.open.click()
        qtbot.waitUntil(lambda: opened.times == 1)
        assert vault.kept

    def test_without_a_keyring_a_line_says_why(self, qtbot: QtBot, theme: Theme, vault: FakeVault) -> None:
        opened = Opened(qtbot, theme, vault, Capability(False, "", "No keyring runs on this desktop."))
        assert opened.screen.ask.remember is not None
        assert opened.screen.ask.remember.why == ("No keyring runs on this desktop.")
        assert opened.screen.ask.remember.switch.isHidden()


class TestForgetting:
    def test_the_code_opens_sets_a_new_passphrase_and_gives_a_new_code(
        self, qtbot: QtBot, opened: Opened, vault: FakeVault
    ) -> None:
        screen = opened.screen
        screen.ask.forgot.click()
        qtbot.keyClicks(screen.recover.code, CODE.lower().replace("-", " "))
        qtbot.keyClicks(screen.recover.new.first.field, "another four words")
        qtbot.keyClicks(screen.recover.new.again.field, "another four words")
        qtbot.keyClick(screen.recover.new.again.field, RETURN)
        qtbot.waitUntil(lambda: screen.sheet is not None)
        assert screen.sheet is not None
        assert vault.passphrase == "another four words"
        assert opened.times == 0, "the new code is shown first"
        screen.finish.click()
        type_code(qtbot, screen.sheet, vault.code)
        screen.finish.click()
        assert opened.times == 1

    def test_a_wrong_code_stays_with_a_sentence(self, qtbot: QtBot, opened: Opened, vault: FakeVault) -> None:
        form = opened.screen.recover
        opened.screen.ask.forgot.click()
        qtbot.keyClicks(form.code, "AAAA-BBBB")
        for field in (form.new.first, form.new.again):
            qtbot.keyClicks(field.field, "another four words")
        form.go.click()
        qtbot.waitUntil(lambda: bool(form.fault.words))
        assert vault.passphrase == PASSPHRASE

    def test_one_can_go_back_to_the_passphrase(self, opened: Opened) -> None:
        opened.screen.ask.forgot.click()
        assert opened.screen.ask.isHidden()
        opened.screen.recover.back.click()
        assert not opened.screen.ask.isHidden()

    def test_beginning_anew_is_told_but_not_offered(self, opened: Opened) -> None:
        opened.screen.ask.forgot.click()
        assert "companion erase --everything" in opened.screen.words.plain


class TestTheCode:
    @pytest.fixture
    def sheet(self, qtbot: QtBot, theme: Theme, tmp_path: Path) -> CodeSheet:
        made = CodeSheet(theme, CODE, lambda _parent, _title, _proposed: str(tmp_path / "code.txt"))
        qtbot.addWidget(made)
        made.show()
        return made

    def test_however_it_is_typed_it_is_the_same(self) -> None:
        assert bare(" 7kq2 m9tx") == bare("7KQ2-M9TX")
        assert bare("oil") == "011"
        assert written(CODE.replace("-", "")) == CODE

    def test_it_is_hidden_when_it_is_asked_back(self, qtbot: QtBot, sheet: CodeSheet) -> None:
        assert not sheet.advance()
        assert sheet.shown.isHidden()
        with qtbot.waitSignal(sheet.done):
            type_code(qtbot, sheet, CODE)
            qtbot.keyClick(sheet.fields[1], RETURN)

    def test_a_wrong_group_is_named(self, qtbot: QtBot, sheet: CodeSheet) -> None:
        sheet.advance()
        qtbot.keyClicks(sheet.fields[0], "XXXX")
        assert not sheet.advance()
        assert sheet.fault.words == "This is not group 2: look at the code again."
        sheet.again_button.click()
        assert not sheet.asking

    def test_a_file_of_it_is_only_the_owners(self, sheet: CodeSheet, tmp_path: Path) -> None:
        sheet.save_button.click()
        file = tmp_path / "code.txt"
        assert CODE in file.read_text(encoding="utf-8")
        assert file.stat().st_mode & 0o777 == 0o600
        assert "Whoever finds this file can open your journal" in sheet.said.plain

    def test_what_is_there_already_is_not_replaced(self, sheet: CodeSheet, tmp_path: Path) -> None:
        file = tmp_path / "code.txt"
        file.write_text("the journal", encoding="utf-8")
        sheet.save_button.click()
        assert file.read_text(encoding="utf-8") == "the journal"
        assert sheet.fault.words == (
            "There is a code.txt already, and nothing is replaced: choose another name."
        )
        file.unlink()
        sheet.save_button.click()
        assert CODE in file.read_text(encoding="utf-8")
        assert sheet.fault.words == ""

    def test_a_folder_that_cannot_be_written_is_said(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        sheet = CodeSheet(theme, CODE, lambda _parent, _title, _proposed: str(tmp_path / "no" / "code.txt"))
        qtbot.addWidget(sheet)
        sheet.save()
        assert sheet.fault.words == "Not saved, no such file or directory: choose another folder."

    def test_copying_says_that_others_can_read_it(self, sheet: CodeSheet) -> None:
        sheet.copy_button.click()
        assert QApplication.clipboard().text() == CODE
        assert "Other programs can read it" in sheet.said.plain


class TestANewPassphrase:
    @pytest.fixture
    def form(self, qtbot: QtBot, theme: Theme) -> NewPassphrase:
        made = NewPassphrase(theme)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_a_short_one_is_refused(self, qtbot: QtBot, form: NewPassphrase) -> None:
        qtbot.keyClicks(form.first.field, "abc")
        assert form.hint.plain.startswith("Better 8 characters or more")
        assert not form.check()
        assert "at least 4 characters" in form.fault.words

    def test_two_that_differ_are_refused(self, qtbot: QtBot, form: NewPassphrase) -> None:
        qtbot.keyClicks(form.first.field, PASSPHRASE)
        qtbot.keyClicks(form.again.field, PASSPHRASE + "x")
        assert not form.check()
        assert form.fault.words == "The two differ: type the same passphrase in both fields."


class TestTheStepOfTheWelcome:
    @pytest.fixture
    def desk(self) -> Desk:
        return Desk()

    @pytest.fixture
    def step(self, qtbot: QtBot, theme: Theme, desk: Desk) -> PassphraseStep:
        made = PassphraseStep(desk, theme)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_nothing_typed_goes_on_without_a_passphrase(self, step: PassphraseStep, desk: Desk) -> None:
        assert step.check()
        assert step.finish()
        assert not desk.vault.locked()

    def test_a_passphrase_shows_its_code_and_asks_it_back(
        self, qtbot: QtBot, step: PassphraseStep, desk: Desk
    ) -> None:
        told: list[object] = []
        desk.bus.subscribe(PassphraseChanged, told.append)
        for field in (step.form.first, step.form.again):
            qtbot.keyClicks(field.field, PASSPHRASE)
        assert step.remember is not None
        step.remember.switch.click()
        assert step.check()
        assert not step.finish()
        assert (desk.vault.passphrase, desk.vault.kept, len(told)) == (PASSPHRASE, True, 1)
        assert not step.finish(), "the code is asked back"
        assert step.sheet is not None
        type_code(qtbot, step.sheet, desk.vault.code)
        assert step.finish()

    def test_return_in_the_first_group_goes_to_the_second_and_no_further(
        self, qtbot: QtBot, step: PassphraseStep, desk: Desk
    ) -> None:
        welcome = Presses()
        qtbot.addWidget(welcome)
        step.setParent(welcome)
        welcome.show()
        step.show()
        for field in (step.form.first, step.form.again):
            qtbot.keyClicks(field.field, PASSPHRASE)
        step.finish()
        assert step.sheet is not None
        assert step.set_already.plain == "Your passphrase is set. This is your recovery code."
        step.finish()
        assert step.set_already.plain == "Have you kept the recovery code?"
        first, second = step.sheet.fields
        qtbot.waitUntil(first.hasFocus)
        qtbot.keyClicks(first, groups(desk.vault.code)[1])
        qtbot.keyClick(first, RETURN)
        assert second.hasFocus()
        qtbot.keyClicks(second, groups(desk.vault.code)[4])
        with qtbot.waitSignal(step.done):
            qtbot.keyClick(second, RETURN)
        step.setParent(None)  # qtbot closes both
        assert welcome.returns == 0

    def test_one_that_cannot_be_used_stays(self, qtbot: QtBot, step: PassphraseStep, desk: Desk) -> None:
        qtbot.keyClicks(step.form.first.field, "abc")
        assert not step.check()
        assert not desk.vault.locked()

    def test_what_stands_in_the_way_is_said(self, qtbot: QtBot, step: PassphraseStep, desk: Desk) -> None:
        desk.vault.busy = True
        for field in (step.form.first, step.form.again):
            qtbot.keyClicks(field.field, PASSPHRASE)
        assert not step.finish()
        assert "Another program" in step.fault.words
        assert step.form.isEnabled()

    def test_a_code_is_shown_also_where_remembering_fails(
        self, qtbot: QtBot, step: PassphraseStep, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from companion.core.errors import EnvironmentFault

        def fail(_passphrase: str | None) -> None:
            raise EnvironmentFault("The keyring is locked: unlock it and try again.")

        monkeypatch.setattr(desk.vault, "remember", fail)
        for field in (step.form.first, step.form.again):
            qtbot.keyClicks(field.field, PASSPHRASE)
        assert step.remember is not None
        step.remember.switch.click()
        step.finish()
        assert step.sheet is not None
        assert "The keyring is locked" in step.fault.words


def test_every_control_has_a_name(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    opened.screen.ask.forgot.click()
    for widget in opened.screen.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named, widget
