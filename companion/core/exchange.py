"""What leaves a journal and comes back: the names in the archive, and ids that follow from content."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, get_args

from companion.core.errors import InvalidInput
from companion.core.journal import DayMark, DayNote, Entry
from companion.core.naming import Feeling, Tag, TagKind
from companion.core.record_codec import record_from, to_plain
from companion.core.reflection import Experiment, ExperimentDay, SurveyAnswers, WeekReflection
from companion.core.words import _

ARCHIVE = "second-wind-archive"
VERSION = 1

Reflected = WeekReflection | SurveyAnswers | Experiment | ExperimentDay
Side = DayMark | DayNote | Tag | Feeling | Reflected
Kept = Entry | Side
"""Everything a journal keeps: entries, and what stands beside them."""

SIDES: dict[str, type[Side]] = {
    "days": DayMark,
    "day_notes": DayNote,
    "tags": Tag,
    "feelings": Feeling,
    "reflections": WeekReflection,
    "surveys": SurveyAnswers,
    "experiments": Experiment,
    "experiment_days": ExperimentDay,
}
"""Name in the archive -> what is listed there."""

_CALLED: dict[type[Side], str] = {
    WeekReflection: "reflection",
    SurveyAnswers: "survey",
    Experiment: "experiment",
    ExperimentDay: "experiment_day",
}
_COUNTED = ("uses", "last_used")  # of a tag: follow from the entries
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ID = re.compile(r"[0-9a-f]{20}")


def content_id(*parts: str) -> str:
    """Return the id that goes with `parts`: the same for the same parts, 20 characters."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:20]


def made_here(entry_id: str) -> bool:
    """Return whether an id has the form of those that Second Wind gives."""
    return _ID.fullmatch(entry_id) is not None


def side_to_plain(side: Side) -> dict[str, Any]:
    """Return what stands beside the entries as JSON values; a mark's false flags are left out."""
    if isinstance(side, Reflected):
        return to_plain(side)
    plain = {field.name: getattr(side, field.name) for field in fields(side) if field.name not in _COUNTED}
    if isinstance(side, DayMark):
        plain = {name: value for name, value in plain.items() if value is not False}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in plain.items()}


def side_from_plain(made: type[Side], plain: Mapping[str, Any]) -> Side:
    """Return what `plain` describes; InvalidInput naming a field that is unknown, missing or unreadable."""
    if issubclass(made, Reflected):
        return record_from(made, _CALLED[made], plain)
    known = [field.name for field in fields(made) if field.name not in _COUNTED]
    for name in plain:
        if name not in known:
            raise InvalidInput(_("{name} is not known here.").format(name=name))
    for field in fields(made):
        if field.default is MISSING and field.name not in plain:
            raise InvalidInput(_("{name} is missing.").format(name=field.name))
    return made(**{name: _read(name, value) for name, value in plain.items()})


def _read(name: str, value: Any) -> Any:
    readers: dict[str, Callable[[Any], Any]] = {"day": _day, "text": _text, "name": _text, "kind": _kind}
    reader = readers.get(name) or _flag
    try:
        return reader(value)
    except ValueError:
        why = _("{name} is {value!r}, which cannot be read.").format(name=name, value=value)
        raise InvalidInput(why) from None


def _day(value: Any) -> date:
    if not _DAY.fullmatch(_text(value)):
        raise ValueError("a day is wanted")
    return date.fromisoformat(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text is wanted")
    return value


def _kind(value: Any) -> str:
    if value not in get_args(TagKind):
        raise ValueError("one of the kinds is wanted")
    return str(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false is wanted")
    return value
