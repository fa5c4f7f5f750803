"""Read another process from outside: when it was ready, what it holds, how often it wakes."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


class Missing(Exception):
    """This figure cannot be taken here; the text says why."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process holds: alone (USS), and with its share of what others hold too (PSS)."""

    uss_mb: float
    pss_mb: float


@dataclass(frozen=True, slots=True)
class Activity:
    """What a process has spent since it started, over all its threads."""

    cpu_s: float
    by_thread: Mapping[int, int]

    @property
    def switches(self) -> int:
        """Context switches of all threads together."""
        return sum(self.by_thread.values())

    def __sub__(self, earlier: "Activity") -> "Activity":
        # A thread that ended in between would take its switches along, so threads are told apart.
        since = {thread: count - earlier.by_thread.get(thread, 0) for thread, count in self.by_thread.items()}
        return Activity(self.cpu_s - earlier.cpu_s, since)


def _table(text: str) -> dict[str, int]:
    rows = (line.split(":") for line in text.splitlines() if line.count(":") == 1)
    return {
        name: int(rest.split()[0]) for name, rest in rows if rest.split()[:1] and rest.split()[0].isdigit()
    }


def memory(pid: int) -> Memory:
    """Return what process `pid` holds now."""
    kb = _table(Path(f"/proc/{pid}/smaps_rollup").read_text())
    return Memory(uss_mb=(kb["Private_Clean"] + kb["Private_Dirty"]) / 1024, pss_mb=kb["Pss"] / 1024)


def activity(pid: int) -> Activity:
    """Return what process `pid` has spent so far, by the threads it has now."""
    switches: dict[int, int] = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = _table((task / "status").read_text())
        switches[int(task.name)] = status["voluntary_ctxt_switches"] + status["nonvoluntary_ctxt_switches"]
    # The name in parentheses may hold spaces; counted from behind it, user and system time are 12th and 13th.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return Activity(cpu_s=(int(fields[11]) + int(fields[12])) / TICKS_A_SECOND, by_thread=switches)


class Running:
    """A program that says `ready <CLOCK_MONOTONIC seconds>` on stderr; ended on leaving the block."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], *, patience_s: float = 30) -> None:
        self._said = tempfile.NamedTemporaryFile(mode="w+", prefix="bench-", suffix=".stderr")  # noqa: SIM115
        began = time.monotonic()
        # A file, not a pipe: nobody has to wake up to empty it.
        self._process = subprocess.Popen(
            command, env=dict(env), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._said
        )
        self.pid = self._process.pid
        try:
            self.start_s = self._ready_at(began + patience_s) - began
        except BaseException:
            self.end()
            raise

    def _ready_at(self, give_up: float) -> float:
        while True:
            said = Path(self._said.name).read_text(errors="replace")
            for line in said.splitlines():
                if line.startswith("ready ") and said.endswith("\n"):
                    return float(line.split()[1])
            if self._process.poll() is not None:
                raise Missing(f"it ended with {self._process.returncode}: {_last_line(said)}")
            if time.monotonic() > give_up:
                raise Missing(f"it never said `ready`: {_last_line(said)}")
            time.sleep(0.02)

    def end(self) -> None:
        """Ask the program to end, and see to it."""
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


def _last_line(said: str) -> str:
    lines = said.strip().splitlines()
    return lines[-1][:160] if lines else "it said nothing"


def seconds_of(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Run a command to its end and return how long that took."""
    began = time.perf_counter()
    ran = subprocess.run(command, env=dict(env), capture_output=True, text=True, check=False, timeout=300)
    took = time.perf_counter() - began
    if ran.returncode:
        raise Missing(
            f"`{Path(command[0]).name} {' '.join(command[1:])[:60]}` failed: {_last_line(ran.stderr)}"
        )
    return took
