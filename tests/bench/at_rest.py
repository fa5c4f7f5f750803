"""Starting, and then doing nothing well: time to the tray, memory, wake-ups."""

import os
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.bench import floor
from tests.bench.figure import Figure
from tests.bench.process import Activity, Running, activity, memory
from tests.bench.program import hidden_in_tray, settle, start_session

RUNS = 5
IDLE_S = float(os.environ.get("BENCH_SECONDS", "180"))


def start_and_memory(folder: Path, env: Mapping[str, str]) -> list[Figure]:
    """Start floor and program in turn; memory is read with a session running, the window hidden."""
    # The very first start of each writes byte code and warms the disk cache; it counts for nothing.
    _one_floor(env)
    _one_program(folder / "warm-up", env)
    floors, programs = [], []
    for run in range(RUNS):
        floors.append(_one_floor(env))
        programs.append(_one_program(folder / f"start-{run}", env))
    beneath = [median(column) for column in zip(*floors, strict=True)]
    ours = [median(column) for column in zip(*programs, strict=True)]
    return [
        _beside_floor("start to tray ready, warm", "s", 1.6, ours[0], beneath[0]),
        _beside_floor("memory in the tray, session running (USS)", "MB", 1.7, ours[1], beneath[1]),
        _beside_floor("the same (PSS)", "MB", None, ours[2], beneath[2]),
    ]


def _beside_floor(what: str, unit: str, reach: float | None, value: float, reference: float) -> Figure:
    return Figure(what=what, unit=unit, reach=reach, value=value, reference=reference, beside="floor")


def _one_floor(env: Mapping[str, str]) -> tuple[float, float, float]:
    with Running(floor.command(), env) as running:
        settle(2)
        held = memory(running.pid)
        return running.start_s, held.uss_mb, held.pss_mb


def _one_program(profile: Path, env: Mapping[str, str]) -> tuple[float, float, float]:
    with hidden_in_tray(profile, env) as running:
        start_session(profile, env)
        settle()
        held = memory(running.pid)
        return running.start_s, held.uss_mb, held.pss_mb


def idle(folder: Path, env: Mapping[str, str]) -> list[Figure]:
    """Watch floor, idle program and program with a session side by side over the same seconds."""
    with ExitStack() as all_of_them:
        beneath = all_of_them.enter_context(Running(floor.command(), env))
        resting = all_of_them.enter_context(hidden_in_tray(folder / "resting", env))
        studying = all_of_them.enter_context(hidden_in_tray(folder / "studying", env))
        start_session(folder / "studying", env)
        # What starts late is part of the start, not of rest; the day's copy is made after two minutes.
        settle(135)
        pids = [beneath.pid, resting.pid, studying.pid]
        before = [activity(pid) for pid in pids]
        time.sleep(IDLE_S)
        spent = [activity(pid) - earlier for pid, earlier in zip(pids, before, strict=True)]
    return _idle_figures(*spent)


def _idle_figures(beneath: Activity, resting: Activity, studying: Activity) -> list[Figure]:
    minutes = IDLE_S / 60
    note = f"floor: {beneath.cpu_s:.2f} s, {beneath.switches / minutes:.1f}/min"
    over = f"idle {IDLE_S:g} s"
    per_minute = "switches/min"
    return [
        Figure(what=f"{over}, session: CPU", unit="s", reach=0.02, value=studying.cpu_s, note=note),
        Figure(what=f"{over}, session", unit=per_minute, reach=20, value=studying.switches / minutes),
        Figure(what=f"{over}, no session: CPU", unit="s", value=resting.cpu_s),
        Figure(what=f"{over}, no session", unit=per_minute, reach=2, value=resting.switches / minutes),
    ]
