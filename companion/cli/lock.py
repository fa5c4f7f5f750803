"""`companion lock`: the journal's passphrase."""

from dataclasses import asdict

import click

from companion.app.ports import Vault
from companion.cli.context import CliContext, global_options
from companion.cli.output import print_json
from companion.cli.secrets_typed import show_code, wanted
from companion.core.errors import Refused
from companion.core.words import _

_NEW_FILE = click.option(
    "--new-passphrase-file", metavar="PATH", help="Read the new passphrase from PATH, - for standard input."
)


@click.group()
@global_options
def lock() -> None:
    """Keep the journal private with a passphrase."""


@lock.command()
@global_options
@click.pass_obj
def status(call: CliContext) -> None:
    """Say whether the journal has a passphrase, and whether this computer remembers it."""
    vault = call.vault()
    locked, keyring = vault.locked(), vault.keyring()
    remembered = locked and vault.remembered()
    if call.as_json:
        print_json({"locked": locked, "remembered": remembered, "keyring": asdict(keyring)})
        return
    click.echo(_("The journal is locked by a passphrase.") if locked else _("The journal has no passphrase."))
    if remembered:
        click.echo(_("This computer remembers its key and does not ask."))
    elif keyring.works is True:
        click.echo(_("This computer could remember its key ({keyring}).").format(keyring=keyring.by))
    else:
        click.echo(keyring.why)


@lock.command("set")
@global_options
@click.pass_obj
def set_passphrase(call: CliContext) -> None:
    """Encrypt the journal and its backups; prints the recovery code."""
    vault = call.vault()
    if vault.locked():
        raise Refused(_("The journal has a passphrase: change it with `companion lock change`."))
    _tell_code(call, vault.set(_new(call.passphrase_file, "--passphrase-file")))


@lock.command()
@_NEW_FILE
@global_options
@click.pass_obj
def change(call: CliContext, new_passphrase_file: str | None) -> None:
    """Change the passphrase; the recovery code stays."""
    vault = _locked_vault(call)
    passphrase = _present(call)
    vault.change(passphrase, _new(new_passphrase_file, "--new-passphrase-file"))
    _done(call, _("The passphrase is changed."))


@lock.command()
@global_options
@click.pass_obj
def remove(call: CliContext) -> None:
    """Decrypt the journal and its backups."""
    vault = _locked_vault(call)
    vault.remove(_present(call))
    _done(call, _("The journal has no passphrase any more; anybody who uses this account can read it."))


@lock.command()
@click.option("--code-file", metavar="PATH", help="Read the recovery code from PATH, - for standard input.")
@global_options
@click.pass_obj
def recover(call: CliContext, code_file: str | None) -> None:
    """Set a new passphrase by the recovery code; prints a new code, the old one is void.

    The new passphrase is read from --passphrase-file.
    """
    vault = _locked_vault(call)
    code = wanted(code_file, _("Recovery code"), "--code-file")
    _tell_code(call, vault.recover(code, _new(call.passphrase_file, "--passphrase-file")))


def _locked_vault(call: CliContext) -> Vault:
    vault = call.vault()
    if not vault.locked():
        raise Refused(_("The journal has no passphrase: set one with `companion lock set`."))
    return vault


def _present(call: CliContext) -> str:
    return wanted(call.passphrase_file, _("Passphrase of the journal"), "--passphrase-file")


def _new(name: str | None, option: str) -> str:
    return wanted(name, _("New passphrase, 8 characters or more"), option, new=True)


def _tell_code(call: CliContext, code: str) -> None:
    if call.as_json:
        print_json({"recovery_code": code})
    else:
        show_code(code)


def _done(call: CliContext, sentence: str) -> None:
    if call.as_json:
        print_json({"locked": call.vault().locked()})
    else:
        click.echo(sentence)
