"""The rows of a CSV file, each with the line it begins in; a file that is cut off or garbled is refused."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from companion.adapters.exchange.reading import MOST_ROWS, too_many
from companion.core.errors import InvalidInput
from companion.core.value import dataclass
from companion.core.words import _

DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the rows below it. rows: (line, cells), blank lines left out."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(text: str, path: Path, columns: Mapping[str, Sequence[str]], delimiter: str | None) -> Sheet:
    """Return the rows of CSV `text`, RFC 4180.

    columns: those a mapping names, by key. delimiter: None = whichever gives the first line the mapped
    columns. path: for messages. Raises InvalidInput for damage, and for a column that is not there.
    """
    header = _header(text, path, columns, delimiter)
    if len(header[1]) == 1 and not header[1][0]:
        raise InvalidInput(
            _("{path} is empty: give a file with names of columns in line 1.").format(path=path)
        )
    try:
        rows = tuple(islice(_rows(text, header[0]), MOST_ROWS + 2))[1:]
    except csv.Error as error:
        raise _damaged(path, str(error)) from error
    if len(rows) > MOST_ROWS:
        raise too_many(path)
    _check_header(header[1], path, columns)
    if rows and len(rows[-1][1]) < len(header[1]) and not text.endswith(("\n", "\r")):
        raise _damaged(path, _("it ends in the middle of line {line}").format(line=rows[-1][0]))
    return Sheet(header[1], rows)


def first_line(text: str, delimiter: str) -> tuple[str, ...]:
    """Return the names of columns in the first line of CSV `text`; csv.Error where there are none."""
    cells = next(iter(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), [])
    return tuple(cell.strip() for cell in cells) or ("",)


def _header(
    text: str, path: Path, columns: Mapping[str, Sequence[str]], delimiter: str | None
) -> tuple[str, tuple[str, ...]]:
    wanted = {column for several in columns.values() for column in several}
    choices = [delimiter] if delimiter else list(DELIMITERS)
    found: list[tuple[str, tuple[str, ...]]] = []
    why = ""
    for each in choices:
        try:
            found.append((each, first_line(text, each)))
        except csv.Error as error:
            why = str(error)
    if not found:
        raise _damaged(path, why)
    return next((one for one in found if wanted <= set(one[1])), found[0])


def _check_header(header: Sequence[str], path: Path, columns: Mapping[str, Sequence[str]]) -> None:
    for key, several in columns.items():
        for column in several:
            if header.count(column) == 1:
                continue
            if column in header:
                line = _("{path} has more than one column {column!r}: rename one in line 1.")
            else:
                line = _("columns.{key}: {path} has no column {column!r} in line 1, which reads {there!r}.")
            there = ", ".join(header)
            raise InvalidInput(line.format(key=key, path=path, column=column, there=there[:200]))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        if cells:
            yield line, tuple(cells)
        line = reader.line_num + 1


def _damaged(path: Path, why: str) -> InvalidInput:
    return InvalidInput(
        _("{path} is damaged ({why}): take an undamaged copy; nothing was added.").format(path=path, why=why)
    )
