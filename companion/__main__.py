"""From the command line to the window or to a command."""

import gc
import sys

_TAKES_VALUE = ("--profile", "--zone", "--passphrase-file")


def opens_window(arguments: list[str]) -> bool:
    """Tell whether these arguments name no command, so that the window opens.

    Asked before the command line's library is loaded: the window's process never needs it.
    """
    rest = iter(arguments)
    for argument in rest:
        if argument in _TAKES_VALUE:
            next(rest, None)
        elif argument.startswith(_TAKES_VALUE) and "=" in argument:
            continue
        else:
            return False
    return True


def main() -> int:
    """Run the program; return its exit code."""
    arguments = sys.argv[1:]
    # Nothing that loading makes is garbage; looking for it would take a tenth of the start.
    gc.disable()
    from companion import compose

    if opens_window(arguments):
        return compose.window(arguments)
    return compose.command(arguments)


if __name__ == "__main__":
    sys.exit(main())
