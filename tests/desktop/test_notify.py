"""Notifications shown by real daemons and really clicked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.connect import connect
from companion.adapters.desktop.notify.freedesktop import FreedesktopNotifier
from companion.app.ports import Note
from tests.adapters.desktop.loop import Loop
from tests.desktop.harness import Box, Desk, end

pytestmark = pytest.mark.desktop

BREAK = Note(
    key="break",
    title="Break in 1 min",
    body="Cardiology & more",
    buttons=(("now", "Start now"), ("postpone", "Postpone 5 min")),
)
WINDOW = {"xfce4": "xfce4-notifyd", "dunst": "Dunst"}

MakeDesk = Callable[..., Desk]


@dataclass
class Shown:
    """A notifier on a desk, and the clicks it reported."""

    desk: Desk
    loop: Loop
    bus: Bus
    notifier: FreedesktopNotifier
    clicks: list[tuple[str, str]]

    def extent(self, title: str) -> Box:
        """Return where the daemon's note is, waiting for it."""
        windows = self.desk.wait_for(lambda: self.turn(title), "the note")
        lines = self.desk.xdotool("getwindowgeometry", "--shell", windows[0]).split()
        found = dict(line.split("=") for line in lines)
        return Box(*(int(found[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def turn(self, title: str) -> list[str]:
        """Let the notifier hear the daemon, and return the daemon's windows."""
        self.loop.turn(0.02)
        return self.desk.windows(title)


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


@pytest.fixture
def shown(desk: MakeDesk, loop: Loop, request: pytest.FixtureRequest) -> Iterator[Shown]:
    """Give a notifier on a desk with the daemon the test asks for."""
    place = desk(spare=0, notify=request.param)
    bus = connect("session", place.env, loop.watch)
    notifier = FreedesktopNotifier(bus, "Second Wind", "second-wind")
    clicks: list[tuple[str, str]] = []
    notifier.on_action(lambda key, action: clicks.append((key, action)))
    yield Shown(place, loop, bus, notifier, clicks)
    bus.close()


@pytest.mark.parametrize("shown", ["xfce4"], indirect=True)
@pytest.mark.parametrize(("third", "action"), [(0, "now"), (1, "postpone"), (2, "default")])
def test_each_button_of_a_note_reports_its_action(shown: Shown, third: int, action: str) -> None:
    assert shown.notifier.capability().works is True
    shown.notifier.show(BREAK)
    note = shown.extent(WINDOW["xfce4"])
    # Three buttons of one width below the text: aim at the middle of each.
    shown.desk.click(note.x + note.width * (2 * third + 1) // 6, note.y + note.height - 30)
    shown.loop.until(lambda: shown.clicks)
    assert shown.clicks == [("break", action)]


@pytest.mark.parametrize("shown", ["dunst"], indirect=True)
def test_a_click_on_a_note_without_buttons_opens_the_program(shown: Shown) -> None:
    shown.notifier.show(Note(key="hello", title="Welcome back"))
    note = shown.extent(WINDOW["dunst"])
    shown.desk.click(note.x + note.width // 2, note.y + note.height // 2)
    shown.loop.until(lambda: shown.clicks)
    assert shown.clicks == [("hello", "default")]


@pytest.mark.parametrize("shown", ["dunst", "xfce4"], indirect=True)
def test_a_withdrawn_note_leaves_the_screen(shown: Shown, request: pytest.FixtureRequest) -> None:
    shown.notifier.show(BREAK)
    window = WINDOW[request.node.callspec.params["shown"]]
    assert shown.extent(window).width > 0
    shown.notifier.withdraw("break")
    shown.desk.wait_for(lambda: not shown.turn(window), "the note to go")
    assert shown.clicks == []


@pytest.mark.parametrize("shown", ["dunst"], indirect=True)
def test_a_later_note_takes_the_place_of_the_one_with_its_key(shown: Shown) -> None:
    shown.notifier.show(BREAK)
    before = shown.extent(WINDOW["dunst"])
    shown.notifier.show(Note(key="break", title="Break now", body="Cardiology & more"))
    shown.loop.settle()
    assert shown.extent(WINDOW["dunst"]).height == before.height
    assert len(shown.desk.windows(WINDOW["dunst"])) == 1


@pytest.mark.parametrize("shown", ["dunst"], indirect=True)
def test_a_daemon_that_is_started_anew_shows_notes_again(shown: Shown) -> None:
    assert shown.notifier.capability().works is True
    end(next(each for each in shown.desk._processes if "dunst" in str(each.args)))
    shown.loop.until(lambda: shown.notifier.capability().works is False)
    shown.notifier.show(BREAK)
    shown.desk.start(["dunst", "-conf", shown.desk.folder / "dunstrc"])
    shown.loop.until(lambda: shown.notifier.capability().works is True)
    shown.notifier.show(BREAK)
    assert shown.extent(WINDOW["dunst"]).width > 0
