"""`companion doctor`: what works on this desktop, and whether the store is sound."""

import click

from companion.app.doctor import OK, as_document, as_lines, examine
from companion.cli.context import CliContext, global_options
from companion.cli.output import plain, print_json
from companion.core.errors import JournalDamaged
from companion.core.words import _


@click.command("doctor")
@global_options
@click.pass_obj
def doctor(ctx: CliContext) -> None:
    """Say what works on this desktop, and whether the journal's file is in order."""
    findings = examine(lambda: _integrity(ctx), ctx.survey_desktop)
    if ctx.as_json:
        print_json(as_document(findings))
    else:
        for line in as_lines(findings):
            click.echo(line)
    if findings.problem is not None:
        raise findings.problem
    if findings.integrity != OK:
        raise JournalDamaged(
            _("The journal is damaged: put a backup in its place with `companion restore FILE`.")
        )


def _integrity(ctx: CliContext) -> str:
    store = ctx.open_store()
    try:
        # One line: what SQLite finds has several.
        return plain(store.integrity())
    finally:
        store.close()
