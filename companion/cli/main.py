"""The command line's root: what `companion COMMAND` can do. Each command is loaded when used."""

from importlib import import_module

import click

from companion import __version__
from companion.cli.context import CliContext, global_options
from companion.cli.output import run as run_command

WHERE: dict[str, tuple[str, str]] = {
    "status": ("companion.cli.live", "status"),
    "start": ("companion.cli.live", "start"),
    "pause": ("companion.cli.live", "pause"),
    "resume": ("companion.cli.live", "resume"),
    "stop": ("companion.cli.live", "stop"),
    "break": ("companion.cli.live", "take_break"),
    "postpone": ("companion.cli.live", "postpone"),
    "quiet": ("companion.cli.live", "quiet"),
    "show": ("companion.cli.live", "show"),
    "quit": ("companion.cli.live", "quit_program"),
    "log": ("companion.cli.log", "log"),
    "import": ("companion.cli.import_", "import_command"),
    "export": ("companion.cli.export", "export"),
    "days": ("companion.cli.days", "days"),
    "week": ("companion.cli.week", "week"),
    "relations": ("companion.cli.relations", "relations"),
    "practice": ("companion.cli.practice", "practice"),
    "replay": ("companion.cli.replay", "replay"),
    "lock": ("companion.cli.lock", "lock"),
    "backup": ("companion.cli.backup", "backup"),
    "restore": ("companion.cli.backup", "restore"),
    "erase": ("companion.cli.backup", "erase"),
    "doctor": ("companion.cli.doctor", "doctor"),
    "demo": ("companion.cli.demo", "demo"),
    "selftest": ("companion.cli.selftest", "selftest"),
}
"""Command -> module and attribute."""


class LazyGroup(click.Group):
    """Imports a command's module only when it is asked for, so that `status` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command's name."""
        return list(WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, loading its module."""
        if cmd_name not in WHERE:
            return None
        module, attribute = WHERE[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=LazyGroup)
@click.version_option(__version__, prog_name="Second Wind")
@global_options
def root() -> None:
    """Second Wind: study with breaks that happen, and see load against stress.

    Without a command the window opens, or the running one comes to the front.
    """


def run(arguments: list[str], context: CliContext) -> int:
    """Run a command and return its exit code: 0 done, 1 refused, 2 usage, 3 store unavailable."""
    return run_command(root, arguments, context)
