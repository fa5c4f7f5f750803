"""Cells of a table: harmless in a spreadsheet, and read back exactly as they were.

A text that begins with what a spreadsheet takes for a formula gets an apostrophe in front; so does
one that begins with apostrophes and then such a character, so that taking one away gives every text
back. Numbers and times are written by us and stay as they are: -0.5 is a number, and no text.
"""

import math
import re
from collections.abc import Iterable

from companion.core.errors import InvalidInput
from companion.core.words import _

_FORMULA = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"  # also the wide forms, which some programs fold
_RISKY = re.compile(f"'*[{_FORMULA}]")
_GUARDED = re.compile(f"'+[{_FORMULA}]")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_NAME = re.compile(r'"(?:[^"]|"")*"|[^,;"]+|"')
_SPLITTING = re.compile(r'[,;"\s]')
_YES = frozenset({"1", "yes", "true", "x"})
_NO = frozenset({"", "0", "no", "false"})


def guarded(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that `guarded` made `cell` of; any other cell as it is."""
    return cell[1:] if _GUARDED.match(cell) else cell


def number_cell(value: float) -> str:
    """Return a number as a cell that reads back exactly."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


def read_number(cell: str, decimal: str) -> float:
    """Return the number in `cell`; InvalidInput where there is none. decimal: `.` or `,`."""
    written = cell.strip().replace("\u2212", "-")
    if decimal == ",":
        written = written.replace(",", ".") if "." not in written else ""
    if not _NUMBER.fullmatch(written):
        raise InvalidInput(
            _("{cell!r} is no number: write one such as {example}, or leave the cell blank.").format(
                cell=cell[:80], example=f"3{decimal}5"
            )
        )
    return float(written)


def whole(value: float) -> int:
    """Return `value` as a whole number; InvalidInput where it is none."""
    nearest = round(value) if math.isfinite(value) else 0
    # A scale turned around may miss a whole number by the last digit.
    if not abs(value - nearest) <= 1e-9:
        raise InvalidInput(_("{value:g} is no whole number: write one.").format(value=value))
    return nearest


def read_flag(cell: str) -> bool:
    """Return whether `cell` says yes; blank is no; InvalidInput for anything else."""
    word = cell.strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise InvalidInput(_("{cell!r} is neither yes nor no.").format(cell=cell[:80]))


def names_cell(names: Iterable[str]) -> str:
    """Return names as one cell, separated by semicolons; one that holds a separator stands in quotes."""
    return "; ".join(_quoted(name) for name in names)


def read_names(cell: str) -> tuple[str, ...]:
    """Return the names in `cell`, separated by commas or semicolons, each once."""
    parts: list[str] = [""]
    last = 0
    for found in _NAME.finditer(cell):
        if re.search("[,;]", cell[last : found.start()]):
            parts.append("")
        parts[-1] += _bare(found[0])
        last = found.end()
    return tuple(dict.fromkeys(kept for part in parts if (kept := " ".join(part.split()))))


def _quoted(name: str) -> str:
    if _SPLITTING.search(name.replace(" ", "")):
        return '"' + name.replace('"', '""') + '"'
    return name


def _bare(part: str) -> str:
    if len(part) > 1 and part.startswith('"'):
        return part[1:-1].replace('""', '"')
    return part
