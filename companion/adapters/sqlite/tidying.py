"""Finishing what a program that was killed left behind: drafts, stale locks, copies not yet encrypted."""

from contextlib import suppress
from pathlib import Path

from companion.adapters.sqlite.cipher import is_plain
from companion.adapters.sqlite.durable import remove, throw_away_drafts
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.places import folder_of, lock_path
from companion.adapters.sqlite.using import alone_now
from companion.core.errors import CompanionError


def tidy(journal: Path, key: bytes | None) -> None:
    """Put the folder of `journal` in order if nobody else uses it at this moment.

    key: of a locked journal; without it only drafts and a stale lock are removed. What cannot be put in
    order now is left for the next time.
    """
    hold = alone_now(journal)
    if hold is None:
        return
    try:
        with suppress(CompanionError), told(journal):
            throw_away_left(journal)
        if key is not None:
            from companion.adapters.sqlite.settling import finish

            finish(journal, key)
    finally:
        hold.release()


def throw_away_left(journal: Path) -> None:
    """Remove drafts, and a lock whose journal is plain; for one who has the journal alone."""
    for folder in (journal.parent, folder_of(journal)):
        throw_away_drafts(folder)
    if is_plain(journal):
        # Setting a passphrase had not come to its end, or removing one had.
        remove(lock_path(journal))
