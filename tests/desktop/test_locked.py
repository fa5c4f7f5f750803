"""A journal with a passphrase, in the real program: asked for first, and never readable in any file."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.core.errors import NotRunning
from tests.desktop.harness import Desk
from tests.desktop.running import Running

pytestmark = pytest.mark.desktop
MakeDesk = Callable[..., Desk]

PASSPHRASE = "four words kept well"
SECRETS = ("Murmurs at the apex", "Cardiology", "nightshift")
TITLE = "^Second Wind$"


class Asked(Running):
    """The program on a locked profile; it is up once it answers, though it opens nothing yet."""

    def wait_for(self, *states: str | None, seconds: float = 20) -> None:
        if states == ("idle",):
            states = ("idle", "locked")
        super().wait_for(*states, seconds=seconds)

    def state(self) -> str | None:
        """Return `locked` while the passphrase is asked for, else the timer's state."""
        try:
            answer = self.ask(do="status")
        except NotRunning:
            return None
        return str(answer["ok"].get("state", "locked"))


def companion(desk: Desk, profile: Path, *words: str) -> str:
    """Run one command on `profile`."""
    return desk.run([sys.executable, "-m", "companion", *words, "--profile", profile], seconds=60)


@pytest.fixture
def locked(desk: MakeDesk, tmp_path: Path) -> Asked:
    made, profile = desk(size=(1280, 800)), tmp_path / "profile"
    keys = tmp_path / "passphrase"
    keys.write_text(PASSPHRASE)
    at = "2026-03-02T12:00"
    companion(made, profile, "log", "checkin", "--at", at, "--stress", "4", "--note", SECRETS[0],
              "--tag", SECRETS[2])  # fmt: skip
    companion(made, profile, "log", "study", "--topic", SECRETS[1], "--start", at, "--minutes", "50")
    companion(made, profile, "lock", "set", "--passphrase-file", str(keys))
    return Asked(made, profile)


def readable(profile: Path) -> list[str]:
    """Return which secrets can be read in which file, in the encodings a program may leave them in."""
    found = []
    for file in sorted(one for one in profile.rglob("*") if one.is_file()):
        content = file.read_bytes()
        for secret in SECRETS:
            forms = (secret.encode(), secret.encode("utf-16-le"), secret.lower().encode())
            if any(form in content for form in forms):
                found.append(f"{secret!r} in {file.relative_to(profile)}")
    return found


def unlock(run: Asked) -> None:
    """Type the passphrase into the window that asks for it."""
    desk = run.desk
    (window, *_rest) = desk.wait_for(lambda: desk.windows(TITLE), "the window that asks")
    desk.xdotool("windowfocus", "--sync", window)
    desk.xdotool("type", "--delay", "20", PASSPHRASE)
    desk.xdotool("key", "Return")
    desk.wait_for(lambda: run.state() == "idle", "the journal to open")


def test_the_passphrase_is_asked_for_and_then_everything_is_there(locked: Asked) -> None:
    assert locked.state() == "locked"
    assert "passphrase" in locked.ask(do="start", topic="x")["error"]
    unlock(locked)
    locked.ask(do="start", topic="Renal", rhythm="25/5", level="firm")
    assert locked.state() == "focus"
    locked.ask(do="quit")
    locked.wait_for(None)
    assert locked.process.wait(10) == 0


def test_nothing_of_a_locked_journal_can_be_read_while_it_runs_or_after_it_was_killed(locked: Asked) -> None:
    unlock(locked)
    locked.ask(do="start", topic=SECRETS[1], rhythm="25/5", level="firm")
    assert readable(locked.folder) == []
    locked.signal(signal.SIGKILL)
    locked.wait_for(None)
    assert any(one.suffix == ".db" for one in (locked.folder / "data").iterdir())
    assert readable(locked.folder) == []


def test_closing_the_question_ends_the_program_and_leaves_the_journal_locked(locked: Asked) -> None:
    locked.desk.wait_for(lambda: locked.desk.windows(TITLE), "the window that asks")
    locked.desk.run(["wmctrl", "-F", "-c", "Second Wind"])
    locked.wait_for(None)
    assert locked.process.wait(10) == 0
    asked = subprocess.run(
        [sys.executable, "-m", "companion", "days", "--from", "2026-03-02", "--to", "2026-03-02", "--json"]
        + ["--profile", str(locked.folder)],
        env=locked.desk.env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
    )
    assert asked.returncode == 3
    assert asked.stdout == b""
    assert len(asked.stderr.decode().splitlines()) == 1


def test_the_window_can_be_locked_while_a_session_goes_on(locked: Asked) -> None:
    unlock(locked)
    desk = locked.desk
    locked.ask(do="start", topic="Renal", rhythm="25/5", level="firm")
    (window, *_rest) = desk.windows(TITLE)
    desk.xdotool("windowfocus", "--sync", window)
    before = desk.picture().raw
    desk.xdotool("key", "ctrl+l")
    desk.wait_for(lambda: desk.picture().raw != before, "the window to be covered")
    assert locked.state() == "focus"
    desk.xdotool("type", "--delay", "20", PASSPHRASE)
    covered = desk.picture().raw
    desk.xdotool("key", "Return")
    desk.wait_for(lambda: desk.picture().raw != covered, "the window to open")
    assert locked.state() == "focus"
    locked.ask(do="quit")
    locked.wait_for(None)
