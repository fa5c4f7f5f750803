"""What is done about a damaged journal: the window goes on from the newest good backup, commands name it."""

from datetime import date
from pathlib import Path

from companion.adapters.sqlite.backup_files import kept_files
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.keyhole import Keyhole
from companion.adapters.sqlite.restoring import keep_as_it_is, put_in_place
from companion.adapters.sqlite.settling import finish
from companion.adapters.sqlite.tidying import throw_away_left
from companion.adapters.sqlite.unpacking import unpacked
from companion.adapters.sqlite.using import alone, shared
from companion.app.ports import Backup
from companion.core.errors import InvalidInput, JournalDamaged, StoreUnavailable
from companion.core.words import _


def rescued(keyhole: Keyhole, day: date, error: JournalDamaged) -> str:
    """Put the newest good backup in the journal's place; return a sentence that says so.

    day: today. error: what opening the journal said. Raises JournalDamaged where there is no good backup.
    """
    journal = keyhole.path
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
    return _(
        "The journal was damaged. The backup of {day} ({backup}) is in its place; what was entered after it "
        "is missing. The damaged file is kept as {kept}."
    ).format(day=backup.day.isoformat(), backup=backup.path.name, kept=kept)


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
