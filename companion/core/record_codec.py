"""Records as plain JSON values and back, without loss.

Times are ISO 8601 with their offset, and the zone's name in brackets (RFC 9557), so that a night
across a clock change and the zone in force both survive. Lengths are seconds.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import cache
from math import isfinite
from reprlib import Repr
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from companion.core.clock import zone_name
from companion.core.errors import InvalidInput
from companion.core.journal import KINDS, Entry, EntryKind, TagRating
from companion.core.words import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Made = TypeVar("Made", bound="DataclassInstance")

LONGEST = 40
"""Characters of a wrong value that are repeated: a log is no place for a journal."""

_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = LONGEST
_SHORT.maxlevel, _SHORT.maxlist, _SHORT.maxdict = 2, 2, 2
_LARGEST = 2**63 - 1
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def to_plain(record: "DataclassInstance") -> dict[str, Any]:
    """Return the fields of an entry or another record that differ from their defaults, as JSON values."""
    plain: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.default is MISSING or value != field.default:
            plain[field.name] = _plain(value)
    return plain


def from_plain(kind: EntryKind, plain: Mapping[str, Any]) -> Entry:
    """Return the entry that `plain` describes; see `record_from`."""
    return record_from(KINDS[kind], kind, plain)


def record_from(made: type[Made], called: str, plain: Mapping[str, Any]) -> Made:
    """Return the record that `plain` describes; unknown fields are refused. called: in sentences.

    Raises InvalidInput naming the field; scales are for core.scales to check.
    """
    readers = _readers(made)
    for name in plain:
        if name not in readers:
            raise InvalidInput(_("{name} is no field of a {kind}.").format(name=name[:LONGEST], kind=called))
    for field in fields(made):
        if field.default is MISSING and field.name not in plain:
            raise InvalidInput(_("{name} is missing.").format(name=field.name))
    if plain.get("id") == "":
        raise InvalidInput(_("{name} is empty.").format(name="id"))
    return made(**{name: _read(name, readers[name], value) for name, value in plain.items()})


def time_text(at: datetime) -> str:
    """Return an aware time as text: 2026-11-23T08:00:00+01:00[Europe/Berlin]."""
    return f"{at.isoformat()}[{zone_name(at)}]"


def read_time(text: object) -> datetime:
    """Return the time `text` stands for; without a zone in brackets it keeps its offset alone."""
    if not isinstance(text, str):
        raise ValueError("a time is text")
    moment, bracket, zone = text.partition("[")
    at = datetime.fromisoformat(moment)
    if at.tzinfo is None:
        raise ValueError("a time needs an offset")
    if not bracket:
        return at
    try:
        return at.astimezone(ZoneInfo(zone.removesuffix("]")))
    except (KeyError, OSError, ValueError):
        # A fixed offset, or a zone this computer does not know: the instant is right all the same.
        return at


def read_day(text: object) -> date:
    """Return the day `text` stands for, such as 2026-11-23."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise ValueError("a day is wanted")
    return date.fromisoformat(text)


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return time_text(value)
        case date():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case TagRating():
            return [value.tag, value.value]
        case tuple():
            return [_plain(one) for one in value]
        case Mapping():
            return dict(value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return to_plain(value)
        case _:
            return value


def _read(name: str, reader: Callable[[Any], Any], value: Any) -> Any:
    try:
        return reader(value)
    except (TypeError, ValueError, OverflowError) as error:
        why = _("{name} is {value}, which cannot be read.").format(name=name, value=_SHORT.repr(value))
        raise InvalidInput(why) from error


@cache
def _readers(made: type[Any]) -> dict[str, Callable[[Any], Any]]:
    return {name: _reader(hint) for name, hint in get_type_hints(made).items()}


def _reader(hint: Any) -> Callable[[Any], Any]:
    known: dict[Any, Callable[[Any], Any]] = {
        datetime: read_time,
        date: read_day,
        timedelta: _read_span,
        float: _read_number,
        int: _read_whole,
        bool: _read_flag,
        str: _read_text,
    }
    if hint in known:
        return known[hint]
    if is_dataclass(hint) and isinstance(hint, type):
        return _nested(hint)
    inside = get_args(hint)
    if get_origin(hint) is Mapping:
        return _mapping(_reader(inside[1]))
    if type(None) in inside:
        reader = _reader(next(one for one in inside if one is not type(None)))
        return lambda value: None if value is None else reader(value)
    if inside and inside[0] is TagRating:
        return lambda value: tuple(TagRating(_read_text(tag), _read_number(rated)) for tag, rated in value)
    if inside and inside[-1] is Ellipsis:
        return _read_texts
    return _one_of(inside)


def _nested(made: type[Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError("an object is wanted")
        return record_from(made, made.__name__.lower(), value)

    return read


def _mapping(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError("an object is wanted")
        return {_read_text(name): reader(one) for name, one in value.items()}

    return read


def _one_of(words: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if value not in words:
            raise ValueError("not one of the words there are")
        return value

    return read


def _read_texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return tuple(_read_text(one) for one in value)


def _read_span(value: Any) -> timedelta:
    return timedelta(seconds=_read_number(value))


def _read_number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("a number is wanted")
    # A whole number of any length is valid JSON; one too large for a float is refused here.
    number = float(value)
    if not isfinite(number):
        raise ValueError("a number has an end")
    return number


def _read_whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a whole number is wanted")
    if abs(value) > _LARGEST:
        raise ValueError("too large to be kept")
    return value


def _read_flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false is wanted")
    return value


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text is wanted")
    # Half a character, as a file may have it, is no text and could not be kept.
    value.encode()
    return value
