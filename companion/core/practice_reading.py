"""Reads a practice from its file, and finds out what is wrong with one before it is ever played.

A file holds what a card says (`title`, `needs`, `evidence` …), one table `breath.NAME` with `phases` for
each way of breathing, and a `[[course]]` for each length, with `key` in minutes and `cues`: each has its
second `at` and one of `bell`, `say`, `silence` (seconds) and `breathe` (a breath's name, with `rounds` or
`until`, and `guided`, the number of breaths that are spoken). Where holds are left out, the words under
`easy` are said instead of those under `say`, none where it is empty.
"""

from collections.abc import Mapping
from typing import Any, Literal, get_args

from companion.core.practice import NEEDS, Course, Need, Practice
from companion.core.practice_breath import Breath, read_breath
from companion.core.practice_course import read_course
from companion.core.practice_place import Place
from companion.core.practice_speech import Spoken, spoken_seconds
from companion.core.words import _

Shape = Literal["breath", "senses", "heart", "body", "steps", "eyes", "stretch"]

_KEYS = (
    "title", "method", "summary", "needs", "shape", "evidence", "source", "caution", "pause",
    "talk", "breath", "course",
)  # fmt: skip


def read(name: str, table: Mapping[str, Any], spoken: Spoken = spoken_seconds) -> Practice:
    """Return the practice of the file `practices/<name>.toml`, parsed into `table`.

    spoken: seconds that words take to be said, as measured where the caller knows. InvalidInput, in one
    line with file, place and mend, where anything is missing, out of order or on top of something else.
    """
    place = Place(f"practices/{name}.toml")
    place.only(table, _KEYS)
    breaths = _breaths(place, table.get("breath", {}))
    practice = Practice(
        name=name,
        title=place.text(table, "title"),
        method=place.text(table, "method", empty=True),
        summary=place.text(table, "summary"),
        needs=_needs(place, place.listed(table, "needs")),
        shape=_shape(place, place.text(table, "shape")),
        courses=_courses(place, place.listed(table, "course"), breaths, spoken),
        evidence=place.text(table, "evidence"),
        source=place.text(table, "source"),
        caution=place.text(table, "caution", empty=True),
        pause=_flag(place, table, "pause"),
        talk=_flag(place, table, "talk"),
    )
    if practice.shape == "breath" and not any(cue.kind == "in" for cue in practice.courses[0].cues):
        raise place.fault(_("the shape is a breath and nothing breathes: choose another shape."))
    if any(course.easy for course in practice.courses) and not practice.caution:
        raise place.fault(_("the breath is held and caution is empty: say who leaves it out."))
    return practice


def _needs(place: Place, given: list[Any]) -> tuple[Need, ...]:
    needs = tuple(need for word in given for need in NEEDS if need == word)
    if len(needs) != len(given) or len(set(needs)) != len(needs):
        raise place.fault(
            _("needs is {given}: name each once, of {known}.").format(given=given, known=", ".join(NEEDS))
        )
    return needs


def _shape(place: Place, given: str) -> Shape:
    shapes: tuple[Shape, ...] = get_args(Shape)
    for shape in shapes:
        if shape == given:
            return shape
    raise place.fault(
        _("shape is {given!r}: choose one of {known}.").format(given=given, known=", ".join(shapes))
    )


def _flag(place: Place, table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise place.fault(_("{key} is {value!r}: give true or false.").format(key=key, value=value))
    return value


def _breaths(place: Place, given: object) -> dict[str, Breath]:
    return {
        name: read_breath(spot, spot.table(one))
        for name, one in place.table(given).items()
        for spot in (place.within(_("breath {name}").format(name=name)),)
    }


def _courses(
    place: Place, given: list[Any], breaths: Mapping[str, Breath], spoken: Spoken
) -> tuple[Course, ...]:
    courses = tuple(read_course(place, one, breaths, spoken) for one in given)
    minutes = [int(course.key) for course in courses]
    if minutes != sorted(set(minutes)):
        raise place.fault(_("the courses are out of order: list each length once, the shortest first."))
    return courses
