"""The window's program, from the first look at the profile to the last seam closed."""

import gc
import os
import sys
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from companion.adapters.desktop.paths import prepare, store_file
from companion.app.ports import Clock, Note, Paths
from companion.compose.parts import (
    make_desktop,
    make_forgetting,
    make_remind,
    make_services,
    make_timer,
    outer_doors,
)
from companion.core.errors import EnvironmentFault
from companion.core.value import dataclass
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.desktop.instance import Instance
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.app.bus import Bus
    from companion.app.services import Services
    from companion.app.settings import SettingsService
    from companion.app.timer import Timer
    from companion.ui.app import Faces, OuterDoors


def run_program(
    paths: Paths, clock: Clock, zone: ZoneInfo, scale: float = 1.0, *, passphrase: str | None = None
) -> int:
    """Run the window's program until it is quit; return the exit code.

    scale: how many times faster than real time `clock` runs; 1 outside the tour.
    passphrase: opens a locked journal; None = it is asked for.
    """
    prepare(paths)
    from companion.adapters.crash_report import report_faults
    from companion.adapters.desktop.instance import Instance, RemoteProgram
    from companion.adapters.qt.fdwatch import watch_fd

    # Font lists are worked out once a profile, and a throw-away profile leaves nothing behind.
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache / "matplotlib"))
    report_faults(paths.logs, clock, lambda line: sys.stderr.write(f"{line}\n"))
    instance = Instance(paths.socket, watch_fd)
    if not instance.claim():
        RemoteProgram(paths.socket).request_once_up({"do": "show"})
        return 0
    try:
        return _run_alone(Start(paths, clock, zone, scale, passphrase), instance)
    finally:
        instance.close()


@dataclass(frozen=True, slots=True)
class Start:
    """What the program was started with; see run_program."""

    paths: Paths
    clock: Clock
    zone: ZoneInfo
    scale: float
    passphrase: str | None


def _run_alone(start: Start, instance: "Instance") -> int:
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.desktop.keyring import DesktopKeyring
    from companion.adapters.settings_file import TomlSettingsFile
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.adapters.watchdog import Watchdog, restart_command
    from companion.app.bus import Bus
    from companion.app.settings import SettingsService
    from companion.compose.unlocking import unlocked
    from companion.ui.app import Faces, make_application

    bus = Bus()
    settings = SettingsService(TomlSettingsFile(start.paths.settings), bus)
    watchdog = Watchdog(restart_command())
    application = make_application()
    assets = ShippedAssets()
    faces = Faces(application, assets, settings, watchdog, restarted=watchdog.restarts > 0)
    file = store_file(start.paths)
    keyhole = Keyhole(file, DesktopKeyring(file))
    try:
        if not unlocked(keyhole, start.passphrase, faces, instance):
            return 0
        return _run_open(start, instance, keyhole, settings, bus, faces)
    finally:
        watchdog.close()


def _run_open(
    start: Start,
    instance: "Instance",
    keyhole: "Keyhole",
    settings: "SettingsService",
    bus: "Bus",
    faces: "Faces",
) -> int:
    from companion.adapters.clock import boot_identity
    from companion.adapters.sqlite.rescue import open_or_rescue
    from companion.app.continuity import continuing

    store, rescued = open_or_rescue(
        keyhole,
        start.zone,
        rollover=settings.current.journal.rollover,
        today=lambda: start.clock.now().wall.date(),
    )
    boot = boot_identity()
    clock = continuing(start.clock, store.load_engine(), boot)
    desk = make_desktop(clock, start.scale, faces, faces.icon)
    timer = make_timer(clock, start.scale, store, bus, desk.seams, boot, settings.current)
    services = make_services(timer, clock, store, bus, settings, desk.seams, keyhole, start.zone)
    try:
        return _live(services, timer, faces, instance, outer_doors(services, start.paths, desk), rescued)
    finally:
        timer.end()
        faces.close()
        desk.close()
        store.close()


def _live(
    services: "Services",
    timer: "Timer",
    faces: "Faces",
    instance: "Instance",
    doors: "OuterDoors",
    rescued: str | None,
) -> int:
    from companion.adapters.desktop.surface import blocking, on_wayland
    from companion.adapters.qt.fdwatch import watch_fd
    from companion.adapters.qt.termination import on_termination
    from companion.app.notices import Notices
    from companion.app.remote import Door, answer
    from companion.core.engine.events import CannotBlock

    shown = faces.open(services, doors)
    notices = Notices(shown.study, shown.bus, services.desktop.notifier, faces.show_window)
    remind = make_remind(services, faces)
    forgetting = make_forgetting(services)
    door = Door(show=faces.show_window, quit=faces.quit)
    try:
        instance.listen(lambda request: answer(services, door, request))
    except EnvironmentFault as fault:
        sys.stderr.write(f"{fault}\n")  # live commands are a convenience; the program is whole without
    services.record.mark_program_ran()
    forgetting.begin()
    _say_at_start(services, rescued)
    timer.begin()
    if on_wayland(os.environ) and blocking(os.environ, sys.platform).works is False:
        # Then typing halts a break's clock instead, and the overlay says so.
        timer.apply(CannotBlock())
    services.study.follow_settings()
    faces.begin(_say_ready)
    gc.freeze()
    gc.enable()
    end_listening = on_termination(watch_fd, faces.quit)
    try:
        return faces.run(first=remind.begin)
    finally:
        end_listening()
        remind.close()
        forgetting.close()
        notices.close()


def _say_at_start(services: "Services", rescued: str | None) -> None:
    """Tell what the start found amiss, on stderr and on the desktop."""
    notes = [
        Note(key="settings", title=_("A setting is not used"), body=one) for one in services.settings.problems
    ]
    if rescued is not None:
        notes.append(Note(key="rescued", title=_("Your journal was damaged"), body=rescued))
    for note in notes:
        sys.stderr.write(f"{note.body}\n")
        services.desktop.notifier.show(note)


def _say_ready() -> None:
    from companion.adapters.clock import elapsed_awake

    sys.stderr.write(f"ready {elapsed_awake().total_seconds():.6f}\n")
    sys.stderr.flush()
