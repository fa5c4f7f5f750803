"""Sessions, focus blocks and breaks in the file."""

from datetime import date, datetime, timedelta

from companion.adapters.sqlite.columns import day_text, instant, length, moment, span
from companion.adapters.sqlite.tables import Tables, fresh_id
from companion.core.journal import BreakRecord, FocusBlock, StudySession


class StudyTables(Tables):
    """What the timer leaves; the methods are those of the Store port."""

    def add_session(self, session: StudySession) -> str:
        new = fresh_id(session.id)
        started = instant(session.started)
        with self.transaction():
            self._insert(
                "session",
                {
                    "id": new,
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
        return new

    def pass_limit(self, session_id: str, reason: str) -> None:
        self._change("UPDATE session SET past_limit = ? WHERE id = ?", (reason, session_id), session_id)

    def end_session(self, session_id: str, ended: datetime) -> None:
        self._change("UPDATE session SET ended_us = ? WHERE id = ?", (instant(ended), session_id), session_id)

    def sessions(self, first: date, last: date) -> list[StudySession]:
        rows = self._rows(
            "SELECT s.id, t.name, s.rhythm, s.level, s.started_us, s.ended_us, s.past_limit, s.zone"
            " FROM session s JOIN topic t ON t.key = s.topic"
            " WHERE s.day BETWEEN ? AND ? ORDER BY s.started_us, s.key",
            (day_text(first), day_text(last)),
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
        new = fresh_id(block.id)
        started = instant(block.started)
        with self.transaction():
            self._insert(
                "block",
                {
                    "id": new,
                    "session": self._key("session", block.session_id),
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
        return new

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
        rows = self._rows(
            "SELECT b.id, t.name, b.started_us, b.ended_us, b.focus_us, b.effort, b.focus, s.id, b.source,"
            " b.zone FROM block b JOIN topic t ON t.key = b.topic LEFT JOIN session s ON s.key = b.session"
            " WHERE b.day BETWEEN ? AND ? ORDER BY b.started_us, b.key",
            (day_text(first), day_text(last)),
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
        new = fresh_id(record.id)
        with self.transaction():
            self._insert(
                "break",
                {
                    "id": new,
                    "session": self._key("session", record.session_id),
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
        return new

    def change_break(self, break_id: str, *, ended: datetime, rested: timedelta) -> None:
        self._change(
            "UPDATE break SET ended_us = ?, rested_us = ? WHERE id = ?",
            (instant(ended), length(rested), break_id),
            break_id,
        )

    def delete_break(self, break_id: str) -> None:
        self._run("DELETE FROM break WHERE id = ?", (break_id,))

    def breaks(self, first: date, last: date) -> list[BreakRecord]:
        rows = self._rows(
            "SELECT b.id, b.tier, b.level, b.started_us, b.ended_us, b.planned_us, b.rested_us, b.outcome,"
            " s.id, b.zone FROM break b LEFT JOIN session s ON s.key = b.session"
            " WHERE b.day BETWEEN ? AND ? ORDER BY b.started_us, b.key",
            (day_text(first), day_text(last)),
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
