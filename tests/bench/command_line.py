"""The commands that people script: how long they take from Enter to the prompt."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.adapters.sqlite.store import open_store
from companion.core.journal import FocusBlock
from tests.bench.figure import Figure, alternating
from tests.bench.process import seconds_of
from tests.bench.program import COMMAND, must_exist

RUNS = 11
LAST_DAY = date(2026, 3, 1)
TWELVE_WEEKS = timedelta(days=84)
BLOCKS = 100_000
TEN_YEARS_DAYS = 3652
BLOCK = timedelta(minutes=20)
UTC = ZoneInfo("UTC")


def status(folder: Path, env: Mapping[str, str]) -> list[Figure]:
    """`companion status` with nothing running, beside importing its two heaviest parts."""
    must_exist("companion.__main__")
    ours, bare = alternating(
        RUNS,
        lambda: seconds_of([COMMAND, "--profile", str(folder / "status"), "status"], env),
        lambda: seconds_of([sys.executable, "-c", "import click, apsw"], env),
    )
    what, beside = "companion status", "import click, apsw"
    return [Figure(what=what, unit="s", reach=2, value=ours, reference=bare, beside=beside)]


def days(folder: Path, env: Mapping[str, str]) -> list[Figure]:
    """Twelve weeks of `days` out of ten years, beside the same weeks out of a store that holds no others."""
    must_exist("companion.__main__")
    blocks = _blocks()
    first_day = LAST_DAY - TWELVE_WEEKS + timedelta(days=1)
    ten_years, twelve_weeks = folder / "ten-years", folder / "twelve-weeks"
    _fill(ten_years, blocks)
    _fill(twelve_weeks, [block for block in blocks if block.started.date() >= first_day])

    def ask(profile: Path) -> float:
        span = ["--from", first_day.isoformat(), "--to", LAST_DAY.isoformat()]
        return seconds_of([COMMAND, "--profile", str(profile), "days", *span, "--json"], env)

    ours, small = alternating(RUNS, lambda: ask(ten_years), lambda: ask(twelve_weeks))
    what, beside = "days, 12 weeks of 10 years (100,000 blocks)", "12-week store"
    return [Figure(what=what, unit="s", reach=1.2, value=ours, reference=small, beside=beside)]


def _blocks() -> list[FocusBlock]:
    """Return ten years of twenty-minute blocks, 27 or 28 a day from 8 o'clock."""
    return [_block(number) for number in range(BLOCKS)]


def _block(number: int) -> FocusBlock:
    day = LAST_DAY - timedelta(days=TEN_YEARS_DAYS - 1 - number * TEN_YEARS_DAYS // BLOCKS)
    # At most 28 a day, so that no two of a day begin together.
    start = datetime.combine(day, time(8), tzinfo=UTC) + timedelta(minutes=25 * (number % 28))
    return FocusBlock(
        topic=f"Topic {number % 12}", started=start, ended=start + BLOCK, focus_time=BLOCK, effort=number % 11
    )


def _fill(profile: Path, blocks: Iterable[FocusBlock]) -> None:
    paths = paths_for(profile)
    prepare(paths)
    store = open_store(store_file(paths), UTC)
    with store.transaction():
        for block in blocks:
            store.add_block(block)
    store.close()
