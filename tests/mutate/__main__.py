"""Changes the engine one spot at a time: does a test notice? `python -m tests.mutate [WORD]`.

Each fault runs in its own copy of the package: the examples first, then the rules over random
timelines. WORD keeps the faults whose name holds it. Exits 1 if a fault survives.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.mutate.fault import Fault
from tests.mutate.faults import FAULTS

ROOT = Path(__file__).parents[2]
ENGINE_TESTS = "tests/unit/core/engine"
RULES = f"{ENGINE_TESTS}/test_what_must_always_hold.py"
PYTEST = (
    "-m",
    "pytest",
    "-x",
    "-q",
    "--no-header",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:randomly",
    "-p",
    "no:xdist",
)
LONGEST = 40
"""Seconds a run may take; a fault that makes the engine turn in circles is caught by then."""


@dataclass(frozen=True, slots=True)
class Result:
    """Which tests caught a fault; empty = it survived."""

    fault: Fault
    caught_by: str
    seconds: float


def main(word: str = "") -> int:
    """Run every fault and print the table."""
    chosen = [fault for fault in FAULTS if word in fault.name]
    with tempfile.TemporaryDirectory(prefix="second-wind-mutate-") as folder:
        whole = _copy(Path(folder) / "whole")
        if caught := _caught_by(whole):
            print(f"The tests fail without any fault ({caught}); mend that first.")
            return 1
        with ThreadPoolExecutor(max_workers=2) as pool:
            results = list(_told(pool.map(lambda fault: _try(fault, Path(folder)), chosen)))
    caught = sum(bool(result.caught_by) for result in results)
    print(f"\ncaught {caught} of {len(results)}")
    return 0 if caught == len(results) else 1


def _told(results: Iterator[Result]) -> Iterator[Result]:
    print(f"{'fault':<58}{'where':<11}{'caught by':<12}{'s':>6}")
    for result in results:
        verdict = result.caught_by or "SURVIVED"
        print(
            f"{result.fault.name:<58}{result.fault.module:<11}{verdict:<12}{result.seconds:>6.1f}", flush=True
        )
        yield result


def _try(fault: Fault, folder: Path) -> Result:
    began = time.monotonic()
    copy = _copy(Path(tempfile.mkdtemp(dir=folder)) / "copy")
    path = fault.path(copy)
    path.write_text(fault.applied(path.read_text()))
    caught = _caught_by(copy)
    shutil.rmtree(copy.parent)
    return Result(fault, caught, time.monotonic() - began)


def _copy(to: Path) -> Path:
    unneeded = shutil.ignore_patterns("__pycache__", "ui", "adapters", "cli")
    shutil.copytree(ROOT / "companion", to / "companion", ignore=unneeded)
    shutil.copytree(ROOT / ENGINE_TESTS, to / ENGINE_TESTS, ignore=unneeded)
    for name in (
        "tests/__init__.py",
        "tests/unit/__init__.py",
        "tests/unit/core/__init__.py",
        "tests/conftest.py",
        "pyproject.toml",
    ):
        shutil.copy(ROOT / name, to / name)
    return to


def _caught_by(copy: Path) -> str:
    """Return what noticed: the examples, the rules or the time limit; empty if nothing did."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "PYTHONDONTWRITEBYTECODE": "1",
        "RULES_SHARE": "0.1",
    }
    for name, tests in (("examples", (ENGINE_TESTS, f"--ignore={RULES}")), ("rules", (RULES,))):
        try:
            done = subprocess.run(
                [sys.executable, *PYTEST, *tests],
                cwd=copy,
                env=environment,
                capture_output=True,
                timeout=LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "time limit"
        if done.returncode not in (0, 1, 2):
            raise RuntimeError(f"pytest could not run:\n{done.stdout.decode()}{done.stderr.decode()}")
        if done.returncode:
            return name
    return ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
