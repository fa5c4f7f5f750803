"""A reminder in the real program: shown by a real daemon, and its button opens what it asks for."""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.desktop.harness import Box, Desk
from tests.desktop.running import Running

pytestmark = pytest.mark.desktop
MakeDesk = Callable[..., Desk]

# The turn of the study day, so that at whatever hour this runs the diary has just been missed.
SETTINGS = """
[welcome]
done = true

[reminders]
diary = true
diary_at = "04:00"
check_ins = "off"
reflection = false
"""


def note_of(desk: Desk) -> Box:
    """Return where the note is, waiting for it."""
    (window, *_rest) = desk.wait_for(lambda: desk.windows("xfce4-notifyd"), "the reminder", 40)
    lines = desk.xdotool("getwindowgeometry", "--shell", window).split()
    found = dict(line.split("=") for line in lines)
    return Box(*(int(found[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))


def sleep_of(run: Running, day: date) -> float | None:
    """Return the minutes slept before `day`, None while no night is kept."""
    asked = [sys.executable, "-m", "companion", "days", "--from", str(day), "--to", str(day), "--json"]
    (found,) = json.loads(run.desk.run([*asked, "--profile", run.folder], seconds=60))
    minutes: float | None = found["sleep_min"]
    return minutes


def test_the_button_of_a_missed_diary_opens_it_and_the_night_can_be_kept(
    desk: MakeDesk, tmp_path: Path
) -> None:
    run = Running(desk(size=(1280, 800), notify="xfce4"), tmp_path / "profile", SETTINGS)
    place = run.desk
    (window, *_rest) = place.wait_for(lambda: place.windows("^Second Wind$"), "the window")
    note, aside = note_of(place), Box(0, 0, 600, 800)
    before = place.picture(aside).raw
    # Three buttons under the text, beside the icon: the first opens.
    place.click(note.x + note.width // 3, note.y + note.height - 30)
    place.wait_for(lambda: place.picture(aside).raw != before, "the sleep diary")
    place.wait_for(lambda: not place.windows("xfce4-notifyd"), "the note to go")
    place.xdotool("windowfocus", "--sync", window)
    for answer in ("2200", "2210", "330", "345", "20", "1", "10"):
        place.xdotool("type", "--delay", "20", answer)
        place.xdotool("key", "Return")
    place.xdotool("key", "ctrl+Return")
    now = datetime.now()  # the local day, as the program on this desk has it
    day = now.date() if now.time() >= time(4) else date.fromordinal(now.toordinal() - 1)
    place.wait_for(lambda: sleep_of(run, day) == 290, "the night to be kept")
    run.ask(do="quit")
    run.wait_for(None)
