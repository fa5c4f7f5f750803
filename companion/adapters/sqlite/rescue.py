"""Opening the journal with a look at whether it is whole; a damaged one gives way to its newest backup."""

from collections.abc import Callable
from datetime import date, time
from zoneinfo import ZoneInfo

from companion.adapters.sqlite.keyhole import Keyhole
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.core.clock import ROLLOVER
from companion.core.errors import JournalDamaged

SOON_READ = 4 << 20
"""Bytes up to which reading the whole file is not felt at a start (15 ms)."""


def open_or_rescue(
    keyhole: Keyhole, zone: ZoneInfo, *, rollover: time = ROLLOVER, today: Callable[[], date]
) -> tuple[SqliteStore, str | None]:
    """Open the journal, or where it is damaged, the newest good backup in its place.

    Returns a sentence as well where that was done. The damaged file is kept beside, untouched. Raises
    what opening raises, JournalDamaged only where there is no good backup.
    """
    journal = keyhole.path
    try:
        return _opened_whole(keyhole, zone, rollover), None
    except JournalDamaged as error:
        # Loaded only here: a journal is seldom damaged.
        from companion.adapters.sqlite.rescuing import rescued

        sentence = rescued(keyhole, today(), error)
    return open_store(journal, zone, rollover=rollover, key=keyhole.key), sentence


def _opened_whole(keyhole: Keyhole, zone: ZoneInfo, rollover: time) -> SqliteStore:
    journal = keyhole.path
    log = journal.with_name(f"{journal.name}-wal")
    cut_off = log.exists() and log.stat().st_size > 0
    store = open_store(journal, zone, rollover=rollover, key=keyhole.key)
    try:
        if cut_off or journal.stat().st_size <= SOON_READ:
            store.refuse_damaged()
    except BaseException:
        store.close()
        raise
    return store
