"""Sessions, focus blocks and breaks in the file."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from companion.adapters.sqlite.columns import day_text, instant, length, moment, span
from companion.adapters.sqlite.tables import Tables
from companion.core.journal import BreakRecord, FocusBlock, StudySession


class StudyTables(Tables):
    """What the timer leaves; the methods are those of the Store port."""

    def add_session(self, session: StudySession) -> str:
        with self.transaction():
            new = self._new_id(session.id)
            self._put_session(new, session)
        return new

    def _put_session(self, entry_id: str, session: StudySession) -> None:
        started = instant(session.started)
        key = self._put(
            "session",
            entry_id,
            {
                "topic": self._topic(session.topic, started),
                "rhythm": session.rhythm,
                "level": session.level,
                "started_us": started,
                "ended_us": None if session.ended is None else instant(session.ended),
                "past_limit": session.past_limit,
                "zone": self._zones.name(session.started),
                "day": day_text(self._day(session.started)),
            },
        )
        for table in ("block", "break"):
            self._run(
                f"UPDATE {table} SET session = ?, session_was = NULL WHERE session_was = ?", (key, entry_id)
            )

    def pass_limit(self, session_id: str, reason: str) -> None:
        self._change("UPDATE session SET past_limit = ? WHERE id = ?", (reason, session_id), session_id)

    def end_session(self, session_id: str, ended: datetime) -> None:
        self._change("UPDATE session SET ended_us = ? WHERE id = ?", (instant(ended), session_id), session_id)

    def sessions(self, first: date, last: date) -> list[StudySession]:
        return self._sessions("s.day BETWEEN ? AND ?", (day_text(first), day_text(last)))

    def _sessions(self, where: str, values: Sequence[Any]) -> list[StudySession]:
        rows = self._rows(
            "SELECT s.id, t.name, s.rhythm, s.level, s.started_us, s.ended_us, s.past_limit, s.zone"
            f" FROM session s JOIN topic t ON t.key = s.topic WHERE {where} ORDER BY s.started_us, s.key",
            values,
        )
        return [
            StudySession(
                id=id_,
                topic=topic,
                rhythm=rhythm,
                level=level,
                started=moment(started, self._zones.zone(zone)),
                ended=None if ended is None else moment(ended, self._zones.zone(zone)),
                past_limit=past_limit,
            )
            for id_, topic, rhythm, level, started, ended, past_limit, zone in rows
        ]

    def add_block(self, block: FocusBlock) -> str:
        with self.transaction():
            new = self._new_id(block.id)
            self._key_by_id("session", block.session_id)
            self._put_block(new, block)
        return new

    def _put_block(self, entry_id: str, block: FocusBlock) -> None:
        started = instant(block.started)
        self._put(
            "block",
            entry_id,
            {
                **self._session_of("block", entry_id, block.session_id),
                "topic": self._topic(block.topic, started),
                "started_us": started,
                "ended_us": instant(block.ended),
                "focus_us": length(block.focus_time),
                "effort": block.effort,
                "focus": block.focus,
                "source": block.source,
                "zone": self._zones.name(block.started),
                "day": day_text(self._day(block.started)),
            },
        )

    def _session_of(self, table: str, entry_id: str, session_id: str | None) -> dict[str, Any]:
        """Return the columns that join an entry to its session, also to one that is deleted for now."""
        if session_id is None:
            rows = self._rows(f"SELECT session_was FROM {table} WHERE id = ?", (entry_id,))
            return {"session": None, "session_was": rows[0][0] if rows else None}
        rows = self._rows("SELECT key FROM session WHERE id = ?", (session_id,))
        if rows:
            return {"session": rows[0][0], "session_was": None}
        return {"session": None, "session_was": session_id}

    def rate_block(self, block_id: str, *, effort: float | None, focus: float | None) -> None:
        self._change(
            "UPDATE block SET effort = coalesce(?, effort), focus = coalesce(?, focus) WHERE id = ?",
            (effort, focus, block_id),
            block_id,
        )

    def change_block(self, block_id: str, *, ended: datetime, focus_time: timedelta) -> None:
        self._change(
            "UPDATE block SET ended_us = ?, focus_us = ? WHERE id = ?",
            (instant(ended), length(focus_time), block_id),
            block_id,
        )

    def blocks(self, first: date, last: date) -> list[FocusBlock]:
        return self._blocks("b.day BETWEEN ? AND ?", (day_text(first), day_text(last)))

    def _blocks(self, where: str, values: Sequence[Any]) -> list[FocusBlock]:
        rows = self._rows(
            "SELECT b.id, t.name, b.started_us, b.ended_us, b.focus_us, b.effort, b.focus, s.id, b.source,"
            " b.zone FROM block b JOIN topic t ON t.key = b.topic LEFT JOIN session s ON s.key = b.session"
            f" WHERE {where} ORDER BY b.started_us, b.key",
            values,
        )
        return [
            FocusBlock(
                id=id_,
                topic=topic,
                started=moment(started, self._zones.zone(zone)),
                ended=moment(ended, self._zones.zone(zone)),
                focus_time=span(focus_us),
                effort=effort,
                focus=focus,
                session_id=session,
                source=source,
            )
            for id_, topic, started, ended, focus_us, effort, focus, session, source, zone in rows
        ]

    def add_break(self, record: BreakRecord) -> str:
        with self.transaction():
            new = self._new_id(record.id)
            self._key_by_id("session", record.session_id)
            self._put_break(new, record)
        return new

    def _put_break(self, entry_id: str, record: BreakRecord) -> None:
        self._put(
            "break",
            entry_id,
            {
                **self._session_of("break", entry_id, record.session_id),
                "tier": record.tier,
                "level": record.level,
                "started_us": instant(record.started),
                "ended_us": instant(record.ended),
                "planned_us": length(record.planned),
                "rested_us": length(record.rested),
                "outcome": record.outcome,
                "zone": self._zones.name(record.started),
                "day": day_text(self._day(record.started)),
            },
        )

    def change_break(self, break_id: str, *, ended: datetime, rested: timedelta) -> None:
        self._change(
            "UPDATE break SET ended_us = ?, rested_us = ? WHERE id = ?",
            (instant(ended), length(rested), break_id),
            break_id,
        )

    def delete_break(self, break_id: str) -> None:
        self._run("DELETE FROM break WHERE id = ?", (break_id,))

    def breaks(self, first: date, last: date) -> list[BreakRecord]:
        return self._breaks("b.day BETWEEN ? AND ?", (day_text(first), day_text(last)))

    def _breaks(self, where: str, values: Sequence[Any]) -> list[BreakRecord]:
        rows = self._rows(
            "SELECT b.id, b.tier, b.level, b.started_us, b.ended_us, b.planned_us, b.rested_us, b.outcome,"
            " s.id, b.zone FROM break b LEFT JOIN session s ON s.key = b.session"
            f" WHERE {where} ORDER BY b.started_us, b.key",
            values,
        )
        return [
            BreakRecord(
                id=id_,
                tier=tier,
                level=level,
                started=moment(started, self._zones.zone(zone)),
                ended=moment(ended, self._zones.zone(zone)),
                planned=span(planned),
                rested=span(rested),
                outcome=outcome,
                session_id=session,
            )
            for id_, tier, level, started, ended, planned, rested, outcome, session, zone in rows
        ]
