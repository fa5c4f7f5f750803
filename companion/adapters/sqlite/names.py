"""The person's own tags and words for feelings in the file."""

from datetime import timedelta

from companion.adapters.sqlite.columns import length, moment
from companion.adapters.sqlite.tables import Tables
from companion.core.errors import InvalidInput
from companion.core.naming import Feeling, Tag
from companion.core.words import _

LATELY_US = length(timedelta(days=28))


class NameTables(Tables):
    """The methods are those of the Store port. A name stands once, so renaming is one row."""

    def tags(self) -> list[Tag]:
        # Counted back from the newest check-in: the store reads no clock.
        rows = self._rows(
            "WITH newest AS (SELECT max(at_us) AS at_us FROM check_in)"
            " SELECT t.name, t.kind, t.offered, count(DISTINCT c.key), max(c.at_us), c.zone,"
            " count(DISTINCT CASE WHEN c.at_us > newest.at_us - ? THEN c.key END) AS lately"
            " FROM tag t CROSS JOIN newest LEFT JOIN check_in_tag l ON l.tag = t.key"
            " LEFT JOIN check_in c ON c.key = l.check_in GROUP BY t.key ORDER BY lately DESC, t.name",
            (LATELY_US,),
        )
        return [
            Tag(
                name=name,
                kind=kind,
                offered=bool(offered),
                uses=uses,
                last_used=None if at is None else moment(at, self._zones.zone(zone)),
            )
            for name, kind, offered, uses, at, zone, _lately in rows
        ]

    def set_tag(self, tag: Tag) -> None:
        self._run(
            "INSERT INTO tag (name, kind, offered) VALUES (?, ?, ?) ON CONFLICT (name)"
            " DO UPDATE SET kind = excluded.kind, offered = excluded.offered",
            (tag.name, tag.kind, int(tag.offered)),
        )

    def rename_tag(self, name: str, new: str) -> None:
        with self.transaction():
            key = self._tag(name)
            if new != name and self._key_of("tag", new) is not None:
                raise InvalidInput(
                    _("There is a tag {name!r} already: merge the two instead.").format(name=new)
                )
            self._run("UPDATE tag SET name = ? WHERE key = ?", (new, key))

    def merge_tags(self, name: str, into: str) -> None:
        with self.transaction():
            gone, kept = self._tag(name), self._tag(into)
            if gone == kept:
                return
            both = (gone, kept)
            self._run(
                "UPDATE check_in_tag AS l SET value = (SELECT max(m.value) FROM check_in_tag m"
                " WHERE m.check_in = l.check_in AND m.tag IN (?1, ?2)) WHERE l.tag = ?2"
                " AND EXISTS (SELECT 1 FROM check_in_tag m WHERE m.check_in = l.check_in AND m.tag = ?1)",
                both,
            )
            self._become("tag", *both)

    def feelings(self) -> list[Feeling]:
        rows = self._rows("SELECT name, pleasant, energetic, offered FROM feeling ORDER BY name")
        return [
            Feeling(name=name, pleasant=bool(pleasant), energetic=bool(energetic), offered=bool(offered))
            for name, pleasant, energetic, offered in rows
        ]

    def set_feeling(self, feeling: Feeling) -> None:
        self._run(
            "INSERT INTO feeling (name, pleasant, energetic, offered) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET pleasant = excluded.pleasant,"
            " energetic = excluded.energetic, offered = excluded.offered",
            (feeling.name, int(feeling.pleasant), int(feeling.energetic), int(feeling.offered)),
        )

    def rename_feeling(self, name: str, new: str) -> None:
        with self.transaction():
            word, other = self._key_of("word", name), self._key_of("word", new)
            if word is not None and other is None:
                self._run("UPDATE word SET name = ? WHERE key = ?", (new, word))
            elif word is not None and other is not None and word != other:
                self._become("word", word, other)
            if self._key_of("feeling", new) is None:
                self._run("UPDATE feeling SET name = ? WHERE name = ?", (new, name))
            elif new != name:
                self._run("DELETE FROM feeling WHERE name = ?", (name,))

    def _become(self, table: str, gone: int, kept: int) -> None:
        """Let every use of one name be a use of the other, once in an entry, and drop the first."""
        uses = f"check_in_{table}"
        self._run(
            f"DELETE FROM {uses} WHERE {table} = ?1"
            f" AND check_in IN (SELECT check_in FROM {uses} WHERE {table} = ?2)",
            (gone, kept),
        )
        self._run(f"UPDATE {uses} SET {table} = ?2 WHERE {table} = ?1", (gone, kept))
        self._run(f"DELETE FROM {table} WHERE key = ?", (gone,))

    def _tag(self, name: str) -> int:
        key = self._key_of("tag", name)
        if key is None:
            raise InvalidInput(_("There is no tag {name!r}.").format(name=name))
        return key

    def _key_of(self, table: str, name: str) -> int | None:
        rows = self._rows(f"SELECT key FROM {table} WHERE name = ?", (name,))
        return int(rows[0][0]) if rows else None
