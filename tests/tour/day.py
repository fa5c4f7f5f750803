"""The steps of the tour, each as a person would take it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from companion.adapters.desktop.instance import RemoteProgram
from companion.adapters.desktop.paths import paths_for
from companion.core.errors import NotRunning
from tests.desktop.harness import Box, Desk

START = "2026-11-19T09:00:00"


class Day:
    """One day on `desk`; pictures are numbered in the order they are taken."""

    def __init__(self, desk: Desk, profile: Path, pictures: Path, scale: int) -> None:
        self._desk = desk
        self._profile = profile
        self._pictures = pictures
        self._scale = scale
        self._remote = RemoteProgram(paths_for(profile).socket)
        self._taken = 0
        for old in pictures.glob("*.png"):
            old.unlink()

    def live(self) -> None:
        """Go through the day."""
        self._open()
        self._welcome()
        self._start_studying()
        self._notice()
        self._break()
        self._effort()
        self._check_in()
        self._reflect()
        self._stop()

    def _open(self) -> None:
        program = [sys.executable, "-m", "tests.tour.program", self._profile, str(self._scale), START]
        self._desk.start(program, log="second-wind")
        self._until(lambda: self._state() == "idle", "the program to answer on its socket")
        self._until(lambda: self._desk.windows("Second Wind"), "the window")
        self._desk.xdotool("search", "--sync", "--onlyvisible", "--name", "^Second Wind$", "windowfocus")

    def _say(self, line: str) -> None:
        print(line, flush=True)

    def _picture(self, name: str, box: Box | None = None) -> None:
        self._taken += 1
        self._desk.screenshot(self._pictures / f"{self._taken:02}-{name}.png", box)

    def _first_monitor(self) -> Box:
        return self._desk.monitors[0]

    def _ask(self, **request: Any) -> Any:
        return self._remote.request(request).get("ok")

    def _state(self) -> str | None:
        try:
            answer = self._ask(do="status")
        except NotRunning:
            return None
        return str(answer["state"])

    def _until(self, condition: Callable[[], Any], what: str, seconds: float = 60) -> None:
        self._desk.wait_for(condition, what, seconds)

    def _keys(self, *keys: str) -> None:
        self._desk.xdotool("key", *keys)
