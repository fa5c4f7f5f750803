"""The mapping file: which column of a person's table is what."""

import math
import re
from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from companion.adapters.exchange.csv_targets import TARGETS, Target
from companion.app.exchange.ports import MapTable
from companion.core.errors import InvalidInput
from companion.core.local_time import parse_zone
from companion.core.value import dataclass
from companion.core.words import _

_KEYS = ("entity", "zone", "columns", "scale", "skip_blank", "time", "delimiter", "decimal")
_HOUR = re.compile(r"%[HIcX]")
_SAMPLE = datetime(2021, 11, 23, 14, 45, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scale:
    """How a column's numbers become ours: linear, from one pair of ends to the other."""

    start: tuple[float, float]
    end: tuple[float, float]

    def of(self, value: float) -> float:
        """Return `value` on our scale; exact at both ends."""
        share = (value - self.start[0]) / (self.start[1] - self.start[0])
        return self.end[0] * (1 - share) + self.end[1] * share

    def covers(self, value: float) -> bool:
        """Return whether `value` lies between the ends of its own scale."""
        return min(self.start) <= value <= max(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvMap:
    """A mapping that has been read.

    columns: target -> one or more columns, joined by a space. zone: None = that of the call.
    time_format: as of strptime, None = ISO 8601. of_day: when an entry was made whose cell has only a
    date. delimiter: None = told by the first line.
    """

    entity: str
    columns: Mapping[str, tuple[str, ...]]
    zone: ZoneInfo | None = None
    scales: Mapping[str, Scale] = field(default_factory=dict)
    skip_blank: bool = False
    time_format: str | None = None
    of_day: time | None = None
    delimiter: str | None = None
    decimal: str = "."

    @property
    def time_formats(self) -> tuple[str, ...]:
        """How a time may be written: with its time of day, or as a date alone where that is allowed for."""
        if self.time_format is None:
            return ()
        hour = _HOUR.search(self.time_format)
        if self.of_day is None or hour is None:
            return (self.time_format,)
        date_alone = self.time_format[: hour.start()].rstrip(" T,;-")
        return (self.time_format, date_alone) if _tells_the_day(date_alone) else (self.time_format,)

    @property
    def targets(self) -> Mapping[str, Target]:
        """What there may be of this kind of entry."""
        return TARGETS[self.entity]


def parse_map(table: MapTable) -> CsvMap:
    """Return the mapping; InvalidInput in one line that names the file, the key and the mend."""
    try:
        return _parsed(table.values)
    except InvalidInput as error:
        # A key may be quoted and hold anything.
        raise InvalidInput(" ".join(f"{table.name}: {error}".split())) from error


def _parsed(values: Mapping[str, Any]) -> CsvMap:
    for key in values:
        if key not in _KEYS:
            raise InvalidInput(
                _("{key} is no key of a mapping: there are {known}.").format(key=key, known=", ".join(_KEYS))
            )
    entity = values.get("entity")
    if not isinstance(entity, str) or entity not in TARGETS:
        raise InvalidInput(_("entity: give one of {known}.").format(known=", ".join(TARGETS)))
    targets = TARGETS[entity]
    time_format, of_day = _times(_table(values, "time"))
    return CsvMap(
        entity=entity,
        columns=_columns(_table(values, "columns"), entity, targets),
        zone=_zone(values.get("zone")),
        scales={name: _scale(name, each, targets) for name, each in _table(values, "scale").items()},
        skip_blank=_flag(values, "skip_blank"),
        time_format=time_format,
        of_day=of_day,
        delimiter=_sign(values, "delimiter", (",", ";", "\t", "|")),
        decimal=_sign(values, "decimal", (".", ",")) or ".",
    )


def has_hour(time_format: str) -> bool:
    """Return whether times written so have a time of day."""
    return _HOUR.search(time_format) is not None


def _table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = values.get(key, {})
    if not isinstance(found, dict):
        raise InvalidInput(_("{key}: write a table, below a line [{key}].").format(key=key))
    return found


def _columns(
    table: Mapping[str, Any], entity: str, targets: Mapping[str, Target]
) -> dict[str, tuple[str, ...]]:
    columns: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        if name not in targets:
            raise InvalidInput(
                _("columns.{name}: a {entity} has no {name}; there are {known}.").format(
                    name=name, entity=entity, known=", ".join(targets)
                )
            )
        columns[name] = _named(name, value)
    for name, target in targets.items():
        if target.required and name not in columns:
            raise InvalidInput(
                _('columns.{name} is missing: name the column, such as {name} = "My column".').format(
                    name=name
                )
            )
    if entity == "study" and not {"start", "end"} & set(columns):
        raise InvalidInput(_("columns.start is missing: name the column of the start, or of the end."))
    return columns


def _named(name: str, value: object) -> tuple[str, ...]:
    columns = value if isinstance(value, list) else [value]
    if not columns or not all(isinstance(column, str) for column in columns):
        raise InvalidInput(
            _('columns.{name}: give the name of a column in quotes, or several: ["Date", "Time"].').format(
                name=name
            )
        )
    return tuple(columns)


def _zone(name: object) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return parse_zone(name if isinstance(name, str) else repr(name))
    except InvalidInput as error:
        raise InvalidInput(f"zone: {error}") from error


def _scale(name: str, value: object, targets: Mapping[str, Target]) -> Scale:
    if name not in targets or targets[name].kind not in ("number", "whole"):
        raise InvalidInput(_("scale.{name}: there is no number of that name.").format(name=name))
    if not isinstance(value, dict) or set(value) != {"from", "to"}:
        raise InvalidInput(
            _("scale.{name}: give from and to, such as from = [5, 1] and to = [0, 10].").format(name=name)
        )
    start, end = _ends(f"{name}.from", value["from"]), _ends(f"{name}.to", value["to"])
    if start[0] == start[1]:
        raise InvalidInput(_("scale.{name}.from: its two ends are the same.").format(name=name))
    return Scale(start, end)


def _ends(key: str, value: object) -> tuple[float, float]:
    numbers = value if isinstance(value, list) else []
    right = [each for each in numbers if isinstance(each, int | float) and not isinstance(each, bool)]
    # A TOML number may be of any size, and may be none.
    if len(numbers) != 2 or len(right) != 2 or not all(abs(each) <= 1e9 for each in right):
        raise InvalidInput(_("scale.{key}: give two numbers, such as [1, 5].").format(key=key))
    first, second = (float(each) for each in right)
    if not (math.isfinite(first) and math.isfinite(second)):
        raise InvalidInput(_("scale.{key}: give two numbers, such as [1, 5].").format(key=key))
    return first, second


def _flag(values: Mapping[str, Any], key: str) -> bool:
    value = values.get(key, False)
    if not isinstance(value, bool):
        raise InvalidInput(_("{key}: give true or false.").format(key=key))
    return value


def _sign(values: Mapping[str, Any], key: str, known: tuple[str, ...]) -> str | None:
    value = values.get(key)
    if value is not None and value not in known:
        raise InvalidInput(_("{key}: give one of {known}.").format(key=key, known=" ".join(map(repr, known))))
    return value if isinstance(value, str) else None


def _times(table: Mapping[str, Any]) -> tuple[str | None, time | None]:
    for key in table:
        if key not in ("format", "of_day"):
            raise InvalidInput(_("time.{key}: there are time.format and time.of_day.").format(key=key))
    written, of_day = table.get("format"), _of_day(table.get("of_day"))
    if written is None:
        return None, of_day
    if not isinstance(written, str) or not _tells_the_day(written):
        raise InvalidInput(
            _('time.format: give how times are written, such as "%d/%m/%Y %H:%M", with year, month and day.')
        )
    if of_day is None and not has_hour(written):
        raise InvalidInput(
            _('time.of_day is missing: the format has only a date; give a time of day, such as "20:00".')
        )
    return written, of_day


def _tells_the_day(written: str) -> bool:
    # Of the day alone: no zone is needed. `strptime` says in many ways that it cannot work with a format.
    try:
        return datetime.strptime(_SAMPLE.strftime(written), written).date() == _SAMPLE.date()  # noqa: DTZ007
    except (ValueError, re.error, KeyError, IndexError, OverflowError):
        return False


def _of_day(value: object) -> time | None:
    if value is None:
        return None
    try:
        # TOML has times of day of its own.
        read = value if isinstance(value, time) else time.fromisoformat(str(value))
    except ValueError:
        read = None
    if read is None or read.tzinfo is not None:
        raise InvalidInput(_('time.of_day: give a time of day, such as "20:00".'))
    return read
