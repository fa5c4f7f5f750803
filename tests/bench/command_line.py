"""The commands that people script: how long they take from Enter to the prompt."""

import csv
import sys
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from tests.bench.figure import Figure, alternating
from tests.bench.process import seconds_of
from tests.bench.program import COMMAND, must_exist

RUNS = 11
LAST_DAY = date(2026, 3, 1)
TWELVE_WEEKS = timedelta(days=84)
BLOCKS = 100_000
TEN_YEARS_DAYS = 3652
MAPPING = """entity = "study"
zone = "UTC"

[columns]
start = "start"
minutes = "minutes"
topic = "topic"
effort = "effort"
"""


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
    all_rows = _blocks()
    first_day = LAST_DAY - TWELVE_WEEKS + timedelta(days=1)
    recent = [row for row in all_rows if row[0][:10] >= first_day.isoformat()]
    ten_years, twelve_weeks = folder / "ten-years", folder / "twelve-weeks"
    import_s = _fill(ten_years, all_rows, env)
    _fill(twelve_weeks, recent, env)

    def ask(profile: Path) -> float:
        span = ["--from", first_day.isoformat(), "--to", LAST_DAY.isoformat()]
        return seconds_of([COMMAND, "--profile", str(profile), "days", *span, "--json"], env)

    ours, small = alternating(RUNS, lambda: ask(ten_years), lambda: ask(twelve_weeks))
    what, beside = "days, 12 weeks of 10 years (100,000 blocks)", "12-week store"
    return [
        Figure(what=what, unit="s", reach=1.2, value=ours, reference=small, beside=beside),
        Figure(what="import of these 100,000 blocks from CSV", unit="s", value=import_s),
    ]


def _blocks() -> list[tuple[str, int, str, int]]:
    """Return ten years of twenty-minute blocks, 27 or 28 a day from 8 o'clock, as rows of a CSV file."""
    rows = []
    for number in range(BLOCKS):
        day = LAST_DAY - timedelta(days=TEN_YEARS_DAYS - 1 - number * TEN_YEARS_DAYS // BLOCKS)
        # At most 28 a day, so that no two of a day begin together and one passes for the other's double.
        start = datetime.combine(day, time(8)) + timedelta(minutes=25 * (number % 28))
        rows.append((start.isoformat(), 20, f"Topic {number % 12}", number % 11))
    return rows


def _fill(profile: Path, rows: list[tuple[str, int, str, int]], env: Mapping[str, str]) -> float:
    source = profile.with_suffix(".csv")
    with source.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("start", "minutes", "topic", "effort"))
        writer.writerows(rows)
    mapping = profile.with_suffix(".toml")
    mapping.write_text(MAPPING, encoding="utf-8")
    options = ["--format", "csv", "--map", str(mapping), str(source)]
    return seconds_of([COMMAND, "--profile", str(profile), "import", *options], env)
