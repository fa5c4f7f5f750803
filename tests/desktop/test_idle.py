"""Idle time of a real X server; the stand-in keeps the same promises."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest

from companion.adapters.desktop.idle.scaled import ScaledIdle
from companion.adapters.desktop.idle.x11 import X11Idle
from companion.adapters.desktop.xlib import XDisplay
from companion.app.ports import IdleSource
from tests.adapters.desktop.loop import Loop
from tests.desktop.harness import Desk
from tests.fakes.desktop import FakeClock, FakeIdle

pytestmark = pytest.mark.desktop

AFTER = timedelta(seconds=0.4)
SLACK = timedelta(seconds=0.3)

MakeDesk = Callable[..., Desk]


@dataclass
class User:
    """Someone before a source of idle time: `pass_time` lets time go by without a key."""

    source: IdleSource
    touch: Callable[[], object]
    pass_time: Callable[[float], None]


def user_of_x11(desk: Desk, loop: Loop) -> Iterator[User]:
    source = X11Idle(XDisplay(desk.env["DISPLAY"]), loop.watch)

    def pass_time(seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            loop.turn(left)

    yield User(source, lambda: desk.xdotool("key", "F9"), pass_time)
    source.close()


def user_of_the_stand_in() -> Iterator[User]:
    clock = FakeClock()
    source = FakeIdle(clock)
    yield User(source, source.touch, lambda seconds: clock.advance(seconds=seconds))


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


@pytest.fixture
def x11(desk: MakeDesk, loop: Loop) -> Iterator[User]:
    yield from user_of_x11(desk(spare=0, bus=False), loop)


@pytest.fixture(params=["x11", "stand-in"])
def user(request: pytest.FixtureRequest) -> Iterator[User]:
    if request.param == "x11":
        yield request.getfixturevalue("x11")
    else:
        yield from user_of_the_stand_in()


def test_quiet_is_told_once_and_then_the_next_input_and_quiet_again(user: User) -> None:
    told: list[timedelta | str] = []
    user.touch()
    user.source.watch(AFTER, told.append, lambda: told.append("active"))
    user.pass_time(0.2)
    assert told == []
    user.pass_time(1.0)
    assert len(told) == 1
    assert isinstance(told[0], timedelta) and AFTER <= told[0] < AFTER + SLACK
    user.touch()
    user.pass_time(0.1)
    assert told[1:] == ["active"]
    user.pass_time(1.0)
    assert len(told) == 3


def test_input_before_the_limit_puts_quiet_off(user: User) -> None:
    told: list[timedelta | str] = []
    user.touch()
    user.source.watch(timedelta(seconds=1), told.append, lambda: told.append("active"))
    for _ in range(3):
        user.pass_time(0.6)
        user.touch()
    user.pass_time(0.3)
    assert told == []


def test_a_user_who_is_quiet_already_is_told_of_at_once_but_from_the_loop(user: User) -> None:
    told: list[timedelta | str] = []
    user.touch()
    user.pass_time(1.0)
    user.source.watch(AFTER, told.append, lambda: told.append("active"))
    assert told == []
    user.pass_time(0.2)
    assert len(told) == 1
    assert isinstance(told[0], timedelta) and told[0] >= timedelta(seconds=0.9)


def test_a_new_watch_replaces_the_old_and_none_ends_it(user: User) -> None:
    old: list[timedelta] = []
    new: list[timedelta] = []
    user.touch()
    user.source.watch(AFTER, old.append, lambda: None)
    user.source.watch(AFTER * 2, new.append, lambda: None)
    user.pass_time(1.5)
    assert old == [] and len(new) == 1
    user.source.watch(None, old.append, lambda: old.append(timedelta()))
    user.touch()
    user.pass_time(1.0)
    assert old == [] and len(new) == 1


def test_a_watch_may_be_replaced_from_within_its_own_call(user: User) -> None:
    told: list[str] = []

    def on_quiet(_idle: timedelta) -> None:
        told.append("first")
        user.source.watch(AFTER * 2, lambda _idle: told.append("second"), lambda: told.append("active"))

    user.touch()
    user.source.watch(AFTER, on_quiet, lambda: told.append("wrong"))
    user.pass_time(1.5)
    user.touch()
    user.pass_time(0.1)
    assert told == ["first", "second", "active"]


def test_idle_time_can_be_asked_and_starts_anew_with_a_key(user: User) -> None:
    user.touch()
    user.pass_time(0.5)
    idle = user.source.idle()
    assert idle is not None and timedelta(seconds=0.45) <= idle < timedelta(seconds=1.5)
    user.touch()
    idle = user.source.idle()
    assert idle is not None and idle < timedelta(seconds=0.4)


def test_asking_does_not_swallow_what_was_to_be_told(x11: User) -> None:
    told: list[timedelta] = []
    x11.touch()
    x11.source.watch(AFTER, told.append, lambda: None)
    end = time.monotonic() + 1
    while time.monotonic() < end:
        # The alarm arrives together with one of these answers, never through the socket alone.
        x11.source.idle()
    assert told == []
    x11.pass_time(0.1)
    assert len(told) == 1


def test_an_alarm_that_rings_while_it_is_set_is_not_lost(x11: User, loop: Loop) -> None:
    x11.pass_time(0.1)
    for _ in range(100):
        told: list[timedelta] = []
        # The server's answer may be read together with the sending of the request.
        x11.source.watch(timedelta(milliseconds=1), told.append, lambda: None)
        loop.until(partial(bool, told), seconds=2)


def test_a_fast_clock_sees_its_own_time(x11: User) -> None:
    told: list[timedelta] = []
    fast = ScaledIdle(x11.source, 60)
    x11.touch()
    fast.watch(timedelta(seconds=24), told.append, lambda: None)
    x11.pass_time(1.0)
    assert len(told) == 1 and told[0] >= timedelta(seconds=24)
    idle = fast.idle()
    assert idle is not None and idle >= timedelta(seconds=50)


def test_nothing_wakes_us_while_someone_types_or_nobody_does(x11: User, loop: Loop) -> None:
    x11.touch()
    x11.source.watch(timedelta(seconds=30), lambda _idle: None, lambda: None)
    loop.settle()
    for _ in range(5):
        x11.touch()
        assert not loop.turn(0.05)
    assert not loop.turn(1)


LOSE_THE_SERVER = """
import os, signal, sys
from datetime import timedelta
from companion.adapters.desktop.idle.x11 import X11Idle
from companion.adapters.desktop.xlib import XDisplay
from tests.adapters.desktop.loop import Loop

loop = Loop()
source = X11Idle(XDisplay(os.environ["DISPLAY"]), loop.watch)
source.watch(timedelta(seconds=60), lambda idle: None, lambda: None)
print("ready", flush=True)
loop.until(lambda: source.capability().works is not True, 20)
assert source.idle() is None
source.watch(timedelta(seconds=1), lambda idle: None, lambda: None)
assert not loop.turn(0.2), "the lost connection keeps the loop awake"
source.close()
print("survived", flush=True)
"""


def test_the_death_of_the_x_server_is_survived() -> None:
    with Desk(spare=0, bus=False) as own:
        program = subprocess.Popen(
            [sys.executable, "-c", LOSE_THE_SERVER],
            env=own.env | {"PYTHONPATH": os.getcwd()},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        server = next(each for each in own._processes if "Xvfb" in str(each.args))
        server.send_signal(signal.SIGKILL)
        out, _ = program.communicate(timeout=20)
    assert (out, program.returncode) == ("survived\n", 0)
