"""Sleep and waking as a logind on a private bus announces them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.power.clockjump import SleepGauge
from companion.adapters.desktop.power.logind import MANAGER, LogindPower
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import FakeLogind, PrivateBus, Service


@pytest.fixture
def power(bus: Bus) -> Iterator[LogindPower]:
    power = LogindPower(bus, "Second Wind")
    yield power
    power.close()


@pytest.fixture
def told(power: LogindPower) -> list[str]:
    told: list[str] = []
    power.watch(lambda: told.append("suspend"), lambda: told.append("wake"))
    return told


def test_sleep_and_waking_are_reported(logind: FakeLogind, told: list[str], loop: Loop) -> None:
    logind.prepare_for_sleep(True)
    loop.until(lambda: told == ["suspend"])
    logind.prepare_for_sleep(False)
    loop.until(lambda: told == ["suspend", "wake"])


def test_sleep_waits_until_it_was_handled_and_the_next_one_waits_again(
    logind: FakeLogind, power: LogindPower, loop: Loop
) -> None:
    held_while_handled: list[bool] = []
    power.watch(lambda: held_while_handled.append(logind.delay_is_held()), lambda: None)
    loop.until(lambda: logind.delays)
    loop.settle()
    for night in (0, 1):
        logind.prepare_for_sleep(True)
        loop.until(lambda: not logind.delay_is_held())
        assert held_while_handled == [True] * (night + 1)
        logind.prepare_for_sleep(False)
        loop.until(partial(lambda expected: len(logind.delays) == expected, night + 2))
        loop.settle()
        assert logind.delay_is_held()


def test_the_lock_is_a_delay_of_sleep_alone(logind: FakeLogind, told: list[str], loop: Loop) -> None:
    loop.until(lambda: logind.called("Inhibit"))
    what, who, why, mode = logind.called("Inhibit")[0]
    assert (what, who, mode) == ("sleep", "Second Wind", "delay") and why
    loop.settle()


def test_closing_lets_go_of_the_lock(
    logind: FakeLogind, power: LogindPower, told: list[str], loop: Loop
) -> None:
    loop.until(lambda: logind.delays)
    loop.settle()
    power.close()
    assert not logind.delay_is_held()
    logind.prepare_for_sleep(True)
    loop.settle()
    assert told == []


def test_a_failing_handler_does_not_keep_the_computer_awake(
    logind: FakeLogind, power: LogindPower, loop: Loop
) -> None:
    def fail() -> None:
        raise RuntimeError("no disk")

    power.watch(fail, lambda: None)
    loop.until(lambda: logind.delays)
    loop.settle()
    logind.prepare_for_sleep(True)
    with pytest.raises(RuntimeError):
        loop.until(lambda: False)
    assert not logind.delay_is_held()


def test_sleep_is_reported_where_no_lock_is_to_be_had(
    daemon: PrivateBus, told: list[str], loop: Loop
) -> None:
    logind = FakeLogind(daemon.address, inhibits=False)
    loop.settle()
    logind.prepare_for_sleep(True)
    loop.until(lambda: told == ["suspend"])
    logind.close()


def test_a_logind_that_comes_later_is_heard(daemon: PrivateBus, told: list[str], loop: Loop) -> None:
    loop.settle()
    logind = FakeLogind(daemon.address)
    loop.until(lambda: logind.delays)
    logind.prepare_for_sleep(True)
    loop.until(lambda: told == ["suspend"])
    logind.close()


def test_a_lock_that_comes_as_the_program_ends_is_let_go(
    logind: FakeLogind, power: LogindPower, bus: Bus, told: list[str], loop: Loop
) -> None:
    while not logind.delays:
        assert power.capability().works is True
    # Answered after the lock was, so this reads that answer as well, which the loop never gets to see.
    bus.call(MANAGER, "ListInhibitors")
    bus.close()
    assert not logind.delay_is_held()


def test_without_logind_it_says_so(power: LogindPower, service: Callable[..., Service]) -> None:
    assert power.capability().works is False
    service("org.freedesktop.login1")
    assert power.capability().works is True


def test_unannounced_sleep_is_told_by_the_clocks() -> None:
    elapsed, awake = [timedelta(hours=9)], [timedelta(hours=2)]
    gauge = SleepGauge(lambda: elapsed[0], lambda: awake[0])
    assert gauge.slept_since_last() is None
    elapsed[0] += timedelta(minutes=25)
    awake[0] += timedelta(minutes=25)
    assert gauge.slept_since_last() is None
    elapsed[0] += timedelta(minutes=30)
    awake[0] += timedelta(minutes=10)
    assert gauge.slept_since_last() == timedelta(minutes=20)
    assert gauge.slept_since_last() is None


def test_two_readings_some_milliseconds_apart_are_no_sleep() -> None:
    elapsed = iter([timedelta(), timedelta(seconds=1.9)])
    gauge = SleepGauge(lambda: next(elapsed), timedelta)
    assert gauge.slept_since_last() is None
