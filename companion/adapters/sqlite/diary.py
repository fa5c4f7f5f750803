"""Check-ins, nights, practice questions and day marks in the file."""

from datetime import date

from companion.adapters.sqlite.columns import day_text, instant, length, moment, span
from companion.adapters.sqlite.tables import Tables, fresh_id
from companion.core.journal import CheckIn, DayMark, Night, QuestionSet


class DiaryTables(Tables):
    """What people enter themselves; the methods are those of the Store port."""

    def add_check_in(self, check_in: CheckIn) -> str:
        new = fresh_id(check_in.id)
        with self.transaction():
            key = self._insert(
                "check_in",
                {
                    "id": new,
                    "at_us": instant(check_in.at),
                    "stress": check_in.stress,
                    "pleasantness": check_in.pleasantness,
                    "energy": check_in.energy,
                    "note": check_in.note,
                    "zone": self._zones.name(check_in.at),
                    "day": day_text(self._day(check_in.at)),
                },
            )
            for table, names in (("word", check_in.words), ("tag", check_in.tags)):
                for position, name in enumerate(names):
                    row = {"check_in": key, "position": position, table: self._named(table, name)}
                    self._insert(f"check_in_{table}", row)
        return new

    def check_ins(self, first: date, last: date) -> list[CheckIn]:
        days = (day_text(first), day_text(last))
        rows = self._rows(
            "SELECT key, id, at_us, stress, pleasantness, energy, note, zone FROM check_in"
            " WHERE day BETWEEN ? AND ? ORDER BY at_us, key",
            days,
        )
        words = self._names("word", days)
        tags = self._names("tag", days)
        return [
            CheckIn(
                id=id_,
                at=moment(at, self._zones.zone(zone)),
                stress=stress,
                pleasantness=pleasantness,
                energy=energy,
                words=tuple(words.get(key, ())),
                tags=tuple(tags.get(key, ())),
                note=note,
            )
            for key, id_, at, stress, pleasantness, energy, note, zone in rows
        ]

    def _names(self, table: str, days: tuple[str, str]) -> dict[int, list[str]]:
        """Return the words or tags of each check-in of these days, by its key."""
        found: dict[int, list[str]] = {}
        for key, name in self._rows(
            f"SELECT c.key, n.name FROM check_in c JOIN check_in_{table} l ON l.check_in = c.key"
            f" JOIN {table} n ON n.key = l.{table} WHERE c.day BETWEEN ? AND ? ORDER BY c.key, l.position",
            days,
        ):
            found.setdefault(key, []).append(name)
        return found

    def add_night(self, night: Night) -> str:
        new = fresh_id(night.id)
        with self.transaction():
            self._insert(
                "night",
                {
                    "id": new,
                    "into_bed_us": instant(night.into_bed),
                    "tried_us": instant(night.tried),
                    "sol_us": length(night.sleep_onset_latency),
                    "awakenings": night.awakenings,
                    "waso_us": length(night.wake_after_sleep_onset),
                    "woke_us": instant(night.woke),
                    "out_of_bed_us": instant(night.out_of_bed),
                    "quality": night.quality,
                    "note": night.note,
                    "zone": self._zones.name(night.out_of_bed),
                    "day": day_text(night.out_of_bed.date()),
                },
            )
        return new

    def nights(self, first: date, last: date) -> list[Night]:
        rows = self._rows(
            "SELECT id, into_bed_us, tried_us, sol_us, awakenings, waso_us, woke_us, out_of_bed_us, quality,"
            " note, zone FROM night WHERE day BETWEEN ? AND ? ORDER BY out_of_bed_us, key",
            (day_text(first), day_text(last)),
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
            )
            for id_, into_bed, tried, sol, awakenings, waso, woke, out, quality, note, zone in rows
        ]

    def add_question_set(self, questions: QuestionSet) -> str:
        new = fresh_id(questions.id)
        at = instant(questions.at)
        with self.transaction():
            self._insert(
                "question_set",
                {
                    "id": new,
                    "topic": self._topic(questions.topic, at),
                    "at_us": at,
                    "correct": questions.correct,
                    "total": questions.total,
                    "zone": self._zones.name(questions.at),
                    "day": day_text(self._day(questions.at)),
                },
            )
        return new

    def question_sets(self, first: date, last: date) -> list[QuestionSet]:
        rows = self._rows(
            "SELECT q.id, t.name, q.at_us, q.correct, q.total, q.zone"
            " FROM question_set q JOIN topic t ON t.key = q.topic"
            " WHERE q.day BETWEEN ? AND ? ORDER BY q.at_us, q.key",
            (day_text(first), day_text(last)),
        )
        return [
            QuestionSet(
                id=id_, topic=topic, at=moment(at, self._zones.zone(zone)), correct=correct, total=total
            )
            for id_, topic, at, correct, total, zone in rows
        ]

    def mark_day(self, mark: DayMark) -> None:
        self._run(
            "INSERT INTO day_mark (day, program_ran, rest_declared) VALUES (?, ?, ?) ON CONFLICT (day)"
            " DO UPDATE SET program_ran = max(program_ran, excluded.program_ran),"
            " rest_declared = max(rest_declared, excluded.rest_declared)",
            (day_text(mark.day), int(mark.program_ran), int(mark.rest_declared)),
        )

    def day_marks(self, first: date, last: date) -> list[DayMark]:
        rows = self._rows(
            "SELECT day, program_ran, rest_declared FROM day_mark WHERE day BETWEEN ? AND ? ORDER BY day",
            (day_text(first), day_text(last)),
        )
        return [DayMark(date.fromisoformat(day), bool(ran), bool(rest)) for day, ran, rest in rows]
