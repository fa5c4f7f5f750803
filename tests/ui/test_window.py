from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.pages import Page, PageHost
from companion.ui.theme import Theme
from companion.ui.widgets.toast import Toast
from companion.ui.window import MainWindow, PageEntry
from tests.fakes.today import RepositoryAssets

Open = Callable[..., MainWindow]


class NotingPage(Page):
    """A page that notes what the window tells it."""

    def __init__(self, log: list[str], key: str) -> None:
        super().__init__()
        self._log, self._key = log, key
        QVBoxLayout(self).addWidget(QPushButton(key))

    def arrive(self, **where: object) -> None:
        self._log.append(f"{self._key} arrives {sorted(where)}")

    def set_seen(self, seen: bool) -> None:
        self._log.append(f"{self._key} {'seen' if seen else 'unseen'}")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, log: list[str]) -> Open:
    theme = Theme(RepositoryAssets(), "light", reduced_motion=True)
    theme.apply(qapp)

    def entry(key: str) -> PageEntry:
        def factory(host: PageHost) -> QWidget:
            log.append(f"{key} made")
            return NotingPage(log, key)

        return PageEntry(key, key.title(), "today", factory)

    def make(**more: object) -> MainWindow:
        made = MainWindow(theme, [entry("today"), entry("reflection")], **more)  # type: ignore[arg-type]
        qtbot.addWidget(made, before_close_func=lambda shown: shown.let_go())
        return made

    return make


def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: window.exposure.seen)
    return window


def closed_by_user(window: MainWindow) -> QCloseEvent:
    """Close as the title bar does: the event comes from outside the program."""

    class FromOutside(QCloseEvent):
        def spontaneous(self) -> bool:
            return True

    event = FromOutside()
    window.closeEvent(event)
    return event


def test_pages_are_made_when_they_are_first_shown(qtbot: QtBot, window: Open, log: list[str]) -> None:
    made = window()
    assert log == []
    shown(qtbot, made)
    assert log[0] == "today made"
    assert "reflection made" not in log
    made.open_page("reflection")
    made.open_page("today")
    assert log.count("today made") == 1


def test_a_page_learns_where_to_go(qtbot: QtBot, window: Open, log: list[str]) -> None:
    made = shown(qtbot, window())
    made.open_page("reflection", week=44)
    assert "reflection arrives ['week']" in log


def test_the_page_left_is_unseen_and_the_one_opened_is_seen(
    qtbot: QtBot, window: Open, log: list[str]
) -> None:
    made = shown(qtbot, window())
    made.open_page("reflection")
    assert log[-4:] == ["today unseen", "reflection made", "reflection arrives []", "reflection seen"]


def test_a_hidden_window_tells_its_page_that_nobody_sees_it(
    qtbot: QtBot, window: Open, log: list[str]
) -> None:
    made = shown(qtbot, window())
    made.hide()
    assert log[-1] == "today unseen"
    shown(qtbot, made)
    assert log[-1] == "today seen"


def test_pages_are_given_up_when_the_window_stays_hidden(qtbot: QtBot, window: Open, log: list[str]) -> None:
    made = shown(qtbot, window(drop_after_ms=10))
    made.hide()
    qtbot.waitUntil(lambda: made.page is None)
    shown(qtbot, made)
    assert log.count("today made") == 2


def test_a_window_hidden_shortly_keeps_its_pages(qtbot: QtBot, window: Open, log: list[str]) -> None:
    made = shown(qtbot, window(drop_after_ms=60_000))
    made.hide()
    shown(qtbot, made)
    assert log.count("today made") == 1


def test_closing_hides_where_a_tray_can_bring_it_back(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window(stays_reachable=lambda: True))
    assert closed_by_user(made).isAccepted()
    made.close()
    assert not made.isVisible()


def test_closing_minimises_where_there_is_no_tray(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window())
    assert not closed_by_user(made).isAccepted()
    assert made.isMinimized()


def test_the_program_itself_can_always_close_it(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window())
    made.let_go()
    assert not made.isVisible()
    assert made.page is None


def test_the_size_is_kept_while_the_window_is_hidden(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window())
    assert (made.width(), made.height()) == (1280, 800)
    made.resize(1000, 700)
    made.hide()
    shown(qtbot, made)
    assert (made.width(), made.height()) == (1000, 700)


def test_the_rail_names_every_page_and_marks_the_one_shown(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window())
    items = made.findChildren(QToolButton)
    assert [item.accessibleName() for item in items] == ["Today", "Reflection"]
    items[1].click()
    assert made.here == "reflection"
    assert [item.isChecked() for item in items] == [False, True]


def test_large_text_leaves_the_rail_its_icons(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(RepositoryAssets(), "light", text_scale=2.0)
    made = MainWindow(theme, [PageEntry("today", "Today", "today", lambda host: QWidget())])
    qtbot.addWidget(made)
    assert made.findChildren(QToolButton)[0].toolTip() == "Today"


def test_opening_rings_no_control(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window())
    assert QApplication.focusWidget() in (None, made)


def test_a_second_popover_waits_for_the_first_to_close(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window())
    first, second = QWidget(), QWidget()
    made.show_popover(first)
    made.show_popover(second)
    assert first.isVisible()
    made.close_popover()
    assert not made.popover_open


def test_no_timer_runs_in_a_hidden_window_but_the_one_that_gives_up_its_pages(
    qtbot: QtBot, window: Open
) -> None:
    made = shown(qtbot, window())
    made.toast("Stress 4 kept")
    made.hide()
    running = [timer for timer in made.findChildren(QTimer) if timer.isActive()]
    assert [timer.isSingleShot() for timer in running] == [True]


def test_reveal_brings_back_a_minimised_window(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window())
    made.showMinimized()
    QApplication.sendPostedEvents(made, QEvent.Type.WindowStateChange)
    made.reveal()
    assert not made.isMinimized()
    assert made.isVisible()


def test_keys_for_every_page_rest_while_something_covers_it(qtbot: QtBot, window: Open) -> None:
    made, pressed = shown(qtbot, window()), []
    made.on_keys("Ctrl+K", lambda: pressed.append("k"))

    def press() -> None:
        qtbot.keyClick(made, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    press()
    made.open_page("reflection")
    press()
    assert pressed == ["k", "k"]
    made.show_popover(QPushButton("over it"))
    press()
    made.close_popover()
    made.show_alone(QPushButton("alone"))
    press()
    assert pressed == ["k", "k"]
    made.end_alone()
    press()
    assert pressed == ["k", "k", "k"]


def test_keys_may_go_on_over_what_is_shown_alone(qtbot: QtBot, window: Open) -> None:
    made, pressed, also = shown(qtbot, window()), [], [True]
    made.on_keys("Ctrl+L", lambda: pressed.append("l"), lambda: also[0])
    made.show_alone(QPushButton("alone"))
    for _time in range(2):
        qtbot.keyClick(made, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        also[0] = False
    assert pressed == ["l"]


def test_a_plain_toast_stays_on_the_page_it_was_said_on(qtbot: QtBot, window: Open) -> None:
    made = shown(qtbot, window())
    made.toast("Night kept")
    made.open_page("reflection")
    toast = made.findChild(Toast)
    assert toast is not None
    assert toast.isVisible(), "who says it and leaves is still heard"
    QApplication.processEvents()
    made.open_page("today")
    assert not toast.isVisible()
    made.toast("Check-in deleted", "Undo", lambda: None)
    QApplication.processEvents()
    made.open_page("reflection")
    assert toast.isVisible(), "what can be taken back can be taken back anywhere"
