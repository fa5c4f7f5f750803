"""Putting a backup in the journal's place; what was there is kept."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from datetime import date
from pathlib import Path

from companion.adapters.sqlite.backup_files import before_restore, replaced_too_long_ago, set_aside
from companion.adapters.sqlite.cipher import is_encrypted
from companion.adapters.sqlite.copying import copy_to, opened, poured, settle_in_one_file
from companion.adapters.sqlite.durable import Exchange, remove, sync, sync_folder, throw_away
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.keyhole import Keyhole
from companion.adapters.sqlite.lock_file import Lock, LockFile, name_of, read_lock, write_lock
from companion.adapters.sqlite.packed import lock_of
from companion.adapters.sqlite.places import folder_of, lock_path
from companion.adapters.sqlite.settling import finish
from companion.adapters.sqlite.tidying import throw_away_left
from companion.adapters.sqlite.unpacking import Unpacked, unpacked
from companion.adapters.sqlite.using import alone
from companion.core.errors import JournalDamaged


def restore(
    keyhole: Keyhole,
    backup: Path,
    *,
    passphrase: str | None,
    today: date,
    aside: Callable[[], AbstractContextManager[None]],
) -> Path | None:
    """Put `backup` in the place of the journal; return where the journal from before is kept."""
    journal, key = keyhole.path, keyhole.key()
    with aside(), alone(journal), told(journal):
        throw_away_left(journal)
        with unpacked(backup, journal, passphrase=passphrase, key=key) as found:
            locked = _under_the_same_lock(found, journal, key)
            try:
                kept = _keep(journal, key, today)
                put_in_place(journal, locked, key)
            finally:
                throw_away(locked.draft)
            keyhole.hold(locked.key)
        finish(journal, locked.key)
        for old in replaced_too_long_ago(journal):
            # The one just brought back may be asked for again by its name.
            if not old.samefile(backup):
                with suppress(OSError):
                    remove(old)
    return kept


def _under_the_same_lock(found: Unpacked, journal: Path, key: bytes | None) -> Unpacked:
    """Return a plain backup encrypted as the journal is: who set a passphrase keeps it.

    key: of the journal, None where it cannot be opened; then the backup comes as it is.
    """
    before = lock_of(journal) if is_encrypted(journal) else None
    if found.key is not None or key is None or before is None:
        return found
    lock = next(lock for lock in before.locks if lock.name == name_of(key))
    return Unpacked(draft=poured(found.draft, None, journal, key), key=key, lock=lock)


def put_in_place(journal: Path, found: Unpacked, key: bytes | None) -> None:
    """Let a draft and its lock take the journal's place, which has no write-ahead log any more.

    key: of the journal from before, None where it is plain or cannot be opened. Killed anywhere, the
    lock has the slots of the journal that is there.
    """
    before = read_lock(journal)
    lock = _lock_then(found, before, key)
    if lock is not None:
        others = before.locks if before is not None and is_encrypted(journal) else ()
        write_lock(journal, LockFile(locks=(*others, lock)))
    try:
        with Exchange() as exchange:
            exchange.put(found.draft, journal)
            exchange.commit()
    except OSError:
        if found.draft.exists() and before is not None:
            write_lock(journal, before)
        raise
    if lock is None:
        remove(lock_path(journal))
    else:
        remembered = before is not None and before.remembered and found.key == key
        with suppress(OSError):  # the slots of the old journal do no harm, and go at the next opening
            write_lock(journal, LockFile(locks=(lock,), remembered=remembered))


def keep_as_it_is(journal: Path, today: date, word: str) -> Path:
    """Give the file a second name, with its lock, and take its write-ahead log along; return the name.

    Not one byte of it is changed. word: what is wrong with it.
    """
    import shutil

    kept = set_aside(journal, today, word)
    for ending in ("", "-wal"):
        source = journal.with_name(journal.name + ending)
        if source.exists():
            _second_name(source, kept.with_name(kept.name + ending))
    if lock_path(journal).exists():
        shutil.copyfile(lock_path(journal), lock_path(kept))
        lock_path(kept).chmod(0o600)
        sync(lock_path(kept))
    sync_folder(kept.parent)
    # SQLite would take the log for that of the file which comes now.
    for ending in ("-wal", "-shm", "-journal"):
        remove(journal.with_name(journal.name + ending))
    return kept


def link_new(draft: Path, target: Path) -> None:
    """Give `draft` the name `target` as well; what is there by now is not touched."""
    sync(draft)
    _second_name(draft, target)
    sync_folder(target.parent)


def _keep(journal: Path, key: bytes | None, today: date) -> Path | None:
    if not journal.exists() or journal.stat().st_size == 0:
        return None
    if key is None and is_encrypted(journal) and lock_of(journal) is not None:
        return keep_as_it_is(journal, today, "unopened")
    try:
        return _copied(journal, key, today)
    except JournalDamaged:
        return keep_as_it_is(journal, today, "damaged")


def _copied(journal: Path, key: bytes | None, today: date) -> Path:
    folder_of(journal).mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = before_restore(journal, today)
    own = key if is_encrypted(journal) else None
    with told(journal):
        with closing(opened(journal, own)) as source:
            copy_to(source, kept, own, lock_of(journal))
        settle_in_one_file(journal, own)
    return kept


def _lock_then(found: Unpacked, before: LockFile | None, key: bytes | None) -> Lock | None:
    """Return the lock of the restored journal: its own, or where the key is the same, the one in use."""
    if found.lock is None or before is None or key is None or key != found.key:
        return found.lock
    return next((lock for lock in before.locks if lock.name == found.lock.name), found.lock)


def _second_name(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without second names, as on many memory sticks.
        import shutil

        with source.open("rb") as old, target.open("xb") as new:
            target.chmod(0o600)
            shutil.copyfileobj(old, new)
        sync(target)
