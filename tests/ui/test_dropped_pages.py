"""Pages given up while one is in the middle of them: nothing is lost, and nothing is left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.pages.journal import JournalPage
from companion.ui.theme import Theme
from tests.fakes.made_up import NOW
from tests.fakes.today import RepositoryAssets
from tests.ui.whole_window import Whole


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


@pytest.mark.parametrize("key", ["today", "journal", "sleep", "practices", "reflection", "settings"])
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
