"""The steps of the tour, each as a person would take it."""

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from companion.adapters.desktop.paths import paths_for, store_file
from companion.adapters.desktop.remote_program import RemoteProgram
from companion.adapters.sqlite.store import SqliteStore, open_store_to_read
from companion.core.errors import NotRunning
from companion.core.sleep import night_figures
from tests.desktop.harness import Box, Desk
from tests.tour.rows import DAY

START = "2026-11-19T09:00:00"
WINDOW = "^Second Wind$"
FOUR = (624, 717)
"""Where the cell of stress 4 stands on Today, in px from the window's corner."""
TODAY, JOURNAL, REFLECTION = (44, 106), (44, 170), (44, 234)
"""Where the rail's items stand."""
SLEEP_DIARY = (1040, 44)
"""Where the Journal's button stands."""


class Day:
    """One day on `desk`; pictures are numbered in the order they are taken."""

    def __init__(self, desk: Desk, profile: Path, pictures: Path, scale: int) -> None:
        self._desk = desk
        self._profile = profile
        self._pictures = pictures
        self._scale = scale
        self._remote = RemoteProgram(paths_for(profile).socket)
        self._taken = 0
        self._way = 1
        for old in pictures.glob("*.png"):
            old.unlink()

    def live(self) -> None:
        """Go through the day."""
        self._open()
        self._welcome()
        self._start_studying()
        self._notice()
        self._break()
        self._effort()
        self._check_in()
        self._keep_a_journal()
        self._reflect()
        self._stop()

    def _open(self) -> None:
        program = [sys.executable, "-m", "tests.tour.program", self._profile, str(self._scale), START]
        self._desk.start(program, log="second-wind")
        self._until(lambda: self._state() == "idle", "the program to answer on its socket")
        self._until(lambda: self._desk.windows(WINDOW), "the window")
        (window, *_rest) = self._desk.windows(WINDOW)
        self._desk.xdotool("windowfocus", "--sync", window)
        self._say("The program is open, with its welcome.")

    def _welcome(self) -> None:
        self._desk.xdotool("type", "--delay", "15", "Step 1")
        self._keys("Tab")
        self._desk.xdotool("type", "--delay", "15", "13 January 2027")
        self._settle()
        self._picture("welcome-exam", self._first_monitor())
        self._keys("Return")
        self._settle()
        self._keys("Up")
        self._settle()
        self._picture("welcome-rhythm", self._first_monitor())
        self._keys("Return")
        self._settle()
        self._picture("welcome-asking", self._first_monitor())
        self._keys("Return")
        self._settle()
        self._picture("welcome-private", self._first_monitor())
        self._keys("Return")
        self._settle()
        self._say("The welcome took the exam, its date and the rhythm 25/5, by keyboard alone.")
        self._say("What may be asked was left as it is, and the journal without a passphrase.")

    def _start_studying(self) -> None:
        self._picture("today-empty", self._first_monitor())
        self._click(600, 178)
        self._desk.xdotool("type", "--delay", "15", "Cardiovascular")
        self._keys("ctrl+Return")
        self._until(lambda: self._state() == "focus", "the session to run")
        self._until(lambda: self._focused() > 300, "five minutes of focus")
        self._picture("today-in-focus", self._first_monitor())
        self._say("09:00 A session on Cardiovascular runs, 25/5, firm.")

    def _notice(self) -> None:
        self._work_while("focus")
        assert self._state() == "notice", self._state()
        self._picture("notice", self._first_monitor())
        self._say("A notice came, a minute before the break.")

    def _break(self) -> None:
        self._work_while("notice")
        self._until(lambda: self._state() == "break", "the break")
        self._until(self._desk.keyboard_is_held, "the keyboard to be held")
        self._desk.wait_for(lambda: self._seconds_left() < 240, "the overlay to have come in")
        self._picture("break-on-two-monitors")
        self._say("The break covers both monitors and holds the keyboard.")

    def _effort(self) -> None:
        self._until(lambda: self._state() == "returning", "the end of the break")
        self._keys("6")
        self._picture("ready", self._first_monitor())
        self._keys("Return")
        self._until(lambda: self._state() == "focus", "the next block")
        self._say("Effort 6 was typed on the end screen; Enter began the next block.")

    def _check_in(self) -> None:
        self._desk.xdotool("windowfocus", "--sync", self._window())
        self._click(*FOUR)
        self._until(lambda: self._stress() == [4.0], "the one-click check-in to be kept")
        self._say("One click on Today kept a check-in: stress 4.")
        self._keys("ctrl+k")
        self._settle()
        self._keys("Right", "Right", "Up")
        self._settle()
        self._picture("check-in", self._first_monitor())
        self._keys("7", "Return")
        self._until(lambda: self._stress() == [4.0, 7.0], "the full check-in to be kept")
        self._settle()
        self._say("A check-in with mood and stress 7 was kept by keyboard alone.")

    def _keep_a_journal(self) -> None:
        self._go_to(JOURNAL)
        self._picture("journal", self._first_monitor())
        self._say("The Journal shows the day with its block, its break and both check-ins.")
        self._click(*SLEEP_DIARY)
        self._settle()
        for answer in ("2330", "2345", "0700", "0715", "10", "1", "15"):
            self._desk.xdotool("type", "--delay", "15", answer)
            self._keys("Tab")
        self._settle()
        self._picture("sleep-diary", self._first_monitor())
        self._keys("ctrl+Return")
        self._until(lambda: self._slept() == [410], "the night to be kept")
        self._settle()
        self._picture("journal-with-the-night", self._first_monitor())
        self._say("A night with 6 h 50 min of sleep was written by keyboard alone.")

    def _reflect(self) -> None:
        self._go_to(REFLECTION)
        self._picture("reflection", self._first_monitor())
        self._say("The Reflection page says how much it can say of one day.")

    def _stop(self) -> None:
        self._click(*TODAY)
        self._ask(do="stop")
        self._until(lambda: self._state() == "idle", "the session to end")
        self._settle()
        self._picture("today-at-the-end", self._first_monitor())
        self._ask(do="quit")
        self._until(lambda: self._state() is None, "the program to end")
        self._say("The session was stopped and the program quit, both over the socket.")

    def _go_to(self, place: tuple[int, int]) -> None:
        """Click an item of the rail and wait for its page."""
        before = self._desk.picture(self._first_monitor()).raw
        self._click(*place)
        # The first chart loads its library; until then the page before stands still.
        self._until(lambda: _differs(self._desk.picture(self._first_monitor()).raw, before), "the page")
        self._settle()

    def _say(self, line: str) -> None:
        print(line, flush=True)

    def _picture(self, name: str, box: Box | None = None) -> None:
        self._taken += 1
        self._desk.screenshot(self._pictures / f"{self._taken:02}-{name}.png", box)

    def _first_monitor(self) -> Box:
        return self._desk.monitors[0]

    def _ask(self, **request: Any) -> Any:
        return self._remote.request(request).get("ok")

    def _status(self) -> dict[str, Any] | None:
        try:
            return dict(self._ask(do="status"))
        except NotRunning:
            return None

    def _state(self) -> str | None:
        status = self._status()
        return None if status is None else str(status["state"])

    def _seconds_left(self) -> float:
        status = self._status() or {}
        return float(status.get("remaining_s") or 0)

    def _focused(self) -> float:
        self._touch()
        status = self._status() or {}
        return 25 * 60 - float(status.get("next_break_s") or 25 * 60)

    def _stress(self) -> list[float | None]:
        with closing(self._store()) as store:
            return [check_in.stress for check_in in store.check_ins(DAY, DAY)]

    def _slept(self) -> list[float]:
        with closing(self._store()) as store:
            return [night_figures(night).sleep / timedelta(minutes=1) for night in store.nights(DAY, DAY)]

    def _store(self) -> SqliteStore:
        return open_store_to_read(store_file(paths_for(self._profile)), ZoneInfo("Europe/Berlin"))

    def _window(self) -> str:
        return self._desk.wait_for(lambda: self._desk.windows(WINDOW), "the window")[0]

    def _click(self, x: int, y: int) -> None:
        """Click at a place of the window, wherever the window manager put it."""
        self._desk.xdotool("mousemove", "--window", self._window(), x, y, "click", 1)

    def _keys(self, *keys: str) -> None:
        self._desk.xdotool("key", "--delay", "20", *keys)

    def _until(self, condition: Callable[[], Any], what: str, seconds: float = 60) -> None:
        self._desk.wait_for(condition, what, seconds)

    def _work_while(self, state: str) -> None:
        """Move the mouse as somebody at work does, until the timer says something else."""

        def changed() -> bool:
            self._touch()
            return self._state() != state

        self._until(changed, f"the end of {state}", 90)

    def _settle(self) -> None:
        """Wait until the screen shows the same twice in a row, working on meanwhile."""
        last: list[bytes] = []

        def same() -> bool:
            self._touch()
            last.append(self._desk.picture(self._first_monitor()).raw)
            return len(last) > 2 and last[-1] == last[-2] == last[-3]

        self._until(same, "the screen to come to rest")

    def _touch(self) -> None:
        self._way = -self._way
        self._desk.xdotool("mousemove_relative", "--", self._way, 0)


def _differs(now: bytes, before: bytes) -> bool:
    """Tell whether a good part of the screen is another than before."""
    step = 4001
    samples = range(0, min(len(now), len(before)), step)
    return sum(now[at] != before[at] for at in samples) > len(samples) / 20
