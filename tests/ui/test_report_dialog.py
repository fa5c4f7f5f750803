from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from companion.app.report import SECTIONS, USUAL
from companion.core.errors import EnvironmentFault
from companion.ui.pages.reflection.report_dialog import ReportDialog
from companion.ui.pages.reflection.report_drawing import DrawReport
from companion.ui.theme import Theme

RESOURCES = Path(__file__).parents[2] / "resources"
MONDAY = date(2026, 10, 26)


class Assets:
    """Finds the shipped files in the repository."""

    def path(self, name: str) -> Path:
        return RESOURCES / name


class Desk:
    """Writes down what the dialog does. The drawing waits for `go`."""

    def __init__(self) -> None:
        self.read_of: list[tuple[date, tuple[str, ...]]] = []
        self.made: list[tuple[bytes, Path]] = []
        self.saved: list[Path] = []
        self.left = 0
        self.why = ""
        self.breaks: Exception | None = None
        self.go = Event()
        self.go.set()
        self.begun, self.over = Event(), Event()
        self.drawn_by: list[Thread] = []
        self.given_up: list[bool] = []

    def read(self, monday: date, sections: Sequence[str]) -> DrawReport:
        self.read_of.append((monday, tuple(sections)))
        return self._draw

    def put(self, content: bytes, path: Path) -> None:
        if self.why:
            raise EnvironmentFault(self.why)
        self.made.append((content, path))

    def leave(self) -> None:
        self.left += 1

    def _draw(self, given_up: Callable[[], bool]) -> bytes:
        self.drawn_by.append(current_thread())
        self.begun.set()
        assert self.go.wait(10)
        self.given_up.append(given_up())
        try:
            if self.breaks is not None:
                raise self.breaks
            return b"%PDF"
        finally:
            self.over.set()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(Assets(), "light")
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def opened(theme: Theme, qtbot: QtBot) -> Callable[[Desk], ReportDialog]:
    def opening(desk: Desk) -> ReportDialog:
        dialog = ReportDialog(theme, MONDAY, desk, saved=desk.saved.append, leave=desk.leave)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opening


Open = Callable[[Desk], ReportDialog]


def test_what_was_written_down_is_off_until_somebody_wants_it(opened: Open) -> None:
    dialog = opened(Desk())
    assert dialog.chosen() == USUAL
    assert list(dialog.switches) == list(SECTIONS)
    assert dialog.switches["notes"].accessibleName() == "Notes and answers"


def test_the_report_is_made_of_what_is_on_and_its_place_is_said(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk()
    dialog = opened(desk)
    dialog.switches["load"].click()
    dialog.switches["notes"].click()
    dialog.write(tmp_path / "week")
    qtbot.waitUntil(lambda: desk.left == 1)
    sections = (*(name for name in USUAL if name != "load"), "notes")
    assert desk.read_of == [(MONDAY, sections)]
    assert desk.made == [(b"%PDF", tmp_path / "week.pdf")]
    assert (desk.saved, desk.left) == ([tmp_path / "week.pdf"], 1)


def test_nothing_chosen_is_nothing_to_save(opened: Open) -> None:
    dialog = opened(Desk())
    for name in USUAL:
        dialog.switches[name].click()
    assert not dialog.save.isEnabled()


def test_a_fault_stays_in_the_dialog(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk()
    desk.why = "The disk is full: make room."
    dialog = opened(desk)
    dialog.write(tmp_path / "week.pdf")
    qtbot.waitUntil(lambda: dialog.fault.words == "The disk is full: make room.")
    assert (desk.saved, desk.left) == ([], 0)
    assert dialog.save.isEnabled()
    assert dialog.save.text() == "Save as PDF…"


def test_the_window_lives_while_the_report_is_drawn(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk()
    desk.go.clear()
    dialog = opened(desk)
    dialog.write(tmp_path / "week.pdf")
    assert desk.begun.wait(10)
    assert desk.drawn_by != [current_thread()]
    assert (dialog.save.isEnabled(), dialog.save.text()) == (False, "Drawing…")
    assert not dialog.switches["load"].isEnabled()
    assert dialog.cancel.isEnabled()
    assert dialog.focusWidget() is dialog.cancel
    heard: list[bool] = []
    QTimer.singleShot(0, dialog, lambda: heard.append(True))
    qtbot.waitUntil(lambda: bool(heard))
    assert not desk.made
    desk.go.set()
    qtbot.waitUntil(lambda: desk.saved == [tmp_path / "week.pdf"])


@pytest.mark.parametrize("by", ["its button", "closing the popover"])
def test_a_cancelled_report_is_not_put_in_place(opened: Open, tmp_path: Path, by: str) -> None:
    desk = Desk()
    desk.go.clear()
    dialog = opened(desk)
    dialog.write(tmp_path / "week.pdf")
    assert desk.begun.wait(10)
    if by == "its button":
        dialog.cancel.click()
        assert desk.left == 1
    dialog.hide()
    desk.go.set()
    assert desk.over.wait(10)
    desk.drawn_by[0].join(10)
    QApplication.processEvents()
    assert desk.given_up == [True]
    assert (desk.made, desk.saved) == ([], [])


def test_what_was_drawn_as_the_dialog_was_left_is_not_put_in_place(opened: Open, tmp_path: Path) -> None:
    desk = Desk()
    dialog = opened(desk)
    dialog.write(tmp_path / "week.pdf")
    assert desk.over.wait(10)
    desk.drawn_by[0].join(10)
    # It has been told, and waits in the queue of events.
    dialog.hide()
    QApplication.processEvents()
    assert (desk.made, desk.saved) == ([], [])


def test_a_dialog_that_is_gone_is_told_nothing(opened: Open, tmp_path: Path) -> None:
    desk = Desk()
    desk.go.clear()
    dialog = opened(desk)
    dialog.write(tmp_path / "week.pdf")
    assert desk.begun.wait(10)
    delete(dialog)
    desk.go.set()
    desk.drawn_by[0].join(10)
    assert desk.given_up == [True]
    assert not desk.made


def test_what_nobody_foresaw_is_raised_where_it_is_reported(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk()
    desk.breaks = ZeroDivisionError("in the drawing")
    dialog = opened(desk)
    with qtbot.captureExceptions() as raised:
        dialog.write(tmp_path / "week.pdf")
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][1] is desk.breaks
    assert dialog.save.isEnabled()
    assert (desk.made, desk.left) == ([], 0)


def test_a_file_nobody_agreed_to_replace_is_left_alone(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "week.pdf").write_text("mine")
    desk = Desk()
    dialog = opened(desk)
    dialog.write(tmp_path / "week")
    assert dialog.fault.words == "week.pdf is there already: choose another name."
    assert not desk.made
