"""A practice in a break, with real keys: it begins with one and never holds the exit."""

import time
from collections.abc import Callable

import pytest

from tests.desktop.harness import Desk
from tests.desktop.stage import Stage

pytestmark = pytest.mark.desktop

MakeDesk = Callable[..., Desk]
DEAF_AND_OFFERED = 2.6
"""Seconds until keys are heard; the offer comes with the first second of the break."""


def begun(stage: Stage) -> Stage:
    """Begin the practice of a strict break with its key."""
    stage.start("--level", "strict", "--practice")
    stage.wait_for_keyboard()
    time.sleep(DEAF_AND_OFFERED)
    stage.desk.xdotool("key", "b")
    stage.desk.wait_for(lambda: "practice" in stage.said, "the practice")
    return stage


def test_a_tap_of_escape_ends_the_practice_and_the_break_goes_on(desk: MakeDesk) -> None:
    stage = Stage(desk(monitors=2, size=(1024, 768)))
    stage.paint_desk()
    stage.open_keylog()
    begun(stage)
    assert stage.seen() == 0
    stage.desk.xdotool("key", "Escape")
    stage.desk.wait_for(lambda: "practice ended" in stage.said, "the end of the practice")
    assert stage.desk.keyboard_is_held()
    assert stage.seen() == 0
    assert "leave" not in stage.said
    assert stage.keys == ""


def test_escape_held_in_a_practice_leaves_the_break(desk: MakeDesk) -> None:
    stage = begun(Stage(desk(size=(1280, 800))))
    stage.hold_key("Escape", "leave")
    assert stage.said.count("practice ended") == 1
    stage.desk.wait_for(lambda: not stage.desk.keyboard_is_held(), "the keyboard to be free")


def test_the_other_monitor_stays_calm(desk: MakeDesk) -> None:
    stage = Stage(desk(monitors=2, size=(1024, 768)))
    stage.start("--level", "strict", "--practice")
    other = stage.desk.monitors[1]
    time.sleep(DEAF_AND_OFFERED)
    stage.desk.xdotool("key", "b")
    stage.desk.wait_for(lambda: "practice" in stage.said, "the practice")
    # The foot and the space under the ring: nothing but the countdown changes there.
    under = type(other)(other.x, other.y + other.height * 2 // 3, other.width, other.height // 3)
    before = stage.desk.picture(under).raw
    time.sleep(2.5)
    assert stage.desk.picture(under).raw == before
