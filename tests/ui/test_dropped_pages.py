"""Pages given up while one is in the middle of them: nothing is lost, and nothing is left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.app.services import Services
from companion.ui.page_list import PageDoors, PageList
from companion.ui.pages.journal import JournalPage
from companion.ui.private.discretion import Discretion
from companion.ui.private.lock_guard import LockGuard
from companion.ui.theme import Theme
from companion.ui.window import MainWindow
from tests.fakes.desktop import FakeClock
from tests.fakes.made_up import NOW
from tests.fakes.program import program, services_of
from tests.fakes.today import RepositoryAssets


class Whole:
    """The window with every page, as the program makes it, on fakes."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path) -> None:
        self.services: Services = services_of(program(folder, FakeClock(NOW)))
        guard = LockGuard(self.services, theme, quit_program=lambda: None, close_others=lambda: None)
        self.discretion = Discretion(self.services, theme, guard)
        doors = PageDoors(
            check_in=lambda: None,
            edit_check_in=lambda _one: None,
            survey=dict,
            export=lambda _path: None,
        )
        self.pages = PageList(self.services, theme, self.discretion, doors)
        self.window = MainWindow(theme, self.pages.entries(), stays_reachable=lambda: True)
        qtbot.addWidget(self.window, before_close_func=lambda shown: shown.let_go())
        self.discretion.attach(self.window)
        self.window.show()
        qtbot.waitUntil(lambda: self.window.exposure.seen)

    def journal(self) -> JournalPage:
        self.window.open_page("journal")
        page = self.window.page
        assert isinstance(page, JournalPage)
        return page

    def note(self) -> str:
        return "".join(note.text for note in self.services.store.day_notes(NOW.date(), NOW.date()))


def deleted_now() -> None:
    """Let everything go that was given up."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(RepositoryAssets(), "light", reduced_motion=True)
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def whole(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Whole:
    return Whole(qtbot, theme, tmp_path)


def test_a_note_being_written_is_kept_when_content_is_hidden(whole: Whole) -> None:
    page = whole.journal()
    page.write_note()
    QTest.keyClicks(page.day_card.note.field, "half a line")
    whole.discretion.toggle()
    deleted_now()
    assert whole.note() == "half a line"
    assert whole.window.findChildren(JournalPage) == []


def test_a_note_being_written_is_kept_when_the_window_is_hidden(whole: Whole, qtbot: QtBot) -> None:
    page = whole.journal()
    page.write_note()
    QTest.keyClicks(page.day_card.note.field, "half a line")
    whole.window.close()
    qtbot.waitUntil(lambda: not whole.window.exposure.seen)
    whole.window.drop_pages()
    deleted_now()
    assert whole.note() == "half a line"


def test_esc_in_a_note_whose_page_goes_is_no_fault(whole: Whole) -> None:
    page = whole.journal()
    page.write_note()
    field: QWidget = page.day_card.note.field
    whole.window.drop_pages()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    deleted_now()


@pytest.mark.parametrize("key", ["today", "journal", "sleep", "reflection", "settings"])
def test_a_page_given_up_follows_neither_theme_nor_record(whole: Whole, theme: Theme, key: str) -> None:
    # Whatever still listened would raise: its widgets are gone.
    whole.window.open_page(key)
    whole.window.hide()
    whole.window.drop_pages()
    deleted_now()
    assert whole.window.page is None
    theme.choose("dark", 1.5, True)
    whole.services.record.check_in(stress=4)
    whole.services.edit.write_day(NOW.date(), "a line")
    QApplication.processEvents()
