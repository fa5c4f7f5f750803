"""`companion selftest`: what a packaged program runs to see that it is whole."""

import click

from companion.cli.context import CliContext, global_options


@click.command("selftest")
@global_options
@click.pass_obj
def selftest(context: CliContext) -> None:
    """Load every resource, open every page off screen, migrate an empty store."""
    for line in context.wiring.selftest():
        click.echo(line)
