"""`companion doctor`: what works on this desktop, and whether the store is sound."""

import click

from companion.app.doctor import as_document, as_lines, examine
from companion.cli.context import CliContext, global_options
from companion.cli.output import print_json


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


def _integrity(ctx: CliContext) -> str:
    store = ctx.open_store()
    try:
        return store.integrity()
    finally:
        store.close()
