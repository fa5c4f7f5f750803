"""`companion doctor`: what works on this desktop, and whether the store is sound."""

import json

import click

from companion.app.doctor import as_document, as_lines, examine
from companion.cli.context import CliContext, global_options


@click.command("doctor")
@global_options
@click.pass_obj
def doctor(ctx: CliContext) -> None:
    """Say what works on this desktop, and whether the journal's file is in order."""
    findings = examine(lambda: ctx.open_store().integrity(), ctx.survey_desktop)
    if ctx.as_json:
        click.echo(json.dumps(as_document(findings), ensure_ascii=False, indent=2))
    else:
        for line in as_lines(findings):
            click.echo(line)
    if findings.exit_code:
        raise SystemExit(findings.exit_code)
