"""What putting one record in another's place would change, counted by kind."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from companion.app.ports import Difference, Store
from companion.app.ports.safety import COMPARED, ComparedKind
from companion.core.journal import DayMark, DayNote, Entry, kind_of
from companion.core.naming import Tag
from companion.core.record_codec import to_plain

_EVER = (date(1, 1, 1), date(9999, 12, 31))
Part = Entry | DayNote | DayMark | Tag
Read = dict[ComparedKind, dict[str, str]]


def all_entries(store: Store) -> Iterator[Entry]:
    """Return every entry of `store`."""
    yield from store.sessions(*_EVER)
    yield from store.blocks(*_EVER)
    yield from store.breaks(*_EVER)
    yield from store.check_ins(*_EVER)
    yield from store.nights(*_EVER)
    yield from store.question_sets(*_EVER)
    yield from store.practices(*_EVER)


def all_parts(store: Store) -> Iterator[Part]:
    """Return every entry of `store`, and what was written, marked and named beside them."""
    yield from all_entries(store)
    yield from store.day_notes(*_EVER)
    yield from store.day_marks(*_EVER)
    yield from store.tags()


def differences(now: Iterable[Part], then: Iterable[Part]) -> list[Difference]:
    """Return for each kind what would be lost, come back and read differently with `then` for `now`."""
    here, there = _by_kind(now), _by_kind(then)
    return [_difference(kind, here[kind], there[kind]) for kind in COMPARED]


def _difference(kind: ComparedKind, here: dict[str, str], there: dict[str, str]) -> Difference:
    both = here.keys() & there.keys()
    return Difference(
        kind=kind,
        now=len(here),
        then=len(there),
        lost=len(here) - len(both),
        back=len(there) - len(both),
        other=sum(here[id_] != there[id_] for id_ in both),
    )


def _by_kind(parts: Iterable[Part]) -> Read:
    found: Read = {kind: {} for kind in COMPARED}
    for part in parts:
        match part:
            case DayNote(day=day):
                found["day_note"][day.isoformat()] = part.text
            case DayMark(day=day):
                # That the program ran is no doing of the person's, and differs every day.
                told = replace(part, program_ran=False)
                if told != DayMark(day):
                    found["day_mark"][day.isoformat()] = repr(told)
            case Tag(name=name):
                found["tag"][name] = f"{part.kind} {part.offered}"
            case _:
                found[kind_of(part)][part.id or ""] = repr(sorted(to_plain(part).items()))
    return found
