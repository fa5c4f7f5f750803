"""The composition root: the one place that names concrete adapters and puts the program together.

window: the program as a person starts it; command: one call of the command line, without Qt.
"""

from companion.compose.start import window

__all__ = ["command", "window"]


def command(arguments: list[str]) -> int:
    """Run a command of the command line, without Qt; return the exit code."""
    from companion.compose.command_line import command

    return command(arguments)
