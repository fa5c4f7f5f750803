"""Idle time where the system answers but does not signal."""

import ctypes
from datetime import timedelta
from typing import Any

import pytest

from companion.adapters.desktop.idle import macos, windows
from companion.adapters.desktop.idle.polled import PolledIdle
from tests.fakes.desktop import FakeAlarm, FakeClock

LIMIT = timedelta(seconds=300)


class Typist:
    """Someone whose last input is known; counts how often it is asked for."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._last = clock.now().elapsed
        self.asked = 0

    def type(self) -> None:
        self._last = self._clock.now().elapsed

    def idle(self) -> timedelta:
        self.asked += 1
        return self._clock.now().elapsed - self._last


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def typist(clock: FakeClock) -> Typist:
    return Typist(clock)


@pytest.fixture
def idle(clock: FakeClock, typist: Typist) -> PolledIdle:
    return PolledIdle(typist.idle, "a test", clock, FakeAlarm(clock))


@pytest.fixture
def told(idle: PolledIdle) -> list[timedelta | str]:
    told: list[timedelta | str] = []
    idle.watch(LIMIT, told.append, lambda: told.append("active"))
    return told


def test_it_is_told_when_the_limit_is_reached(clock: FakeClock, told: list[timedelta | str]) -> None:
    clock.advance(seconds=299)
    assert told == []
    clock.advance(seconds=1)
    assert told == [LIMIT]


def test_typing_puts_the_next_question_off(
    clock: FakeClock, typist: Typist, told: list[timedelta | str]
) -> None:
    clock.advance(seconds=200)
    typist.type()
    clock.advance(seconds=299)
    assert told == []
    assert typist.asked == 2
    clock.advance(seconds=1)
    assert told == [LIMIT]


def test_the_next_input_is_told_and_quiet_after_it_again(
    clock: FakeClock, typist: Typist, told: list[timedelta | str]
) -> None:
    clock.advance(seconds=400)
    typist.type()
    clock.advance(seconds=3)
    assert told == [LIMIT, "active"]
    clock.advance(seconds=297)
    assert told == [LIMIT, "active", LIMIT]


def test_it_is_told_at_once_when_the_limit_has_passed_already(
    clock: FakeClock, typist: Typist, idle: PolledIdle
) -> None:
    told: list[timedelta] = []
    clock.advance(seconds=500)
    idle.watch(LIMIT, told.append, lambda: None)
    assert told == []
    clock.advance(seconds=0)
    assert told == [timedelta(seconds=500)]


def test_an_ended_watch_is_silent_and_asks_nothing(
    clock: FakeClock, typist: Typist, idle: PolledIdle, told: list[timedelta | str]
) -> None:
    idle.watch(None, told.append, lambda: None)
    asked = typist.asked
    clock.advance(hours=1)
    assert told == [] and typist.asked == asked


class Windows:
    """user32 and kernel32 with 32-bit counters."""

    def __init__(self, now: int, last: int) -> None:
        self._now, self._last = now, last

    def GetLastInputInfo(self, info: Any) -> int:
        info._obj.dwTime = self._last
        return int(info._obj.cbSize == 8)

    def GetTickCount(self) -> int:
        return ctypes.c_int(self._now).value


@pytest.mark.parametrize(
    ("now", "last", "milliseconds"),
    [(5000, 2000, 3000), (2**31 + 500, 2**31 - 500, 1000), (300, 2**32 - 700, 1000), (0, 0, 0)],
)
def test_windows_counters_start_again_without_a_jump(now: int, last: int, milliseconds: int) -> None:
    system = Windows(now, last)
    assert windows.reader(system, system)() == timedelta(milliseconds=milliseconds)


class Graphics:
    """Core Graphics that returns what it is told."""

    def __init__(self, seconds: float) -> None:
        def since(state: int, kind: int) -> float:
            assert (state, kind) == (0, 0xFFFFFFFF)
            return seconds

        self.CGEventSourceSecondsSinceLastEventType = since


@pytest.mark.parametrize(
    ("seconds", "idle"), [(2.5, timedelta(seconds=2.5)), (-1.0, None), (float("inf"), None)]
)
def test_macos_seconds_are_read(seconds: float, idle: timedelta | None) -> None:
    assert macos.reader(Graphics(seconds))() == idle
