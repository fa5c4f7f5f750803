"""Journals on the disk, and entries, for the tests of the store."""

import stat
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from companion.adapters.sqlite.store import open_store
from companion.core.journal import BreakRecord, CheckIn, FocusBlock, Night, PracticeSession, StudySession

BERLIN = ZoneInfo("Europe/Berlin")
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
EVER = (date(1, 1, 1), date(9999, 12, 31))
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def filled(path: Path, entries: int = 1) -> None:
    store = open_store(path, BERLIN)
    with store.transaction():
        for number in range(entries):
            store.add_check_in(CheckIn(at=NINE + timedelta(minutes=number), stress=4, note="note " * 40))
    store.close()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def session(**changes: Any) -> StudySession:
    usual: dict[str, Any] = {"topic": "Cardiology", "rhythm": "50/10", "level": "firm", "started": NINE}
    return StudySession(**usual | changes)


def block(**changes: Any) -> FocusBlock:
    usual: dict[str, Any] = {
        "topic": "Cardiology",
        "started": NINE,
        "ended": NINE + HOUR,
        "focus_time": 50 * MINUTE,
    }
    return FocusBlock(**usual | changes)


def pause(**changes: Any) -> BreakRecord:
    usual: dict[str, Any] = {
        "tier": "short",
        "level": "firm",
        "started": NINE,
        "ended": NINE + 10 * MINUTE,
        "planned": 10 * MINUTE,
        "rested": 10 * MINUTE,
        "outcome": "taken",
    }
    return BreakRecord(**usual | changes)


def night(**changes: Any) -> Night:
    usual: dict[str, Any] = {
        "into_bed": NINE - 11 * HOUR,
        "tried": NINE - 10 * HOUR,
        "sleep_onset_latency": 20 * MINUTE,
        "awakenings": 2,
        "wake_after_sleep_onset": 25 * MINUTE,
        "woke": NINE - 2 * HOUR,
        "out_of_bed": NINE - HOUR,
    }
    return Night(**usual | changes)


def practice(**changes: Any) -> PracticeSession:
    usual: dict[str, Any] = {
        "practice": "long-exhale",
        "course": "5",
        "started": NINE,
        "ended": NINE + 6 * MINUTE,
        "practised": 5 * MINUTE,
        "finished": True,
    }
    return PracticeSession(**usual | changes)
