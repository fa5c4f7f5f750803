"""Start the program itself, on a private screen and a profile of its own."""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from companion.adapters.desktop.paths import paths_for
from tests.bench.process import Missing, Running

COMMAND = str(Path(sys.executable).with_name("companion"))
# The program answers COMPANION_BENCH=1 by starting hidden in the tray, as at login, and by writing
# `ready <CLOCK_MONOTONIC seconds>` to stderr once the tray icon is up.
BENCH = {"COMPANION_BENCH": "1"}


def must_exist(module: str) -> None:
    """Raise Missing unless the program has come far enough to have `module`."""
    try:
        found = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise Missing(f"there is no {module} yet")


def hidden_in_tray(profile: Path, env: Mapping[str, str]) -> Running:
    """Start the program in the tray, its window hidden, set up by its user: reminders are on."""
    must_exist("companion.__main__")
    settings = paths_for(profile).settings
    settings.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.write_text("[welcome]\ndone = true\n")
    return Running([COMMAND, "--profile", str(profile)], {**env, **BENCH})


def start_session(profile: Path, env: Mapping[str, str]) -> None:
    """Have the running program start a study session."""
    command = [COMMAND, "--profile", str(profile), "start", "Cardiology", "--rhythm", "50/10"]
    ran = subprocess.run(command, env=dict(env), capture_output=True, text=True, check=False, timeout=30)
    if ran.returncode:
        raise Missing(f"no session could be started: {ran.stderr.strip()[:160]}")


def settle(seconds: float = 4) -> None:
    """Let everything that a start leaves for later come to its end."""
    time.sleep(seconds)
