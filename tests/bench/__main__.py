"""Measure everything in one run, print a table, keep the figures in latest.json.

BENCH_SECONDS shortens the idle watch (180 s). Names on the command line choose some of them:
at_rest idle status days reflection breaks practice.
"""

import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench import at_rest, command_line, reflection
from tests.bench.figure import Figure, as_table, unmeasured
from tests.bench.process import Missing
from tests.desktop.harness import Desk

HERE = Path(__file__).parent
Bench = Callable[[Path, Mapping[str, str]], list[Figure]]


def breaks(folder: Path, env: Mapping[str, str]) -> list[Figure]:
    """How late a due break is on the screen, from the program that measures it alone."""
    if importlib.util.find_spec("tests.bench.due_painted") is None:
        raise Missing("there is no tests/bench/due_painted.py yet")
    found = json.loads(_printed(env, "tests.bench.due_painted"))
    note = ", ".join(f"{name} {value}" for name, value in found.items() if name != "p99_ms")
    return [
        Figure(
            what="due to overlay painted, p99", unit="ms", reach=100, value=float(found["p99_ms"]), note=note
        )
    ]


def practice(folder: Path, env: Mapping[str, str]) -> list[Figure]:
    """What playing a practice takes of one core, with its sound, and what is left running after it."""
    seconds = "30"
    printed = _printed(env, "tests.bench.player", "--voiced", "--seconds", seconds)
    return [_played(json.loads(line)) for line in printed.splitlines() if line.startswith("{")]


def _played(found: Mapping[str, Any]) -> Figure:
    left = "nothing left" if found["before"] == found["after"] else f"{found['before']} → {found['after']}"
    memory = f"{found['memory_before_mb']} → {found['memory_playing_mb']} MB"
    note = f"{found['frames_a_second']} frames/s, {memory}, {left} {found['silent']}".strip()
    what = f"a practice playing, {found['size'].replace('x', '×')}: CPU"
    return Figure(what=what, unit="% of a core", reach=10, value=float(found["cpu_percent"]), note=note)


def _printed(env: Mapping[str, str], module: str, *words: str) -> str:
    command = [sys.executable, "-m", module, *words]
    ran = subprocess.run(command, env=dict(env), capture_output=True, text=True, check=False, timeout=600)
    if ran.returncode:
        raise Missing((ran.stderr.strip().splitlines() or ["it failed silently"])[-1][:160])
    return ran.stdout


BENCHES: dict[str, tuple[Bench, Sequence[str]]] = {
    "at_rest": (at_rest.start_and_memory, ["start to tray ready, warm", "memory in the tray (USS)"]),
    "idle": (at_rest.idle, ["idle, session running", "idle, no session"]),
    "status": (command_line.status, ["companion status"]),
    "days": (command_line.days, ["days, 12 weeks of 10 years"]),
    "reflection": (
        reflection.reflection,
        ["Reflection, 12 weeks of 10 years, warm draw", "Reflection, first opening"],
    ),
    "breaks": (breaks, ["due to overlay painted, p99"]),
    "practice": (practice, ["a practice playing: CPU"]),
}


def main(chosen: Sequence[str]) -> int:
    """Run the chosen benches, or all."""
    unknown = set(chosen) - set(BENCHES)
    if unknown:
        print(
            f"No such bench: {', '.join(sorted(unknown))}. There are: {', '.join(BENCHES)}.", file=sys.stderr
        )
        return 2
    missing = Desk.missing(tray="xembed")
    if missing:
        print(f"The private screen needs {', '.join(missing)}; `make bench` installs them.", file=sys.stderr)
        return 1
    figures: list[Figure] = []
    with Desk(tray="xembed") as desk, tempfile.TemporaryDirectory(prefix="second-wind-bench-") as folder:
        # From the checkout both are imported alike, wherever the desk's own folders are.
        env = {**desk.env, "PYTHONPATH": str(HERE.parents[1])}
        for name in chosen or BENCHES:
            print(f"{name} …", file=sys.stderr, flush=True)
            figures += _take(name, Path(folder), env)
    print(as_table(figures))
    # A part of the figures must not pass for the whole.
    if not chosen:
        (HERE / "latest.json").write_text(json.dumps(_report(figures), indent=2) + "\n", encoding="utf-8")
    return 0


def _take(name: str, folder: Path, env: Mapping[str, str]) -> list[Figure]:
    bench, names = BENCHES[name]
    try:
        return bench(folder, env)
    except Missing as why:
        return unmeasured(names, why)


def _report(figures: Sequence[Figure]) -> dict[str, object]:
    return {
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "qt": version("PySide6-Essentials"),
        },
        "idle_s": at_rest.IDLE_S,
        "figures": [figure.as_row() for figure in figures],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
