"""The store: the record of a person in one SQLite file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.sqlite.columns import instant, length, moment, span
from companion.adapters.sqlite.day_counts import DayCountTables
from companion.adapters.sqlite.entries import EntryTables
from companion.adapters.sqlite.journal_file import JournalFile, Key, open_journal
from companion.adapters.sqlite.marks import MarkTables
from companion.adapters.sqlite.names import NameTables
from companion.adapters.sqlite.opening import BUSY_MS, open_file, open_read_only
from companion.adapters.sqlite.reflections import ReflectionTables
from companion.adapters.sqlite.search import SearchTables
from companion.adapters.sqlite.sums import SumTables
from companion.adapters.sqlite.tables import TABLES
from companion.adapters.sqlite.undo import UndoTables
from companion.adapters.sqlite.using import Hold, share
from companion.app.ports import EngineSnapshot
from companion.core.clock import ROLLOVER, Instant
from companion.core.errors import CompanionError, Refused
from companion.core.words import _

PATIENCE = timedelta(milliseconds=BUSY_MS)
"""A command waits so long for another program; nobody waits for it."""
IN_A_WINDOW = timedelta(milliseconds=700)
"""Longer than any entry takes to be written elsewhere, and short enough not to be taken for a fault."""


class SqliteStore(
    EntryTables, NameTables, MarkTables, ReflectionTables, UndoTables, SearchTables, SumTables, DayCountTables
):
    """Fills the Store port; made by `open_store`. One thread, one connection.

    zone: in which an entry is read whose own zone this computer does not know.
    rollover: local time at which the study day of new entries turns.
    patience: so long a write waits for another program; a window, which stands still meanwhile, has less.
    """

    def __init__(
        self,
        file: JournalFile,
        zone: ZoneInfo,
        rollover: time = ROLLOVER,
        *,
        patience: timedelta = PATIENCE,
    ) -> None:
        super().__init__(file.connection, file.path, zone, rollover)
        self._hold = file.hold
        self._key = file.key
        self._patience_ms = patience // timedelta(milliseconds=1)
        self._connection.set_busy_timeout(self._patience_ms)

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
        self._hold.release()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let go of the file while it is replaced, and open what is there then; main thread only.

        The key is asked for anew. Raises Refused within a transaction; where the file cannot be opened
        again, as opening it does.
        """
        if self._depth:
            raise Refused(_("Something is being written: try again in a moment."))
        self.close()
        try:
            yield
        finally:
            self._hold = share(self._path)
            try:
                self._connection = open_file(self._path, key=self._key())
                self._connection.set_busy_timeout(self._patience_ms)
            except BaseException:
                self._hold.release()
                raise


def open_store(
    path: Path, zone: ZoneInfo, *, rollover: time = ROLLOVER, key: Key | bytes | None = None
) -> SqliteStore:
    """Open the journal at `path`, or create it. zone, rollover: as SqliteStore; key, faults: open_journal."""
    return SqliteStore(open_journal(path, key), zone, rollover)


def open_store_to_read(path: Path, zone: ZoneInfo, *, key: Key | bytes | None = None) -> SqliteStore:
    """Open an existing journal for reading only, as a worker does beside the main thread."""
    asked: Key = key if callable(key) else lambda: key
    hold = share(path)
    try:
        return SqliteStore(JournalFile(open_read_only(path, asked()), path, hold, asked), zone)
    except BaseException:
        hold.release()
        raise


def open_held(path: Path, zone: ZoneInfo, key: bytes | None) -> SqliteStore:
    """Open a journal whose use is held already, or a draft of one, which nobody else knows of."""
    return SqliteStore(JournalFile(open_file(path, key=key), path, Hold(None), lambda: key), zone)
