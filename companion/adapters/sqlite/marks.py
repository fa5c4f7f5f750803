"""What is known and written of days, and when reminders were shown."""

from datetime import date

from companion.adapters.sqlite.columns import day_text, instant, moment
from companion.adapters.sqlite.tables import Tables
from companion.app.ports import ReminderMark
from companion.core.journal import DayMark, DayNote

_FLAGS = ("program_ran", "rest_declared", "did_not_sleep", "night_skipped")
_MARKED = (
    f"INSERT INTO day_mark (day, {', '.join(_FLAGS)}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (day) DO UPDATE SET "
)
_ADDED = ", ".join(f"{flag} = max({flag}, excluded.{flag})" for flag in _FLAGS)
_REPLACED = ", ".join(f"{flag} = excluded.{flag}" for flag in _FLAGS)


class MarkTables(Tables):
    """The methods are those of the Store port."""

    def mark_day(self, mark: DayMark) -> None:
        self._run(_MARKED + _ADDED, _row(mark))

    def set_marks(self, mark: DayMark) -> None:
        self._run(_MARKED + _REPLACED, _row(mark))

    def day_marks(self, first: date, last: date) -> list[DayMark]:
        rows = self._rows(
            f"SELECT day, {', '.join(_FLAGS)} FROM day_mark WHERE day BETWEEN ? AND ? ORDER BY day",
            (day_text(first), day_text(last)),
        )
        return [DayMark(date.fromisoformat(day), *map(bool, flags)) for day, *flags in rows]

    def day_notes(self, first: date, last: date) -> list[DayNote]:
        rows = self._rows(
            "SELECT day, text FROM day_note WHERE day BETWEEN ? AND ? ORDER BY day",
            (day_text(first), day_text(last)),
        )
        return [DayNote(date.fromisoformat(day), text) for day, text in rows]

    def set_day_note(self, note: DayNote) -> None:
        with self.transaction():
            if note.text:
                self._run(
                    "INSERT INTO day_note (day, text) VALUES (?, ?)"
                    " ON CONFLICT (day) DO UPDATE SET text = excluded.text",
                    (day_text(note.day), note.text),
                )
            else:
                self._run("DELETE FROM day_note WHERE day = ?", (day_text(note.day),))
                self._log_is_to_be_emptied |= self._connection.changes() > 0

    def reminder_marks(self) -> dict[str, ReminderMark]:
        rows = self._rows("SELECT name, shown_us, zone, not_on FROM reminder ORDER BY name")
        return {
            name: ReminderMark(
                name=name,
                shown=None if shown is None else moment(shown, self._zones.zone(zone)),
                not_on=None if not_on is None else date.fromisoformat(not_on),
            )
            for name, shown, zone, not_on in rows
        }

    def mark_reminder(self, mark: ReminderMark) -> None:
        shown = mark.shown
        self._run(
            "INSERT INTO reminder (name, shown_us, zone, not_on) VALUES (?, ?, ?, ?) ON CONFLICT (name)"
            " DO UPDATE SET shown_us = excluded.shown_us, zone = excluded.zone, not_on = excluded.not_on",
            (
                mark.name,
                None if shown is None else instant(shown),
                None if shown is None else self._zones.name(shown),
                None if mark.not_on is None else day_text(mark.not_on),
            ),
        )


def _row(mark: DayMark) -> tuple[str | bool, ...]:
    return (day_text(mark.day), *(getattr(mark, flag) for flag in _FLAGS))
