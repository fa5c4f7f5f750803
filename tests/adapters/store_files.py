"""Journals on the disk for the tests of the store."""

import stat
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.sqlite.store import open_store
from companion.core.journal import CheckIn

BERLIN = ZoneInfo("Europe/Berlin")
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
EVER = (date(1, 1, 1), date(9999, 12, 31))


def filled(path: Path, entries: int = 1) -> None:
    store = open_store(path, BERLIN)
    with store.transaction():
        for number in range(entries):
            store.add_check_in(CheckIn(at=NINE + timedelta(minutes=number), stress=4, note="note " * 40))
    store.close()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
