"""What the command line is given to work with; no Qt is loaded here."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from companion.adapters.clock import SystemClock, local_zone
from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.app.ports import Capability, Remote, Store
from companion.core.errors import NotRunning

if TYPE_CHECKING:
    from companion.app.exchange.ports import Exchange
    from companion.app.settings import SettingsService
    from companion.cli.context import CliContext


def command(arguments: list[str]) -> int:
    """Run a command of the command line, without Qt; return the exit code."""
    gc.enable()
    from companion.cli.context import CliContext, Wiring
    from companion.cli.main import run

    wiring = Wiring(
        store=_open_store,
        clock=lambda context: SystemClock(context.zone),
        remote=_remote,
        settings=_settings,
        tell_running=_tell_running,
        local_zone=local_zone,
        exchange=_exchange,
        survey_desktop=_survey,
        open_program=_open_window,
        selftest=_selftest,
    )
    return run(arguments, CliContext(wiring=wiring))


def _open_store(context: "CliContext") -> Store:
    from companion.adapters.sqlite.store import open_store

    paths = paths_for(context.profile)
    prepare(paths)
    rollover = context.settings().current.journal.rollover
    return open_store(store_file(paths), context.zone, rollover=rollover)


def _settings(context: "CliContext") -> "SettingsService":
    from companion.adapters.settings_file import TomlSettingsFile
    from companion.app.bus import Bus
    from companion.app.settings import SettingsService

    return SettingsService(TomlSettingsFile(paths_for(context.profile).settings), Bus())


def _remote(context: "CliContext") -> Remote:
    from companion.adapters.desktop.instance import RemoteProgram

    return RemoteProgram(paths_for(context.profile).socket)


def _tell_running(context: "CliContext") -> None:
    try:
        context.remote().request({"do": "refresh"})
    except NotRunning:
        return  # nobody to tell; the entry is kept all the same


def _exchange() -> "Exchange":
    from companion.adapters.exchange.files import FileExchange

    return FileExchange()


def _survey() -> "Mapping[str, Capability]":
    from companion.adapters.desktop.survey import survey_desktop

    return survey_desktop(os.environ, sys.platform)


def _open_window(profile: Path, zone: ZoneInfo) -> int:
    from companion.compose.start import open_window

    return open_window(profile, zone)


def _selftest() -> Iterator[str]:
    from companion.compose.off_screen import selftest

    return selftest()
