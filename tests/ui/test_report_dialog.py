from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.app.report import SECTIONS, USUAL
from companion.core.errors import EnvironmentFault
from companion.ui.pages.reflection.report_dialog import ReportDialog
from companion.ui.theme import Theme

RESOURCES = Path(__file__).parents[2] / "resources"
MONDAY = date(2026, 10, 26)


class Assets:
    """Finds the shipped files in the repository."""

    def path(self, name: str) -> Path:
        return RESOURCES / name


class Desk:
    """Writes down what the dialog does."""

    def __init__(self) -> None:
        self.made: list[tuple[date, tuple[str, ...], Path]] = []
        self.saved: list[Path] = []
        self.left = 0
        self.why = ""

    def make(self, monday: date, sections: Sequence[str], path: Path) -> None:
        if self.why:
            raise EnvironmentFault(self.why)
        self.made.append((monday, tuple(sections), path))

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(Assets(), "light")
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def opened(theme: Theme, qtbot: QtBot) -> Callable[[Desk], ReportDialog]:
    def opening(desk: Desk) -> ReportDialog:
        dialog = ReportDialog(theme, MONDAY, desk.make, saved=desk.saved.append, leave=desk.leave)
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


def test_the_report_is_made_of_what_is_on_and_its_place_is_said(opened: Open, tmp_path: Path) -> None:
    desk = Desk()
    dialog = opened(desk)
    dialog.switches["load"].click()
    dialog.switches["notes"].click()
    dialog.write(tmp_path / "week")
    sections = (*(name for name in USUAL if name != "load"), "notes")
    assert desk.made == [(MONDAY, sections, tmp_path / "week.pdf")]
    assert (desk.saved, desk.left) == ([tmp_path / "week.pdf"], 1)


def test_nothing_chosen_is_nothing_to_save(opened: Open) -> None:
    dialog = opened(Desk())
    for name in USUAL:
        dialog.switches[name].click()
    assert not dialog.save.isEnabled()


def test_a_fault_stays_in_the_dialog(opened: Open, tmp_path: Path) -> None:
    desk = Desk()
    desk.why = "The disk is full: make room."
    dialog = opened(desk)
    dialog.write(tmp_path / "week.pdf")
    assert dialog.fault.words == "The disk is full: make room."
    assert (desk.saved, desk.left) == ([], 0)
    assert QApplication.overrideCursor() is None


def test_a_file_nobody_agreed_to_replace_is_left_alone(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "week.pdf").write_text("mine")
    desk = Desk()
    dialog = opened(desk)
    dialog.write(tmp_path / "week")
    assert dialog.fault.words == "week.pdf is there already: choose another name."
    assert not desk.made
