"""One row of a person's table, asked by what its columns stand for."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from companion.adapters.exchange.csv_cells import read_flag, read_names, read_number, unguarded, whole
from companion.adapters.exchange.csv_map import CsvMap, has_hour
from companion.core.errors import InvalidInput
from companion.core.local_time import parse_time, parse_zone, place
from companion.core.value import dataclass
from companion.core.words import _

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIXED = re.compile(r"UTC[+-][0-9:.]+")


class BlankRow(Exception):
    """A required cell is blank, and such rows are to be passed over."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row. cells: by column; zone: of the call.

    Every method raises InvalidInput naming what it was asked for, and BlankRow.
    """

    mapping: CsvMap
    cells: Mapping[str, str]
    zone: ZoneInfo

    def text(self, name: str) -> str:
        """Return the text of a cell, empty where it is blank and may be."""
        with _naming(name):
            return self._text(name)

    def number(self, name: str) -> float | None:
        """Return a number on our scale, None where the cell is blank."""
        with _naming(name):
            return self._number(name)

    def whole(self, name: str) -> int | None:
        """Return a whole number on our scale, None where the cell is blank."""
        with _naming(name):
            value = self._number(name)
            return None if value is None else whole(value)

    def minutes(self, name: str) -> timedelta:
        """Return a length given in minutes."""
        with _naming(name):
            return timedelta(minutes=self._number(name) or 0)

    def names(self, name: str) -> tuple[str, ...]:
        """Return the names in a cell, each once."""
        return read_names(self.text(name))

    def flag(self, name: str) -> bool:
        """Return whether a cell says yes."""
        with _naming(name):
            return read_flag(self._text(name))

    def time(self, name: str) -> datetime | None:
        """Return the time in a cell, None where it is blank; without an offset in the zone of the row."""
        cell = self.text(name).strip()
        if not cell:
            return None
        named = self.text("zone").strip()
        if _FIXED.fullmatch(named) and (written := _with_offset(cell)) is not None:
            # A place known by its offset alone: the time has it, too.
            return written
        with _naming("zone"):
            zone = parse_zone(named) if named else self.mapping.zone or self.zone
        if self.mapping.time_format is not None:
            return self._formatted(name, cell, zone)
        if self.mapping.of_day is not None and _DAY.fullmatch(cell):
            cell = f"{cell}T{self.mapping.of_day.isoformat()}"
        return parse_time(cell, zone, name)

    def needed(self, name: str) -> datetime:
        """Return the time in a cell that may not be blank."""
        at = self.time(name)
        if at is None:
            raise BlankRow
        return at

    def blank(self) -> BlankRow | InvalidInput:
        """Return what to raise where something is missing."""
        if self.mapping.skip_blank:
            return BlankRow()
        return InvalidInput(_("the cell is blank: fill it in, or set skip_blank = true in the mapping."))

    def _text(self, name: str) -> str:
        parts = [unguarded(self.cells.get(column, "")) for column in self.mapping.columns.get(name, ())]
        said = [part for part in parts if part.strip()]
        if not said and self.mapping.targets[name].required:
            raise self.blank()
        return " ".join(said)

    def _number(self, name: str) -> float | None:
        cell = self._text(name)
        if not cell:
            return None
        value = read_number(cell, self.mapping.decimal)
        scale = self.mapping.scales.get(name)
        if scale is None:
            return value
        if self.mapping.targets[name].rated and not scale.covers(value):
            raise InvalidInput(
                _("{value:g} is outside its scale, {low:g} to {high:g}.").format(
                    value=value, low=min(scale.start), high=max(scale.start)
                )
            )
        return scale.of(value)

    def _formatted(self, name: str, cell: str, zone: ZoneInfo) -> datetime:
        for written in self.mapping.time_formats:
            try:
                at = datetime.strptime(cell, written)  # noqa: DTZ007  # placed in its zone below
                if self.mapping.of_day is not None and not has_hour(written):
                    at = datetime.combine(at.date(), self.mapping.of_day, at.tzinfo)
                return place(at, zone, name)
            except (ValueError, OverflowError):
                continue
        raise InvalidInput(
            _("{name}: {cell!r} is not written as time.format says, {format}.").format(
                name=name, cell=cell[:80], format=self.mapping.time_format
            )
        )


@contextmanager
def _naming(name: str) -> Iterator[None]:
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(f"{name}: {error}") from error
    except OverflowError:
        raise InvalidInput(_("{name}: the number is too large.").format(name=name)) from None


def _with_offset(cell: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(cell)
    except ValueError:
        return None
    return None if at.tzinfo is None else at
