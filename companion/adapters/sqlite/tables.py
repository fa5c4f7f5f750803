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
from companion.core.journal import EntryKind
from companion.core.words import _

Row = tuple[Any, ...]

TABLES: dict[EntryKind, str] = {
    "session": "session",
    "block": "block",
    "break": "break",
    "check_in": "check_in",
    "night": "night",
    "questions": "question_set",
    "practice": "practice",
}
"""The table of each kind of entry."""

_BY_ID = " UNION ALL ".join(
    f"SELECT '{kind}', key FROM {table} WHERE id = ?1" for kind, table in TABLES.items()
)
_INDEX = (
    "DELETE FROM search WHERE rowid IN (SELECT place FROM search_due)",
    "INSERT INTO search (rowid, text) SELECT place, text FROM search_text",
    "DELETE FROM search_due",
)
_ERASING = "INSERT INTO search (search, rank) VALUES ('secure-delete', ?)"
MANY = 200
"""Entries from which on it is quicker to write the index anew than to erase words from it one by one."""


class Tables:
    """One connection and its transactions; the parts of the store build on it."""

    def __init__(self, connection: apsw.Connection, path: Path, zone: ZoneInfo, rollover: time) -> None:
        self._connection = connection
        self._path = path
        self._zones = Zones(zone)
        self._rollover = rollover
        self._depth = 0
        self._log_is_to_be_emptied = False

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
            if outer:
                self._index_what_changed()
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
        if outer and self._log_is_to_be_emptied:
            self._empty_the_log()

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

    def _index_what_changed(self) -> None:
        """Bring the index of words up to what this transaction has written."""
        due = self._rows("SELECT count(*) FROM search_due")[0][0]
        if not due:
            return
        if due > MANY:
            self._run(_ERASING, (0,))
        for statement in _INDEX:
            self._run(statement)
        if due > MANY:
            # Only now the words of before are gone from it.
            self._run("INSERT INTO search (search) VALUES ('optimize')")
            self._run(_ERASING, (1,))

    def _empty_the_log(self) -> None:
        """Carry the write-ahead log over into the file and cut it: it still has what was deleted."""
        wait = self._connection.pragma("busy_timeout")
        try:
            self._connection.set_busy_timeout(0)
            busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
            # A reader holds it: the end of the next transaction tries again.
            self._log_is_to_be_emptied = bool(busy)
        except apsw.Error:
            # What was asked for is kept all the same; the log is emptied another time.
            self._log_is_to_be_emptied = True
        finally:
            self._connection.set_busy_timeout(wait)

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

    def _put(self, kind: EntryKind, entry_id: str, columns: dict[str, Any]) -> int:
        """Write the row called `entry_id`, in place of the one there is; return its key."""
        table = TABLES[kind]
        known = self._rows(f"SELECT key FROM {table} WHERE id = ?", (entry_id,))
        if not known:
            return self._insert(table, {"id": entry_id, **columns})
        settings = ", ".join(f"{name} = ?" for name in columns)
        self._run(f"UPDATE {table} SET {settings} WHERE key = ?", (*columns.values(), known[0][0]))
        return int(known[0][0])

    def _change(self, sql: str, values: Sequence[Any], entry_id: str) -> None:
        """Change the one row called `entry_id`; InvalidInput where there is none."""
        with self.transaction():
            self._run(sql, values)
            if not self._connection.changes():
                raise unknown(entry_id)

    def _key_by_id(self, table: str, entry_id: str | None) -> int | None:
        """Return the key of the row called `entry_id`; InvalidInput where there is none."""
        if entry_id is None:
            return None
        rows = self._rows(f"SELECT key FROM {table} WHERE id = ?", (entry_id,))
        if not rows:
            raise unknown(entry_id)
        return int(rows[0][0])

    def _found(self, entry_id: str) -> tuple[EntryKind, int] | None:
        """Return kind and key of the entry called `entry_id`; an id is of one entry among all kinds."""
        rows = self._rows(_BY_ID, (entry_id,))
        return (rows[0][0], int(rows[0][1])) if rows else None

    def _new_id(self, given: str | None) -> str:
        """Return the id an entry brings along, or a new one: 20 characters, random."""
        if not given:
            return os.urandom(10).hex()
        if self._found(given) is not None:
            raise InvalidInput(_("There is an entry {id!r} already.").format(id=given))
        return given

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


def unknown(entry_id: str) -> InvalidInput:
    """Return the error for an id that is of no entry."""
    return InvalidInput(_("There is no entry {id!r}: it may have been deleted.").format(id=entry_id))
