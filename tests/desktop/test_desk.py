"""The private desktop itself: what every other desktop test stands on."""

from collections.abc import Callable

import pytest

from tests.desktop.harness import Box, Desk

pytestmark = pytest.mark.desktop


@pytest.mark.parametrize(("tray", "notify"), [("xembed", "xfce4"), ("sni", "dunst")])
def test_a_desk_comes_up_whole_and_leaves_nothing_behind(
    desk: Callable[..., Desk], tray: str, notify: str
) -> None:
    it = desk(monitors=2, tray=tray, notify=notify)
    assert it.owns("org.freedesktop.Notifications")
    assert len(it.run(["xrandr", "--listactivemonitors"]).splitlines()) == 3
    processes = list(it._processes)
    it.close()
    assert all(process.poll() is not None for process in processes)
    assert not it.folder.exists()


def test_a_desk_without_a_daemon_has_no_notifications_even_when_one_is_installed(
    desk: Callable[..., Desk],
) -> None:
    it = desk()
    assert it.owns("org.freedesktop.DBus")
    assert not it.owns("org.freedesktop.Notifications")


def test_monitors_come_and_go(desk: Callable[..., Desk]) -> None:
    it = desk(monitors=1, size=(640, 480))
    assert it.add_monitor() == Box(640, 0, 640, 480)
    assert len(it.run(["xrandr", "--listactivemonitors"]).splitlines()) == 3
    it.remove_monitor()
    assert len(it.run(["xrandr", "--listactivemonitors"]).splitlines()) == 2


def test_pictures_show_what_is_on_screen(desk: Callable[..., Desk]) -> None:
    it = desk(size=(640, 480), window_manager=False)
    it.run(["xsetroot", "-solid", "#0E5F5B"])
    assert it.picture().share((0x0E, 0x5F, 0x5B)) == 1.0
