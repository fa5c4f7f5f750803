"""The program as it is installed, on a real desktop: what only the whole can show."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.adapters.desktop.services import Service
from tests.desktop.harness import Desk
from tests.desktop.running import Running

pytestmark = pytest.mark.desktop
MakeDesk = Callable[..., Desk]
LOGIN = "org.freedesktop.login1"


@pytest.fixture
def run(desk: MakeDesk, tmp_path: Path) -> Iterator[Running]:
    running = Running(desk(size=(1280, 800), tray="xembed", notify="xfce4"), tmp_path / "profile")
    yield running
    if running.state() is not None:
        running.ask(do="quit")
        running.wait_for(None)


def test_a_click_on_the_notices_button_starts_the_break(run: Running) -> None:
    run.ask(do="start", topic="Renal", rhythm="quick", level="firm")
    run.wait_for("notice")
    title = "xfce4-notifyd"
    run.desk.wait_for(lambda: run.desk.windows(title), "the notification")
    # The buttons stand in one row at the foot; "Start now" is the first.
    before = time.monotonic()
    while run.state() == "notice" and time.monotonic() - before < 20:
        geometry = run.desk.run(["xdotool", "getwindowgeometry", "--shell", run.desk.windows(title)[0]])
        place = dict(line.split("=") for line in geometry.split())
        x, y = int(place["X"]), int(place["Y"])
        run.desk.click(x + int(place["WIDTH"]) // 5, y + int(place["HEIGHT"]) - 30)
        run.desk.wait_for(lambda: True, "a moment")
    assert run.state() == "break"
    run.desk.wait_for(run.desk.keyboard_is_held, "the keyboard to be held")


def test_the_computer_falling_asleep_is_an_absence(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk(size=(1280, 800))
    login = Service(made.env["DBUS_SYSTEM_BUS_ADDRESS"], LOGIN)
    try:
        run = Running(made, tmp_path / "profile")
        run.ask(do="start", topic="Renal", rhythm="25/5", level="firm")
        login.emit("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "b", True)
        run.wait_for("away")
        login.emit("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "b", False)
        run.desk.xdotool("key", "shift")
        run.wait_for("focus")
        run.ask(do="quit")
        run.wait_for(None)
    finally:
        login.close()


def test_stopped_in_a_strict_break_it_frees_the_screen_and_resumes(run: Running) -> None:
    run.ask(do="start", topic="Renal", rhythm="50/10", level="strict")
    run.ask(do="break")
    run.desk.wait_for(run.desk.keyboard_is_held, "the keyboard to be held")
    first = run.pid()
    run.signal(signal.SIGSTOP)
    stopped_at = time.monotonic()
    run.desk.wait_for(lambda: not Path(f"/proc/{first}/exe").exists(), "the end of the stopped program", 14)
    assert time.monotonic() - stopped_at < 10
    run.wait_for("break", seconds=15)
    assert run.ask(do="status")["ok"]["topic"] == "Renal"
    assert run.pid() != first


def test_a_killed_program_resumes_its_session(run: Running) -> None:
    run.ask(do="start", topic="Renal", rhythm="25/5", level="firm")
    run.signal(signal.SIGKILL)
    run.wait_for(None)
    run.start()
    run.wait_for("focus", "away")
    status = run.ask(do="status")["ok"]
    assert (status["topic"], status["rhythm"]) == ("Renal", "25/5")


def test_a_second_start_shows_the_first_programs_window(run: Running) -> None:
    title = "^Second Wind$"
    run.desk.wait_for(lambda: run.desk.windows(title), "the window")
    run.desk.run(["wmctrl", "-F", "-c", "Second Wind"])
    run.desk.wait_for(lambda: not run.desk.windows(title), "the window to be gone")
    second = subprocess.run(
        [sys.executable, "-m", "companion", "--profile", run.folder], env=run.desk.env, timeout=20
    )
    assert second.returncode == 0
    run.desk.wait_for(lambda: run.desk.windows(title), "the window again")


def test_two_starts_at_once_make_one_program(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk(size=(1280, 800))
    run = Running(made, tmp_path / "profile")
    run.ask(do="quit")
    run.wait_for(None)
    both = [run.start(), run.start()]
    run.wait_for("idle")
    made.wait_for(lambda: sum(each.poll() is None for each in both) == 1, "one of the two to give way")
    assert [each.returncode for each in both if each.poll() is not None] == [0]
    run.ask(do="quit")
    run.wait_for(None)


def test_without_tray_daemon_or_bus_it_works_and_says_so(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk(size=(1280, 800), bus=False)
    run = Running(made, tmp_path / "profile")
    run.ask(do="start", topic="Renal", rhythm="25/5", level="firm")
    run.ask(do="break")
    made.wait_for(made.keyboard_is_held, "the keyboard to be held")
    run.ask(do="stop")
    made.wait_for(lambda: not made.keyboard_is_held(), "the keyboard to be free")
    said = made.run([sys.executable, "-m", "companion", "doctor", "--profile", run.folder])
    lines = {line[:22].strip(): line for line in said.splitlines()}
    for name in ("Tray icon", "Notifications", "Sleep and waking", "Screen lock"):
        assert "does not work" in lines[name], lines[name]
    assert "works" in lines["Idle time"]
    assert "not work" not in lines["Idle time"]
    run.ask(do="quit")
    run.wait_for(None)


def test_asked_to_end_by_the_system_it_ends_and_keeps_the_session(run: Running) -> None:
    run.ask(do="start", topic="Renal", rhythm="25/5", level="firm")
    run.signal(signal.SIGTERM)
    run.desk.wait_for(lambda: run.process.poll() is not None, "the program to end")
    assert run.process.returncode == 0
    run.start()
    run.wait_for("focus", "away")


def test_a_start_that_fails_says_why_on_the_desktop_too(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk(size=(1280, 800), notify="xfce4")
    journal = tmp_path / "profile" / "data" / "journal.db"
    journal.parent.mkdir(parents=True, mode=0o700)
    journal.write_bytes(b"no journal at all " * 300)
    started = made.start(
        [sys.executable, "-m", "companion", "--profile", tmp_path / "profile"], log="companion"
    )
    made.wait_for(lambda: made.windows("xfce4-notifyd"), "the note")
    made.wait_for(lambda: started.poll() is not None, "the program to give up")
    assert started.returncode == 3
    assert "is damaged" in (made.logs / "companion.log").read_text()
    assert journal.read_bytes() == b"no journal at all " * 300
