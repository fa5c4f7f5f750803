"""Entries of any kind by their id: read, put, deleted."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, assert_never

from companion.adapters.sqlite.check_ins import CheckInTables
from companion.adapters.sqlite.diary import DiaryTables
from companion.adapters.sqlite.practices import PracticeTables
from companion.adapters.sqlite.study import StudyTables
from companion.adapters.sqlite.tables import TABLES, unknown
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    Entry,
    EntryKind,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
    StudySession,
    kind_of,
)

_CALLED: dict[EntryKind, str] = {
    "session": "s",
    "block": "b",
    "break": "b",
    "check_in": "c",
    "night": "n",
    "questions": "q",
    "practice": "p",
}
"""What the reader of a kind calls its table."""


class EntryTables(StudyTables, CheckInTables, DiaryTables, PracticeTables):
    """The methods are those of the Store port."""

    def entry(self, entry_id: str) -> Entry | None:
        found = self._found(entry_id)
        if found is None:
            return None
        readers: dict[EntryKind, Callable[[str, Sequence[Any]], Sequence[Entry]]] = {
            "session": self._sessions,
            "block": self._blocks,
            "break": self._breaks,
            "check_in": self._check_ins,
            "night": self._nights,
            "questions": self._question_sets,
            "practice": self._practices,
        }
        kind, key = found
        return readers[kind](f"{_CALLED[kind]}.key = ?", (key,))[0]

    def put_entry(self, entry: Entry) -> None:
        if not entry.id:
            raise ValueError("an entry is put under the id it carries")
        with self.transaction():
            found = self._found(entry.id)
            if found is not None and found[0] != kind_of(entry):
                self.delete_entry(entry.id)
            self._put_any(entry.id, entry)

    def _put_any(self, entry_id: str, entry: Entry) -> None:
        match entry:
            case StudySession():
                self._put_session(entry_id, entry)
            case FocusBlock():
                self._put_block(entry_id, entry)
            case BreakRecord():
                self._put_break(entry_id, entry)
            case CheckIn():
                self._put_check_in(entry_id, entry)
            case Night():
                self._put_night(entry_id, entry)
            case QuestionSet():
                self._put_questions(entry_id, entry)
            case PracticeSession():
                self._put_practice(entry_id, entry)
            case _:
                assert_never(entry)

    def delete_entry(self, entry_id: str) -> None:
        with self.transaction():
            found = self._found(entry_id)
            if found is None:
                raise unknown(entry_id)
            kind, key = found
            if kind == "session":
                for table in ("block", "break"):
                    self._run(
                        f"UPDATE {table} SET session = NULL, session_was = ? WHERE session = ?",
                        (entry_id, key),
                    )
            self._run(f"DELETE FROM {TABLES[kind]} WHERE key = ?", (key,))

    def existing(self, ids: Iterable[str]) -> set[str]:
        asked = json.dumps(list(ids))
        parts = (f"SELECT id FROM {table} WHERE id IN (SELECT value FROM asked)" for table in TABLES.values())
        rows = self._rows(
            f"WITH asked AS MATERIALIZED (SELECT value FROM json_each(?)) {' UNION ALL '.join(parts)}",
            (asked,),
        )
        return {found for (found,) in rows}

    def counts(self) -> dict[EntryKind, int]:
        return {
            kind: int(self._rows(f"SELECT count(*) FROM {table}")[0][0]) for kind, table in TABLES.items()
        }
