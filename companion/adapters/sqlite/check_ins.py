"""Check-ins in the file, with their words and tags."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from companion.adapters.sqlite.columns import day_text, instant, moment
from companion.adapters.sqlite.tables import Tables
from companion.core.journal import CheckIn, TagRating


class CheckInTables(Tables):
    """How someone was at a moment; the methods are those of the Store port."""

    def add_check_in(self, check_in: CheckIn) -> str:
        with self.transaction():
            new = self._new_id(check_in.id)
            self._put_check_in(new, check_in)
        return new

    def _put_check_in(self, entry_id: str, check_in: CheckIn) -> None:
        key = self._put(
            "check_in",
            entry_id,
            {
                "at_us": instant(check_in.at),
                "stress": check_in.stress,
                "pleasantness": check_in.pleasantness,
                "energy": check_in.energy,
                "note": check_in.note,
                "zone": self._zones.name(check_in.at),
                "day": day_text(self._day(check_in.at)),
            },
        )
        self._run("DELETE FROM check_in_word WHERE check_in = ?", (key,))
        for position, word in enumerate(check_in.words):
            row = {"check_in": key, "position": position, "word": self._named("word", word)}
            self._insert("check_in_word", row)
        self._run("DELETE FROM check_in_tag WHERE check_in = ?", (key,))
        rated: list[tuple[str, float | None]] = [(tag, None) for tag in check_in.tags]
        rated += [(rating.tag, rating.value) for rating in check_in.ratings]
        for position, (tag, value) in enumerate(rated):
            named = self._named("tag", tag)
            self._insert(
                "check_in_tag", {"check_in": key, "position": position, "tag": named, "value": value}
            )

    def check_ins(self, first: date, last: date) -> list[CheckIn]:
        return self._check_ins("c.day BETWEEN ? AND ?", (day_text(first), day_text(last)))

    def _check_ins(self, where: str, values: Sequence[Any]) -> list[CheckIn]:
        rows = self._rows(
            "SELECT key, id, at_us, stress, pleasantness, energy, note, zone FROM check_in c"
            f" WHERE {where} ORDER BY at_us, key",
            values,
        )
        words = self._words(where, values)
        tags = self._tags(where, values)
        return [
            CheckIn(
                id=id_,
                at=moment(at, self._zones.zone(zone)),
                stress=stress,
                pleasantness=pleasantness,
                energy=energy,
                words=tuple(words.get(key, ())),
                tags=tuple(tag for tag, value in tags.get(key, ()) if value is None),
                ratings=tuple(TagRating(tag, value) for tag, value in tags.get(key, ()) if value is not None),
                note=note,
            )
            for key, id_, at, stress, pleasantness, energy, note, zone in rows
        ]

    def _words(self, where: str, values: Sequence[Any]) -> dict[int, list[str]]:
        """Return the words of each of these check-ins, by its key."""
        found: dict[int, list[str]] = {}
        for key, name in self._rows(
            "SELECT c.key, w.name FROM check_in c JOIN check_in_word l ON l.check_in = c.key"
            f" JOIN word w ON w.key = l.word WHERE {where} ORDER BY c.key, l.position",
            values,
        ):
            found.setdefault(key, []).append(name)
        return found

    def _tags(self, where: str, values: Sequence[Any]) -> dict[int, list[tuple[str, float | None]]]:
        """Return the tags of each of these check-ins, by its key; a value of None is present."""
        found: dict[int, list[tuple[str, float | None]]] = {}
        for key, name, value in self._rows(
            "SELECT c.key, t.name, l.value FROM check_in c JOIN check_in_tag l ON l.check_in = c.key"
            f" JOIN tag t ON t.key = l.tag WHERE {where} ORDER BY c.key, l.position",
            values,
        ):
            found.setdefault(key, []).append((name, value))
        return found
