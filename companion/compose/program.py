"""The window's program up to the icon in the tray; what is behind that is loaded after it."""

import os
import sys
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from companion.adapters.desktop.paths import prepare, store_file
from companion.app.ports import Clock, Paths
from companion.compose.measured import Measured
from companion.core.value import dataclass

if TYPE_CHECKING:
    from companion.adapters.desktop.instance import Instance
    from companion.adapters.sqlite.journal_file import JournalFile
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.adapters.watchdog import Watchdog
    from companion.app.bus import Bus
    from companion.app.settings import SettingsService
    from companion.ui.front import Front


@dataclass(frozen=True, slots=True)
class Start:
    """What the program was started with; see run_program."""

    paths: Paths
    clock: Clock
    zone: ZoneInfo
    scale: float
    passphrase: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What stands before the journal is open: the claim of being alone, the settings, what can be seen."""

    start: Start
    instance: "Instance"
    bus: "Bus"
    settings: "SettingsService"
    watchdog: "Watchdog"
    keyhole: "Keyhole"
    front: "Front"
    measured: Measured


def run_program(
    paths: Paths, clock: Clock, zone: ZoneInfo, scale: float = 1.0, *, passphrase: str | None = None
) -> int:
    """Run the window's program until it is quit; return the exit code.

    scale: how many times faster than real time `clock` runs; 1 outside the tour.
    passphrase: opens a locked journal; None = it is asked for.
    """
    prepare(paths)
    from companion.adapters.crash_report import report_faults
    from companion.adapters.desktop.instance import Instance

    # Font lists are worked out once a profile, and a throw-away profile leaves nothing behind.
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache / "matplotlib"))
    report_faults(paths.logs, clock, lambda line: sys.stderr.write(f"{line}\n"))
    instance = Instance(paths.socket)
    if not instance.claim():
        from companion.adapters.desktop.remote_program import RemoteProgram

        RemoteProgram(paths.socket).request_once_up({"do": "show"})
        return 0
    try:
        _open(instance)
        return _run_alone(Start(paths, clock, zone, scale, passphrase), instance)
    finally:
        instance.close()


def _open(instance: "Instance") -> None:
    """Be there for live commands before there is an icon: a command may come on its heels."""
    from companion.core.errors import EnvironmentFault

    try:
        instance.open()
    except EnvironmentFault as fault:
        sys.stderr.write(f"{fault}\n")  # live commands are a convenience; the program is whole without


def _run_alone(start: Start, instance: "Instance") -> int:
    from companion.adapters.qt.imports import read_no_sources

    read_no_sources()
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.desktop.keyring import DesktopKeyring
    from companion.adapters.settings_file import TomlSettingsFile
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.adapters.watchdog import Watchdog, restart_command
    from companion.app.bus import Bus
    from companion.app.settings import SettingsService
    from companion.ui.application import make_application
    from companion.ui.front import Front

    bus = Bus()
    settings = SettingsService(TomlSettingsFile(start.paths.settings), bus)
    file = store_file(start.paths)
    ground = Ground(
        start=start,
        instance=instance,
        bus=bus,
        settings=settings,
        watchdog=Watchdog(restart_command()),
        keyhole=Keyhole(file, DesktopKeyring(file)),
        front=Front(make_application(), ShippedAssets(), settings.current.look),
        measured=Measured(),
    )
    try:
        return _run_opened(ground)
    finally:
        ground.front.close()
        ground.watchdog.close()


def _run_opened(ground: Ground) -> int:
    from companion.adapters.sqlite.rescue import open_or_rescue

    if ground.keyhole.locked():
        from companion.compose.unlocking import unlocked

        if not unlocked(ground.keyhole, ground.start.passphrase, ground.front, ground.instance):
            return 0
    file, rescued = open_or_rescue(ground.keyhole, today=lambda: ground.start.clock.now().wall.date())
    try:
        _show_icon(ground, file)
        from companion.compose.behind import run_behind
    except BaseException:
        file.close()
        raise
    return run_behind(ground, file, rescued)


def _show_icon(ground: Ground, file: "JournalFile") -> None:
    """Show the icon before what is behind it is loaded.

    Where something runs, or ran when the program ended, it waits for what knows how that stands.
    """
    if file.engine_is_kept() or ground.settings.current.guard:
        return
    ground.front.show_at_rest()
    # The panel takes a few milliseconds to take it in, enough to load the first of what is needed next.
    from companion.adapters.sqlite import entries  # noqa: F401

    ground.front.let_be_seen()
    ground.measured.say("ready")
