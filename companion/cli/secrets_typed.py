"""Passphrases and recovery codes, from a file or typed without being shown."""

import sys
from pathlib import Path

import click

from companion.core.errors import InvalidInput, Refused
from companion.core.secret_words import same_code
from companion.core.words import _

LARGEST = 65536
"""Bytes of a passphrase file; a longer one is some other file."""


def on_terminal() -> bool:
    """Return whether somebody can be asked."""
    # Python has no stdin at all where a script closed it.
    return sys.stdin is not None and sys.stdin.isatty()


def from_file(name: str) -> str:
    """Return the secret in a file, `-` for standard input; one trailing newline is trimmed, nothing else."""
    try:
        if name == "-" and sys.stdin is None:
            text = b""
        elif name == "-":
            text = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                text = file.read(LARGEST + 1)
    except OSError as error:
        raise InvalidInput(
            _("{path} cannot be read ({why}): name the file with the passphrase.").format(
                path=name, why=error.strerror
            )
        ) from error
    if len(text) > LARGEST:
        raise InvalidInput(_("{path} is too long for a passphrase.").format(path=name))
    try:
        secret = text.decode()
    except UnicodeDecodeError as error:
        raise InvalidInput(_("{path} is not UTF-8 text.").format(path=name)) from error
    return secret.removesuffix("\n").removesuffix("\r") if secret.endswith("\n") else secret


def typed(question: str) -> str:
    """Return what somebody types without its being shown; empty where they only press Enter."""
    return str(click.prompt(question, hide_input=True, default="", show_default=False, err=True))


def typed_anew(question: str) -> str:
    """Return a new passphrase, typed twice."""
    while True:
        first = typed(question)
        if first == typed(_("The same once more")):
            return first
        click.echo(_("These two differ: type both again."), err=True)


def wanted(name: str | None, question: str, option: str, *, new: bool = False) -> str:
    """Return a secret from the file `name`, else typed; Refused where neither can be.

    option: how to give the file, for the sentence that says so.
    """
    if name is not None:
        return from_file(name)
    if not on_terminal():
        raise Refused(_("Nobody can be asked here: give {option} PATH.").format(option=option))
    return typed_anew(question) if new else typed(question)


def show_code(code: str) -> None:
    """Print the recovery code alone on stdout; on a terminal it is asked back until it was written down."""
    asked = on_terminal() and sys.stdout.isatty()
    if asked:
        click.echo(
            _("This code opens the journal if you forget the passphrase. It is shown once: write it down."),
            err=True,
        )
    click.echo(code)
    while asked and not same_code(code, str(click.prompt(_("Type it to be sure"), err=True))):
        click.echo(_("That is another code: look again."), err=True)
