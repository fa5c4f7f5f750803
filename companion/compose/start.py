"""From a command line without a command to the running window."""

import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.clock import SystemClock, local_zone
from companion.adapters.desktop.paths import paths_for
from companion.core.errors import CompanionError, InvalidInput
from companion.core.value import dataclass
from companion.core.words import _


@dataclass(frozen=True, slots=True)
class Options:
    """The global options as they stand alone, without a command."""

    profile: Path | None
    zone: ZoneInfo
    passphrase_file: str | None = None


def options_of(arguments: list[str]) -> Options:
    """Read the global options from a command line without a command."""
    given: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        given[name] = value if equals else next(rest, "")
    profile = given.get("--profile") or os.environ.get("COMPANION_PROFILE")
    return Options(
        Path(profile) if profile else None, _zone(given.get("--zone")), given.get("--passphrase-file")
    )


def _zone(name: str | None) -> ZoneInfo:
    if not name:
        return local_zone()
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        why = _("There is no time zone {name!r}: give one such as Europe/Berlin or UTC.").format(name=name)
        raise InvalidInput(why) from error


def window(arguments: list[str]) -> int:
    """Open the window, or raise the one that runs on this profile; return the exit code."""
    try:
        options = options_of(arguments)
        return open_window(options.profile, options.zone, options.passphrase_file)
    except CompanionError as error:
        sys.stderr.write(f"{error}\n")
        if not sys.stderr.isatty():
            _say_on_desktop(str(error))
        return error.exit_code


def _say_on_desktop(line: str) -> None:
    """Show why the program did not start to somebody who started it from a menu."""
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.desktop.connect import connect
    from companion.adapters.desktop.notify.freedesktop import FreedesktopNotifier
    from companion.app.ports import Note

    bus = connect("session", os.environ, lambda _fd, _on_readable: lambda: None)
    icon = str(ShippedAssets().path("second-wind.svg"))
    FreedesktopNotifier(bus, "Second Wind", icon).show(
        Note(key="start", title=_("Second Wind could not start"), body=line)
    )
    bus.close()


def open_window(profile: Path | None, zone: ZoneInfo, passphrase_file: str | None = None) -> int:
    """Run the window on `profile` until it is quit; return the exit code.

    passphrase_file: opens a locked journal without asking.
    """
    from companion.compose.program import run_program

    passphrase = None
    if passphrase_file is not None:
        from companion.cli.secrets_typed import from_file

        passphrase = from_file(passphrase_file)
    return run_program(paths_for(profile), SystemClock(zone), zone, passphrase=passphrase)
