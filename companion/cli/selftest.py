"""`companion selftest`: what a packaged program runs to see that it is whole."""

import click

from companion.cli.context import CliContext, global_options
from companion.cli.output import print_json


@click.command("selftest")
@global_options
@click.pass_obj
def selftest(context: CliContext) -> None:
    """Load every resource, open every page off screen, migrate an empty store."""
    found = context.wiring.selftest()
    if context.as_json:
        print_json({"found": list(found)})
        return
    for line in found:
        click.echo(line)
