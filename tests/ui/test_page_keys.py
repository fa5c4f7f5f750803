"""Alt and a number open a page, and the next Tab goes into it, whatever had the keyboard before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.theme import Theme
from companion.ui.window.rail import Rail
from tests.fakes.today import RepositoryAssets
from tests.ui.whole_window import Whole

NUMBERED = ("today", "journal", "practices", "reflection", "settings")


@pytest.fixture
def whole(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Whole]:
    theme = Theme(RepositoryAssets(), "light", reduced_motion=True)
    theme.apply(qapp)
    made = Whole(qtbot, theme, tmp_path, weeks=1)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    qapp.setStyleSheet("")


def press(whole: Whole, key: Qt.Key, *, alt: bool = False) -> QWidget:
    """Press a key where the focus is; return where it is then."""
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    before: object = whole.window.focusWidget()
    QTest.keyClick(before if isinstance(before, QWidget) else whole.window, key, held)
    now: object = whole.window.focusWidget()
    assert isinstance(now, QWidget)
    return now


def go(whole: Whole, page: str) -> QWidget:
    return press(whole, Qt.Key(Qt.Key.Key_1 + NUMBERED.index(page)), alt=True)


def shown(whole: Whole) -> QWidget:
    page = whole.window.page
    assert page is not None
    return page


def item(whole: Whole, title: str) -> QAbstractButton:
    rail = whole.window.findChild(Rail)
    assert rail is not None
    return next(one for one in rail.findChildren(QAbstractButton) if one.accessibleName() == title)


@pytest.mark.parametrize("page", NUMBERED)
@pytest.mark.parametrize("from_where", ["the window", "the rail", "another page"])
def test_the_first_tab_goes_to_the_pages_first_control(whole: Whole, page: str, from_where: str) -> None:
    other = "journal" if page == "today" else "today"
    whole.window.open_page(other)
    if from_where == "the window":
        whole.window.setFocus()
    elif from_where == "the rail":
        item(whole, other.capitalize()).setFocus()
    else:
        press(whole, Qt.Key.Key_Tab)
        while not shown(whole).isAncestorOf(whole.window.focusWidget()):
            press(whole, Qt.Key.Key_Tab)
    go(whole, page)
    assert whole.window.here == page
    first = press(whole, Qt.Key.Key_Tab)
    assert shown(whole).isAncestorOf(first)
    assert not shown(whole).isAncestorOf(press(whole, Qt.Key.Key_Backtab)), "it was not the first"


def test_back_on_a_page_one_goes_on_where_one_was(whole: Whole) -> None:
    go(whole, "settings")
    field = press(whole, Qt.Key.Key_Tab)
    while not isinstance(field, QLineEdit):
        field = press(whole, Qt.Key.Key_Tab)
    go(whole, "today")
    assert go(whole, "settings") is field
    assert go(whole, "settings") is field


def test_tab_enters_the_rail_at_the_page_one_is_on(whole: Whole) -> None:
    item(whole, "Today").setFocus()
    go(whole, "practices")
    whole.window.setFocus()
    assert press(whole, Qt.Key.Key_Tab) is item(whole, "Practices")


def test_the_page_one_comes_to_is_named_to_a_screen_reader(whole: Whole) -> None:
    assert go(whole, "practices").accessibleName() == "Practices"
