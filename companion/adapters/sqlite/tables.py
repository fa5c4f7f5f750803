"""What the tables share: transactions, rows, ids, names kept once."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import apsw

from companion.adapters.sqlite.columns import Zones
from companion.adapters.sqlite.faults import told
from companion.core.clock import study_day
from companion.core.errors import InvalidInput
from companion.core.words import _

Row = tuple[Any, ...]


class Tables:
    """One connection and its transactions; the parts of the store build on it."""

    def __init__(self, connection: apsw.Connection, path: Path, zone: ZoneInfo, rollover: time) -> None:
        self._connection = connection
        self._path = path
        self._zones = Zones(zone)
        self._rollover = rollover
        self._depth = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Group writes: all of them or none; may be nested."""
        # IMMEDIATE waits for another writer at the start; a later wait could only be refused.
        outer = self._depth == 0
        begin = "BEGIN IMMEDIATE" if outer else f"SAVEPOINT part{self._depth}"
        self._run(begin)
        self._depth += 1
        try:
            yield
        except BaseException:
            self._undo()
            raise
        self._depth -= 1
        try:
            self._run("COMMIT" if outer else f"RELEASE part{self._depth}")
        except BaseException:
            self._depth += 1
            self._undo()
            raise

    def _undo(self) -> None:
        self._depth -= 1
        # SQLite has already rolled back by itself after some faults, such as a full disk.
        if not self._connection.in_transaction:
            return
        if self._depth:
            self._run(f"ROLLBACK TO part{self._depth}")
            self._run(f"RELEASE part{self._depth}")
        else:
            self._run("ROLLBACK")

    def _run(self, sql: str, values: Sequence[Any] = ()) -> None:
        with told(self._path):
            self._connection.execute(sql, values)

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        with told(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _insert(self, table: str, columns: dict[str, Any]) -> int:
        """Add a row and return its key."""
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        self._run(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))
        return self._connection.last_insert_rowid()

    def _change(self, sql: str, values: Sequence[Any], entry_id: str) -> None:
        """Change the one row called `entry_id`; InvalidInput where there is none."""
        with self.transaction():
            self._run(sql, values)
            if not self._connection.changes():
                raise _unknown(entry_id)

    def _key(self, table: str, entry_id: str | None) -> int | None:
        """Return the key of the row called `entry_id`; InvalidInput where there is none."""
        if entry_id is None:
            return None
        rows = self._rows(f"SELECT key FROM {table} WHERE id = ?", (entry_id,))
        if not rows:
            raise _unknown(entry_id)
        return int(rows[0][0])

    def _named(self, table: str, name: str) -> int:
        """Return the key of `name` in a table of names, which gets it where it is new."""
        self._run(f"INSERT INTO {table} (name) VALUES (?) ON CONFLICT (name) DO NOTHING", (name,))
        return int(self._rows(f"SELECT key FROM {table} WHERE name = ?", (name,))[0][0])

    def _topic(self, name: str, used_us: int) -> int:
        self._run(
            "INSERT INTO topic (name, last_used_us) VALUES (?, ?) ON CONFLICT (name)"
            " DO UPDATE SET last_used_us = max(last_used_us, excluded.last_used_us)",
            (name, used_us),
        )
        return int(self._rows("SELECT key FROM topic WHERE name = ?", (name,))[0][0])

    def _day(self, at: datetime) -> date:
        return study_day(at, self._rollover)


def fresh_id(given: str | None) -> str:
    """Return the id an entry brings along, or a new one: 20 characters, random."""
    return given or os.urandom(10).hex()


def _unknown(entry_id: str) -> InvalidInput:
    return InvalidInput(_("There is no entry {id!r}: it may have been deleted.").format(id=entry_id))
