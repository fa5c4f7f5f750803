"""Wake-ups, watched descriptors and tray messages on Qt's event loop."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from companion.adapters.clock import ScaledClock, SystemClock
from companion.adapters.qt.alarm import LONGEST_WAIT, QtAlarm
from companion.adapters.qt.fdwatch import watch_fd
from companion.adapters.qt.tray_note import TrayNotifier
from companion.app.ports import Note
from companion.core.clock import Instant
from tests.fakes.desktop import FakeClock

REAL = SystemClock(ZoneInfo("UTC"))
DAY = timedelta(days=1)


def seconds(value: float) -> timedelta:
    return timedelta(seconds=value)


class TestAlarm:
    def test_it_rings_once_when_the_moment_is_reached(self, qtbot: QtBot) -> None:
        rung: list[timedelta] = []
        alarm, start = QtAlarm(REAL), REAL.now().elapsed
        alarm.set(start + seconds(0.1), lambda: rung.append(REAL.now().elapsed - start))
        qtbot.waitUntil(lambda: bool(rung), timeout=2000)
        assert seconds(0.1) <= rung[0] < seconds(0.3)
        alarm.recheck()
        assert len(rung) == 1

    def test_setting_it_again_replaces_what_was_set(self, qtbot: QtBot) -> None:
        rung: list[str] = []
        alarm, now = QtAlarm(REAL), REAL.now().elapsed
        alarm.set(now + seconds(0.02), lambda: rung.append("first"))
        alarm.set(now + seconds(0.05), lambda: rung.append("second"))
        qtbot.waitUntil(lambda: bool(rung), timeout=2000)
        assert rung == ["second"]

    def test_a_cleared_one_does_not_ring(self, qtbot: QtBot) -> None:
        rung: list[str] = []
        alarm, other, now = QtAlarm(REAL), QtAlarm(REAL), REAL.now().elapsed
        alarm.set(now + seconds(0.02), lambda: rung.append("cleared"))
        other.set(now + seconds(0.06), lambda: rung.append("other"))
        alarm.clear()
        qtbot.waitUntil(lambda: bool(rung), timeout=2000)
        assert rung == ["other"]

    def test_a_moment_that_has_passed_rings_from_the_loop_not_at_once(self, qtbot: QtBot) -> None:
        rung: list[str] = []
        alarm = QtAlarm(REAL)
        alarm.set(REAL.now().elapsed - DAY, lambda: rung.append("late"))
        assert rung == []
        qtbot.waitUntil(lambda: rung == ["late"], timeout=2000)

    def test_a_fast_clock_is_waited_for_less(self, qtbot: QtBot) -> None:
        clock = ScaledClock(REAL, 600, datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("UTC")))
        rung: list[Instant] = []
        alarm, start = QtAlarm(clock, scale=600), clock.now().elapsed
        alarm.set(start + timedelta(minutes=1), lambda: rung.append(clock.now()))
        qtbot.waitUntil(lambda: bool(rung), timeout=2000)
        assert rung[0].elapsed - start >= timedelta(minutes=1)

    def test_after_sleep_a_moment_that_passed_rings_on_recheck(self, qtbot: QtBot) -> None:
        clock, rung = FakeClock(), []
        alarm = QtAlarm(clock)
        alarm.set(clock.now().elapsed + seconds(3600), lambda: rung.append("wake"))
        alarm.recheck()
        assert rung == []
        clock.sleep(timedelta(hours=2))
        alarm.recheck()
        assert rung == ["wake"]
        alarm.recheck()
        assert rung == ["wake"]

    def test_a_wait_of_years_is_taken_in_turns(self, qtbot: QtBot) -> None:
        clock, rung = FakeClock(), []
        alarm = QtAlarm(clock)
        alarm.set(clock.now().elapsed + 400 * DAY, lambda: rung.append("wake"))
        assert alarm._timer.interval() == LONGEST_WAIT // timedelta(milliseconds=1)
        clock.advance(DAY)
        alarm.recheck()
        assert rung == [] and alarm._timer.isActive()

    def test_it_may_be_set_again_while_it_rings(self, qtbot: QtBot) -> None:
        rung: list[str] = []
        alarm = QtAlarm(REAL)

        def again() -> None:
            rung.append("first")
            alarm.set(REAL.now().elapsed + seconds(0.01), lambda: rung.append("second"))

        alarm.set(REAL.now().elapsed, again)
        qtbot.waitUntil(lambda: rung == ["first", "second"], timeout=2000)


class TestWatchFd:
    @pytest.fixture
    def pipe(self) -> Iterator[tuple[int, int]]:
        reader, writer = os.pipe()
        yield reader, writer
        os.close(reader)
        os.close(writer)

    later = pipe

    def test_it_calls_while_there_is_something_to_read(self, qtbot: QtBot, pipe: tuple[int, int]) -> None:
        read: list[bytes] = []
        cancel = watch_fd(pipe[0], lambda: read.append(os.read(pipe[0], 1)))
        os.write(pipe[1], b"ab")
        qtbot.waitUntil(lambda: read == [b"a", b"b"], timeout=2000)
        cancel()

    def test_it_may_be_cancelled_from_within_the_call_and_twice(
        self, qtbot: QtBot, pipe: tuple[int, int], later: tuple[int, int]
    ) -> None:
        calls: list[str] = []
        cancels: list[Callable[[], None]] = []

        def once() -> None:
            calls.append("called")
            cancels[0]()
            cancels[0]()

        cancels.append(watch_fd(pipe[0], once))
        os.write(pipe[1], b"stays")
        qtbot.waitUntil(lambda: bool(calls), timeout=2000)
        heard: list[str] = []
        end = watch_fd(later[0], lambda: heard.append("heard"))
        os.write(later[1], b"stays")
        qtbot.waitUntil(lambda: bool(heard), timeout=2000)
        end()
        assert calls == ["called"]


class TestTrayNotifier:
    def test_a_click_is_the_default_action_of_what_is_shown(self) -> None:
        shown: list[tuple[str, str]] = []
        clicks: list[tuple[str, str]] = []

        def show(title: str, body: str) -> bool:
            shown.append((title, body))
            return True

        tray = TrayNotifier(show, lambda: True)
        tray.on_action(lambda key, action: clicks.append((key, action)))
        tray.show(Note(key="break", title="Break in 1 min", body="Start now?"))
        tray.clicked()
        tray.clicked()
        assert shown == [("Break in 1 min", "Start now?")]
        assert clicks == [("break", "default")]

    def test_a_withdrawn_note_is_not_clicked(self) -> None:
        clicks: list[str] = []
        tray = TrayNotifier(lambda title, body: True, lambda: True)
        tray.on_action(lambda key, action: clicks.append(key))
        tray.show(Note(key="break", title="Break"))
        tray.withdraw("break")
        tray.clicked()
        assert clicks == []

    def test_without_a_tray_it_says_so_and_a_click_means_nothing(self) -> None:
        tray = TrayNotifier(lambda title, body: False, lambda: False)
        tray.show(Note(key="break", title="Break"))
        tray.clicked()
        assert tray.capability().works is False and tray.capability().why
