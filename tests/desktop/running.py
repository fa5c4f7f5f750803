"""The real program on a private desktop, asked over its own socket."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from companion.adapters.desktop.paths import paths_for
from companion.adapters.desktop.remote_program import RemoteProgram
from companion.core.errors import NotRunning
from tests.desktop.harness import Desk

SETTINGS = """
[welcome]
done = true

[study.rhythms.quick]
tiers = [{ name = "short", after = 64, length = 20, notice = 60 }]
"""
"""A rhythm whose notice comes after 4 s of focus."""


class Running:
    """`companion` as a user starts it, on `desk` with the profile `folder`."""

    def __init__(self, desk: Desk, folder: Path, settings: str = SETTINGS) -> None:
        self.desk = desk
        self.folder = folder
        self._remote = RemoteProgram(paths_for(folder).socket)
        file = paths_for(folder).settings
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(settings)
        self.process = self.start()
        self.wait_for("idle")

    def start(self) -> subprocess.Popen[bytes]:
        """Start the program (once more)."""
        return self.desk.start([sys.executable, "-m", "companion", "--profile", self.folder], log="companion")

    def ask(self, **request: Any) -> dict[str, Any]:
        """Send one request to the running program."""
        return self._remote.request(request)

    def state(self) -> str | None:
        """Return the timer's state, None while nobody answers."""
        try:
            return str(self.ask(do="status")["ok"]["state"])
        except NotRunning:
            return None

    def wait_for(self, *states: str | None, seconds: float = 20) -> None:
        """Wait until the timer is in one of `states`."""
        self.desk.wait_for(lambda: self.state() in states, f"the timer to be {states}", seconds)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program itself."""
        os.kill(self.pid(), number)

    def pid(self) -> int:
        """Return the process number of the program, whoever started it."""
        listed = subprocess.run(["pgrep", "-af", f"companion --profile {self.folder}$"], capture_output=True)
        lines = listed.stdout.decode().splitlines()
        # The watchdog carries the command that would restart the program at its own end.
        (line,) = [line for line in lines if "dog.py" not in line]
        return int(line.split()[0])

    def said(self) -> str:
        """Return what the program wrote so far."""
        return (self.desk.logs / "companion.log").read_text(errors="replace")
