"""The parts that the window and its self-test are made of."""

import os
import sys
from typing import TYPE_CHECKING, cast

from companion.app.ports import Backups, Clock, Desktop, Store, Vault

if TYPE_CHECKING:
    from companion.adapters.desktop.choose import Buses
    from companion.app.bus import Bus
    from companion.app.reflect import Reflect
    from companion.app.services import Services
    from companion.app.settings import SettingsService
    from companion.app.timer import Timer
    from companion.core.engine.settings import EngineSettings
    from companion.ui.app import Faces


def make_desktop(clock: Clock, scale: float, faces: "Faces", icon: str) -> "tuple[Buses, Desktop]":
    """Return the connections to the desktop and its seams. scale: how much faster `clock` runs."""
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


def make_timer(
    clock: Clock,
    scale: float,
    store: Store,
    bus: "Bus",
    desktop: Desktop,
    boot: str,
    settings: "EngineSettings",
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
    )
    return Timer(parts, settings)


def make_services(
    timer: "Timer", clock: Clock, store: Store, bus: "Bus", settings: "SettingsService", desktop: Desktop
) -> "Services":
    """Return the use cases handed to every face."""
    from companion.app.edit import Edit
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
        edit=Edit(store, bus, clock, settings.current.journal.rollover),
        vault=cast("Vault", None),
        backups=cast("Backups", None),
        reflect=cast("Reflect", Late(make_reflect)),
        settings=settings,
        store=store,
        clock=clock,
        bus=bus,
        desktop=desktop,
    )
