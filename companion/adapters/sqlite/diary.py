"""Nights and practice questions in the file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from companion.adapters.sqlite.columns import day_text, instant, length, moment, span
from companion.adapters.sqlite.tables import Tables
from companion.core.journal import Night, QuestionSet


class DiaryTables(Tables):
    """What people enter about nights and practice; the methods are those of the Store port."""

    def add_night(self, night: Night) -> str:
        with self.transaction():
            new = self._new_id(night.id)
            self._put_night(new, night)
        return new

    def _put_night(self, entry_id: str, night: Night) -> None:
        self._put(
            "night",
            entry_id,
            {
                "into_bed_us": instant(night.into_bed),
                "tried_us": instant(night.tried),
                "sol_us": length(night.sleep_onset_latency),
                "awakenings": night.awakenings,
                "waso_us": length(night.wake_after_sleep_onset),
                "woke_us": instant(night.woke),
                "out_of_bed_us": instant(night.out_of_bed),
                "quality": night.quality,
                "note": night.note,
                "nap": int(night.nap),
                "zone": self._zones.name(night.out_of_bed),
                "day": day_text(night.out_of_bed.date()),
            },
        )

    def nights(self, first: date, last: date) -> list[Night]:
        return self._nights("n.day BETWEEN ? AND ?", (day_text(first), day_text(last)))

    def _nights(self, where: str, values: Sequence[Any]) -> list[Night]:
        rows = self._rows(
            "SELECT id, into_bed_us, tried_us, sol_us, awakenings, waso_us, woke_us, out_of_bed_us, quality,"
            f" note, nap, zone FROM night n WHERE {where} ORDER BY out_of_bed_us, key",
            values,
        )
        return [
            Night(
                id=id_,
                into_bed=moment(into_bed, self._zones.zone(zone)),
                tried=moment(tried, self._zones.zone(zone)),
                sleep_onset_latency=span(sol),
                awakenings=awakenings,
                wake_after_sleep_onset=span(waso),
                woke=moment(woke, self._zones.zone(zone)),
                out_of_bed=moment(out, self._zones.zone(zone)),
                quality=quality,
                note=note,
                nap=bool(nap),
            )
            for id_, into_bed, tried, sol, awakenings, waso, woke, out, quality, note, nap, zone in rows
        ]

    def add_question_set(self, questions: QuestionSet) -> str:
        with self.transaction():
            new = self._new_id(questions.id)
            self._put_questions(new, questions)
        return new

    def _put_questions(self, entry_id: str, questions: QuestionSet) -> None:
        at = instant(questions.at)
        self._put(
            "questions",
            entry_id,
            {
                "topic": self._topic(questions.topic, at),
                "at_us": at,
                "correct": questions.correct,
                "total": questions.total,
                "zone": self._zones.name(questions.at),
                "day": day_text(self._day(questions.at)),
            },
        )

    def question_sets(self, first: date, last: date) -> list[QuestionSet]:
        return self._question_sets("q.day BETWEEN ? AND ?", (day_text(first), day_text(last)))

    def _question_sets(self, where: str, values: Sequence[Any]) -> list[QuestionSet]:
        rows = self._rows(
            "SELECT q.id, t.name, q.at_us, q.correct, q.total, q.zone FROM question_set q"
            f" JOIN topic t ON t.key = q.topic WHERE {where} ORDER BY q.at_us, q.key",
            values,
        )
        return [
            QuestionSet(
                id=id_, topic=topic, at=moment(at, self._zones.zone(zone)), correct=correct, total=total
            )
            for id_, topic, at, correct, total, zone in rows
        ]
