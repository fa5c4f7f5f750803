"""A desktop is chosen whatever is there, and quickly."""

import os
import signal
from pathlib import Path

import pytest

from companion.adapters.desktop.awake import choose_awake
from companion.adapters.desktop.choose import Surroundings, choose_desktop, connect_buses
from companion.adapters.desktop.surface import blocking
from companion.adapters.desktop.survey import survey_desktop
from companion.app.ports import Desktop, Note
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import PrivateBus, seconds_for
from tests.fakes.desktop import FakeAlarm, FakeClock, FakeNotifier

SEAMS = [
    "idle", "blocking", "tray", "notifications", "sound", "speech",
    "power", "lock", "dnd", "inhibit", "fullscreen", "call",
]  # fmt: skip


def surroundings(loop: Loop, platform: str = "linux", tray: bool = False, **env: str) -> Surroundings:
    clock = FakeClock()
    return Surroundings(
        env={"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere", **env},
        platform=platform,
        clock=clock,
        alarm=FakeAlarm(clock),
        watch_fd=loop.watch,
        tray_note=FakeNotifier() if tray else None,
    )


class Started:
    """A program that was started and ends when it is told."""

    def __init__(self, *_command: object, **_how: object) -> None: ...
    def terminate(self) -> None: ...
    def wait(self) -> int:
        return 0


def use(desktop: Desktop) -> None:
    """Call everything that is called in a day."""
    desktop.idle.watch(None, lambda idle: None, lambda: None)
    desktop.notifier.show(Note(key="k", title="t"))
    desktop.notifier.withdraw("k")
    desktop.power.watch(lambda: None, lambda: None)
    desktop.lock.watch(lambda: None, lambda: None)
    for hold in desktop.holds:
        hold.holds()
    desktop.inhibitors.inhibited()
    for seam in (desktop.idle, desktop.notifier, desktop.power, desktop.lock):
        seam.close()


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "freebsd14"])
def test_with_nothing_there_every_seam_stands_and_says_why_it_does_not_work(
    platform: str, loop: Loop, tmp_path: Path
) -> None:
    around = surroundings(loop, platform, XDG_RUNTIME_DIR=str(tmp_path))
    desktop = choose_desktop(around, connect_buses(around))
    seams = (desktop.idle, desktop.notifier, desktop.power, desktop.lock, desktop.inhibitors)
    told = [seam.capability() for seam in seams] + [hold.capability() for hold in desktop.holds]
    for capability in told:
        assert capability.works is True or capability.why
    assert [hold.reason for hold in desktop.holds] == ["dnd", "call", "fullscreen"]
    assert desktop.idle.idle() is None
    use(desktop)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_practice_that_plays_holds_breaks_back_on_every_system(
    platform: str, loop: Loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.adapters.desktop.awake_systems.subprocess.Popen", Started)
    around = surroundings(loop, platform, XDG_RUNTIME_DIR=str(tmp_path))
    buses = connect_buses(around)
    full_screen = choose_desktop(around, buses).holds[-1]
    awake = choose_awake(around.env, platform, buses.session, around.own_hold)
    assert not full_screen.holds()
    awake.hold("A practice is playing")
    assert full_screen.holds() is True
    awake.release()
    assert not full_screen.holds()


def test_both_buses_hanging_cost_less_than_a_second(daemon: PrivateBus, loop: Loop) -> None:
    around = surroundings(
        loop, DBUS_SESSION_BUS_ADDRESS=daemon.address, DBUS_SYSTEM_BUS_ADDRESS=daemon.address
    )
    os.kill(daemon.process.pid, signal.SIGSTOP)
    made: list[Desktop] = []
    assert seconds_for(lambda: made.append(choose_desktop(around, connect_buses(around)))) < 1.0
    assert seconds_for(lambda: use(made[0])) < 0.5


def test_where_no_bus_is_the_tray_notifies(loop: Loop, tmp_path: Path) -> None:
    around = surroundings(loop, tray=True, XDG_RUNTIME_DIR=str(tmp_path))
    assert choose_desktop(around, connect_buses(around)).notifier is around.tray_note


def test_where_no_daemon_is_the_tray_notifies(daemon: PrivateBus, loop: Loop) -> None:
    around = surroundings(loop, tray=True, DBUS_SESSION_BUS_ADDRESS=daemon.address)
    buses = connect_buses(around)
    desktop = choose_desktop(around, buses)
    desktop.notifier.show(Note(key="k", title="t"))
    assert isinstance(around.tray_note, FakeNotifier) and around.tray_note.shown
    use(desktop)
    buses.close()


def test_wayland_idle_time_is_unknown_even_where_an_x_server_answers(loop: Loop, tmp_path: Path) -> None:
    around = surroundings(loop, WAYLAND_DISPLAY="wayland-0", DISPLAY=":0", XDG_RUNTIME_DIR=str(tmp_path))
    desktop = choose_desktop(around, connect_buses(around))
    assert desktop.idle.capability().works == "unknown"
    assert "Wayland" in desktop.idle.capability().why


def test_a_display_that_cannot_be_opened_is_named(loop: Loop, tmp_path: Path) -> None:
    around = surroundings(loop, DISPLAY=":4711", XDG_RUNTIME_DIR=str(tmp_path))
    desktop = choose_desktop(around, connect_buses(around))
    assert ":4711" in desktop.idle.capability().why


def test_the_survey_tells_of_every_seam_without_display_and_bus(tmp_path: Path) -> None:
    env = {"XDG_RUNTIME_DIR": str(tmp_path), "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    found = survey_desktop(env, "linux")
    assert list(found) == SEAMS
    assert found["power"].why == "There is no system bus here."
    assert found["tray"].works is False
    assert found["sound"].works is not True or found["sound"].by == "ALSA"
    for name, capability in found.items():
        assert capability.works is True or capability.why, name


def test_gnome_on_wayland_is_known_not_to_let_us_cover_the_screen() -> None:
    env = {"WAYLAND_DISPLAY": "wayland-0", "XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}
    assert blocking(env, "linux").works is False
    assert blocking(env | {"XDG_CURRENT_DESKTOP": "sway"}, "linux").works == "unknown"
