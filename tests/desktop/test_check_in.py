"""A check-in in the real program, typed as hands type: from the key that opens it to the entry kept."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.adapters.sqlite.store import open_store
from companion.core.journal import CheckIn
from companion.core.naming import Tag
from tests.desktop.harness import Desk
from tests.desktop.running import Running

pytestmark = pytest.mark.desktop
MakeDesk = Callable[..., Desk]
WINDOW = "^Second Wind$"
BRISK = 120
"""Milliseconds between two keys of somebody who knows them; 100 words a minute."""

SHORTEST = ["4", "Return"]
FULL = ["3", "shift+Right", "shift+Right", "shift+Down", "Tab", "Tab", "space",
        "Tab", "Tab", "Right", "space", "Return"]  # fmt: skip


class Typed:
    """The program with two tags in its journal, and what it keeps."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.file = store_file(paths_for(folder))
        prepare(paths_for(folder))
        with closing(open_store(self.file, ZoneInfo("UTC"))) as store:
            for name in ("coffee", "exercise"):
                store.set_tag(Tag(name=name))
        self.desk, self.run = desk, Running(desk, folder)
        self.desk.wait_for(lambda: self.desk.windows(WINDOW), "the window")

    def kept(self) -> list[CheckIn]:
        """Return the check-ins there are."""
        with closing(open_store(self.file, ZoneInfo("UTC"))) as store:
            first = store.first_day()
            return [] if first is None else store.check_ins(first, first + timedelta(days=2))

    def press(self, keys: list[str]) -> None:
        """Press keys for real, one after the other."""
        self.desk.xdotool("key", "--delay", BRISK, *keys)

    def seconds_for(self, opening: Callable[[], object], keys: list[str]) -> float:
        """Return how long it took from `opening` a check-in to the entry kept."""
        count = len(self.kept())
        began = time.monotonic()
        opening()
        self.press(keys)
        self.desk.wait_for(lambda: len(self.kept()) > count, "the check-in to be kept")
        return time.monotonic() - began


@pytest.fixture
def typed(desk: MakeDesk, tmp_path: Path) -> Iterator[Typed]:
    typed = Typed(desk(size=(1280, 800), tray="xembed"), tmp_path / "profile")
    yield typed
    if typed.run.state() is not None:
        typed.run.ask(do="quit")
        typed.run.wait_for(None)


def report(what: str, seconds: float) -> None:
    """Say how long it took; how fast this computer is today is no reason to fail."""
    print(f"{what}: {seconds:.1f} s", file=sys.stderr)


def test_by_the_shortcut_a_full_check_in_and_the_shortest_are_kept(typed: Typed) -> None:
    typed.desk.run(["wmctrl", "-a", "Second Wind"])
    shortcut = ["ctrl+k"]
    report("full, by Ctrl+K", typed.seconds_for(lambda: typed.press(shortcut), FULL))
    report("shortest, by Ctrl+K", typed.seconds_for(lambda: typed.press(shortcut), SHORTEST))
    full, short = typed.kept()
    assert (full.stress, full.pleasantness, full.energy) == (3, 0.4, -0.2)
    assert (full.words, full.tags) == (("calm",), ("exercise",))
    assert (short.stress, short.words, short.tags) == (4, (), ())


def test_from_the_tray_with_the_window_closed_a_check_in_is_kept(typed: Typed) -> None:
    desk = typed.desk
    desk.run(["wmctrl", "-c", "Second Wind"])
    desk.wait_for(lambda: not desk.windows(WINDOW), "the window to be gone")

    def by_the_menu() -> None:
        before = set(desk.windows(""))
        # The only icon there is, in the panel in the corner.
        desk.click(1266, 786, button=3)
        desk.wait_for(lambda: set(desk.windows("")) - before, "the menu")
        typed.press(["Down", "Down", "Down", "Return"])
        desk.wait_for(lambda: desk.windows("^Check in"), "the check-in")

    report("full, from the tray", typed.seconds_for(by_the_menu, FULL))
    (kept,) = typed.kept()
    assert (kept.stress, kept.words, kept.tags) == (3, ("calm",), ("exercise",))
    desk.wait_for(lambda: not desk.windows("^Check in"), "its window to close")
