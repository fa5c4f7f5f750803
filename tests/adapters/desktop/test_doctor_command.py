"""The doctor from the command line to its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.adapters.desktop.test_choose import SEAMS


def doctor(profile: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run `doctor` where there is neither a display nor a bus."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    env = {name: value for name, value in os.environ.items() if name not in gone}
    env |= {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere", "XDG_RUNTIME_DIR": str(profile)}
    command = [sys.executable, "-m", "companion", "doctor", "--profile", str(profile), *args]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=30)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def test_without_display_and_bus_it_says_so_line_by_line_and_all_is_well(profile: Path) -> None:
    done = doctor(profile)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) == len(SEAMS) + 1
    assert "in order" in lines[0]
    assert any("There is no display." in line for line in lines)
    assert any("There is no session bus here." in line for line in lines)


def test_scripts_get_one_document(profile: Path) -> None:
    done = doctor(profile, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert document["store"] == {"integrity": "ok"}
    assert list(document["desktop"]) == SEAMS
    assert all(set(each) == {"works", "by", "why"} for each in document["desktop"].values())


def test_a_journal_with_damage_inside_is_told_in_one_line_and_by_the_exit_code(profile: Path) -> None:
    assert doctor(profile).returncode == 0
    journal = profile / "data" / "journal.db"
    content = journal.read_bytes()
    journal.write_bytes(content[:-4096] + b"\xff" * 4096)
    done = doctor(profile, "--json")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "companion restore" in done.stderr
    found = json.loads(done.stdout)["store"]["integrity"]
    assert found != "ok"
    assert "\n" not in found
