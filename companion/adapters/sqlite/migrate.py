"""Numbered SQL migrations, each in one transaction; `user_version` says how far a file has come."""

from collections.abc import Sequence
from contextlib import closing
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
    connection: apsw.Connection,
    path: Path,
    migrations: Sequence[Migration],
    *,
    application_id: int,
    key: bytes | None = None,
    keep_copy: bool = True,
) -> None:
    """Bring the file at `path` to the newest schema, wholly or not at all.

    key: of an encrypted file. keep_copy: a file that holds entries is checked and copied beside itself
    first. Raises JournalDamaged for a damaged one, which is left untouched.
    """
    # From here on no other program changes the file; one that waits finds the work done.
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.pragma("user_version"))
        if keep_copy and 0 < version < newest(migrations):
            _keep_copy(connection, path, version, key)
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


def _keep_copy(connection: apsw.Connection, path: Path, version: int, key: bytes | None) -> None:
    # Loaded only here: an old journal comes once.
    from companion.adapters.sqlite.copying import copy_to, opened
    from companion.adapters.sqlite.packed import lock_of

    found = str(connection.pragma("quick_check"))
    if found != "ok":
        raise damaged(path, found)
    # A connection of its own: SQLite copies nothing out of one that is about to write.
    with closing(opened(path, key, read_only=True)) as source:
        copy = path.with_name(f"{path.stem}.schema-{version}{path.suffix}")
        copy_to(source, copy, key, lock_of(path))
