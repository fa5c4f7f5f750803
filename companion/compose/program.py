"""The window's program, from the first look at the profile to the last seam closed."""

import gc
import os
import sys
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from companion.adapters.desktop.paths import prepare, store_file
from companion.app.ports import Clock, Note, Paths
from companion.compose.parts import make_desktop, make_services, make_timer
from companion.core.errors import EnvironmentFault
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.desktop.instance import Instance
    from companion.app.services import Services
    from companion.app.timer import Timer
    from companion.ui.app import Faces


def run_program(paths: Paths, clock: Clock, zone: ZoneInfo, scale: float = 1.0) -> int:
    """Run the window's program until it is quit; return the exit code.

    scale: how many times faster than real time `clock` runs; 1 outside the tour.
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
        return _run_alone(paths, clock, zone, scale, instance)
    finally:
        instance.close()


def _run_alone(paths: Paths, clock: Clock, zone: ZoneInfo, scale: float, instance: "Instance") -> int:
    from companion.adapters.clock import boot_identity
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.settings_file import TomlSettingsFile
    from companion.adapters.sqlite.store import open_store
    from companion.adapters.watchdog import Watchdog, restart_command
    from companion.app.bus import Bus
    from companion.app.continuity import continuing
    from companion.app.settings import SettingsService
    from companion.ui.app import Faces, make_application

    bus = Bus()
    settings = SettingsService(TomlSettingsFile(paths.settings), bus)
    store = open_store(store_file(paths), zone, rollover=settings.current.journal.rollover)
    boot = boot_identity()
    clock = continuing(clock, store.load_engine(), boot)
    watchdog = Watchdog(restart_command())
    application = make_application()
    restarted = watchdog.restarts > 0
    assets = ShippedAssets()
    faces = Faces(application, assets, settings, watchdog, restarted=restarted)
    icon = str(assets.path("second-wind.svg"))
    buses, desktop = make_desktop(clock, scale, faces, icon)
    timer = make_timer(clock, scale, store, bus, desktop, boot, settings.current.engine)
    services = make_services(timer, clock, store, bus, settings, desktop)
    try:
        return _live(services, timer, faces, instance)
    finally:
        timer.end()
        faces.close()
        watchdog.close()
        for seam in (desktop.idle, desktop.notifier, desktop.power, desktop.lock, buses, store):
            seam.close()


def _live(services: "Services", timer: "Timer", faces: "Faces", instance: "Instance") -> int:
    from companion.adapters.desktop.surface import blocking, on_wayland
    from companion.adapters.qt.fdwatch import watch_fd
    from companion.adapters.qt.termination import on_termination
    from companion.app.notices import Notices
    from companion.app.remote import Door, answer
    from companion.core.engine.events import CannotBlock

    notices = Notices(services.study, services.bus, services.desktop.notifier, faces.show_window)
    faces.open(services)
    door = Door(show=faces.show_window, quit=faces.quit)
    try:
        instance.listen(lambda request: answer(services, door, request))
    except EnvironmentFault as fault:
        sys.stderr.write(f"{fault}\n")  # live commands are a convenience; the program is whole without
    services.record.mark_program_ran()
    for problem in services.settings.problems:
        sys.stderr.write(f"{problem}\n")
        note = Note(key="settings", title=_("A setting is not used"), body=problem)
        services.desktop.notifier.show(note)
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
        return faces.run()
    finally:
        end_listening()
        notices.close()


def _say_ready() -> None:
    from companion.adapters.clock import elapsed_awake

    sys.stderr.write(f"ready {elapsed_awake().total_seconds():.6f}\n")
    sys.stderr.flush()
