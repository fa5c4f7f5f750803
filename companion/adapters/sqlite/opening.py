"""Opening the journal's file: private, durable, of a version this program knows."""

import os
from pathlib import Path

import apsw

from companion.adapters.sqlite.cipher import is_encrypted, turn
from companion.adapters.sqlite.faults import damaged, told
from companion.adapters.sqlite.migrate import MIGRATIONS, Migration, migrate, newest
from companion.adapters.sqlite.places import lock_path
from companion.core.errors import JournalDamaged, JournalLocked, StoreUnavailable
from companion.core.words import _

APPLICATION_ID = 0x5357_4A31
"""Written into the file's header, so that another program's database is not taken for a journal."""

BUSY_MS = 5000
SMALLEST_PAGE = 512
ATTEMPTS = 20


def open_file(
    path: Path,
    migrations: tuple[Migration, ...] = MIGRATIONS,
    *,
    key: bytes | None = None,
    named: Path | None = None,
    keep_copy: bool = True,
) -> apsw.Connection:
    """Open or create the journal at `path`, brought to the newest schema.

    key: of an encrypted journal; a plain one needs none. named: what the file is called in errors.
    keep_copy: an older file is copied beside itself before it is brought up.
    Raises JournalLocked without the key, JournalDamaged, StoreUnavailable for a foreign, newer or busy
    file, which is left untouched, and EnvironmentFault where the system refuses.
    """
    shown = named or path
    with told(shown):
        _refuse_missing(path)
        _make_private(path)
        if 0 < path.stat().st_size < SMALLEST_PAGE:
            # SQLite would take so short a file for an empty one and write over it.
            raise damaged(shown, _("it is too short"))
        connection = _connected(path, key, apsw.SQLITE_OPEN_READWRITE)
    try:
        with told(shown):
            version = _known_version(connection, shown, newest(migrations))
            _tune(connection)
            _use_write_ahead_log(connection)
            if version < newest(migrations):
                migrate(
                    connection,
                    path,
                    migrations,
                    application_id=APPLICATION_ID,
                    key=key if is_encrypted(path) else None,
                    keep_copy=keep_copy,
                )
            connection.pragma("foreign_keys", True)
    except JournalDamaged:
        leave_as_it_is(connection)
        connection.close()
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def leave_as_it_is(connection: apsw.Connection) -> None:
    """Let the closing of a damaged file change nothing in it: its log is not carried over, nor removed."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)


def open_read_only(path: Path, key: bytes | None = None) -> apsw.Connection:
    """Open the journal at `path` for reading beside the one that writes; it must exist already."""
    with told(path):
        connection = _connected(path, key, apsw.SQLITE_OPEN_READONLY)
    try:
        with told(path):
            _known_version(connection, path, newest(MIGRATIONS))
            _tune(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, key: bytes | None, flags: int) -> apsw.Connection:
    encrypted = is_encrypted(path)
    if encrypted and key is None and _has_lock(path):
        raise JournalLocked(
            _(
                "The journal is locked: give its passphrase, in the window or with --passphrase-file PATH "
                "(- for standard input)."
            )
        )
    connection = apsw.Connection(str(path), flags=flags)
    turn(connection, key if encrypted else None)
    connection.set_busy_timeout(BUSY_MS)
    return connection


def _has_lock(path: Path) -> bool:
    # Loaded where a journal is encrypted.
    from companion.adapters.sqlite.packed import lock_of

    return lock_of(path) is not None


def _refuse_missing(path: Path) -> None:
    """Refuse to begin a new journal where a lock tells of one that was there."""
    if lock_path(path).exists() and (not path.exists() or path.stat().st_size == 0):
        raise StoreUnavailable(
            _(
                "The journal {path} is missing, though its lock is there: put the file back, or restore a "
                "backup with `companion restore`, or remove {lock} to begin anew."
            ).format(path=path, lock=lock_path(path))
        )


def _make_private(path: Path) -> None:
    """Make the folder 0700 and the file 0600; SQLite gives its -wal and -shm the file's mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if path.is_file() and path.stat().st_mode & 0o077:
            path.chmod(0o600)


def _known_version(connection: apsw.Connection, path: Path, latest: int) -> int:
    # One look: another process may be making the file at this moment.
    connection.execute("BEGIN")
    version = int(connection.pragma("user_version"))
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
    ours = connection.pragma("application_id") == APPLICATION_ID
    connection.execute("COMMIT")
    if not ours and (version or tables):
        raise StoreUnavailable(
            _("{path} is a database of another program: give another profile folder.").format(path=path)
        )
    if version > latest:
        raise StoreUnavailable(
            _(
                "The journal {path} was written by a newer version (schema {version}, this one knows "
                "{latest}): update Second Wind; the file is left untouched."
            ).format(path=path, version=version, latest=latest)
        )
    if ours and not version:
        raise damaged(path, _("it has no schema"))
    return version


def _use_write_ahead_log(connection: apsw.Connection) -> None:
    for attempt in range(ATTEMPTS):
        try:
            if connection.pragma("journal_mode") != "wal":
                connection.pragma("journal_mode", "wal")
            return
        except apsw.BusyError:
            if attempt == ATTEMPTS - 1:
                raise
            # Another program is making the same file. SQLite does not wait for it here, but here:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")


def _tune(connection: apsw.Connection) -> None:
    # FULL: in WAL mode every commit is on the disk before it is acknowledged.
    connection.pragma("synchronous", "full")
    # Nothing of the journal goes into a temporary file.
    connection.pragma("temp_store", "memory")
    connection.pragma("cache_size", -1024)
