"""What is said by notification, and what a click on it does."""

from pathlib import Path

import pytest

from companion.app.facts import StoreTrouble
from companion.app.notices import Notices
from tests.fakes.desktop import FakeClock, FakeNotifier
from tests.fakes.program import Program, program


@pytest.fixture
def run(tmp_path: Path) -> Program:
    return program(tmp_path, FakeClock())


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def notifier(run: Program, opened: list[str]) -> FakeNotifier:
    notifier = run.desktop.notifier
    assert isinstance(notifier, FakeNotifier)
    Notices(run.study, run.bus, notifier, lambda: opened.append("window"))
    return notifier


def to_the_notice(run: Program) -> None:
    run.study.start("Cardiology", "50/10", "firm")
    for _second in range(49 * 30 + 5):
        run.idle.touch()
        run.clock.advance(seconds=2)


def test_the_notice_tells_when_why_and_what_postponing_costs(run: Program, notifier: FakeNotifier) -> None:
    to_the_notice(run)
    note = notifier.visible["break"]
    assert note.title == "Break in 1 minute"
    assert "10 min after 50 min of Cardiology" in note.body
    assert "5 min later; the break will be 11 min" in note.body
    assert [label for _action, label in note.buttons] == ["Start now", "Postpone 5 min"]


def test_start_now_starts_the_break_and_the_note_is_gone(run: Program, notifier: FakeNotifier) -> None:
    to_the_notice(run)
    notifier.click("break", "start")
    assert run.study.view().state == "break"
    assert "break" not in notifier.visible


def test_postpone_postpones(run: Program, notifier: FakeNotifier) -> None:
    to_the_notice(run)
    notifier.click("break", "postpone")
    assert run.study.view().postponed_length is not None
    assert run.study.view().next_break is not None
    assert run.study.view().state == "focus"


def test_a_click_on_the_note_itself_opens_the_window(
    run: Program, notifier: FakeNotifier, opened: list[str]
) -> None:
    to_the_notice(run)
    notifier.click("break", "default")
    assert opened == ["window"]
    assert run.study.view().state == "notice"


def test_what_could_not_be_kept_is_said(run: Program, notifier: FakeNotifier) -> None:
    run.bus.publish(StoreTrouble("The disk is full: make room."))
    assert notifier.visible["trouble"].body == "The disk is full: make room."
