"""Ten years with 100,000 blocks, brought in from one table: nothing is lost, nothing waits for them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

import pytest

from tests.adapters.profile_commands import Commands
from tests.adapters.test_real_data import SRPE_MAP, WELLNESS_MAP

FIRST, DAYS, BLOCKS = date(2016, 11, 21), 3652, 100_000
STEP, MINUTES = timedelta(minutes=28), 25
PATIENCE = 1.0
"""Seconds; on the machine this was written on, a tenth of that."""


@pytest.fixture(scope="module")
def tables() -> tuple[str, str]:
    chance = Random(1)
    days = [FIRST + timedelta(days=n) for n in range(DAYS) if n % 400 not in range(300, 340) and n % 7 != 6]
    a_day, over = divmod(BLOCKS, len(days))
    srpe = ["end_date_time,activity_names,perceived_exertion,duration_min"]
    wellness = ["effective_time_frame,fatigue,mood,stress"]
    for place, day in enumerate(days):
        wellness.append(f"{day}T18:00:00Z,2,{chance.randint(1, 5)},{chance.randint(1, 5)}")
        start = datetime(day.year, day.month, day.day, 5)  # noqa: DTZ001  # written with a Z
        for block in range(a_day + (place < over)):
            exertion = "" if chance.random() < 0.05 else chance.randint(2, 9)
            end = start + (block + 1) * STEP
            srpe.append(f"{end.isoformat()}Z,Topic {block % 12},{exertion},{MINUTES}")
    return "\n".join(srpe) + "\n", "\n".join(wellness) + "\n"


def fastest(act: Callable[[], object]) -> float:
    """Return the seconds of the fastest of three: what it takes, not what else the machine does."""
    spent = []
    for _attempt in range(3):
        start = perf_counter()
        act()
        spent.append(perf_counter() - start)
    return min(spent)


def test_a_hundred_thousand_blocks_come_in_and_a_week_does_not_wait_for_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tables: tuple[str, str]
) -> None:
    profile = Commands(tmp_path, capsys)
    srpe, wellness = tables
    report = profile.bring("srpe", srpe, SRPE_MAP)
    assert (report["added"], report["rejected"]) == (BLOCKS, [])
    assert profile.bring("wellness", wellness, WELLNESS_MAP)["rejected"] == []

    last = FIRST + timedelta(days=DAYS - 1)
    days = profile.json("days", "--from", FIRST, "--to", last)
    assert sum(day["focus_min"] or 0 for day in days) == BLOCKS * MINUTES
    assert not any(day["focus_min"] == 0 or day["load"] == 0 for day in days)
    week = profile.json("week", "2026-W43")
    assert week["total_load"] == sum(
        day["load"] or 0 for day in days if "2026-10-19" <= day["day"] < "2026-10-26"
    )

    assert fastest(lambda: profile.json("week", "2026-W43")) < PATIENCE
    assert fastest(lambda: profile.json("days", "--from", "2026-08-03", "--to", "2026-10-25")) < PATIENCE
