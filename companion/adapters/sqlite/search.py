"""Finding entries by their words."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, cast

import apsw

from companion.adapters.sqlite.columns import moment
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.tables import Tables
from companion.core.naming import Hit, Search, SearchKind
from companion.core.passage import LENGTH, passage
from companion.core.value import dataclass

KINDS: tuple[SearchKind, ...] = ("check_in", "night", "block", "questions", "day", "reflection")
"""The kinds in the order of their numbers in a place."""

MOST_WORDS = 64
MOST_BYTES = 4
"""Of UTF-8 to a character."""
_KEY_MASK = (1 << 38) - 1
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts written without spaces, in which a word is found anywhere in the text."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a search text asks for.

    words: each a run of tokens, the last token of the last word a beginning; loose: what is looked for
    letter by letter; empty: nothing is asked. hopeless: something is, and no text can have it.
    """

    words: tuple[tuple[str, ...], ...]
    loose: tuple[str, ...]
    hopeless: bool

    @property
    def match(self) -> str:
        quoted = [f'"{" ".join(word)}"' for word in self.words]
        return " AND ".join([*quoted[:-1], f"{quoted[-1]} *"]) if quoted else ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands in the index; see the migration."""

    kind: int
    key: int
    day: date
    text: str


class SearchTables(Tables):
    """The methods are those of the Store port."""

    def search(self, search: Search) -> list[Hit]:
        if self._connection.in_transaction:
            with self.transaction():
                self._index_what_changed()
        asked = self._asked(search.text)
        if asked.hopeless:
            return []
        with told(self._path):
            places = _newest(self._places(search, asked), max(0, search.limit))
        hits = self._hits(places, asked)
        hits.sort(key=lambda each: each[0], reverse=True)
        return [hit for _order, hit in hits[: max(0, search.limit)]]

    def _asked(self, text: str) -> _Asked:
        words: list[tuple[str, ...]] = []
        loose: list[str] = []
        given = text.encode(errors="replace").decode().split()
        for word in given[:MOST_WORDS]:
            tokens = tuple(token for _start, _end, token in self._tokens(word.encode()))
            if any(_unspaced(one) for one in word) or (not tokens and _pictured(word)):
                loose.append(word)
            elif tokens:
                words.append(tokens)
        return _Asked(tuple(words), tuple(loose), bool(given) and not words and not loose)

    def _places(self, search: Search, asked: _Asked) -> Iterator[_Place]:
        where, values = _where(search, asked)
        # The newest first is the order of the index, read backwards only as far as is wanted.
        for place, text in self._connection.execute(
            f"SELECT rowid, text FROM search WHERE {where} ORDER BY rowid DESC", values
        ):
            yield _Place(place & 7, (place >> 3) & _KEY_MASK, date.fromordinal(place >> 41), text)

    def _hits(self, places: Sequence[_Place], asked: _Asked) -> list[tuple[Any, Hit]]:
        known = {
            (kind, key): (id_, at, zone)
            for kind, sql in enumerate(_BY_KEY)
            for key, id_, at, zone in self._of(sql, [place.key for place in places if place.kind == kind])
        }
        hits = []
        for place in places:
            id_, at_us, zone = known.get((place.kind, place.key), ("", None, ""))
            at: datetime | None = None if at_us is None else moment(at_us, self._zones.zone(zone))
            text, marks = passage(place.text, self._found_in(place.text, asked))
            hit = Hit(kind=KINDS[place.kind], entry_id=id_, day=place.day, at=at, text=text, marks=marks)
            hits.append(((place.day, at_us is None, at_us or 0, place.kind, place.key), hit))
        return hits

    def _of(self, sql: str, keys: list[int]) -> list[tuple[Any, ...]]:
        if not keys:
            return []
        return self._rows(f"{sql} WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),))

    def _found_in(self, text: str, asked: _Asked) -> list[tuple[int, int]]:
        """Return what of `text` matches, as ranges of its characters, as far as a passage can reach."""
        encoded = text.encode()
        found = [span for loose in asked.loose for span in _everywhere(encoded, loose.encode())]
        tokens = self._tokens(encoded) if asked.words else []
        folded = [token for _start, _end, token in tokens]
        for word in asked.words:
            begins = word is asked.words[-1]
            found += [
                (tokens[at][0], tokens[at + len(word) - 1][1])
                for at in range(len(tokens) - len(word) + 1)
                if _is_here(folded[at : at + len(word)], word, begins=begins)
            ]
        first = min(found, default=(0, 0))[0]
        return [
            (_characters(encoded, start), _characters(encoded, end))
            for start, end in found
            if start - first <= MOST_BYTES * LENGTH
        ]

    def _tokens(self, encoded: bytes) -> list[tuple[int, int, str]]:
        """Return the words of a text as the index has them: start, end in bytes of UTF-8, folded."""
        split = self._connection.fts5_tokenizer("unicode61", ["remove_diacritics", "2"])
        return cast(list[tuple[int, int, str]], split(encoded, apsw.FTS5_TOKENIZE_DOCUMENT, None))


_BY_KEY = (
    "SELECT key, id, at_us, zone FROM check_in",
    "SELECT key, id, out_of_bed_us, zone FROM night",
    "SELECT key, id, started_us, zone FROM block",
    "SELECT key, id, at_us, zone FROM question_set",
)


def _where(search: Search, asked: _Asked) -> tuple[str, tuple[Any, ...]]:
    parts = ["rowid BETWEEN ? AND ?"]
    values: list[Any] = [
        (search.first or date.min).toordinal() << 41,
        ((search.last or date.max).toordinal() + 1 << 41) - 1,
    ]
    if asked.match:
        parts.append("search MATCH ?")
        values.append(asked.match)
    for loose in asked.loose:
        parts.append("instr(text, ?)")
        values.append(loose)
    if search.kinds:
        parts.append(f"rowid & 7 IN ({', '.join(str(KINDS.index(kind)) for kind in search.kinds)})")
    # With `+` the words are looked up once and the tags checked, not the words anew for each tagged entry.
    rowid = "+rowid" if asked.match else "rowid"
    for tag in dict.fromkeys(search.tags):
        parts.append(
            f"{rowid} IN (SELECT c.place FROM tag t JOIN check_in_tag l ON l.tag = t.key"
            " JOIN check_in c ON c.key = l.check_in WHERE t.name = ?)"
        )
        values.append(tag)
    return " AND ".join(parts), tuple(values)


def _newest(places: Iterator[_Place], limit: int) -> list[_Place]:
    """Return at least the `limit` newest: all of the last day they reach, whose order is not known yet."""
    newest = list(islice(places, limit))
    for place in places if newest else ():
        if place.day != newest[-1].day:
            break
        newest.append(place)
    return newest


def _is_here(tokens: list[str], word: tuple[str, ...], *, begins: bool) -> bool:
    if begins:
        return tuple(tokens[:-1]) == word[:-1] and tokens[-1].startswith(word[-1])
    return tuple(tokens) == word


def _everywhere(encoded: bytes, wanted: bytes) -> Iterator[tuple[int, int]]:
    at = encoded.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = encoded.find(wanted, at + len(wanted))


def _characters(encoded: bytes, at: int) -> int:
    """Return how many characters of UTF-8 stand before byte `at`."""
    return len(encoded[:at].decode())


def _unspaced(character: str) -> bool:
    return any(low <= ord(character) <= high for low, high in _UNSPACED)


def _pictured(word: str) -> bool:
    """Whether `word` has a picture in it, such as an emoji."""
    return any(unicodedata.category(one) in {"So", "Sk"} for one in word)
