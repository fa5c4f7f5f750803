"""The screen kept awake: by whoever decides about it, and given back whenever."""

import ctypes
import os
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from companion.adapters.desktop.awake import (
    SCREEN_SAVER,
    DesktopAwakeScreen,
    PlainAwakeScreen,
    choose_awake,
)
from companion.adapters.desktop.awake_systems import Caffeinate, WindowsAwake
from companion.adapters.desktop.awake_x11 import X11Awake
from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.inhibit import GNOME, GNOME_IDLE, POWER, DesktopInhibitors
from companion.adapters.desktop.own_hold import PROGRAM_ID, OwnHold
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import Answer, PrivateBus, Service

MakeService = Callable[..., Service]
WHY = "A practice plays."


class Fallback:
    """Remembers what was asked of it."""

    def __init__(self) -> None:
        self.held = 0

    def hold(self) -> None:
        self.held += 1

    def release(self) -> None:
        self.held -= 1


def saver(service: MakeService, **more: Any) -> Service:
    answers = {"Inhibit": lambda *_: ("u", (7,)), "UnInhibit": lambda _cookie: ("", ())}
    return service(SCREEN_SAVER.name, **(answers | more))


def test_the_screen_saver_is_asked_once_and_told_when_it_is_over(
    bus: Bus, loop: Loop, service: MakeService
) -> None:
    asked, fallback = saver(service), Fallback()
    awake = DesktopAwakeScreen(bus, OwnHold(), fallback)
    awake.hold(WHY)
    awake.hold("once more")
    loop.until(lambda: asked.called("Inhibit"))
    loop.settle()
    assert asked.called("Inhibit") == [(PROGRAM_ID, WHY)]
    awake.release()
    awake.release()
    loop.until(lambda: asked.called("UnInhibit"))
    assert asked.called("UnInhibit") == [(7,)]
    assert fallback.held == 0


def test_a_release_before_the_answer_takes_the_hold_back_when_it_comes(
    bus: Bus, loop: Loop, service: MakeService
) -> None:
    asked = saver(service)
    awake = DesktopAwakeScreen(bus, OwnHold())
    awake.hold(WHY)
    loop.until(lambda: asked.called("Inhibit"))
    awake.release()
    loop.until(lambda: asked.called("UnInhibit"))


def test_where_one_refuses_the_next_is_asked_and_in_the_end_the_fallback(
    bus: Bus, loop: Loop, service: MakeService
) -> None:
    fallback = Fallback()
    service(SCREEN_SAVER.name)
    gnome = service(GNOME.name, Inhibit=lambda *_: ("u", (9,)), Uninhibit=lambda _cookie: ("", ()))
    awake = DesktopAwakeScreen(bus, OwnHold(), fallback)
    awake.hold(WHY)
    loop.until(lambda: gnome.called("Inhibit"))
    assert gnome.called("Inhibit") == [(PROGRAM_ID, 0, WHY, GNOME_IDLE)]
    loop.settle()
    awake.release()
    loop.until(lambda: gnome.called("Uninhibit"))
    assert fallback.held == 0
    gnome.answers.clear()
    awake.hold(WHY)
    loop.until(lambda: fallback.held == 1)
    awake.release()
    assert fallback.held == 0


def test_one_that_hangs_holds_up_nobody(bus: Bus, service: MakeService) -> None:
    saver(service, Inhibit=lambda *_: None)
    awake = DesktopAwakeScreen(bus, OwnHold())
    awake.hold(WHY)
    awake.release()


def test_a_bus_that_is_not_there_leaves_the_fallback(loop: Loop) -> None:
    fallback = Fallback()
    awake = DesktopAwakeScreen(Bus(None, loop.watch, "There is none."), OwnHold(), fallback)
    awake.hold(WHY)
    assert fallback.held == 1
    awake.release()
    assert fallback.held == 0


def test_the_hold_ends_with_the_connection(
    daemon: PrivateBus, bus: Bus, loop: Loop, service: MakeService
) -> None:
    asked = saver(service)
    awake = DesktopAwakeScreen(bus, OwnHold(), Fallback())
    awake.hold(WHY)
    loop.until(lambda: asked.called("Inhibit"))
    daemon.kill()
    loop.until(lambda: not bus.alive)
    awake.release()
    awake.hold(WHY)


def test_a_screen_saver_that_starts_anew_is_asked_anew_and_one_that_goes_is_replaced(
    bus: Bus, loop: Loop, daemon: PrivateBus
) -> None:
    answers: dict[str, Answer] = {"Inhibit": lambda *_: ("u", (7,)), "UnInhibit": lambda _cookie: ("", ())}
    fallback = Fallback()
    awake = DesktopAwakeScreen(bus, OwnHold(), fallback)
    first = Service(daemon.address, SCREEN_SAVER.name, answers=answers)
    awake.hold(WHY)
    loop.until(lambda: first.called("Inhibit"))
    loop.settle()
    first.close()
    loop.until(lambda: fallback.held == 1)
    awake.release()
    assert fallback.held == 0
    second = Service(daemon.address, SCREEN_SAVER.name, GNOME.name, answers=answers)
    awake.hold(WHY)
    loop.until(lambda: second.called("Inhibit"))
    loop.settle()
    second.close()
    third = Service(daemon.address, SCREEN_SAVER.name, answers=answers)
    loop.until(lambda: third.called("Inhibit") or fallback.held)
    awake.release()
    loop.settle()
    assert fallback.held == 0
    assert third.called("UnInhibit") == [(7,)] * len(third.called("Inhibit"))
    third.close()


def test_one_that_goes_when_nothing_is_held_is_nobodys_concern(
    bus: Bus, loop: Loop, daemon: PrivateBus
) -> None:
    answers: dict[str, Answer] = {"Inhibit": lambda *_: ("u", (7,)), "UnInhibit": lambda _cookie: ("", ())}
    fallback = Fallback()
    awake = DesktopAwakeScreen(bus, OwnHold(), fallback)
    first = Service(daemon.address, SCREEN_SAVER.name, answers=answers)
    awake.hold(WHY)
    loop.until(lambda: first.called("Inhibit"))
    loop.settle()
    awake.release()
    loop.until(lambda: first.called("UnInhibit"))
    first.close()
    loop.settle()
    assert fallback.held == 0


def test_the_own_hold_is_not_taken_for_somebodys_video(bus: Bus, service: MakeService) -> None:
    own = OwnHold()
    others: list[str] = []

    def inhibitors() -> tuple[str, tuple[list[str]]]:
        return "ao", (["/own", *others],)

    service(POWER.name, HasInhibit=lambda: ("b", (own.held or bool(others),)))
    service(
        GNOME.name,
        IsInhibited=lambda _flags: ("b", (own.held or bool(others),)),
        GetInhibitors=inhibitors,
        GetFlags=lambda: ("u", (GNOME_IDLE,)),
        GetAppId=lambda: ("s", (PROGRAM_ID if not others else "mpv",)),
    )
    inhibitors_seen = DesktopInhibitors(bus, bus, own=own)
    assert inhibitors_seen.inhibited() is False
    own.held = True
    assert inhibitors_seen.inhibited() is False
    others.append("/video")
    assert inhibitors_seen.inhibited() is True
    own.held = False
    assert inhibitors_seen.inhibited() is True


def test_a_power_manager_that_tells_no_names_says_nothing_while_the_hold_is_ours(
    bus: Bus, service: MakeService
) -> None:
    own = OwnHold(held=True)
    service(POWER.name, HasInhibit=lambda: ("b", (True,)))
    inhibitors = DesktopInhibitors(bus, bus, own=own)
    assert inhibitors.inhibited() is None
    own.held = False
    assert inhibitors.inhibited() is True


def test_without_display_the_x_server_is_left_alone() -> None:
    awake = X11Awake("")
    awake.hold()
    awake.release()


class Kernel:
    """Stands in for kernel32."""

    def __init__(self) -> None:
        self.states: list[int] = []

    def SetThreadExecutionState(self, state: ctypes.c_uint) -> int:
        self.states.append(state.value)
        return 1


def test_windows_is_told_that_the_display_is_needed_and_then_that_it_is_not() -> None:
    kernel = Kernel()
    awake = PlainAwakeScreen(WindowsAwake(kernel), OwnHold())
    awake.hold(WHY)
    awake.hold(WHY)
    awake.release()
    awake.release()
    assert kernel.states == [0x80000003, 0x80000000]


class Process:
    """A program that runs until it is terminated."""

    def __init__(self) -> None:
        self.running = True

    def terminate(self) -> None:
        self.running = False

    def wait(self) -> int:
        assert not self.running
        return 0


def test_a_mac_runs_caffeinate_that_ends_with_this_program() -> None:
    started: list[tuple[Sequence[str], Process]] = []

    def run(command: Sequence[str]) -> Process:
        started.append((command, Process()))
        return started[-1][1]

    awake = PlainAwakeScreen(Caffeinate(run), OwnHold())
    awake.hold(WHY)
    ((command, process),) = started
    assert command == ("caffeinate", "-d", "-i", "-w", str(os.getpid()))
    awake.release()
    assert not process.running


def test_a_system_without_its_own_program_or_library_goes_without(loop: Loop) -> None:
    def missing(_command: Sequence[str]) -> Any:
        raise FileNotFoundError

    for way in (Caffeinate(missing), WindowsAwake(None)):
        awake = PlainAwakeScreen(way, OwnHold())
        awake.hold(WHY)
        awake.release()


@pytest.mark.parametrize(
    ("platform", "kind"),
    [("linux", DesktopAwakeScreen), ("win32", PlainAwakeScreen), ("darwin", PlainAwakeScreen)],
)
def test_each_system_has_its_way(loop: Loop, platform: str, kind: type[object]) -> None:
    chosen = choose_awake({}, platform, Bus(None, loop.watch, "There is none."), OwnHold())
    assert isinstance(chosen, kind)
