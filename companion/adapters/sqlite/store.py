"""The store: the record of a person in one SQLite file."""

from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.sqlite.columns import instant, length, moment, span
from companion.adapters.sqlite.entries import EntryTables
from companion.adapters.sqlite.marks import MarkTables
from companion.adapters.sqlite.names import NameTables
from companion.adapters.sqlite.opening import open_file, open_read_only
from companion.adapters.sqlite.search import SearchTables
from companion.adapters.sqlite.sums import SumTables
from companion.adapters.sqlite.tables import TABLES
from companion.adapters.sqlite.undo import UndoTables
from companion.app.ports import EngineSnapshot
from companion.core.clock import ROLLOVER, Instant
from companion.core.errors import CompanionError


class SqliteStore(EntryTables, NameTables, MarkTables, UndoTables, SearchTables, SumTables):
    """Fills the Store port; made by `open_store`. One thread, one connection."""

    def first_day(self) -> date | None:
        parts = [f"SELECT min(day) AS day FROM {table}" for table in (*TABLES.values(), "day_note")]
        parts.append("SELECT min(day) AS day FROM day_mark WHERE rest_declared OR did_not_sleep")
        first = self._rows(f"SELECT min(day) FROM ({' UNION ALL '.join(parts)})")[0][0]
        return None if first is None else date.fromisoformat(first)

    def recent_topics(self, limit: int = 8) -> list[str]:
        rows = self._rows("SELECT name FROM topic ORDER BY last_used_us DESC, key DESC LIMIT ?", (limit,))
        return [name for (name,) in rows]

    def save_engine(self, snapshot: EngineSnapshot | None) -> None:
        if snapshot is None:
            self._run("DELETE FROM engine")
            return
        stored = snapshot.stored
        self._run(
            "INSERT OR REPLACE INTO engine (only, state, elapsed_us, wall_us, zone, boot)"
            " VALUES (1, ?, ?, ?, ?, ?)",
            (
                snapshot.state,
                length(stored.elapsed),
                instant(stored.wall),
                self._zones.name(stored.wall),
                snapshot.boot,
            ),
        )

    def load_engine(self) -> EngineSnapshot | None:
        rows = self._rows("SELECT state, elapsed_us, wall_us, zone, boot FROM engine")
        for state, elapsed, wall, zone, boot in rows:
            return EngineSnapshot(state, Instant(span(elapsed), moment(wall, self._zones.zone(zone))), boot)
        return None

    def integrity(self) -> str:
        try:
            found = self._rows("PRAGMA integrity_check(10)") + self._rows("PRAGMA foreign_key_check")
        except CompanionError as error:
            return str(error)
        wrong = [" ".join(str(part) for part in row) for row in found if row != ("ok",)]
        return "; ".join(wrong) or "ok"

    def close(self) -> None:
        self._connection.close()


def open_store(path: Path, zone: ZoneInfo, *, rollover: time = ROLLOVER) -> SqliteStore:
    """Open the journal's file at `path`, or create it, 0600 in a 0700 folder.

    zone: in which an entry is read whose own zone this computer does not know.
    rollover: local time at which the study day of new entries turns.
    Raises StoreUnavailable (damaged, newer, locked, foreign) or EnvironmentFault, in one line each.
    """
    return SqliteStore(open_file(path), path, zone, rollover)


def open_store_to_read(path: Path, zone: ZoneInfo) -> SqliteStore:
    """Open an existing journal for reading only, as a worker does beside the main thread."""
    return SqliteStore(open_read_only(path), path, zone, ROLLOVER)
