"""Words for feelings: the shipped list, the person's own, and which of them fit a moment.

Quarters of the mood pad after the circumplex model of affect, Russell 1980, J Pers Soc Psychol 39:1161
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from companion.core.journal import CheckIn
from companion.core.naming import Feeling
from companion.core.value import dataclass

Quadrant = tuple[bool, bool]
"""Pleasant or not, energetic or not."""

QUADRANTS: tuple[Quadrant, ...] = ((False, True), (True, True), (False, False), (True, False))
"""The quarters as they lie on the pad, row by row."""

IN_SIGHT = 9
LATELY = 4
"""Of the words in sight, at most so many are there because they were used lately."""

_MIDDLE = 0.1


@dataclass(frozen=True, slots=True)
class FeelingList:
    """The shipped words in their order. first: those in sight while there is nothing to go by."""

    feelings: tuple[Feeling, ...]
    first: tuple[str, ...]


def read_feelings(table: Mapping[str, Any]) -> FeelingList:
    """Return the list `table` holds: `first`, and `quadrant` with `pleasant`, `energetic`, `words`."""
    feelings = tuple(
        Feeling(name=word, pleasant=quadrant["pleasant"], energetic=quadrant["energetic"])
        for quadrant in table["quadrant"]
        for word in quadrant["words"]
    )
    return FeelingList(feelings, tuple(table["first"]))


def with_own(shipped: Iterable[Feeling], own: Iterable[Feeling]) -> tuple[Feeling, ...]:
    """Return the shipped words as the person changed them, and after them the person's own."""
    changed = {one.name.casefold(): one for one in own}
    known = [changed.pop(one.name.casefold(), one) for one in shipped]
    return (*known, *changed.values())


def quadrant_of(feeling: Feeling) -> Quadrant:
    """Return the quarter a word lies in."""
    return feeling.pleasant, feeling.energetic


def quadrants_at(pleasantness: float, energy: float) -> tuple[Quadrant, ...]:
    """Return the quarters a mood touches; all of them within 0.1 of the middle.

    pleasantness, energy: -1 to 1.
    """
    return tuple(
        (pleasant, energetic)
        for pleasant, energetic in QUADRANTS
        if _is_on(pleasantness, pleasant) and _is_on(energy, energetic)
    )


def words_lately(check_ins: Sequence[CheckIn]) -> tuple[str, ...]:
    """Return the words of `check_ins`, in order of time, by their latest use, newest first."""
    return tuple(dict.fromkeys(word for one in reversed(check_ins) for word in one.words))


def fitting(
    words: FeelingList,
    lately: Iterable[str] = (),
    quadrants: Collection[Quadrant] = QUADRANTS,
    count: int = IN_SIGHT,
) -> tuple[str, ...]:
    """Return `count` words on offer: some used lately, then those of these quarters, then the first.

    words: with the person's own. lately: newest first; a word nobody knows is the person's as well.
    """
    hidden = {one.name.casefold() for one in words.feelings if not one.offered}
    used = [word for word in lately if word.casefold() not in hidden][:LATELY]
    offered = [one for one in words.feelings if one.offered]
    names = {one.name for one in offered}
    here = _in_turn(offered, quadrants) if len(quadrants) < len(QUADRANTS) else []
    first = [word for word in words.first if word in names]
    return tuple(dict.fromkeys([*used, *here, *first, *_in_turn(offered, QUADRANTS)]))[:count]


def settled(shown: Sequence[str], wanted: Sequence[str], chosen: Collection[str]) -> tuple[str, ...]:
    """Return the words to show next: those chosen or wanted again stay put, others make way.

    New ones take the places that fell free, in their order.
    """
    stays = {word for word in shown if word in chosen or word in wanted}
    coming = [word for word in wanted if word not in stays]
    # A chosen word takes a place without having been wanted: the least fitting one waits.
    room = max(len(wanted), len(stays)) - len(stays)
    coming = coming[:room]
    places = [word if word in stays else (coming.pop(0) if coming else "") for word in shown]
    return (*(word for word in places if word), *coming)


def matching(feelings: Iterable[Feeling], typed: str) -> tuple[Feeling, ...]:
    """Return the words that contain what is typed, those that begin with it first."""
    part = typed.strip().casefold()
    found = [one for one in feelings if part in one.name.casefold()]
    return tuple(sorted(found, key=lambda one: not one.name.casefold().startswith(part)))


def _is_on(value: float, high: bool) -> bool:
    return abs(value) < _MIDDLE or (value > 0) == high


def _in_turn(feelings: Sequence[Feeling], quadrants: Iterable[Quadrant]) -> list[str]:
    """Return the words of these quarters, one of each in turn."""
    ranked: list[tuple[int, str]] = []
    for quadrant in quadrants:
        names = [one.name for one in feelings if quadrant_of(one) == quadrant]
        ranked += enumerate(names)
    return [name for _place, name in sorted(ranked, key=lambda one: one[0])]
