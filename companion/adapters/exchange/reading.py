"""Reading a file somebody gives: a regular one, not too large, and text where text is wanted."""

import os
import stat
from pathlib import Path

from companion.adapters.sqlite.places import belongs_to_a_journal
from companion.core.errors import EnvironmentFault, InvalidInput
from companion.core.words import _

MIB = 2**20
MOST_BYTES = 128 * MIB
"""More than ten years of a journal take; a file beyond it is hardly one."""
MOST_ROWS = 1_000_000
"""Small files can hold more rows than there is memory for."""


def too_many(path: Path) -> InvalidInput:
    """Return the error for a file of more rows than are read at once."""
    return InvalidInput(
        _("{path} has more than {most} rows: divide it into several files.").format(path=path, most=MOST_ROWS)
    )


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return what the regular file `path` holds.

    Raises EnvironmentFault where it cannot be read, InvalidInput where it is no file or has more than
    `most` bytes.
    """
    content = _beginning(path, most + 1)
    if len(content) > most:
        raise InvalidInput(
            _("{path} is larger than {most} MB: divide it into several files.").format(
                path=path, most=most // MIB
            )
        )
    return content


def read_head(path: Path) -> bytes:
    """Return the beginning of `path`, up to 64 KiB; raises as `read_bytes`."""
    return _beginning(path, 2**16)


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """Return what `path` holds as text, a byte order mark left out.

    Raises as `read_bytes`, and InvalidInput with the line that is not UTF-8.
    """
    content = read_bytes(path, most)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidInput(
            _("{path}: line {line} is not UTF-8: save the file as UTF-8 text; nothing was added.").format(
                path=path, line=line
            )
        ) from error


def _beginning(path: Path, count: int) -> bytes:
    if belongs_to_a_journal(path):
        raise InvalidInput(
            _("{path} belongs to a journal: name a file that was exported, or put a backup back with "
              "`companion restore`.").format(path=path)
        )  # fmt: skip
    try:
        # A pipe nobody writes to must not be waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise InvalidInput(_("{path} is no file: name the file itself.").format(path=path))
            return file.read(count)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise EnvironmentFault(
            _("{path} cannot be read ({why}): give a file you may read.").format(path=path, why=why)
        ) from error
