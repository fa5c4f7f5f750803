import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.harness import Box, Desk

MakeDesk = Callable[..., Desk]
HERE = Path(__file__).parent
ACCENT = (0x0E, 0x5F, 0x5B)
SIZE = (800, 500)
RING_PIXELS = 20
"""Pixels wholly of the ring's colour, at least, when more than half of it is filled."""
PANEL = Box(0, 472, 28, 28)
"""Where the panel of the `sni` desk puts its first icon."""
TRAYER = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "28",
          "--SetDockType", "true"]  # fmt: skip


class Stand:
    """The tray's test program on a desk."""

    def __init__(self, desk: Desk, *options: str) -> None:
        self.desk = desk
        self._log = desk.folder / "tray-said"
        desk.env["PYTHONPATH"] = str(HERE.parents[1])
        args = [sys.executable, HERE / "tray_app.py", "--log", self._log, *options]
        self.program = desk.start(args, log="tray-app")
        self.hears("ready")

    @property
    def said(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []

    def hears(self, line: str, times: int = 1) -> None:
        self.desk.wait_for(lambda: self.said.count(line) >= times, f"the program to say {line!r}")

    def icon(self) -> Box:
        """Where the icon is seen; only the old kind of tray tells, and it may still move it at first."""

        def seen() -> Box | None:
            told = [line.split()[1:] for line in self.said if line.startswith("icon")]
            box = Box(*map(int, told[-1])) if told else None
            return box if box and box.width and self._has_ring(box) else None

        return self.desk.wait_for(seen, "the icon in the tray")

    def pill(self) -> Box:
        """Where the screen shows the floating timer."""
        window = self.desk.wait_for(lambda: self.desk.windows("Second Wind timer"), "the floating timer")[0]
        lines = self.desk.xdotool("getwindowgeometry", "--shell", window).split()
        told = dict(line.split("=") for line in lines)
        return Box(*(int(told[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def active(self) -> str:
        """The title of the window that has the focus."""
        focus = self.desk.xdotool("getwindowfocus", "-f").strip()
        return self.desk.run(["xprop", "-id", focus, "WM_NAME"])

    def shows_ring(self, box: Box) -> None:
        """Wait until the ring's colour is seen in `box`."""
        self.desk.wait_for(lambda: self._has_ring(box), f"the ring in {box}")

    def _has_ring(self, box: Box) -> bool:
        return self.desk.picture(box).share(ACCENT) * box.width * box.height >= RING_PIXELS


def middle(box: Box) -> tuple[int, int]:
    return box.x + box.width // 2, box.y + box.height // 2


def test_the_icon_docks_in_a_tray_of_the_old_kind_and_a_click_toggles_the_window(desk: MakeDesk) -> None:
    stand = Stand(desk(tray="xembed", spare=0, size=SIZE), "--topic", "Cardiology")
    stand.hears("tray yes")
    icon = stand.icon()
    assert icon.width >= 16
    stand.desk.click(*middle(icon))
    stand.hears("toggle")


def test_the_icon_docks_in_a_panel_of_the_new_kind_and_a_click_toggles_the_window(desk: MakeDesk) -> None:
    stand = Stand(desk(tray="sni", spare=0, size=SIZE), "--topic", "Cardiology")
    stand.hears("tray yes")
    stand.shows_ring(PANEL)
    stand.desk.click(*middle(PANEL))
    stand.hears("toggle")


def test_a_right_click_opens_a_menu_made_for_this_moment(desk: MakeDesk) -> None:
    stand = Stand(desk(tray="xembed", spare=0, size=SIZE), "--topic", "Cardiology")
    icon = stand.icon()
    stand.desk.click(*middle(icon), button=3)
    stand.hears("menu")
    # From the head down: Pause is the first row that can be chosen.
    stand.desk.xdotool("key", "Down")
    stand.desk.xdotool("key", "Return")
    stand.hears("timer paused")


def test_a_tray_that_appears_later_is_used(desk: MakeDesk) -> None:
    stand = Stand(desk(spare=0, size=SIZE), "--topic", "Cardiology")
    stand.hears("tray no")
    stand.desk.start(TRAYER)
    stand.hears("tray yes")
    icon = stand.icon()
    stand.desk.click(*middle(icon))
    stand.hears("toggle")


def test_without_a_tray_it_says_so_and_the_floating_timer_is_in_reach(desk: MakeDesk) -> None:
    stand = Stand(desk(spare=0, size=SIZE), "--topic", "Cardiology", "--floating")
    stand.hears("tray no")
    pill = stand.pill()
    assert (pill.x + pill.width, pill.y + pill.height) == (SIZE[0] - 25, SIZE[1] - 25)
    stand.shows_ring(pill)
    stand.desk.click(*middle(pill))
    stand.hears("open")
    stand.desk.click(*middle(pill), button=3)
    stand.hears("menu")
    stand.desk.xdotool("key", "Down")
    stand.desk.xdotool("key", "Return")
    stand.hears("timer paused")


def test_the_floating_timer_stays_where_it_is_dragged(desk: MakeDesk) -> None:
    stand = Stand(desk(spare=0, size=SIZE), "--topic", "Cardiology", "--floating")
    before = stand.pill()
    stand.shows_ring(before)
    x, y = middle(before)
    stand.desk.xdotool("mousemove", "--sync", x, y, "mousedown", 1)
    for step in range(1, 6):
        stand.desk.xdotool("mousemove", "--sync", x - 40 * step, y - 30 * step)
    stand.desk.xdotool("mouseup", 1)
    there = Box(before.x - 200, before.y - 150, before.width, before.height)
    stand.desk.wait_for(lambda: stand.pill() == there, "the floating timer to be there")
    assert not {"menu", "open"} & set(stand.said)


def test_the_floating_timer_is_reached_and_used_by_keyboard(desk: MakeDesk) -> None:
    stand = Stand(desk(spare=0, size=SIZE), "--topic", "Cardiology", "--floating")
    stand.shows_ring(stand.pill())
    stand.desk.wait_for(
        # Again and again: a window manager may know of a window a little later than the screen shows it.
        lambda: stand.desk.xdotool("key", "alt+Tab") or "Second Wind timer" in stand.active(),
        "the floating timer to have the focus",
    )
    stand.desk.xdotool("key", "Return")
    stand.hears("menu")
    stand.desk.xdotool("key", "Escape")


@pytest.mark.parametrize("tray", ["none", "xembed"])
def test_it_works_without_any_bus(desk: MakeDesk, tray: str) -> None:
    stand = Stand(desk(tray=tray, spare=0, size=SIZE, bus=False), "--topic", "Cardiology")
    stand.hears("tray no" if tray == "none" else "tray yes")
    assert stand.program.poll() is None
