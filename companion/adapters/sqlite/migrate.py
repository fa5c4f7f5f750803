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
    """Bring the file at `path` to the newest schema.

    A file that holds entries is checked and copied beside itself first. Raises StoreUnavailable for
    a damaged one, which is left untouched.
    """
    version = int(connection.pragma("user_version"))
    if version:
        found = str(connection.pragma("quick_check"))
        if found != "ok":
            raise damaged(path, found)
        copy_to(connection, path.with_name(f"{path.stem}.schema-{version}{path.suffix}"))
    for number, script in migrations:
        if number > version:
            _apply(connection, number, script.read_text("utf-8"), application_id)


def copy_to(connection: apsw.Connection, target: Path) -> None:
    """Copy the whole file to `target`, 0600; an older copy there is replaced at the end."""
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    copy = apsw.Connection(str(draft))
    try:
        with copy.backup("main", connection, "main") as backup:
            backup.step()
        # A copy is one file: no write-ahead log may be left beside it.
        copy.pragma("journal_mode", "delete")
    finally:
        copy.close()
    draft.replace(target)


def _apply(connection: apsw.Connection, number: int, script: str, application_id: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited.
        if int(connection.pragma("user_version")) < number:
            connection.execute(script)
            connection.pragma("application_id", application_id)
            connection.pragma("user_version", number)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
