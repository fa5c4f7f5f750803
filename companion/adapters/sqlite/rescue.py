"""A damaged journal: the window goes on from the newest good backup, commands name it."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.sqlite.backup_files import kept_files
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.keyhole import Keyhole
from companion.adapters.sqlite.restoring import keep_as_it_is, put_in_place
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.adapters.sqlite.tidying import finish, throw_away_left
from companion.adapters.sqlite.unpacking import unpacked
from companion.adapters.sqlite.using import alone, shared
from companion.app.ports import Backup
from companion.core.clock import ROLLOVER
from companion.core.errors import InvalidInput, JournalDamaged, StoreUnavailable
from companion.core.words import _

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
        day = today()
        with alone(journal):
            throw_away_left(journal)
            found = _put_newest_in_place(keyhole, day)
        if found is None:
            raise JournalDamaged(
                _("{error} There is no good backup in {folder}.").format(
                    error=error, folder=journal.parent / "backups"
                )
            ) from error
    backup, kept = found
    sentence = _(
        "The journal was damaged. The backup of {day} ({backup}) is in its place; what was entered after it "
        "is missing. The damaged file is kept as {kept}."
    ).format(day=backup.day.isoformat(), backup=backup.path.name, kept=kept)
    return open_store(journal, zone, rollover=rollover, key=keyhole.key), sentence


def with_advice(error: JournalDamaged, keyhole: Keyhole) -> StoreUnavailable:
    """Return `error` with the newest good backup and how to put it back."""
    for backup in kept_files(keyhole.path):
        try:
            with (
                shared(keyhole.path),
                unpacked(backup.path, keyhole.path, passphrase=None, key=keyhole.key()),
            ):
                return JournalDamaged(
                    _("{error} Newest good backup: companion restore {backup}").format(
                        error=error, backup=backup.path
                    )
                )
        except InvalidInput:
            continue
    return JournalDamaged(_("{error} There is no good backup in the profile.").format(error=error))


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


def _put_newest_in_place(keyhole: Keyhole, day: date) -> tuple[Backup, Path] | None:
    journal = keyhole.path
    for backup in kept_files(journal):
        try:
            with (
                told(journal),
                unpacked(backup.path, journal, passphrase=None, key=keyhole.key()) as found,
            ):
                kept = keep_as_it_is(journal, day, "damaged")
                put_in_place(journal, found, None)
                keyhole.hold(found.key)
        except InvalidInput:
            continue
        finish(journal, found.key)
        return backup, kept
    return None
