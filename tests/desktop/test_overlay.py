"""The break overlay among real windows: what it covers, what gets past it, and how one leaves."""

import signal
import sys
import time
from collections.abc import Callable

import pytest

from tests.desktop.harness import Desk
from tests.desktop.stage import HERE, Stage

pytestmark = pytest.mark.desktop

MakeDesk = Callable[..., Desk]


@pytest.mark.parametrize("mode", ["bypass", "managed"])
def test_two_monitors_are_covered_pixel_for_pixel(desk: MakeDesk, mode: str) -> None:
    stage = Stage(desk(monitors=2, size=(800, 600)))
    stage.paint_desk()
    stage.open_keylog()
    assert stage.seen() > 0.9
    stage.start("--mode", mode)
    assert stage.seen() == 0


def test_a_third_monitor_is_covered_when_it_appears_and_freed_with_its_going(desk: MakeDesk) -> None:
    stage = Stage(desk(monitors=2, size=(800, 600)))
    stage.paint_desk()
    stage.start("--level", "strict")
    third = stage.desk.add_monitor()
    stage.desk.wait_for(lambda: stage.seen(third) == 0, "the third monitor to be covered")
    assert stage.seen() == 0
    stage.desk.remove_monitor()
    stage.desk.wait_for(lambda: stage.seen(third) > 0.9, "its place to be free again")
    assert stage.seen() == 0
    stage.wait_for_keyboard()


def test_the_monitor_that_showed_everything_may_go_too(desk: MakeDesk) -> None:
    stage = Stage(desk(monitors=2, size=(800, 600)))
    stage.paint_desk()
    stage.start("--level", "strict")
    stage.desk.run(["xrandr", "--delmonitor", "M0"])
    stage.desk.run(["xrandr", "--delmonitor", "M1"])
    stage.desk.run(["xrandr", "--setmonitor", "M2", "800/211x600/158+800+0", "screen"])
    right = stage.desk.monitors[1]
    stage.desk.wait_for(lambda: stage.seen(right) == 0, "the monitor that is left to be covered")
    stage.wait_for_keyboard()
    stage.hold_key("Escape", "leave")


def test_the_program_beneath_gets_no_key_during_a_break_and_all_after_it(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.open_keylog()
    stage.type("before")
    stage.desk.wait_for(lambda: stage.keys == "before", "the keys before the break")
    stage.start("--level", "strict")
    stage.wait_for_keyboard()
    stage.type("during 0123456789\n\t")
    stage.hold_key("Escape", "leave")
    stage.desk.wait_for(lambda: not stage.desk.keyboard_is_held(), "the keyboard to be free")
    stage.type(" and after")
    stage.desk.wait_for(lambda: "after" in stage.keys, "the keys after the break")
    assert stage.keys == "before and after"


def test_escape_held_on_after_leaving_is_not_typed_into_the_program_beneath(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.open_keylog()
    stage.type("before")
    stage.desk.wait_for(lambda: stage.keys == "before", "the keys before the break")
    stage.start("--level", "strict")
    stage.wait_for_keyboard()
    stage.desk.xdotool("keydown", "Escape")
    stage.desk.wait_for(lambda: "leave" in stage.said, "the way out", 12)
    # Held for fifteen repeats longer than it takes.
    stage.desk.run(["sleep", "0.5"])
    stage.desk.xdotool("keyup", "Escape")
    stage.desk.wait_for(lambda: not stage.desk.keyboard_is_held(), "the keyboard to be free")
    stage.type(" and after")
    stage.desk.wait_for(lambda: "after" in stage.keys, "the keys after the break")
    assert stage.keys == "before and after"


def test_a_menu_that_holds_the_keyboard_first_does_not_keep_it(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.open_keylog()
    menu = stage.desk.start([sys.executable, HERE / "x11.py", "hold", "4"], log="menu")
    stage.desk.wait_for(lambda: "held" in (stage.desk.logs / "menu.log").read_text(), "the menu")
    stage.start("--level", "strict")
    assert menu.poll() is None, "the menu was to hold the keyboard while the overlay came"
    menu.wait(10)
    stage.wait_for_keyboard()
    stage.type("during")
    stage.hold_key("Escape", "leave")
    assert stage.keys == ""


def test_no_shortcut_of_the_desktop_frees_a_strict_break(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.paint_desk()
    stage.open_keylog()
    desktop = stage.desk.run(["xdotool", "get_desktop"])
    stage.start("--level", "strict")
    stage.wait_for_keyboard()
    for keys in ("alt+F4", "alt+Tab", "ctrl+alt+Right", "super+F2", "super+d"):
        stage.desk.xdotool("key", keys)
        time.sleep(1.2)  # a full turn of the overlay's own check, and time for the desktop to act
        assert stage.seen() == 0, keys
        assert stage.desk.keyboard_is_held(), keys
        assert stage.desk.run(["xdotool", "get_desktop"]) == desktop, keys
    assert stage.program is not None
    assert stage.program.poll() is None


def test_a_switch_of_desktops_by_another_program_does_not_free_a_strict_break(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.paint_desk()
    stage.start("--level", "strict")
    stage.wait_for_keyboard()
    stage.desk.run(["wmctrl", "-s", "2"])
    stage.desk.wait_for(lambda: stage.desk.run(["xdotool", "get_desktop"]).strip() == "2", "the switch")
    assert stage.seen() == 0
    assert stage.desk.keyboard_is_held()


def test_a_window_that_opens_in_a_break_stays_below_and_gets_no_key(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.start("--level", "strict")
    stage.wait_for_keyboard()
    stage.desk.start([sys.executable, HERE / "keylog.py", stage.desk.folder / "keys"], log="keylog")
    stage.desk.wait_for(lambda: stage.desk.windows("keylog"), "the new window")
    stage.type("during")
    stage.desk.wait_for(lambda: stage.seen() == 0, "the overlay to be above", 3)
    assert stage.keys == ""


def test_a_screen_lock_gets_the_keyboard_and_the_break_takes_it_back(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.start("--level", "strict")
    stage.wait_for_keyboard()
    assert stage.program is not None
    stage.program.send_signal(signal.SIGUSR1)
    stage.desk.wait_for(lambda: not stage.desk.keyboard_is_held(), "the keyboard to be free to lock")
    stage.program.send_signal(signal.SIGUSR2)
    stage.wait_for_keyboard()


@pytest.mark.parametrize("level", ["firm", "strict"])
def test_holding_escape_leaves_after_five_seconds(desk: MakeDesk, level: str) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.paint_desk()
    stage.start("--level", level)
    stage.wait_for_keyboard()
    began = time.monotonic()
    stage.hold_key("Escape", "leave")
    assert 4.8 < time.monotonic() - began < 7
    assert stage.seen() > 0.9
    assert not stage.desk.keyboard_is_held()


def test_a_short_press_or_many_of_them_do_not_leave(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.paint_desk()
    stage.start("--level", "strict")
    stage.wait_for_keyboard()
    stage.desk.xdotool("keydown", "Escape")
    time.sleep(3.5)
    stage.desk.xdotool("keyup", "Escape")
    for _ in range(15):
        stage.desk.xdotool("key", "Escape")
        time.sleep(0.15)
    assert "leave" not in stage.said
    assert stage.seen() == 0


def test_the_button_can_be_held_with_the_mouse(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(1280, 800)))
    stage.start("--level", "strict")
    time.sleep(2.2)  # the two seconds in which clicks do nothing
    stage.desk.xdotool("mousemove", "--sync", 640, 737, "mousedown", 1)
    stage.desk.wait_for(lambda: "leave" in stage.said, "leaving by mouse", 9)
    stage.desk.xdotool("mouseup", 1)


def test_for_two_seconds_clicks_and_keys_trigger_nothing(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(1280, 800)))
    stage.start("--level", "firm")
    began = time.monotonic()
    while time.monotonic() - began < 1.5:
        stage.desk.click(1000, 737)
        stage.desk.xdotool("key", "Tab", "Tab", "Return", "space")
    assert stage.said[1:] == ["painted"]
    time.sleep(1)
    stage.desk.click(1000, 737)
    stage.desk.wait_for(lambda: "postpone" in stage.said, "the postponement")


def test_skip_appears_after_ten_seconds_in_its_empty_place(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(1280, 800)))
    stage.start("--level", "firm")
    time.sleep(3)
    stage.desk.click(1200, 737)
    time.sleep(8)
    assert "skip" not in stage.said
    stage.desk.click(1200, 737)
    stage.desk.wait_for(lambda: "skip" in stage.said, "the skip")


def test_effort_and_focus_are_answered_with_keys_and_enter_starts(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(1280, 800)))
    stage.open_keylog()
    stage.start("--ready")
    stage.wait_for_keyboard()
    time.sleep(2.2)
    stage.desk.xdotool("key", "x", "4", "Tab", "8", "Return")
    stage.desk.wait_for(lambda: "back" in stage.said, "the return")
    assert [line for line in stage.said if line.startswith("rate")] == ["rate 4 8"]
    assert stage.keys == ""
    assert not stage.desk.keyboard_is_held()


def test_quitting_the_program_in_a_break_ends_it_and_frees_everything(desk: MakeDesk) -> None:
    stage = Stage(desk(monitors=2, size=(800, 600)))
    stage.paint_desk()
    stage.start("--level", "strict", "--quit", "--mode", "managed")
    assert stage.program is not None
    assert stage.program.wait(10) == 0
    assert stage.seen() > 0.9
    assert not stage.desk.keyboard_is_held()


def test_a_killed_program_leaves_the_screen_free(desk: MakeDesk) -> None:
    stage = Stage(desk(size=(800, 600)))
    stage.paint_desk()
    stage.start("--level", "strict")
    stage.wait_for_keyboard()
    assert stage.program is not None
    stage.program.kill()
    stage.program.wait(5)
    stage.desk.wait_for(lambda: stage.seen() > 0.9, "the screen to be free", 3)
    assert not stage.desk.keyboard_is_held()
