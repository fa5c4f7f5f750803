"""The parts that the window and its self-test are made of."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from companion.app.late import Late
from companion.app.ports import Capability, Clock, Desktop, Paths, PracticeSeams, Reminders, Store
from companion.compose.reflections import make_reflections
from companion.compose.safekeeping import make_backups, make_vault
from companion.core.value import dataclass
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.desktop.choose import Buses
    from companion.adapters.desktop.own_hold import OwnHold
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.adapters.sqlite.store import SqliteStore
    from companion.app.bus import Bus
    from companion.app.days_run import DaysRun
    from companion.app.forgetting import Forgetting
    from companion.app.reminders import Remind
    from companion.app.services import Services
    from companion.app.settings import Settings, SettingsService
    from companion.app.timer import Timer
    from companion.compose.printing import ReportPress
    from companion.ui.app import Faces, OuterDoors
    from companion.ui.front import Front


@dataclass(frozen=True, slots=True)
class Desk:
    """The connections to the desktop, its seams, and whether this program keeps the screen awake itself."""

    buses: "Buses"
    seams: Desktop
    own_hold: "OwnHold"

    def close(self) -> None:
        """Give everything back, the connections last."""
        for seam in (self.seams.idle, self.seams.notifier, self.seams.power, self.seams.lock, self.buses):
            seam.close()


def make_desktop(clock: Clock, scale: float, front: "Front") -> Desk:
    """Return the desktop as it is here. scale: how much faster `clock` runs."""
    from companion.adapters.desktop.choose import Surroundings, choose_desktop, connect_buses
    from companion.adapters.qt.alarm import QtAlarm
    from companion.adapters.qt.fdwatch import watch_fd
    from companion.adapters.qt.tray_note import TrayNotifier

    note = TrayNotifier(front.tray.show_message, front.tray.available)
    front.tray.message_clicked.connect(note.clicked)
    around = Surroundings(
        env=os.environ,
        platform=sys.platform,
        clock=clock,
        alarm=QtAlarm(clock, scale),
        watch_fd=watch_fd,
        tray_note=note,
        scale=scale,
        icon=front.emblem,
    )
    buses = connect_buses(around)
    return Desk(buses, choose_desktop(around, buses), around.own_hold)


def make_timer(
    clock: Clock,
    scale: float,
    store: Store,
    bus: "Bus",
    desktop: Desktop,
    boot: str,
    settings: "Settings",
) -> "Timer":
    """Return what drives the engine, not yet begun."""
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
        rollover=settings.journal.rollover,
    )
    return Timer(parts, settings.engine)


def make_services(
    timer: "Timer",
    clock: Clock,
    store: "SqliteStore",
    bus: "Bus",
    settings: "SettingsService",
    desktop: Desktop,
    keyhole: "Keyhole",
    zone: ZoneInfo,
) -> "Services":
    """Return the use cases handed to every face."""
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.app.edit import Edit
    from companion.app.record import Record
    from companion.app.services import Services
    from companion.app.study import Study
    from companion.compose.practising import make_practising

    rollover = settings.current.journal.rollover
    quiet = make_practising(ShippedAssets(), store, bus, clock, settings)
    back = make_reflections(store, bus, clock, settings, quiet)
    return Services(
        study=Study(timer, store, clock, bus, settings),
        record=Record(store, bus, clock, rollover),
        edit=Edit(store, bus, clock, rollover),
        reflect=back.reflect,
        weeks=back.weeks,
        relations=back.relations,
        reflecting=back.reflecting,
        suggest=back.suggest,
        experiments=back.experiments,
        practices=quiet.practices,
        practise=quiet.practise,
        practice_offers=quiet.offers,
        settings=settings,
        store=store,
        vault=make_vault(keyhole, store),
        backups=make_backups(keyhole, store, bus, clock, zone, lambda: timer.view().in_session),
        clock=clock,
        bus=bus,
        desktop=desktop,
    )


def outer_doors(services: "Services", paths: Paths, desk: Desk) -> "OuterDoors":
    """Return what pages reach outside of the services for."""
    from companion.ui.app import OuterDoors

    def survey() -> Mapping[str, Capability]:
        from companion.adapters.desktop.survey import survey_desktop

        return survey_desktop(os.environ, sys.platform)

    def export(path: Path) -> None:
        from companion.adapters.exchange.files import FileExchange
        from companion.app.exchange.archive import export_archive

        document = export_archive(services.store, services.clock.now().wall)
        # The file dialog has asked whether to replace what is there.
        FileExchange().write_archive(document, path, replace=True)

    def press() -> "ReportPress":
        from companion.compose.printing import ReportPress

        return ReportPress(paths, services.store, services.clock, services.settings)

    def seams() -> PracticeSeams:
        from companion.adapters.desktop.assets import ShippedAssets
        from companion.compose.practising import make_seams

        return make_seams(desk, ShippedAssets())

    return OuterDoors(survey=survey, export=export, report=cast("ReportPress", Late(press)), seams=seams)


def make_forgetting(services: "Services") -> "Forgetting":
    """Return what lets old changes leave the file, not yet begun."""
    from companion.adapters.qt.alarm import QtAlarm
    from companion.app.forgetting import Forgetting

    clock = services.clock
    return Forgetting(services.edit, QtAlarm(clock), clock, services.bus, services.desktop.power)


def make_days_run(services: "Services") -> "DaysRun":
    """Return what marks the days on which the program runs, not yet begun."""
    from companion.adapters.qt.alarm import QtAlarm
    from companion.app.days_run import DaysRun

    clock = services.clock
    rollover = services.settings.current.journal.rollover
    return DaysRun(services.record, QtAlarm(clock), clock, services.desktop.power, rollover)


def make_remind(services: "Services", faces: "Faces") -> "Remind":
    """Return what asks at the times set, not yet begun."""
    from companion.app.reminders import Doors, Remind, RemindParts

    def make_calendar() -> Reminders:
        from companion.adapters.qt.reminders import QtReminders

        return QtReminders(services.clock.now().wall.tzinfo)  # type: ignore[arg-type]  # ours are ZoneInfo

    reasons = {"reminder": "", "after_block": _("after a block")}
    return Remind(
        RemindParts(
            view=services.study.view,
            settings=services.settings,
            store=services.store,
            backups=services.backups,
            clock=services.clock,
            bus=services.bus,
            desktop=services.desktop,
            make_calendar=make_calendar,
            doors=Doors(
                check_in=lambda why: faces.open_check_in(reasons[why]),
                sleep_diary=lambda day: faces.open_page("sleep", day=day),
                reflection=lambda: faces.open_page("reflection"),
                practices=lambda: faces.open_page("practices"),
                wind_down=lambda: faces.practising.wind_down(),
                window=faces.show_window,
            ),
        )
    )
