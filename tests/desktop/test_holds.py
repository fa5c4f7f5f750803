"""Reasons to hold breaks back on a real desktop: do-not-disturb, and a program that fills a screen."""

import sys
from collections.abc import Callable, Iterator

import pytest

from companion.adapters.desktop.connect import connect
from companion.adapters.desktop.holds.dnd import DoNotDisturb
from companion.adapters.desktop.holds.fullscreen import X11FullScreen, monitors
from companion.adapters.desktop.surface import blocking, tray
from companion.adapters.desktop.survey import survey_desktop
from companion.adapters.desktop.xlib import XDisplay
from tests.adapters.desktop.loop import Loop
from tests.desktop.harness import Desk

pytestmark = pytest.mark.desktop

TALK = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
window = QLabel("slides")
window.setWindowTitle("A talk")
window.resize(400, 300)
window.show()
app.exec()
"""

MakeDesk = Callable[..., Desk]


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


def talk(place: Desk) -> int:
    """Show a window called "A talk" and return its process."""
    process = place.start([sys.executable, "-c", TALK], log="talk")
    place.wait_for(lambda: place.windows("A talk"), "the talk")
    return process.pid


def full_screen(place: Desk, how: str) -> None:
    place.run(["wmctrl", "-F", "-r", "A talk", "-b", f"{how},fullscreen"])


def test_a_program_in_full_screen_holds_until_it_leaves(desk: MakeDesk) -> None:
    place = desk(monitors=2, spare=0)
    display = XDisplay(place.env["DISPLAY"])
    hold = X11FullScreen(display)
    assert hold.capability().works is True
    assert monitors(display) == [(0, 0, 1280, 800), (1280, 0, 1280, 800)]
    assert hold.holds() is False
    talk(place)
    place.run(["wmctrl", "-F", "-a", "A talk"])
    assert hold.holds() is False
    full_screen(place, "add")
    place.wait_for(hold.holds, "full screen to be seen")
    full_screen(place, "remove")
    place.wait_for(lambda: hold.holds() is False, "full screen to end")
    display.close()


def test_our_own_window_in_full_screen_holds_nothing(desk: MakeDesk) -> None:
    place = desk(spare=0)
    display = XDisplay(place.env["DISPLAY"])
    own = X11FullScreen(display, own_pid=talk(place))
    full_screen(place, "add")
    place.wait_for(X11FullScreen(display).holds, "full screen to be seen")
    assert own.holds() is False
    display.close()


def test_a_full_screen_program_behind_another_holds_nothing(desk: MakeDesk) -> None:
    place = desk(spare=0)
    display = XDisplay(place.env["DISPLAY"])
    hold = X11FullScreen(display)
    talk(place)
    full_screen(place, "add")
    place.wait_for(hold.holds, "full screen to be seen")
    place.start([sys.executable, "-c", TALK.replace("A talk", "Notes")], log="notes")
    place.wait_for(lambda: place.windows("Notes"), "the notes")
    place.run(["wmctrl", "-F", "-a", "Notes"])
    place.wait_for(lambda: hold.holds() is False, "the notes to come to the front")
    display.close()


def test_without_a_window_manager_full_screen_is_unknown(desk: MakeDesk) -> None:
    place = desk(spare=0, bus=False, window_manager=False)
    display = XDisplay(place.env["DISPLAY"])
    hold = X11FullScreen(display)
    assert hold.holds() is None
    assert hold.capability().works == "unknown" and hold.capability().why
    display.close()


def test_dunst_tells_do_not_disturb(desk: MakeDesk, loop: Loop) -> None:
    place = desk(spare=0, notify="dunst")
    bus = connect("session", place.env, loop.watch)
    dnd = DoNotDisturb(bus, place.env)
    assert dnd.capability().by == "dunst"
    assert dnd.holds() is False
    place.run(["dunstctl", "set-paused", "true"])
    place.wait_for(dnd.holds, "dunst to pause")
    place.run(["dunstctl", "set-paused", "false"])
    place.wait_for(lambda: dnd.holds() is False, "dunst to go on")
    bus.close()


def test_xfce_tells_do_not_disturb(desk: MakeDesk, loop: Loop) -> None:
    place = desk(spare=0, notify="xfce4")
    bus = connect("session", place.env, loop.watch)
    dnd = DoNotDisturb(bus, place.env)
    assert dnd.holds() is False
    setting = ["xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb"]
    place.run([*setting, "-n", "-t", "bool", "-s", "true"])
    place.wait_for(dnd.holds, "do-not-disturb to be seen")
    place.run([*setting, "-s", "false"])
    place.wait_for(lambda: dnd.holds() is False, "do-not-disturb to end")
    bus.close()


@pytest.mark.parametrize("kind", ["none", "xembed", "sni"])
def test_a_tray_is_found_without_qt_where_there_is_one(desk: MakeDesk, loop: Loop, kind: str) -> None:
    place = desk(spare=0, tray=kind)
    bus = connect("session", place.env, loop.watch)
    found = tray(place.env, "linux", bus)
    assert found.works is (kind != "none")
    assert found.works or found.why == "No panel with a tray runs here."
    bus.close()


def test_the_survey_tells_what_works_on_a_desktop(desk: MakeDesk) -> None:
    place = desk(spare=0, notify="xfce4", tray="xembed")
    found = survey_desktop(place.env, "linux")
    working = {name for name, capability in found.items() if capability.works is True}
    assert working >= {"idle", "blocking", "tray", "notifications", "dnd", "fullscreen"}
    assert found["power"].why == "systemd-logind does not run here."
    assert blocking(place.env, "linux").works is True
