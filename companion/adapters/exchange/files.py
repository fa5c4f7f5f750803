"""The one door to the files of people: which format a file has, and writing ours."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from companion.adapters.exchange.reading import MIB, read_head, read_text
from companion.app.exchange.batch import Batch
from companion.app.exchange.ports import Format, MapTable
from companion.app.exchange.tables import Table
from companion.core.errors import InvalidInput
from companion.core.words import _

WHERE = {
    "archive": "companion.adapters.exchange.archive",
    "csv": "companion.adapters.exchange.csv_format",
}
"""Format -> the module that reads it, with its Format as FORMAT; loaded when asked for."""


class FileExchange:
    """Fills the Exchange port."""

    def read(self, path: Path, zone: ZoneInfo, format_name: str | None, map_path: Path | None) -> Batch:
        """Return what `path` holds."""
        map_table = None if map_path is None else _map_table(map_path)
        chosen = _named(format_name) if format_name else _recognised(path, mapped=map_table is not None)
        return chosen.read(path, zone, map_table)

    def write_archive(self, document: Mapping[str, Any], path: Path, *, replace: bool) -> None:
        """Write the archive to `path`."""
        from companion.adapters.exchange.archive_text import archive_text
        from companion.adapters.exchange.writing import write_file

        write_file(path, archive_text(document).encode(), replace=replace)

    def write_tables(self, tables: Sequence[Table], folder: Path, *, replace: bool) -> None:
        """Write each table as CSV into `folder`, with a mapping where it can be read back."""
        from companion.adapters.exchange.csv_text import csv_text, map_text
        from companion.adapters.exchange.writing import write_folder

        files = {f"{table.name}.csv": csv_text(table).encode() for table in tables}
        files |= {f"{table.name}.toml": map_text(table).encode() for table in tables if table.entity}
        write_folder(folder, files, replace=replace)


def _named(name: str) -> Format:
    if name not in WHERE:
        raise InvalidInput(
            _("--format {name}: there is no such format; give one of {known}.").format(
                name=name, known=", ".join(WHERE)
            )
        )
    return _loaded(name)


def _loaded(name: str) -> Format:
    found: Format = import_module(WHERE[name]).FORMAT
    return found


def _recognised(path: Path, *, mapped: bool) -> Format:
    head = read_head(path)
    for name in WHERE:
        if _loaded(name).recognises(head):
            return _loaded(name)
    if mapped:
        return _loaded("csv")
    raise InvalidInput(
        _(
            "{path} is nothing Second Wind knows by itself: name it with --format; for a table of your own "
            "save it as CSV and say with --map which column is what."
        ).format(path=path)
    )


def _map_table(path: Path) -> MapTable:
    text = read_text(path, MIB)
    try:
        return MapTable(path.name, tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        # TOMLDecodeError is a ValueError, and so is a number of more digits than can be read.
        why = " ".join(str(error).split())[:200]
        raise InvalidInput(_("{path}: this is no TOML ({why}).").format(path=path, why=why)) from error
