"""Do-not-disturb as each desktop's daemon tells it."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.holds.dnd import XFCONF, DoNotDisturb
from companion.adapters.desktop.notify.freedesktop import NAME
from tests.adapters.desktop.services import Service, seconds_for

MakeService = Callable[..., Service]


def named(name: str) -> Callable[[], tuple[str, tuple[str, ...]]]:
    return lambda: ("ssss", (name, "its makers", "1.0", "1.2"))


def test_without_a_daemon_it_is_unknown(bus: Bus) -> None:
    dnd = DoNotDisturb(bus, {})
    assert dnd.holds() is None
    assert dnd.capability().works == "unknown" and dnd.capability().why


@pytest.mark.parametrize(
    ("program", "interface", "name"),
    [("Plasma", NAME, "Inhibited"), ("dunst", "org.dunstproject.cmd0", "paused")],
)
def test_kde_and_dunst_have_a_property(
    bus: Bus, service: MakeService, program: str, interface: str, name: str
) -> None:
    on = [False]
    asked: list[tuple[str, str]] = []

    def get(of: str, what: str) -> tuple[str, tuple[tuple[str, bool]]]:
        asked.append((of, what))
        return "v", (("b", on[0]),)

    service(NAME, GetServerInformation=named(program), Get=get)
    dnd = DoNotDisturb(bus, {})
    assert dnd.holds() is False
    on[0] = True
    assert dnd.holds() is True
    assert set(asked) == {(interface, name)}
    assert dnd.capability().works is True and dnd.capability().by == program


def test_a_daemon_without_such_a_thing_is_unknown(bus: Bus, service: MakeService) -> None:
    service(NAME, GetServerInformation=named("mako"))
    dnd = DoNotDisturb(bus, {})
    assert dnd.holds() is None
    assert dnd.capability().why == "mako does not tell do-not-disturb."


def test_xfce_has_a_setting_that_is_absent_at_first(bus: Bus, service: MakeService) -> None:
    service(NAME, GetServerInformation=named("Xfce Notify Daemon"))
    dnd = DoNotDisturb(bus, {})
    assert dnd.holds() is None
    kept: dict[tuple[str, str], bool] = {}
    service(
        XFCONF.name,
        PropertyExists=lambda *where: ("b", (where in kept,)),
        GetProperty=lambda *where: ("v", (("b", kept[where]),)),
    )
    assert dnd.holds() is False
    kept["xfce4-notifyd", "/do-not-disturb"] = True
    assert dnd.holds() is True


@pytest.mark.parametrize(("banners", "holds"), [("true", False), ("false", True), ("what", None)])
def test_gnome_hides_banners(
    bus: Bus, service: MakeService, tmp_path: Path, banners: str, holds: bool | None
) -> None:
    service(NAME, GetServerInformation=named("gnome-shell"))
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {banners}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert DoNotDisturb(bus, {"PATH": str(tmp_path)}).holds() is holds


def test_gnome_without_gsettings_is_unknown(bus: Bus, service: MakeService, tmp_path: Path) -> None:
    service(NAME, GetServerInformation=named("gnome-shell"))
    assert DoNotDisturb(bus, {"PATH": str(tmp_path)}).holds() is None


def test_a_daemon_that_hangs_costs_half_a_second_at_most(bus: Bus, service: MakeService) -> None:
    service(NAME, GetServerInformation=lambda: None)
    dnd = DoNotDisturb(bus, {})
    assert seconds_for(dnd.holds) < 0.5
    assert dnd.holds() is None
