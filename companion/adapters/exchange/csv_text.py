"""Our tables as CSV (RFC 4180), and the mapping that reads each back."""

import csv
import io
import json

from companion.adapters.exchange.csv_cells import guarded, names_cell, number_cell
from companion.app.exchange.tables import Cell, Table, own_columns


def csv_text(table: Table) -> str:
    """Return `table` as CSV, names of columns first; unknown is blank."""
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(table.columns)
    rows.writerows([_written(cell) for cell in row] for row in table.rows)
    return written.getvalue()


def map_text(table: Table) -> str:
    """Return the mapping file that reads `table` back."""
    lines = [
        f"# companion import --map {table.name}.toml {table.name}.csv",
        f'entity = "{table.entity}"',
        "",
        "[columns]",
        *(f"{target} = {json.dumps(column)}" for target, column in own_columns(table.name).items()),
    ]
    return "\n".join(lines) + "\n"


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else ""
        case str():
            return guarded(cell)
        case tuple():
            return guarded(names_cell(cell))
        case _:
            return number_cell(cell)
