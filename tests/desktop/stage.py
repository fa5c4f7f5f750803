"""A desktop with a program on it, and the overlay that covers both."""

import os
import subprocess
import sys
from pathlib import Path

from tests.desktop.harness import Box, Desk
from tests.desktop.keylog import MAGENTA

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Stage:
    """Drives the overlay's test program on `desk`; `said` is what it wrote down."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.env["PYTHONPATH"] = os.pathsep.join([str(ROOT), desk.env.get("PYTHONPATH", "")]).rstrip(
            os.pathsep
        )
        self._log = desk.folder / "overlay-said"
        self._keys = desk.folder / "keys"
        self.program: subprocess.Popen[bytes] | None = None

    @property
    def said(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []

    @property
    def keys(self) -> str:
        """What the program beneath was typed."""
        return self._keys.read_text() if self._keys.exists() else ""

    def paint_desk(self) -> None:
        """Colour everything that is not covered."""
        self.desk.run(["xsetroot", "-solid", "#FF00FF"])

    def open_keylog(self) -> None:
        """Open the program beneath and wait until keys reach it."""
        self.desk.start([sys.executable, HERE / "keylog.py", self._keys], log="keylog")
        self.desk.wait_for(lambda: self.desk.windows("keylog"), "the program beneath")
        self.desk.wait_for(self._gets_a_key, "its first key")
        self._keys.write_text("")

    def _gets_a_key(self) -> bool:
        self.type("a")
        return "a" in self.keys

    def type(self, letters: str) -> None:
        self.desk.xdotool("type", "--delay", "20", letters)

    def start(self, *options: str, wait: bool = True) -> None:
        """Start a break."""
        before = self.said.count("painted")
        args: list[str | Path] = [sys.executable, HERE / "overlay_app.py", "--log", self._log, *options]
        self.program = self.desk.start(args, log="overlay")
        if wait:
            self.wait_for_painted(before + 1)

    def wait_for_painted(self, times: int = 1) -> None:
        self.desk.wait_for(lambda: self.said.count("painted") >= times, "the overlay's first picture")

    def wait_for_keyboard(self) -> None:
        self.desk.wait_for(self.desk.keyboard_is_held, "the keyboard to be held")

    def seen(self, box: Box | None = None) -> float:
        """Which part of the screen, 0..1, still shows what was there before the break."""
        return self.desk.picture(box).share(MAGENTA)

    def hold_key(self, key: str, until: str, seconds: float = 12) -> None:
        """Hold a key until the program says `until`."""
        self.desk.xdotool("keydown", key)
        try:
            self.desk.wait_for(lambda: until in self.said, until, seconds)
        finally:
            self.desk.xdotool("keyup", key)
