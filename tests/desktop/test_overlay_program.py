"""The whole program and its overlay: the break it starts, and the one it finds after a hang."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.harness import Desk, DeskFault

pytestmark = pytest.mark.desktop

ROOT = Path(__file__).parents[2]


class Program:
    """The real program on a profile of its own, spoken to over its socket."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.env["PYTHONPATH"] = os.pathsep.join([str(ROOT), desk.env.get("PYTHONPATH", "")]).rstrip(
            os.pathsep
        )
        self._command = [sys.executable, "-m", "companion", "--profile", str(desk.folder / "profile")]
        self.process = desk.start(self._command, log="program")
        desk.wait_for(lambda: '"running": true' in self.status(), "the program", 30)

    def say(self, *words: str) -> str:
        return self.desk.run([*self._command, *words])

    def status(self) -> str:
        try:
            return self.say("status", "--json")
        except DeskFault:
            return ""

    def seconds_left(self) -> float:
        return float(json.loads(self.status() or "{}").get("remaining_s") or 300)


def test_a_stopped_program_frees_the_screen_and_goes_on_with_its_break(desk: Callable[..., Desk]) -> None:
    it = desk(monitors=2, size=(1024, 768))
    program = Program(it)
    program.say("start", "Cardiology", "--rhythm", "25/5", "--level", "strict")
    program.say("break")
    it.wait_for(it.keyboard_is_held, "the break")
    # The watchdog watches from the first beat on, which comes with the first second of the break.
    it.wait_for(lambda: program.seconds_left() < 299, "a second of the break")
    program.process.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    it.wait_for(lambda: not it.keyboard_is_held(), "the screen to be free", 14)
    assert time.monotonic() - began < 10
    it.wait_for(it.keyboard_is_held, "the break to go on", 20)
    try:
        assert '"state": "break"' in program.status()
        it.xdotool("keydown", "Escape")
        it.wait_for(lambda: '"state": "focus"' in program.status(), "leaving the break", 12)
        it.xdotool("keyup", "Escape")
        it.wait_for(lambda: not it.keyboard_is_held(), "the keyboard to be free")
    finally:
        program.say("quit")
