"""Search of the store in memory: every text is read through."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from companion.core.journal import CheckIn, Night, begins_at
from companion.core.naming import Hit, Search, SearchKind
from companion.core.passage import passage
from companion.core.reflection import SUNDAY, WeekReflection
from tests.fakes.store_shelf import Shelves

KINDS: tuple[SearchKind, ...] = ("check_in", "night", "block", "questions", "day", "reflection")
EARLIEST = datetime(1, 1, 2, tzinfo=UTC)


class FakeSearch(Shelves):
    """Knows the words that tests ask for; of scripts without spaces it knows nothing."""

    def search(self, search: Search) -> list[Hit]:
        words = [_tokens(word) for word in search.text.split()]
        words = [word for word in words if word]
        pictures = [word for word in search.text.split() if not _tokens(word) and _pictured(word)]
        if search.text.strip() and not words and not pictures:
            return []
        hits = []
        for order, hit, tags, whole in self._searchable():
            found = _found(whole, words, pictures)
            if found is not None and _wanted(search, hit, tags):
                text, marks = passage(whole, found)
                shown = Hit(
                    kind=hit.kind, entry_id=hit.entry_id, day=hit.day, at=hit.at, text=text, marks=marks
                )
                hits.append((order, shown))
        hits.sort(key=lambda each: each[0], reverse=True)
        return [hit for _order, hit in hits[: max(0, search.limit)]]

    def _searchable(self) -> Iterator[tuple[Any, Hit, set[str], str]]:
        for number, kind in enumerate(KINDS[:-2]):
            for place, entry in enumerate(self._all(kind)):  # type: ignore[arg-type]  # `day` and `reflection` are left out
                day, at = self._day_of(entry), begins_at(entry)
                hit = Hit(kind=kind, entry_id=entry.id, day=day, at=at, text="")
                tags = {*entry.tags, *(one.tag for one in entry.ratings)} if kind == "check_in" else set()
                yield (day, False, at.astimezone(UTC), number, place), hit, tags, _text(entry)
        for day, text in self._shelf.notes.items():
            yield (
                (day, True, EARLIEST, 4, 0),
                Hit(kind="day", entry_id="", day=day, at=None, text=""),
                set(),
                text,
            )
        for monday, written in self._shelf.reflections.items():
            sunday = monday + SUNDAY
            hit = Hit(kind="reflection", entry_id="", day=sunday, at=None, text="")
            yield (sunday, True, EARLIEST, 5, 0), hit, set(), _week_text(written)


def _week_text(written: WeekReflection) -> str:
    decision = written.decision
    decided = (decision.text, decision.outcome_note) if decision else ()
    return " · ".join(part for part in (written.cost, written.helped, written.friend, *decided) if part)


def _text(entry: Any) -> str:
    if isinstance(entry, CheckIn):
        tags = (*entry.tags, *(one.tag for one in entry.ratings))
        parts = [entry.note, ", ".join(entry.words), ", ".join(tags)]
        return " · ".join(part for part in parts if part)
    return entry.note if isinstance(entry, Night) else str(entry.topic)


def _wanted(search: Search, hit: Hit, tags: set[str]) -> bool:
    return (
        (not search.kinds or hit.kind in search.kinds)
        and (search.first or date.min) <= hit.day <= (search.last or date.max)
        and set(search.tags) <= tags
    )


def _found(text: str, words: list[list[str]], pictures: list[str]) -> list[tuple[int, int]] | None:
    """Return where `text` has all that is asked, None where it lacks any of it."""
    found: list[tuple[int, int]] = []
    spans = [match.span() for match in re.finditer(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*", text)]
    folded = [_folded(text[start:end]) for start, end in spans]
    for word in words:
        last = word is words[-1]
        here = [at for at in range(len(folded)) if _is_here(folded[at : at + len(word)], word, last)]
        if not here:
            return None
        found += [(spans[at][0], spans[at + len(word) - 1][1]) for at in here]
    for picture in pictures:
        here = [match.start() for match in re.finditer(re.escape(picture), text)]
        if not here:
            return None
        found += [(at, at + len(picture)) for at in here]
    return found


def _is_here(tokens: list[str], word: list[str], last: bool) -> bool:
    if len(tokens) < len(word):
        return False
    return tokens[:-1] == word[:-1] and (tokens[-1].startswith(word[-1]) if last else tokens[-1] == word[-1])


def _tokens(text: str) -> list[str]:
    return [_folded(token) for token in re.findall(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*", text)]


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(one for one in parts if unicodedata.category(one) != "Mn")


def _pictured(word: str) -> bool:
    return any(unicodedata.category(one) in {"So", "Sk"} for one in word)
