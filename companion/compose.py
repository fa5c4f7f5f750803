"""The composition root: the one place that names concrete adapters and puts the program together."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from companion.adapters.clock import SystemClock, local_zone
from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.app.ports import Capability, Clock, Desktop, Note, Paths, Remote, Store
from companion.core.errors import CompanionError, EnvironmentFault, InvalidInput, NotRunning
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.desktop.choose import Buses
    from companion.adapters.desktop.instance import Instance
    from companion.app.bus import Bus
    from companion.app.reflect import Reflect
    from companion.app.services import Services
    from companion.app.settings import SettingsService
    from companion.app.timer import Timer
    from companion.cli.context import CliContext
    from companion.core.engine.settings import EngineSettings
    from companion.ui.app import Faces


@dataclass(frozen=True, slots=True)
class Options:
    """The global options as they stand alone, without a command."""

    profile: Path | None
    zone: ZoneInfo


def options_of(arguments: list[str]) -> Options:
    """Read the global options from a command line without a command."""
    given: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        given[name] = value if equals else next(rest, "")
    profile = given.get("--profile") or os.environ.get("COMPANION_PROFILE")
    return Options(Path(profile) if profile else None, _zone(given.get("--zone")))


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
        return _open_window(options.profile, options.zone)
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

    bus = connect("session", os.environ, lambda _fd, _on_readable: lambda: None)
    icon = str(ShippedAssets().path("second-wind.svg"))
    FreedesktopNotifier(bus, "Second Wind", icon).show(
        Note(key="start", title=_("Second Wind could not start"), body=line)
    )
    bus.close()


def _open_window(profile: Path | None, zone: ZoneInfo) -> int:
    return run_program(paths_for(profile), SystemClock(zone), zone)


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
    buses, desktop = _desktop(clock, scale, faces, icon)
    timer = _timer(clock, scale, store, bus, desktop, boot, settings.current.engine)
    services = _services(timer, clock, store, bus, settings, desktop)
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


def _desktop(clock: Clock, scale: float, faces: "Faces", icon: str) -> "tuple[Buses, Desktop]":
    from companion.adapters.desktop.choose import Surroundings, choose_desktop, connect_buses
    from companion.adapters.qt.alarm import QtAlarm
    from companion.adapters.qt.fdwatch import watch_fd
    from companion.adapters.qt.tray_note import TrayNotifier

    note = TrayNotifier(faces.tray_message, faces.has_tray)
    faces.on_tray_message_clicked = note.clicked
    around = Surroundings(
        env=os.environ,
        platform=sys.platform,
        clock=clock,
        alarm=QtAlarm(clock, scale),
        watch_fd=watch_fd,
        tray_note=note,
        scale=scale,
        icon=icon,
    )
    buses = connect_buses(around)
    return buses, choose_desktop(around, buses)


def _timer(
    clock: Clock,
    scale: float,
    store: Store,
    bus: "Bus",
    desktop: Desktop,
    boot: str,
    settings: "EngineSettings",
) -> "Timer":
    from companion.adapters.clock import elapsed_awake, elapsed_with_sleep
    from companion.adapters.desktop.power.clockjump import SleepGauge
    from companion.adapters.qt.alarm import QtAlarm
    from companion.app.timer import Timer, TimerParts

    parts = TimerParts(
        clock=clock,
        alarm=QtAlarm(clock, scale),
        store=store,
        bus=bus,
        desktop=desktop,
        boot=boot,
        slept=SleepGauge(elapsed_with_sleep, elapsed_awake).slept_since_last,
    )
    return Timer(parts, settings)


def _services(
    timer: "Timer", clock: Clock, store: Store, bus: "Bus", settings: "SettingsService", desktop: Desktop
) -> "Services":
    from companion.app.late import Late
    from companion.app.record import Record
    from companion.app.services import Services
    from companion.app.study import Study

    def make_reflect() -> "Reflect":
        from companion.app.reflect import Reflect

        return Reflect(store, clock, settings)

    return Services(
        study=Study(timer, store, clock, bus, settings),
        record=Record(store, bus, clock, settings.current.journal.rollover),
        reflect=cast("Reflect", Late(make_reflect)),
        settings=settings,
        store=store,
        clock=clock,
        bus=bus,
        desktop=desktop,
    )


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


def _survey() -> "Mapping[str, Capability]":
    from companion.adapters.desktop.survey import survey_desktop

    return survey_desktop(os.environ, sys.platform)


def _selftest() -> Iterator[str]:
    """Open everything once, off screen, in a profile that is thrown away."""
    import tempfile

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="second-wind-selftest-") as folder:
        yield from _open_off_screen(paths_for(Path(folder)))


def _open_off_screen(paths: Paths) -> Iterator[str]:
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.settings_file import TomlSettingsFile
    from companion.adapters.sqlite.store import open_store
    from companion.app.bus import Bus
    from companion.app.settings import SettingsService
    from companion.ui.app import Faces, make_application
    from companion.ui.overlay import NoWatchdog
    from companion.ui.selftest import open_everything

    prepare(paths)
    clock, bus = SystemClock(local_zone()), Bus()
    settings = SettingsService(TomlSettingsFile(paths.settings), bus)
    store = open_store(store_file(paths), local_zone())
    yield f"store: {store.integrity()}"
    assets = ShippedAssets()
    application = make_application()
    faces = Faces(application, assets, settings, NoWatchdog())
    buses, desktop = _desktop(clock, 1.0, faces, "")
    timer = _timer(clock, 1.0, store, bus, desktop, "", settings.current.engine)
    try:
        yield from open_everything(faces, _services(timer, clock, store, bus, settings, desktop), assets)
    finally:
        faces.close()
        buses.close()
        store.close()
