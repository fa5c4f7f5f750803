"""Locking the window: when it happens, what it covers, and that the session goes on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.app.facts import (
    EffortAsked,
    PassphraseChanged,
    ScreenLockChanged,
    SessionClosedByRestart,
    TimerChanged,
)
from companion.ui.pages import PageHost
from companion.ui.private.discretion import Discretion
from companion.ui.private.hidden_page import HiddenPage
from companion.ui.private.lock_guard import LockGuard
from companion.ui.private.unlock import UnlockScreen
from companion.ui.private.veil import Veil
from companion.ui.theme import Theme
from companion.ui.window import MainWindow, PageEntry
from tests.fakes.today import RepositoryAssets, TodayDesk, today_desk
from tests.fakes.vault import FakeVault
from tests.ui.private_desk import PASSPHRASE, Desk


class Written(QWidget):
    """A page with something of the journal in it."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Slept badly, cried at noon"))
        self.field = QLineEdit()
        column.addWidget(self.field)


@dataclass
class Locking:
    """A guarded window, and what its guard did."""

    desk: Desk
    window: MainWindow
    guard: LockGuard
    closed: list[str] = field(default_factory=list)
    writing: bool = False
    watching: bool = False

    @property
    def shown(self) -> str:
        labels = self.window.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    @property
    def screen(self) -> UnlockScreen | None:
        return next((one for one in self.window.findChildren(UnlockScreen) if one.isVisible()), None)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(RepositoryAssets(), "light", reduced_motion=True)


Make = Callable[..., Locking]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Make:
    def made(passphrase: str | None = PASSPHRASE, **private: object) -> Locking:
        desk = Desk(vault=FakeVault(passphrase))
        desk.settings.change_many({"private": dict(private)})
        window = MainWindow(theme, [PageEntry("today", "Today", "today", lambda _host: Written())])
        qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
        locking: Locking
        guard = LockGuard(
            desk,
            theme,
            lambda: None,
            lambda: locking.closed.append("others"),
            writing=lambda: locking.writing,
            watching=lambda: locking.watching,
        )
        locking = Locking(desk, window, guard)
        guard.attach(window)
        window.show()
        qtbot.waitExposed(window)
        return locking

    return made


def unlock(qtbot: QtBot, locking: Locking) -> None:
    screen = locking.screen
    assert screen is not None
    qtbot.keyClicks(screen.ask.field.field, PASSPHRASE)
    screen.ask.open.click()
    qtbot.waitUntil(lambda: not locking.guard.locked)


class TestLocking:
    def test_a_locked_window_holds_nothing_of_the_journal(self, qtbot: QtBot, make: Make) -> None:
        locking = make()
        assert "cried at noon" in locking.shown
        with qtbot.waitSignal(locking.guard.changed):
            assert locking.guard.lock()
        assert "A running session goes on" in locking.shown
        assert locking.window.page is None
        qtbot.waitUntil(lambda: not locking.window.findChildren(Written))
        assert locking.closed == ["others"]

    def test_the_passphrase_opens_it_where_one_was(self, qtbot: QtBot, make: Make) -> None:
        locking = make()
        locking.guard.lock()
        unlock(qtbot, locking)
        assert "cried at noon" in locking.shown

    def test_without_a_passphrase_nothing_locks_and_nothing_waits(self, make: Make) -> None:
        locking = make(None)
        assert not locking.guard.lock()
        assert not locking.guard.waits
        assert "cried at noon" in locking.shown

    def test_no_shortcut_makes_a_page_behind_the_lock(self, qtbot: QtBot, make: Make) -> None:
        locking = make()
        locking.guard.lock()
        qtbot.keyClick(locking.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        locking.window.open_page("today")
        assert locking.window.page is None

    def test_a_hidden_window_that_comes_back_is_locked_still(self, qtbot: QtBot, make: Make) -> None:
        locking = make()
        locking.guard.lock()
        locking.window.hide()
        locking.window.show()
        qtbot.waitExposed(locking.window)
        assert locking.screen is not None
        assert locking.window.page is None

    def test_a_window_made_later_is_covered_at_once(self, qtbot: QtBot, theme: Theme) -> None:
        desk = Desk(vault=FakeVault(PASSPHRASE))
        guard = LockGuard(desk, theme, lambda: None)
        guard.lock()
        window = MainWindow(theme, [PageEntry("today", "Today", "today", lambda _host: Written())])
        qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
        guard.attach(window)
        window.show()
        assert window.findChildren(UnlockScreen)
        assert not window.findChildren(Written)

    def test_a_popover_is_closed(self, make: Make) -> None:
        locking = make()
        locking.window.show_popover(QLabel("Stress 8"))
        locking.guard.lock()
        assert not locking.window.popover_open

    def test_what_was_alone_before_is_there_again(self, qtbot: QtBot, make: Make) -> None:
        locking = make()
        locking.window.show_alone(QLabel("Welcome"))
        locking.guard.lock()
        assert "Welcome" not in locking.shown
        unlock(qtbot, locking)
        assert "Welcome" in locking.shown


class TestLockingByItself:
    def test_after_the_time_without_input(self, qtbot: QtBot, make: Make) -> None:
        locking = make(auto_lock_min=0.002)
        locking.desk.clock.advance(minutes=1)
        qtbot.waitUntil(lambda: locking.guard.locked)

    def test_input_keeps_it_away(self, qtbot: QtBot, make: Make) -> None:
        locking = make(auto_lock_min=10)
        locking.desk.clock.advance(minutes=9)
        handle = locking.window.windowHandle()
        qtbot.keyClick(handle, Qt.Key.Key_A)  # type: ignore[call-overload]  # a QWindow does as well
        locking.desk.clock.advance(minutes=9)
        locking.guard._look()
        assert not locking.guard.locked
        locking.desk.clock.advance(minutes=2)
        locking.guard._look()
        assert locking.guard.locked

    def test_a_computer_that_slept_past_the_time_is_locked_at_the_first_key(
        self, qtbot: QtBot, make: Make
    ) -> None:
        locking = make(auto_lock_min=10)
        locking.desk.clock.sleep(timedelta(hours=8))
        qtbot.keyClick(locking.window.windowHandle(), Qt.Key.Key_A)  # type: ignore[call-overload]
        assert locking.guard.locked

    def test_never_means_never(self, make: Make) -> None:
        assert not make(auto_lock_min=0).guard.waits

    def test_a_passphrase_set_later_starts_the_time(self, make: Make) -> None:
        locking = make(None)
        locking.desk.vault.set(PASSPHRASE)
        locking.desk.bus.publish(PassphraseChanged())
        assert locking.guard.waits

    def test_a_locked_window_measures_nothing(self, make: Make) -> None:
        locking = make()
        locking.guard.lock()
        assert not locking.guard.waits

    def test_a_practice_that_plays_is_use_and_the_time_begins_with_its_end(self, make: Make) -> None:
        locking = make(auto_lock_min=10)
        locking.watching = True
        locking.desk.clock.advance(minutes=12)
        locking.guard._look()
        assert not locking.guard.locked
        locking.watching = False
        locking.desk.clock.advance(minutes=9)
        locking.guard._look()
        assert not locking.guard.locked
        locking.desk.clock.advance(minutes=1)
        locking.guard._look()
        assert locking.guard.locked


class TestLockingWithTheScreen:
    def test_the_desktops_lock_locks_the_window(self, make: Make) -> None:
        locking = make()
        locking.desk.bus.publish(ScreenLockChanged(locked=True))
        assert locking.guard.locked

    def test_not_where_that_is_off(self, make: Make) -> None:
        locking = make(with_screen=False)
        locking.desk.bus.publish(ScreenLockChanged(locked=True))
        assert not locking.guard.locked

    def test_unlocking_the_screen_does_nothing(self, make: Make) -> None:
        locking = make()
        locking.desk.bus.publish(ScreenLockChanged(locked=False))
        assert not locking.guard.locked

    def test_a_check_in_half_written_is_kept_until_nobody_comes_back(self, make: Make) -> None:
        locking = make(auto_lock_min=0)
        locking.writing = True
        locking.desk.bus.publish(ScreenLockChanged(locked=True))
        assert not locking.guard.locked
        assert locking.guard.waits
        locking.desk.clock.advance(minutes=16)
        locking.guard._look()
        assert locking.guard.locked


@dataclass
class Hiding:
    """A window whose pages can be hidden, on a real timer."""

    today: TodayDesk
    discretion: Discretion
    guard: LockGuard
    window: MainWindow


@pytest.fixture
def hiding(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Hiding:
    today = today_desk(tmp_path)
    desk = Desk(vault=FakeVault(PASSPHRASE), clock=today.clock, bus=today.bus)
    desk.settings = today.settings
    guard = LockGuard(desk, theme, lambda: None)
    discretion = Discretion(today, theme, guard)
    written = discretion.page(lambda _host: Written())

    def own(_host: PageHost) -> QWidget:
        return QLabel("Settings")

    entries = [
        PageEntry("today", "Today", "today", discretion.page(lambda _host: Written(), timer=True)),
        PageEntry("journal", "Journal", "journal", written),
        PageEntry("settings", "Settings", "settings", own),
    ]
    window = MainWindow(theme, entries)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
    guard.attach(window)
    discretion.attach(window)
    window.show()
    qtbot.waitExposed(window)
    return Hiding(today, discretion, guard, window)


class TestHiding:
    def test_today_shows_the_timer_without_its_topic(self, hiding: Hiding) -> None:
        hiding.today.study.start("Renal", "50/10", "firm")
        hiding.discretion.toggle()
        page = hiding.window.page
        assert isinstance(page, HiddenPage)
        assert page.card is not None
        assert page.card.ring.words[0] == "your block"
        assert page.card.form.isHidden()
        said = [label.text() for label in page.findChildren(QLabel)]
        assert not any("Renal" in words for words in said)

    def test_no_topic_is_offered_for_a_start(self, hiding: Hiding) -> None:
        hiding.today.block(hiding.today.clock.now().wall - timedelta(hours=2), 50, "Renal")
        hiding.discretion.toggle()
        page = hiding.window.page
        assert isinstance(page, HiddenPage)
        assert page.card is not None
        field = page.card.form.topic_field
        assert field.topic == ""
        assert [field.itemText(row) for row in range(field.count())] == []

    def test_the_journal_is_a_veil_that_says_how_it_comes_back(self, qtbot: QtBot, hiding: Hiding) -> None:
        hiding.window.open_page("journal")
        hiding.discretion.toggle()
        veil = hiding.window.findChildren(Veil)[-1]
        assert veil.words.plain == "Hidden while others can see."
        veil.button.click()
        qtbot.waitUntil(lambda: isinstance(hiding.window.page, Written))

    def test_nothing_written_stays_in_the_window(self, qtbot: QtBot, hiding: Hiding) -> None:
        hiding.window.open_page("journal")
        hiding.discretion.toggle()
        qtbot.waitUntil(lambda: not hiding.window.findChildren(Written))

    def test_the_settings_stay_as_they_are(self, hiding: Hiding) -> None:
        hiding.window.open_page("settings")
        hiding.discretion.toggle()
        assert isinstance(hiding.window.page, QLabel)

    def test_a_session_can_be_started_and_ended(self, hiding: Hiding) -> None:
        hiding.discretion.toggle()
        page = hiding.window.page
        assert isinstance(page, HiddenPage)
        assert page.card is not None
        page.card.form.topic_field.write("Cardiology")
        page.card.begin.click()
        assert hiding.today.study.view().topic == "Cardiology"
        assert page.card.ring.words[0] == "your block"
        page.card.end.click()
        assert not hiding.today.study.view().in_session

    def test_hiding_goes_on_after_the_window_is_locked(self, hiding: Hiding) -> None:
        hiding.discretion.toggle()
        hiding.guard.lock()
        hiding.discretion.toggle()
        assert hiding.window.page is None

    def test_tray_and_overlay_hear_no_topic_while_locked(self, hiding: Hiding) -> None:
        views: list[TimerChanged] = []
        hiding.discretion.bus.subscribe(TimerChanged, views.append)
        hiding.today.study.start("Renal", "50/10", "firm")
        assert (views[-1].view.topic, hiding.discretion.study.view().topic) == ("Renal", "Renal")
        hiding.guard.lock()
        assert hiding.discretion.study.view().topic is None
        hiding.today.study.pause()
        assert views[-1].view.topic is None

    def test_the_question_after_a_block_names_none(self, hiding: Hiding) -> None:
        asked: list[EffortAsked] = []
        hiding.discretion.bus.subscribe(EffortAsked, asked.append)
        hiding.discretion.toggle()
        fact = EffortAsked(block_id="b", topic="Renal", focus=timedelta(minutes=50), on_break=False)
        hiding.today.bus.publish(fact)
        assert asked[0].topic == ""

    def test_a_session_closed_by_a_restart_is_not_named(self, hiding: Hiding) -> None:
        told: list[SessionClosedByRestart] = []
        hiding.discretion.bus.subscribe(SessionClosedByRestart, told.append)
        hiding.guard.lock()
        closed = hiding.today.clock.now().wall
        fact = SessionClosedByRestart(topic="Renal", closed=closed, focus=timedelta(minutes=9))
        hiding.today.bus.publish(fact)
        assert told[0].topic == "Your session"

    def test_a_subscription_through_it_ends(self, hiding: Hiding) -> None:
        heard: list[object] = []
        hiding.discretion.bus.subscribe(TimerChanged, heard.append)()
        hiding.today.study.start("Renal", "50/10", "firm")
        assert heard == []
