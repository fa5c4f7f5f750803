"""Numbered SQL migrations, each in one transaction; `user_version` says how far a file has come."""

import os
from collections.abc import Sequence
from pathlib import Path

import apsw

from companion.adapters.sqlite.faults import damaged

Migration = tuple[int, Path]


def migrations_in(folder: Path) -> tuple[Migration, ...]:
    """Return the migrations `NNNN_*.sql` in `folder`, in order."""
    return tuple(sorted((int(path.name[:4]), path) for path in folder.glob("[0-9][0-9][0-9][0-9]_*.sql")))


MIGRATIONS = migrations_in(Path(__file__).with_name("migrations"))


def newest(migrations: Sequence[Migration]) -> int:
    """Return the schema that `migrations` lead to."""
    return migrations[-1][0]


def migrate(
    connection: apsw.Connection, path: Path, migrations: Sequence[Migration], *, application_id: int
) -> None:
    """Bring the file at `path` to the newest schema, wholly or not at all.

    A file that holds entries is checked and copied beside itself first. Raises StoreUnavailable for
    a damaged one, which is left untouched.
    """
    # From here on no other program changes the file; one that waits finds the work done.
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.pragma("user_version"))
        if 0 < version < newest(migrations):
            _keep_copy(connection, path, version)
        for number, script in migrations:
            if number > version:
                connection.execute(script.read_text("utf-8"))
                connection.pragma("application_id", application_id)
                connection.pragma("user_version", number)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _keep_copy(connection: apsw.Connection, path: Path, version: int) -> None:
    found = str(connection.pragma("quick_check"))
    if found != "ok":
        raise damaged(path, found)
    # A connection of its own: SQLite copies nothing out of one that is about to write.
    source = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        copy_to(source, path.with_name(f"{path.stem}.schema-{version}{path.suffix}"))
    finally:
        source.close()


def copy_to(source: apsw.Connection, target: Path) -> None:
    """Copy the whole file of `source` to `target`, 0600; an older copy there is replaced at the end."""
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    copy = apsw.Connection(str(draft))
    try:
        with copy.backup("main", source, "main") as backup:
            backup.step()
        # A copy is one file: no write-ahead log may be left beside it.
        copy.pragma("journal_mode", "delete")
    finally:
        copy.close()
    draft.replace(target)
