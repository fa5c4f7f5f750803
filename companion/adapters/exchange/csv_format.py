"""CSV read by a mapping: how people bring a spreadsheet of their own."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.exchange.csv_entries import identity, read_entry
from companion.adapters.exchange.csv_map import CsvMap, parse_map
from companion.adapters.exchange.csv_row import BlankRow, Row
from companion.adapters.exchange.csv_rows import Sheet, first_line, read_sheet
from companion.adapters.exchange.reading import read_text
from companion.app.exchange.batch import Batch, Found, Rejected
from companion.app.exchange.ports import Format, MapTable
from companion.app.exchange.tables import COLUMNS, ENTITIES, own_columns
from companion.core.errors import InvalidInput
from companion.core.exchange import content_id, made_here
from companion.core.journal import Entry
from companion.core.words import _


class Csv:
    """Fills the Format port."""

    name = "csv"

    def recognises(self, head: bytes) -> bool:
        """Return whether this is a table that Second Wind wrote."""
        return _own_map(head.decode("utf-8-sig", "replace")) is not None

    def read(self, path: Path, zone: ZoneInfo, map_table: MapTable | None) -> Batch:
        """Return the entries in the table; our own tables need no mapping."""
        mapping = None if map_table is None else parse_map(map_table)
        text = read_text(path)
        mapping = mapping or _own_map(text)
        if mapping is None:
            raise InvalidInput(
                _("{path}: say with --map MAP.toml which column is what; `companion import --help` "
                  "shows one.").format(path=path)
            )  # fmt: skip
        sheet = read_sheet(text, path, mapping.columns, mapping.delimiter)
        if not sheet.rows:
            raise InvalidInput(_("{path} has no rows below line 1: nothing was added.").format(path=path))
        return _Reader(mapping, zone).read(sheet)


FORMAT: Format = Csv()


class _Reader:
    def __init__(self, mapping: CsvMap, zone: ZoneInfo) -> None:
        self._mapping = mapping
        self._zone = zone
        self._found: list[Found] = []
        self._rejected: list[Rejected] = []
        self._alike: dict[tuple[str, ...], dict[Entry, int]] = {}

    def read(self, sheet: Sheet) -> Batch:
        """Return what the rows hold."""
        for line, cells in sheet.rows:
            where = f"line {line}"
            try:
                self._found.append(Found(where, self._entry(sheet.header, cells)))
            except BlankRow:
                continue
            except InvalidInput as error:
                self._rejected.append(Rejected(where, str(error)))
        return Batch(
            format=Csv.name,
            read=len(sheet.rows),
            found=tuple(self._found),
            rejected=tuple(self._rejected),
        )

    def _entry(self, header: Sequence[str], cells: Sequence[str]) -> Entry:
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            raise InvalidInput(
                _(
                    "There are {cells} cells below {columns} columns: put a cell that holds the separator in "
                    "quotes."
                ).format(cells=len(cells), columns=len(header))
            )
        row = Row(self._mapping, dict(zip(header, cells, strict=False)), self._zone)
        entry = read_entry(row)
        given = row.text("id").strip()
        return replace(entry, id=self._id(entry, given))

    def _id(self, entry: Entry, given: str) -> str:
        """Return the id of a row, the same whenever it is read again.

        Our own tables bring theirs. Of rows with one identity but different content each is an entry
        of its own, numbered as they follow; alike ones are the same.
        """
        if made_here(given):
            return given
        if given:
            return content_id("csv", self._mapping.entity, given)
        key = identity(entry, by_end="start" not in self._mapping.columns)
        alike = self._alike.setdefault(key, {})
        number = alike.setdefault(entry, len(alike))
        return content_id("csv", self._mapping.entity, *key, str(number))


def _own_map(text: str) -> CsvMap | None:
    """Return the mapping of a table we wrote, told by its first line; None for any other."""
    try:
        header = first_line(text, ",")
    except csv.Error:
        return None
    for name, entity in ENTITIES.items():
        if header == COLUMNS[name]:
            columns = {target: (column,) for target, column in own_columns(name).items()}
            return CsvMap(entity=entity, columns=columns)
    return None
