"""One length of a practice, from the cues of its file to cues in order of time, each of them checked."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from companion.core.practice import Course, Cue
from companion.core.practice_breath import Breath
from companion.core.practice_course_checks import check_course
from companion.core.practice_place import Place
from companion.core.practice_speech import Spoken
from companion.core.words import _

BELL_RINGS = 6.0
"""Seconds until the bell has died away."""

_KINDS = ("bell", "say", "silence", "breathe")
_MORE = {"say": ("easy",), "breathe": ("rounds", "until", "guided")}
_ORDER = {"bell": 0, "in": 1, "hold": 1, "out": 1, "speak": 2, "silence": 3}
_MINUTES = re.compile(r"[1-9]\d?")


def read_course(place: Place, given: object, breaths: Mapping[str, Breath], spoken: Spoken) -> Course:
    """Return the course of a table with `key` and `cues`; InvalidInput where something is amiss.

    spoken: seconds it takes to say some words.
    """
    table = place.within(_("a course")).table(given)
    key = place.within(_("a course")).text(table, "key")
    spot = place.within(_("course {key}").format(key=key))
    spot.only(table, ("key", "cues"))
    if not _MINUTES.fullmatch(key):
        raise spot.fault(_('key is {key!r}: give whole minutes, such as "5".').format(key=key))
    lines = [_line(spot, one) for one in spot.listed(table, "cues")]
    times = [at for _spot, at, _line in lines]
    for (where, at, _one), before in zip(lines[1:], times, strict=False):
        if at < before:
            raise where.fault(_("it stands after second {before:g}: put it before.").format(before=before))
    held = any("breathe" in line and _breath(where, line, breaths).holds for where, _at, line in lines)
    if not held and any("easy" in line for _spot, _at, line in lines):
        raise spot.fault(_("there are no holds to leave out: drop easy."))
    easy = _course(spot, key, _cues(lines, breaths, easy=True), spoken, easy=True) if held else None
    full = _course(spot, key, _cues(lines, breaths, easy=False), spoken, easy=False)
    return full if easy is None else Course(key=key, seconds=full.seconds, cues=full.cues, easy=easy)


def _course(spot: Place, key: str, cues: Iterator[Cue], spoken: Spoken, *, easy: bool) -> Course:
    ordered = tuple(sorted(cues, key=lambda cue: (cue.at, _ORDER[cue.kind])))
    over = max(_over(cue, spoken) for cue in ordered)
    course = Course(key=key, seconds=over, cues=ordered)
    check_course(spot.within(_("without holds")) if easy else spot, course, spoken, easy=easy)
    return course


def _over(cue: Cue, spoken: Spoken) -> float:
    """Return the second at which a cue is heard no more."""
    if cue.kind == "bell":
        return cue.at + BELL_RINGS
    return cue.at + spoken(cue.words) if cue.kind == "speak" else cue.ends


def _line(spot: Place, given: object) -> tuple[Place, float, Mapping[str, Any]]:
    cue = spot.within(_("a cue"))
    table = cue.table(given)
    at = cue.number(table, "at")
    where = spot.within(_("second {at:g}").format(at=at))
    kinds = [kind for kind in _KINDS if kind in table]
    if len(kinds) != 1:
        raise where.fault(_("a cue is one of {known}: give exactly one.").format(known=", ".join(_KINDS)))
    where.only(table, ("at", kinds[0], *_MORE.get(kinds[0], ())))
    if kinds[0] == "bell" and table["bell"] is not True:
        raise where.fault(_("bell is {value!r}: write true.").format(value=table["bell"]))
    return where, at, table


def _cues(
    lines: list[tuple[Place, float, Mapping[str, Any]]], breaths: Mapping[str, Breath], *, easy: bool
) -> Iterator[Cue]:
    for where, at, line in lines:
        if "bell" in line:
            yield Cue(at=at, kind="bell")
        elif "silence" in line:
            yield Cue(at=at, kind="silence", lasts=where.number(line, "silence", above=0))
        elif "breathe" in line:
            yield from _breathing(where, at, line, _breath(where, line, breaths), easy=easy)
        else:
            said = where.text(line, "say")
            words = where.text(line, "easy", empty=True) if easy and "easy" in line else said
            if words:
                yield Cue(at=at, kind="speak", words=words)


def _breath(where: Place, line: Mapping[str, Any], breaths: Mapping[str, Breath]) -> Breath:
    name = where.text(line, "breathe")
    if name not in breaths:
        raise where.fault(_("there is no breath {name!r}: add a table breath.{name}.").format(name=name))
    return breaths[name]


def _breathing(
    where: Place, at: float, line: Mapping[str, Any], breath: Breath, *, easy: bool
) -> Iterator[Cue]:
    """Yield the phases; without holds there are as many breaths as fit into the same time."""
    if ("rounds" in line) == ("until" in line):
        raise where.fault(_("give the breaths as rounds or as until, one of the two."))
    if "rounds" in line:
        rounds = where.count(line, "rounds", least=1)
    else:
        rounds = breath.rounds_in(where.number(line, "until", above=at) - at)
    if rounds < 1:
        raise where.fault(_("no whole breath fits: give a later until."))
    guided = where.count(line, "guided", least=0) if "guided" in line else 0
    if easy:
        seconds = rounds * breath.lasts
        breath = breath.without_holds()
        rounds = breath.rounds_in(seconds)
    yield from breath.cues(at, rounds, guided)
