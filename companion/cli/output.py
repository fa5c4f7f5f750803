"""What commands print, and how an error becomes an exit code."""

import errno
import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import click

from companion.core.errors import CompanionError, EnvironmentFault
from companion.core.words import _

# In JSON the C0 characters are escaped already; DEL and C1 steer terminals, too.
_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG, errno.EDQUOT)

# Bytes of a file's name that are no text stand in Python as surrogates, which no UTF-8 can hold.
_NOT_PRINTED = re.compile(f"{_STEERING.pattern}|[\ud800-\udfff]")


def plain(text: str) -> str:
    """Return `text` on one line without characters that steer a terminal or turn its direction."""
    joined = " ".join(text.split())
    return "".join(
        each for each in joined if unicodedata.category(each) != "Cc" and not _STEERING.match(each)
    )


def json_text(value: Any) -> str:
    """Return `value` as one line of JSON, readable in every language and harmless in a terminal."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _NOT_PRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def print_json(value: Any) -> None:
    """Print `value` as one JSON document."""
    click.echo(json_text(value))


def print_id(entry_id: str, *, as_json: bool) -> None:
    """Print the id of a new entry."""
    if as_json:
        print_json({"id": entry_id})
    else:
        click.echo(entry_id)


def warn(problems: Iterable[str]) -> None:
    """Print each problem as one line on stderr; the command goes on."""
    for problem in problems:
        click.echo(plain(problem), err=True)


def report(error: CompanionError) -> int:
    """Print `error` as one line on stderr and return the exit code that goes with it."""
    click.echo(plain(str(error)), err=True)
    return error.exit_code


def run(command: click.Command, arguments: list[str], context: object, name: str = "companion") -> int:
    """Run `command` with `context` as its object and return the exit code: 0, 1, 2 or 3."""
    try:
        done = command.main(arguments, prog_name=name, standalone_mode=False, obj=context)
    except CompanionError as error:
        return report(error)
    except OSError as error:
        if error.errno not in _UNPRINTABLE or error.filename is not None:
            raise
        why = error.strerror
        return report(
            EnvironmentFault(_("What was to be printed cannot be written ({why}).").format(why=why))
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 1
    return done if isinstance(done, int) else 0
