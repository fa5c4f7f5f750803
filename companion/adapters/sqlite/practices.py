"""Practices in the file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from companion.adapters.sqlite.columns import day_text, instant, length, moment, span
from companion.adapters.sqlite.tables import Tables
from companion.core.journal import PracticeSession


class PracticeTables(Tables):
    """What was practised; the methods are those of the Store port."""

    def add_practice(self, practice: PracticeSession) -> str:
        with self.transaction():
            new = self._new_id(practice.id)
            self._put_practice(new, practice)
        return new

    def _put_practice(self, entry_id: str, practice: PracticeSession) -> None:
        self._put(
            "practice",
            entry_id,
            {
                "practice": practice.practice,
                "course": practice.course,
                "started_us": instant(practice.started),
                "ended_us": instant(practice.ended),
                "practised_us": length(practice.practised),
                "finished": int(practice.finished),
                "stress_before": practice.stress_before,
                "stress_after": practice.stress_after,
                "place": practice.place,
                "zone": self._zones.name(practice.started),
                "day": day_text(self._day(practice.started)),
            },
        )

    def practices(self, first: date, last: date) -> list[PracticeSession]:
        return self._practices("p.day BETWEEN ? AND ?", (day_text(first), day_text(last)))

    def _practices(self, where: str, values: Sequence[Any]) -> list[PracticeSession]:
        rows = self._rows(
            "SELECT id, practice, course, started_us, ended_us, practised_us, finished, stress_before,"
            f" stress_after, place, zone FROM practice p WHERE {where} ORDER BY started_us, key",
            values,
        )
        return [
            PracticeSession(
                id=id_,
                practice=practice,
                course=course,
                started=moment(started, self._zones.zone(zone)),
                ended=moment(ended, self._zones.zone(zone)),
                practised=span(practised),
                finished=bool(finished),
                stress_before=before,
                stress_after=after,
                place=place,
            )
            for id_, practice, course, started, ended, practised, finished, before, after, place, zone in rows
        ]
