"""What the command line is given to work with; no Qt is loaded here."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from companion.adapters.clock import SystemClock, local_zone
from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.core.errors import JournalDamaged, JournalLocked, NotRunning
from companion.core.words import _

if TYPE_CHECKING:
    # `status` must answer at once; it needs the names of these, not the modules.
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.app.exchange.ports import Exchange
    from companion.app.ports import Backups, Capability, Eraser, Remote, Store, Vault
    from companion.app.practice_library import Practices
    from companion.app.reflect import ReflectionSeries
    from companion.app.report import Report
    from companion.app.settings import SettingsService
    from companion.cli.context import CliContext, Drawing


REPLACED = 3
"""How often a journal is tried anew that was replaced while it was opened."""


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
        vault=_vault,
        backups=_backups,
        eraser=_eraser,
        practices=_practices,
        draw_report=_draw_report,
        draw_chart=_draw_chart,
    )
    return run(arguments, CliContext(wiring=wiring))


def _practices() -> Practices:
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.app.practice_library import Practices

    return Practices(ShippedAssets())


def _open_store(context: CliContext) -> Store:
    from companion.adapters.sqlite.rescuing import with_advice
    from companion.adapters.sqlite.store import open_store

    keyhole = _unlocked(context)
    rollover = context.settings().current.journal.rollover
    for _attempt in range(REPLACED):
        try:
            return open_store(keyhole.path, context.zone, rollover=rollover, key=keyhole.key)
        except (JournalLocked, JournalDamaged) as error:
            # Another program may have locked the journal, or put another in its place, after the look.
            again = _unlocked(context)
            if again.key() == keyhole.key():
                if isinstance(error, JournalDamaged):
                    raise with_advice(error, keyhole) from error
                raise
            keyhole = again
    return open_store(keyhole.path, context.zone, rollover=rollover, key=keyhole.key)


def _keyhole(context: CliContext) -> Keyhole:
    from companion.adapters.desktop.keyring import DesktopKeyring
    from companion.adapters.sqlite.keyhole import Keyhole

    paths = paths_for(context.profile)
    prepare(paths)
    return Keyhole(store_file(paths), DesktopKeyring(store_file(paths)))


def _unlocked(context: CliContext) -> Keyhole:
    """Return the keyhole with the key in it, by this computer's memory or by what somebody gives."""
    keyhole = _keyhole(context)
    if not keyhole.locked() or (context.passphrase_file is None and keyhole.unlock_remembered()):
        return keyhole
    passphrase = context.passphrase()
    if passphrase is not None and not keyhole.unlock(passphrase) and keyhole.locked():
        raise JournalLocked(_("That is not the passphrase of this journal."))
    return keyhole


def _vault(context: CliContext) -> Vault:
    from companion.adapters.sqlite.vault import JournalVault

    return JournalVault(_keyhole(context))


def _backups(context: CliContext, leniently: bool) -> Backups:
    from companion.adapters.sqlite.backups import JournalBackups

    try:
        keyhole = _unlocked(context)
    except JournalLocked:
        if not leniently:
            raise
        keyhole = _keyhole(context)
    return JournalBackups(keyhole, context.zone, lambda: context.clock.now().wall.date())


def _eraser(context: CliContext) -> Eraser:
    from companion.adapters.desktop.keyring import DesktopKeyring
    from companion.adapters.erasing import ProfileEraser

    paths = paths_for(context.profile)
    keyring = DesktopKeyring(store_file(paths))
    return ProfileEraser(paths, store_file(paths), keyring, profile=context.profile)


def _settings(context: CliContext) -> SettingsService:
    from companion.adapters.settings_file import TomlSettingsFile
    from companion.app.bus import Bus
    from companion.app.settings import SettingsService

    return SettingsService(TomlSettingsFile(paths_for(context.profile).settings), Bus())


def _remote(context: CliContext) -> Remote:
    from companion.adapters.desktop.remote_program import RemoteProgram

    return RemoteProgram(paths_for(context.profile).socket)


def _tell_running(context: CliContext) -> None:
    try:
        context.remote().request({"do": "refresh"})
    except NotRunning:
        return  # nobody to tell; the entry is kept all the same


def _exchange() -> Exchange:
    from companion.adapters.exchange.files import FileExchange

    return FileExchange()


def _survey() -> Mapping[str, Capability]:
    from companion.adapters.desktop.survey import survey_desktop

    return survey_desktop(os.environ, sys.platform)


def _open_window(profile: Path, zone: ZoneInfo) -> int:
    from companion.compose.start import open_window

    return open_window(profile, zone)


def _selftest() -> Iterator[str]:
    from companion.compose.off_screen import selftest

    return selftest()


def _draw_report(context: CliContext, report: Report, path: Path, replace: bool) -> None:
    from companion.compose.printing import write_report

    write_report(paths_for(context.profile), report, path, replace=replace)


def _draw_chart(context: CliContext, series: ReflectionSeries, drawing: Drawing, replace: bool) -> None:
    from companion.compose.printing import write_chart

    write_chart(paths_for(context.profile), series, drawing.kind, drawing.path, replace=replace)
