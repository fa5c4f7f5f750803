"""Opening the journal with a look at whether it is whole; a damaged one gives way to its newest backup."""

from collections.abc import Callable
from datetime import date

from companion.adapters.sqlite.journal_file import JournalFile, open_journal
from companion.adapters.sqlite.keyhole import Keyhole
from companion.core.errors import JournalDamaged

SOON_READ = 4 << 20
"""Bytes up to which reading the whole file is not felt at a start (15 ms)."""


def open_or_rescue(keyhole: Keyhole, *, today: Callable[[], date]) -> tuple[JournalFile, str | None]:
    """Open the journal, or where it is damaged, the newest good backup in its place.

    Returns a sentence as well where that was done. The damaged file is kept beside, untouched. Raises
    what opening raises, JournalDamaged only where there is no good backup.
    """
    try:
        return _opened_whole(keyhole), None
    except JournalDamaged as error:
        # Loaded only here: a journal is seldom damaged.
        from companion.adapters.sqlite.rescuing import rescued

        sentence = rescued(keyhole, today(), error)
    return open_journal(keyhole.path, keyhole.key), sentence


def _opened_whole(keyhole: Keyhole) -> JournalFile:
    journal = keyhole.path
    log = journal.with_name(f"{journal.name}-wal")
    cut_off = log.exists() and log.stat().st_size > 0
    file = open_journal(journal, keyhole.key)
    try:
        if cut_off or journal.stat().st_size <= SOON_READ:
            file.refuse_damaged()
    except BaseException:
        file.close()
        raise
    return file
