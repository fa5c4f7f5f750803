"""Idle inhibitors, asked of whoever answers."""

import os
from collections.abc import Callable

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.inhibit import GNOME, POWER, DesktopInhibitors
from tests.adapters.desktop.services import FakeLogind, Service, seconds_for

MakeService = Callable[..., Service]


def test_where_nobody_answers_it_is_unknown(bus: Bus) -> None:
    inhibitors = DesktopInhibitors(bus, bus)
    assert inhibitors.inhibited() is None
    assert inhibitors.capability().works == "unknown"


def test_an_idle_inhibitor_of_another_program_counts(bus: Bus, logind: FakeLogind) -> None:
    inhibitors = DesktopInhibitors(bus, bus)
    assert inhibitors.inhibited() is False
    logind.inhibitors = [
        ("sleep", "Power", "", "block", 0, 1),
        ("sleep:idle", "Us", "", "block", 0, os.getpid()),
        ("idle", "Later", "", "delay", 0, 1),
    ]
    assert inhibitors.inhibited() is False
    logind.inhibitors.append(("shutdown:idle", "Player", "plays", "block", 1000, 1))
    assert inhibitors.inhibited() is True


def test_the_power_manager_and_the_session_manager_are_asked_too(bus: Bus, service: MakeService) -> None:
    inhibitors = DesktopInhibitors(bus, bus)
    held = {"power": False, "gnome": False}
    service(POWER.name, HasInhibit=lambda: ("b", (held["power"],)))
    service(GNOME.name, IsInhibited=lambda flags: ("b", (held["gnome"] and flags == 8,)))
    assert inhibitors.inhibited() is False
    assert inhibitors.capability().by == f"{POWER.name}, {GNOME.name}"
    held["gnome"] = True
    assert inhibitors.inhibited() is True
    held.update(power=True, gnome=False)
    assert inhibitors.inhibited() is True


def test_all_hanging_at_once_costs_less_than_a_second(bus: Bus, service: MakeService) -> None:
    service(POWER.name, HasInhibit=lambda: None)
    service(GNOME.name, IsInhibited=lambda flags: None)
    service("org.freedesktop.login1", ListInhibitors=lambda: None)
    inhibitors = DesktopInhibitors(bus, bus)
    assert seconds_for(inhibitors.inhibited) < 1.0
    assert inhibitors.inhibited() is None
