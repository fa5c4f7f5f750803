"""`companion backup`, `restore` and `erase`: copies of the journal, and the end of it."""

from dataclasses import asdict
from pathlib import Path

import click

from companion.app.ports import Backups, Difference
from companion.app.restore_words import changes
from companion.cli.context import CliContext, global_options
from companion.cli.output import plain, print_json, warn
from companion.cli.secrets_typed import on_terminal, typed
from companion.core.errors import PassphraseWanted, Refused, StoreUnavailable
from companion.core.words import _

_YES = click.option("--yes", is_flag=True, help="Do not ask.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@global_options
@click.pass_obj
def backup(call: CliContext, file: Path) -> None:
    """Copy the journal to FILE; the copy of a locked journal is locked."""
    made = call.backups().make_at(file)
    if call.as_json:
        print_json({"path": str(made.path), "size": made.size, "locked": made.locked})
        return
    if made.locked:
        said = _("The journal is copied to {path}, locked by its passphrase.")
    else:
        said = _("The journal is copied to {path}; anybody who has this file can read it.")
    click.echo(plain(said.format(path=made.path)))


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@_YES
@global_options
@click.pass_obj
def restore(call: CliContext, file: Path, yes: bool) -> None:
    """Put the backup FILE in the journal's place; the journal from before is kept.

    A locked backup is opened by its passphrase or its recovery code.
    """
    backups = call.backups(leniently=True)
    passphrase, found = _preview(call, backups, file)
    if not call.as_json:
        for sentence in [] if found is None else changes(found):
            click.echo(sentence)
    _agree(_("Put this backup in the journal's place?"), yes=yes)
    kept = backups.restore(file, passphrase)
    if call.as_json:
        what = None if found is None else [asdict(one) for one in found]
        print_json({"changes": what, "kept": None if kept is None else str(kept)})
        return
    click.echo(_("The backup is the journal now."))
    if kept is not None:
        click.echo(plain(_("The journal from before is kept as {path}.").format(path=kept)))


@click.command()
@click.option("--everything", is_flag=True, required=True, help="Entries, settings, backups in the profile.")
@_YES
@global_options
@click.pass_obj
def erase(call: CliContext, everything: bool, yes: bool) -> None:
    """Remove all that Second Wind keeps on this computer, for good."""
    eraser = call.eraser()
    eraser.refuse_running()
    _agree(_("Remove journal, backups, settings and logs of this profile for good?"), yes=yes)
    gone = eraser.erase()
    if call.as_json:
        print_json({"erased": [str(path) for path in gone]})
    else:
        for path in gone:
            click.echo(plain(_("Removed {path}").format(path=path)))
    warn(
        [
            _(
                "Not reached: what you saved elsewhere with `companion backup`, exports and pictures, and "
                "copies that a backup program of this computer has made."
            )
        ]
    )


def _preview(call: CliContext, backups: Backups, file: Path) -> tuple[str | None, list[Difference] | None]:
    """Return the backup's passphrase, None where it opens without, and what would change.

    The latter is None where the journal cannot be opened to compare it with.
    """
    passphrase = None
    while True:
        try:
            return passphrase, backups.preview(file, passphrase)
        except PassphraseWanted:
            if passphrase is not None or not (given := _of_backup(call)):
                raise
            passphrase = given
        except StoreUnavailable as error:
            warn([str(error), _("It cannot be compared with the backup; it will be kept as it is.")])
            return passphrase, None


def _of_backup(call: CliContext) -> str:
    given = call.passphrase()
    if call.passphrase_file is None and on_terminal():
        return typed(_("Passphrase of the backup"))
    return given or ""


def _agree(question: str, *, yes: bool) -> None:
    if yes:
        return
    if not on_terminal():
        raise Refused(_("Nobody can be asked here: give --yes to do it."))
    if not click.confirm(question, err=True):
        raise Refused(_("Nothing was changed."))
