"""The watchdog's process, without a screen: whom it ends, whom it leaves alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.adapters.watchdog import MOST_RESTARTS, RESTARTS, Watchdog

pytestmark = pytest.mark.desktop

WATCHED = Path(__file__).with_name("watched.py")


def until(condition: Callable[[], bool], seconds: float = 8) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def lines(log: Path) -> list[str]:
    return log.read_text().splitlines() if log.exists() else []


def start(log: Path, how: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, WATCHED, log, how], stdout=subprocess.PIPE)


@pytest.mark.parametrize("how", ["loop", "lock", "stop"])
def test_a_program_that_hangs_is_killed_and_started_again_with_the_same_arguments(
    tmp_path: Path, how: str
) -> None:
    log = tmp_path / "starts"
    with start(log, how) as program:
        assert program.wait(8) == -signal.SIGKILL
    assert until(lambda: len(lines(log)) == 2)
    assert [line.split()[1] for line in lines(log)] == ["0", "1"]


@pytest.mark.parametrize("how", ["end", "live"])
def test_a_program_that_beats_or_ends_is_left_alone(tmp_path: Path, how: str) -> None:
    log = tmp_path / "starts"
    with start(log, how) as program:
        assert program.wait(10) == 0
        assert program.stdout is not None
        dog = int(program.stdout.read())
    # Nobody is left to reap it but init, so its absence, or its being a zombie, is the end.
    assert until(lambda: not Path(f"/proc/{dog}/cmdline").exists() or not _command(dog))
    assert len(lines(log)) == 1


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_a_watchdog_that_was_itself_stopped_raises_no_false_alarm() -> None:
    # As after the sleep of the whole machine: much time went by, nobody could beat.
    dog = Watchdog([], limit=timedelta(seconds=1))
    dog.prepare()
    dog.beat()
    assert dog.pid is not None
    os.kill(dog.pid, signal.SIGSTOP)
    time.sleep(1.5)
    dog.beat()
    os.kill(dog.pid, signal.SIGCONT)
    for _ in range(6):
        time.sleep(0.25)
        dog.beat()
    dog.close()


def test_nothing_is_due_before_the_first_beat_nor_after_release() -> None:
    dog = Watchdog([], limit=timedelta(seconds=0.5))
    dog.prepare()
    time.sleep(1)
    dog.beat()
    dog.release()
    assert dog.pid is None
    time.sleep(1)
    dog.close()


def test_a_watchdog_that_was_killed_is_replaced_at_the_next_beat() -> None:
    dog = Watchdog([])
    dog.prepare()
    first = dog.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert until(lambda: not _command(first))
    # The kernel may take a moment longer to say that it is dead than to take its memory away.
    assert until(lambda: dog.beat() is None and dog.pid not in (None, first))
    dog.close()


def test_a_program_that_hangs_in_every_break_is_not_started_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(RESTARTS, str(MOST_RESTARTS))
    dog = Watchdog(["/bin/false"])
    assert dog.restarts == MOST_RESTARTS
    assert RESTARTS not in os.environ, "programs started from here must not inherit it"
    dog.prepare()
    assert dog.pid is not None
    assert until(lambda: b"dog.py" in _command(dog.pid or 0))
    assert b"/bin/false" not in _command(dog.pid)
    dog.release()
    dog.prepare()
    assert until(lambda: b"/bin/false" in _command(dog.pid or 0)), "a break that went well starts afresh"
    dog.close()


def test_the_watchdog_costs_next_to_nothing() -> None:
    dog = Watchdog([])
    dog.prepare()
    dog.beat()
    rollup = Path(f"/proc/{dog.pid}/smaps_rollup")
    assert until(lambda: b"dog.py" in _command(dog.pid or 0))
    private = sum(
        int(line.split()[1]) for line in rollup.read_text().splitlines() if line.startswith("Private")
    )
    dog.close()
    print(f"watchdog: {private} kB of its own")
    assert private < 8000
