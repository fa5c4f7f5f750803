"""What putting one record in another's place would change, counted by kind of entry."""

from collections.abc import Iterable, Iterator
from datetime import date

from companion.app.ports import Difference, Store
from companion.core.journal import KINDS, Entry, EntryKind, kind_of
from companion.core.record_codec import to_plain

_EVER = (date(1, 1, 1), date(9999, 12, 31))
Read = dict[EntryKind, dict[str, str]]


def all_entries(store: Store) -> Iterator[Entry]:
    """Return every entry of `store`."""
    yield from store.sessions(*_EVER)
    yield from store.blocks(*_EVER)
    yield from store.breaks(*_EVER)
    yield from store.check_ins(*_EVER)
    yield from store.nights(*_EVER)
    yield from store.question_sets(*_EVER)


def differences(now: Iterable[Entry], then: Iterable[Entry]) -> list[Difference]:
    """Return for each kind what would be lost, come back and read differently with `then` for `now`."""
    here, there = _by_kind(now), _by_kind(then)
    return [_difference(kind, here[kind], there[kind]) for kind in KINDS]


def _difference(kind: EntryKind, here: dict[str, str], there: dict[str, str]) -> Difference:
    both = here.keys() & there.keys()
    return Difference(
        kind=kind,
        now=len(here),
        then=len(there),
        lost=len(here) - len(both),
        back=len(there) - len(both),
        other=sum(here[id_] != there[id_] for id_ in both),
    )


def _by_kind(entries: Iterable[Entry]) -> Read:
    found: Read = {kind: {} for kind in KINDS}
    for entry in entries:
        found[kind_of(entry)][entry.id or ""] = repr(sorted(to_plain(entry).items()))
    return found
