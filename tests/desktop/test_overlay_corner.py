"""The corner cards among real windows: nothing is covered, nothing is taken away."""

import sys
from collections.abc import Callable

import pytest

from tests.desktop.harness import Box, Desk
from tests.desktop.stage import HERE, Stage

pytestmark = pytest.mark.desktop


def open_cards(stage: Stage, *options: str) -> Callable[[], str]:
    log = stage.desk.folder / "corner-said"
    stage.desk.start([sys.executable, HERE / "corner_app.py", "--log", log, *options], log="corner")

    def said() -> str:
        return log.read_text() if log.exists() else ""

    stage.desk.wait_for(said, "the card")
    return said


def test_a_gentle_break_covers_nothing_and_leaves_the_keys_where_they_are(desk: Callable[..., Desk]) -> None:
    stage = Stage(desk(monitors=2, size=(800, 600)))
    stage.paint_desk()
    stage.open_keylog()
    said = open_cards(stage, "--only", "gentle")
    corner = Box(400, 400, 400, 200)
    stage.desk.wait_for(lambda: stage.seen(corner) < 0.9, "the card in the corner of the first monitor")
    assert stage.seen() > 0.9
    stage.type("still here")
    stage.desk.wait_for(lambda: stage.keys == "still here", "the keys to go on where they went")
    assert "[]" in said()


def test_an_absence_is_answered_with_one_real_click(desk: Callable[..., Desk]) -> None:
    stage = Stage(desk(size=(800, 600)))
    said = open_cards(stage, "--only", "away")
    window = stage.desk.wait_for(lambda: stage.desk.windows("What was the time away"), "the question")[0]
    stage.desk.wait_for(lambda: "Map State: IsViewable" in stage.desk.run(["xwininfo", "-id", window]), "it")
    shape = stage.desk.run(["xdotool", "getwindowgeometry", "--shell", window])
    place = {name: int(value) for name, value in (line.split("=") for line in shape.split())}
    # The second of three answers: 32 high with 4 around, 8 apart, above 16 of padding.
    middle = place["Y"] + place["HEIGHT"] - 16 - 40 - 8 - 20
    stage.desk.click(place["X"] + place["WIDTH"] // 2, middle)
    stage.desk.wait_for(lambda: "study" in said(), "the answer")
    stage.desk.wait_for(lambda: not stage.desk.windows("What was the time away"), "the card to go")
