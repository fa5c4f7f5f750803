"""Copies of a journal: made through SQLite, read back, and only then under their name."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw

from companion.adapters.sqlite.cipher import pour, turn
from companion.adapters.sqlite.contents import contents
from companion.adapters.sqlite.durable import draft_beside, settle, throw_away
from companion.adapters.sqlite.faults import damaged
from companion.adapters.sqlite.lock_file import LockFile
from companion.adapters.sqlite.packed import pack

BUSY_MS = 5000
Place = Callable[[Path, Path], None]


def opened(path: Path, key: bytes | None, *, read_only: bool = False) -> apsw.Connection:
    """Open `path` as it is: no migration, no journal mode, no temporary files. Close it after use."""
    flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
    connection = apsw.Connection(str(path), flags=flags)
    try:
        turn(connection, key)
        connection.set_busy_timeout(BUSY_MS)
        connection.pragma("temp_store", "memory")
        connection.pragma("schema_version")
    except BaseException:
        connection.close()
        raise
    return connection


def copy_to(
    source: apsw.Connection,
    target: Path,
    key: bytes | None = None,
    lock: LockFile | None = None,
    place: Place = settle,
) -> None:
    """Copy the whole file of `source`, whose key is `key`, to `target`, 0600, in one file.

    lock: goes into the copy of an encrypted journal. An older copy at `target` is replaced at the end.
    Raises JournalDamaged where the copy is not whole; nothing is at `target` then that was not before.
    """
    draft = draft_beside(target)
    try:
        _copy(source, draft, key)
        if key is not None and lock is not None:
            _pack_in_place(draft, lock)
        place(draft, target)
    finally:
        throw_away(draft)


def poured(source: Path, key: bytes | None, beside: Path, new: bytes | None) -> Path:
    """Return a draft beside `beside`: the content of `source` under another key, compared with it.

    Raises JournalDamaged where they differ or the draft is not whole; there is no draft then.
    """
    draft = draft_beside(beside)
    try:
        pour(source, key, draft, new)
        with closing(opened(source, key)) as one, closing(opened(draft, new)) as other:
            found = str(other.pragma("integrity_check"))
            if found != "ok":
                raise damaged(source, found)
            if contents(one) != contents(other):
                raise damaged(source, "the copy reads differently")
    except BaseException:
        throw_away(draft)
        raise
    return draft


def settle_in_one_file(path: Path, key: bytes | None) -> None:
    """Carry the write-ahead log over into the file, so that it can be replaced or copied as it is."""
    with closing(opened(path, key)) as connection:
        connection.pragma("synchronous", "full")
        if connection.pragma("journal_mode", "delete") != "delete":
            raise apsw.BusyError("the write-ahead log is in use")


def _copy(source: apsw.Connection, draft: Path, key: bytes | None) -> None:
    with closing(apsw.Connection(str(draft))) as copy:
        turn(copy, key)
        copy.pragma("temp_store", "memory")
        with copy.backup("main", source, "main") as backup:
            while not backup.done:
                backup.step()
        # A copy is one file: no write-ahead log may be left beside it.
        copy.pragma("journal_mode", "delete")
    with closing(opened(draft, key)) as copy:
        found = str(copy.pragma("quick_check"))
    if found != "ok":
        raise damaged(Path(source.filename), found)


def _pack_in_place(draft: Path, lock: LockFile) -> None:
    pair = draft_beside(draft)
    try:
        pack(draft, lock, pair)
        pair.replace(draft)
    finally:
        pair.unlink(missing_ok=True)
