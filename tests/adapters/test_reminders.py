"""Local times of day: the real scheduler and the stand-in keep the same promises."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

import pytest
import time_machine
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.qt.reminders import QtReminders
from companion.app.ports import Reminders
from tests.fakes.desktop import FakeClock
from tests.fakes.reminders import FakeReminders

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 3, 2, 7, 0, tzinfo=BERLIN)
SUNDAY = 6


class Stage(Protocol):
    """Reminders in a world whose time the test makes."""

    reminders: Reminders

    def advance(self, to: datetime) -> None: ...
    def sleep(self, to: datetime) -> None: ...
    def set_clock(self, to: datetime) -> None: ...
    def now(self) -> datetime: ...


class FakeStage:
    """The stand-in on its own clock."""

    def __init__(self) -> None:
        self._clock = FakeClock(MONDAY)
        self.reminders = FakeReminders(self._clock)

    def advance(self, to: datetime) -> None:
        self._clock.advance(_between(self.now(), to))

    def sleep(self, to: datetime) -> None:
        self._clock.sleep(_between(self.now(), to))

    def set_clock(self, to: datetime) -> None:
        self._clock.jump_wall(to=to)

    def now(self) -> datetime:
        return self._clock.now().wall


class RealStage:
    """The scheduler on a wall clock that is made, and a timer that is read out instead of waited for."""

    def __init__(self, travel: time_machine.Traveller) -> None:
        self._travel, self._now, self._awake = travel, MONDAY, timedelta()
        self._due: timedelta | None = None
        self.reminders = QtReminders(BERLIN)
        self.timer = self.reminders.timer
        start = self.timer.start

        def started(wait_ms: int) -> None:
            self._due = self._awake + timedelta(milliseconds=wait_ms)
            start(wait_ms)

        self.timer.start = started  # type: ignore[method-assign, assignment]  # written down, then done
        self.reminders.recheck()

    def advance(self, to: datetime) -> None:
        end = self._awake + _between(self._now, to)
        for _turn in range(1000):
            if self._due is None or not self.timer.isActive() or self._due > end:
                break
            self._move(max(self._due - self._awake, timedelta()))
            self._awake = max(self._due, self._awake)
            self._due = None
            self.timer.timeout.emit()
        else:
            pytest.fail("the timer is set again and again for a moment that has passed")
        self._move(end - self._awake)
        self._awake = end

    def sleep(self, to: datetime) -> None:
        self.set_clock(to)

    def set_clock(self, to: datetime) -> None:
        self._now = to
        self._travel.move_to(to)

    def now(self) -> datetime:
        return self._now

    def _move(self, by: timedelta) -> None:
        self.set_clock((self._now.astimezone(ZoneInfo("UTC")) + by).astimezone(BERLIN))


def _between(start: datetime, end: datetime) -> timedelta:
    return timedelta(seconds=end.timestamp() - start.timestamp())


@pytest.fixture(params=["stand-in", "scheduler"])
def stage(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Stage]:
    with time_machine.travel(MONDAY, tick=False) as travel:
        stage: Stage = FakeStage() if request.param == "stand-in" else RealStage(travel)
        yield stage
        stage.reminders.close()


class Rung:
    """Writes down when it rang."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.at: list[datetime] = []

    def __call__(self) -> None:
        self.at.append(self._stage.now())

    @property
    def times(self) -> list[str]:
        return [f"{moment:%a %H:%M}" for moment in self.at]


def day(date: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, date, hour, minute, tzinfo=BERLIN)


def test_a_daily_one_rings_at_its_local_time_each_day(stage: Stage) -> None:
    rung = Rung(stage)
    stage.reminders.every("diary", time(8, 0), None, rung)
    stage.advance(day(2, 7, 59))
    assert rung.times == []
    stage.advance(day(4, 9))
    assert rung.times == ["Mon 08:00", "Tue 08:00", "Wed 08:00"]


def test_a_weekly_one_rings_on_its_day_alone(stage: Stage) -> None:
    rung = Rung(stage)
    stage.reminders.every("reflection", time(18, 0), SUNDAY, rung)
    stage.advance(day(16, 9))
    assert rung.times == ["Sun 18:00", "Sun 18:00"]


def test_one_set_at_its_very_time_rings_now(stage: Stage) -> None:
    rung = Rung(stage)
    stage.reminders.every("diary", time(7, 0), None, rung)
    stage.advance(day(2, 7, 1))
    assert rung.times == ["Mon 07:00"]


def test_once_rings_once_and_soon_where_its_time_has_passed(stage: Stage) -> None:
    rung, late = Rung(stage), Rung(stage)
    stage.reminders.once("later", day(2, 7, 30), rung)
    stage.reminders.once("late", day(2, 6), late)
    assert late.times == []
    stage.advance(day(4, 9))
    assert rung.times == ["Mon 07:30"]
    assert late.times == ["Mon 07:00"]


def test_the_same_name_replaces(stage: Stage) -> None:
    rung, other = Rung(stage), Rung(stage)
    stage.reminders.every("diary", time(8, 0), None, rung)
    stage.reminders.every("diary", time(7, 30), None, other)
    stage.advance(day(2, 9))
    assert (rung.times, other.times) == ([], ["Mon 07:30"])


def test_cancelled_is_silent_and_what_is_not_there_can_be_cancelled(stage: Stage) -> None:
    rung = Rung(stage)
    stage.reminders.every("diary", time(8, 0), None, rung)
    stage.reminders.cancel("diary")
    stage.reminders.cancel("diary")
    stage.advance(day(3, 9))
    assert rung.times == []


def test_days_asleep_ring_once_on_waking(stage: Stage) -> None:
    rung, noon = Rung(stage), Rung(stage)
    stage.reminders.every("diary", time(8, 0), None, rung)
    stage.reminders.every("check-in", time(12, 0), None, noon)
    stage.sleep(day(5, 13))
    assert rung.times == []
    stage.reminders.recheck()
    stage.advance(day(5, 13, 1))
    assert (rung.times, noon.times) == (["Thu 13:00"], ["Thu 13:00"])
    stage.advance(day(6, 9))
    assert rung.times == ["Thu 13:00", "Fri 08:00"]


def test_a_clock_set_forward_rings_what_it_passed_once_looked_at(stage: Stage) -> None:
    rung = Rung(stage)
    stage.reminders.every("diary", time(8, 0), None, rung)
    stage.set_clock(day(2, 9))
    stage.reminders.recheck()
    stage.advance(day(2, 9, 1))
    assert rung.times == ["Mon 09:00"]


def test_a_clock_set_back_does_not_ring_early(stage: Stage) -> None:
    rung = Rung(stage)
    stage.reminders.every("diary", time(8, 0), None, rung)
    stage.set_clock(day(2, 5))
    stage.advance(day(2, 7, 59))
    assert rung.times == []
    stage.advance(day(2, 8, 30))
    assert rung.times == ["Mon 08:00"]


def test_what_rang_does_not_ring_again_where_the_clock_is_set_back(stage: Stage) -> None:
    rung = Rung(stage)
    stage.reminders.every("diary", time(8, 0), None, rung)
    stage.advance(day(2, 8, 5))
    stage.set_clock(day(2, 7, 30))
    stage.reminders.recheck()
    stage.advance(day(2, 12))
    assert rung.times == ["Mon 08:00"]


def test_local_time_is_kept_when_summer_begins(stage: Stage) -> None:
    rung = Rung(stage)
    stage.reminders.every("diary", time(8, 0), None, rung)
    stage.sleep(day(28, 7))
    stage.reminders.recheck()
    stage.advance(day(28, 7, 30))
    rung.at.clear()  # what the sleep passed
    stage.advance(day(30, 9))
    assert [f"{moment:%d %H:%M %z}" for moment in rung.at] == [
        "28 08:00 +0100",
        "29 08:00 +0200",
        "30 08:00 +0200",
    ]


def test_a_time_the_clocks_skip_rings_as_much_later(stage: Stage) -> None:
    rung = Rung(stage)
    stage.sleep(day(28, 12))
    stage.reminders.every("late", time(2, 30), None, rung)
    stage.advance(day(29, 12))
    assert [f"{moment:%d %H:%M %z}" for moment in rung.at] == ["29 03:30 +0200"]


def test_an_hour_that_comes_twice_rings_when_it_comes_first(stage: Stage) -> None:
    rung = Rung(stage)
    stage.sleep(day(24, 12, month=10))
    stage.reminders.every("late", time(2, 30), None, rung)
    stage.advance(day(25, 12, month=10))
    assert f"{rung.at[0]:%d %H:%M %z}" == "25 02:30 +0200"
    assert len(rung.at) <= 2
    stage.advance(day(26, 12, month=10))
    assert f"{rung.at[-1]:%d %H:%M %z}" == "26 02:30 +0100"


def test_a_ring_may_set_its_own_name_anew_and_cancel_others(stage: Stage) -> None:
    rung, other = Rung(stage), Rung(stage)

    def ring() -> None:
        rung()
        stage.reminders.cancel("other")
        if len(rung.at) < 3:
            stage.reminders.once("again", stage.now() + timedelta(minutes=5), ring)

    stage.reminders.once("again", day(2, 8), ring)
    stage.reminders.once("other", day(2, 8, 1), other)
    stage.advance(day(2, 12))
    assert (rung.times, other.times) == (["Mon 08:00", "Mon 08:05", "Mon 08:10"], [])


def test_a_daily_ring_may_move_itself(stage: Stage) -> None:
    rung, moved = Rung(stage), Rung(stage)

    def ring() -> None:
        rung()
        stage.reminders.every("diary", time(9, 0), None, moved)

    stage.reminders.every("diary", time(8, 0), None, ring)
    stage.advance(day(3, 10))
    assert (rung.times, moved.times) == (["Mon 08:00"], ["Mon 09:00", "Tue 09:00"])


def test_closed_is_silent_even_from_within_a_ring(stage: Stage) -> None:
    rung, second = Rung(stage), Rung(stage)

    def ring() -> None:
        rung()
        stage.reminders.close()

    stage.reminders.every("diary", time(8, 0), None, ring)
    stage.reminders.every("check-in", time(8, 0), None, second)
    stage.advance(day(4, 9))
    assert len(rung.at) + len(second.at) <= 2
    rung.at.clear()
    second.at.clear()
    stage.advance(day(6, 9))
    assert (rung.times, second.times) == ([], [])


def _timers() -> int:
    gc.collect()
    return sum(isinstance(thing, QTimer) for thing in gc.get_objects())


def test_a_hundred_replaced_jobs_leave_one_timer_and_nothing_after_closing(qapp: QApplication) -> None:
    before = _timers()
    reminders = QtReminders(BERLIN)
    for minute in range(100):
        reminders.every("diary", time(8, minute % 60), None, lambda: None)
    assert _timers() == before + 1
    assert reminders.timer.isActive()
    reminders.close()
    assert not reminders.timer.isActive()
    reminders.close()
    del reminders
    assert _timers() == before


def test_no_timer_runs_while_nothing_is_to_come(qtbot: QtBot) -> None:
    reminders = QtReminders(BERLIN)
    qtbot.waitUntil(lambda: not reminders.timer.isActive())
    reminders.every("diary", time(8, 0), None, lambda: None)
    assert reminders.timer.isActive()
    reminders.cancel("diary")
    qtbot.waitUntil(lambda: not reminders.timer.isActive())
    reminders.close()


def test_it_rings_by_itself_on_the_event_loop(qtbot: QtBot) -> None:
    reminders, rung = QtReminders(BERLIN), []
    reminders.once("soon", datetime(2020, 1, 1, tzinfo=BERLIN), lambda: rung.append(1))
    qtbot.waitUntil(lambda: rung == [1])
    reminders.close()


def test_between_two_rings_it_wakes_for_nothing(qtbot: QtBot) -> None:
    reminders = QtReminders(BERLIN)
    reminders.every("diary", time(8, 0), SUNDAY, lambda: None)
    qtbot.waitUntil(lambda: reminders.timer.remainingTime() > 1000)
    with qtbot.assertNotEmitted(reminders.timer.timeout, wait=300):
        pass
    reminders.close()


LIGHT = """
import sys
import companion.adapters.qt.reminders
heavy = {"asyncio", "ssl", "multiprocessing", "concurrent.futures"} & set(sys.modules)
assert not heavy, heavy
import asyncio, concurrent.futures
import apscheduler.util
assert asyncio.run.__module__ == "asyncio.runners"
async def answer(): ...
assert apscheduler.util.iscoroutinefunction(answer)
assert not apscheduler.util.iscoroutinefunction(print)
import apscheduler.executors.pool
assert apscheduler.executors.pool.ThreadPoolExecutor is not None
"""


def test_it_loads_neither_asyncio_nor_process_pools_and_leaves_them_to_others() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False)
    assert done.stderr == ""
