"""The program speaks to this computer alone: what the kernel saw of a whole day."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.desktop.harness import Desk
from tests.desktop.running import Running

pytestmark = pytest.mark.desktop
MakeDesk = Callable[..., Desk]

LOCAL = ("AF_UNIX", "AF_NETLINK")
"""Sockets that cannot leave the computer: files, and the kernel's own news of devices."""


def settings() -> str:
    """Return settings by which reminders fell due a minute ago, within the study day that goes on."""
    now = datetime.now()
    due, turned = (f"{now - timedelta(minutes=ago):%H:%M}" for ago in (1, 120))
    return f"""
[welcome]
done = true
[journal]
rollover = "{turned}"
[reminders]
diary_at = "{due}"
check_in_times = ["{due}"]
wind_down = true
wind_down_at = "{due}"
[study.rhythms.quick]
tiers = [{{ name = "short", after = 64, length = 20, notice = 60 }}]
"""


class Watched(Running):
    """The program with the kernel writing down every socket that it, or what it starts, asks for."""

    def start(self) -> subprocess.Popen[bytes]:
        return self.desk.start(
            [*traced(self.folder.parent / "program.trace"), "--profile", self.folder], log="companion"
        )

    def pid(self) -> int:
        """Return the process number of the program itself, not of its watcher."""
        listed = subprocess.run(["pgrep", "-f", f"^{sys.executable} -m companion --profile {self.folder}$"],
                                capture_output=True)  # fmt: skip
        return int(listed.stdout.split()[0])


def traced(into: Path) -> list[str | Path]:
    """Return how to start `companion` with its sockets written `into` a file."""
    watch = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-e", "signal=none", "-o", into]
    return [*watch, sys.executable, "-m", "companion"]


def sockets(trace: Path) -> list[str]:
    """Return the calls that ask for a socket or connect one."""
    lines = trace.read_text(errors="replace").splitlines()
    return [line for line in lines if "socket(" in line or "connect(" in line]


def assert_local(trace: Path) -> None:
    """Check that nothing but this computer was spoken to."""
    for call in sockets(trace):
        assert any(kind in call for kind in LOCAL) or "resumed>" in call, call


@pytest.fixture
def run(desk: MakeDesk, tmp_path: Path) -> Iterator[Watched]:
    made = desk(size=(1280, 800), tray="xembed", notify="xfce4")
    running = Watched(made, tmp_path / "profile", settings())
    yield running
    if running.state() is not None:
        running.ask(do="quit")
        running.wait_for(None)


def test_a_day_with_the_window_opens_no_internet_socket(run: Watched, tmp_path: Path) -> None:
    title = "^Second Wind$"
    run.desk.wait_for(lambda: run.desk.windows("xfce4-notifyd"), "a reminder", seconds=30)
    run.desk.wait_for(lambda: run.desk.windows(title), "the window")
    run.ask(do="start", topic="Renal", rhythm="quick", level="firm")
    run.wait_for("notice")
    run.ask(do="break")
    run.desk.wait_for(run.desk.keyboard_is_held, "the keyboard to be held")
    run.ask(do="stop")
    run.wait_for("idle")
    (window, *_rest) = run.desk.windows(title)
    run.desk.xdotool("windowfocus", "--sync", window)
    for page in range(1, 5):
        before = run.desk.picture().raw
        run.desk.xdotool("key", f"alt+{page}")
        if page > 1:
            run.desk.wait_for(lambda before=before: run.desk.picture().raw != before, f"page {page}")
    run.desk.xdotool("key", "alt+1")
    run.desk.xdotool("key", "ctrl+k", "4", "Return")
    run.ask(do="quit")
    run.wait_for(None)
    trace = tmp_path / "program.trace"
    assert sockets(trace), "the watcher saw nothing at all"
    assert_local(trace)
    assert not list((tmp_path / "profile" / "logs").glob("fault-*"))


COMMANDS = (
    ("log", "checkin", "--at", "2026-03-02T12:00", "--stress", "4", "--note", "A calm hour."),
    ("days", "--from", "2026-03-02", "--to", "2026-03-02", "--json"),
    ("export", "--format", "json", "--out", "{folder}/all.json"),
    ("import", "{folder}/all.json"),
    ("backup", "{folder}/copy.db"),
    ("lock", "set", "--passphrase-file", "{folder}/words"),
    ("log", "rest", "--day", "2026-03-03", "--passphrase-file", "{folder}/words"),
    ("restore", "{folder}/copy.db", "--yes", "--passphrase-file", "{folder}/words"),
    ("doctor", "--passphrase-file", "{folder}/words"),
    ("erase", "--everything", "--yes"),
)


def test_no_command_opens_an_internet_socket(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk(size=(1280, 800), notify="none")
    (tmp_path / "words").write_text("a long enough sentence")
    for number, command in enumerate(COMMANDS):
        trace = tmp_path / f"{number}.trace"
        words = [part.format(folder=tmp_path) for part in command]
        made.run([*traced(trace), *words, "--profile", tmp_path / "profile"], seconds=60)
        assert_local(trace)
    assert not list((tmp_path / "profile").rglob("*.db"))
