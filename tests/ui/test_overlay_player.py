"""A practice inside the break's ring."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.bus import Bus
from companion.app.playing import Playing
from companion.app.playing_choice import PlayingDoors
from companion.app.ports.sound import Track
from companion.app.practise import Practise
from companion.app.settings import SettingsService
from companion.core.errors import EnvironmentFault
from companion.core.practice import Course, Cue, Practice
from companion.ui.overlay.offer_player import BreakPlayer
from companion.ui.theme import Theme
from tests.fakes.break_study import HandClock
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.sound import FakeAwakeScreen, FakeMediaKeys, FakeSoundPlayer
from tests.fakes.store import FakeStore

CUES = (
    Cue(at=0, kind="speak", words="Sit in any way that is comfortable."),
    Cue(at=5, kind="in", lasts=4),
    Cue(at=9, kind="out", lasts=6),
    Cue(at=59, kind="bell"),
)
RING, INSIDE = QRect(400, 60, 360, 360), QRect(465, 125, 230, 230)


@dataclass
class Shown:
    """A player on 1280 x 700; `sound` is its clock."""

    caution: str = ""
    course: Course = field(default_factory=lambda: Course(key="1", seconds=60, cues=CUES))
    sound: FakeSoundPlayer = field(default_factory=FakeSoundPlayer)
    store: FakeStore = field(default_factory=FakeStore)
    done: int = 0
    unkept: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        clock, bus = HandClock(), Bus()
        settings = SettingsService(FakeSettingsFile(), bus)
        practice = Practice(
            name="x", title="Long exhale", method="", summary="", needs=("in-a-break",), shape="breath",
            courses=(self.course,), evidence="", source="", caution=self.caution,
        )  # fmt: skip
        doors = PlayingDoors(
            sound=self.sound, awake=FakeAwakeScreen(), keys=FakeMediaKeys(), settings=settings,
            practise=Practise(self.store, bus, clock, settings),
            track=lambda course: Track(seconds=course.seconds, soundings=()),
        )  # fmt: skip
        self.playing = Playing(doors, practice, "1", "break", quick=True)
        self.theme = Theme(ShippedAssets(), "light", reduced_motion=True)
        self.player = BreakPlayer(self.theme, self.playing, self._on_done, self.unkept.append)
        self.player.resize(1280, 700)
        self.player.stand(RING, INSIDE)
        self.player.show()

    def _on_done(self) -> None:
        self.done += 1

    def at(self, seconds: float) -> None:
        self.sound.advance(seconds - self.sound.position())
        self.player._draw()


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[Shown]:
    made = Shown()
    yield made
    made.player.end()


def test_it_begins_at_once_and_asks_nothing(shown: Shown) -> None:
    assert shown.playing.state == "playing"
    shown.at(1)
    assert shown.player.caption.text() == "Sit in any way that is comfortable."
    shown.at(6)
    assert shown.player.shape.sight.word == "Breathe in"


def test_the_shape_is_in_the_ring_and_the_rest_under_it(shown: Shown) -> None:
    player = shown.player
    assert player.shape.geometry() == INSIDE
    for part in (player.caption, player.toggle, player.stop):
        assert part.geometry().top() > RING.bottom()
        assert player.rect().contains(part.geometry())
    assert player.caption.geometry().bottom() < player.toggle.geometry().top()


def test_space_pauses_and_goes_on_and_left_goes_back(shown: Shown, qtbot: QtBot) -> None:
    shown.at(30)
    qtbot.keyClick(shown.player, Qt.Key.Key_Space)
    assert shown.playing.state == "paused"
    assert shown.player.toggle.accessibleName() == "Go on"
    qtbot.keyClick(shown.player, Qt.Key.Key_Space)
    qtbot.keyClick(shown.player, Qt.Key.Key_Left)
    assert shown.playing.state == "playing"
    assert shown.playing.position() == 15


def test_to_its_end_it_is_kept_as_one_of_a_break_and_says_that_it_is_done(shown: Shown) -> None:
    for second in range(1, 61):
        shown.at(second)
    assert shown.done == 1
    kept = shown.playing
    assert kept.finished
    assert kept.state == "closed"


def test_its_own_stop_is_done_and_the_overlays_end_is_not(shown: Shown, qtbot: QtBot) -> None:
    qtbot.mouseClick(shown.player.stop, Qt.MouseButton.LeftButton)
    assert shown.done == 1
    other = Shown()
    other.player.end()
    other.player.end()
    assert other.done == 0
    assert other.playing.state == "closed"


def test_a_caution_is_read_before_it_begins(qapp: QApplication, qtbot: QtBot) -> None:
    made = Shown(caution="Not while you drive.")
    assert made.playing.state == "ready"
    assert made.player.caption.text() == "Not while you drive."
    assert made.player.toggle.accessibleName() == "Begin"
    qtbot.mouseClick(made.player.toggle, Qt.MouseButton.LeftButton)
    assert made.playing.state == "playing"
    made.player.end()


HELD = (*CUES[:2], Cue(at=9, kind="hold", lasts=4), Cue(at=13, kind="out", lasts=6), CUES[-1])
WITH_HOLDS = Course(key="1", seconds=60, cues=HELD, easy=Course(key="1", seconds=60, cues=CUES))


def test_holds_can_be_left_out_where_the_caution_asks_for_it_and_on_the_way(
    qapp: QApplication, qtbot: QtBot
) -> None:
    made = Shown(caution="With a heart condition leave out the holds.", course=WITH_HOLDS)
    assert made.player.holds.accessibleName() == "Skip holds"
    qtbot.mouseClick(made.player.holds, Qt.MouseButton.LeftButton)
    assert made.playing.state == "ready"
    assert made.playing.skips_holds
    assert made.player.holds.accessibleName() == "With holds"
    qtbot.keyClick(made.player, Qt.Key.Key_Space)
    made.at(10)
    assert made.player.shape.sight.word == "Breathe out"
    qtbot.keyClick(made.player, Qt.Key.Key_H)
    assert not made.playing.skips_holds
    made.player.end()


def test_without_holds_there_is_nothing_to_leave_out(shown: Shown, qtbot: QtBot) -> None:
    assert not shown.player.holds.isVisible()
    qtbot.keyClick(shown.player, Qt.Key.Key_H)
    assert not shown.playing.skips_holds


@pytest.mark.parametrize("wide", [1920, 1280, 800])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_three_buttons_stand_side_by_side_in_any_window(qapp: QApplication, text: float, wide: int) -> None:
    made = Shown(course=WITH_HOLDS)
    made.theme.choose(text_scale=text)
    made.player.resize(wide, 700)
    made.player.stand(RING.translated((wide - 1280) // 2, 0), INSIDE.translated((wide - 1280) // 2, 0))
    plates = [made.player.toggle, made.player.holds, made.player.stop]
    assert all(made.player.rect().contains(one.geometry()) for one in plates)
    for left, right in pairwise(plates):
        assert left.geometry().right() < right.geometry().left()
    made.player.end()


def test_where_nothing_can_be_heard_the_words_say_so_until_there_are_others(qapp: QApplication) -> None:
    made = Shown(sound=FakeSoundPlayer(silence="No sound device was found."))
    made.player._draw()
    assert made.player.caption.text() == "Sit in any way that is comfortable."
    made.player.end()


@pytest.mark.parametrize("by_itself", [True, False])
def test_what_cannot_be_kept_is_said_beside_the_words_and_at_the_end(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, by_itself: bool
) -> None:
    def full(entry: object) -> None:
        raise EnvironmentFault("The disk is full.")

    monkeypatch.setattr(shown.store, "put_entry", full)
    shown.at(45)
    shown.playing.pause()
    assert shown.player.caption.text() == "The disk is full."
    shown.playing.back()
    shown.playing.back()
    shown.playing.back()
    shown.player._draw()
    assert shown.player.caption.text() == "Sit in any way that is comfortable.\nThe disk is full."
    assert shown.unkept == []
    shown.playing.stop() if by_itself else shown.player.end()
    assert shown.unkept == ["The disk is full."]


def test_what_is_kept_is_not_talked_about(shown: Shown) -> None:
    shown.at(45)
    shown.player.end()
    assert shown.unkept == []


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_large_text_gives_way_before_anything_overlaps(shown: Shown, text: float) -> None:
    shown.theme.choose(text_scale=text)
    player = shown.player
    player.resize(1280, 470)
    player.stand(QRect(530, 5, 225, 225), QRect(570, 45, 145, 145))
    player.caption.setText(
        "Let the shoulders drop as the air leaves. Nothing to fix right now, nowhere to be."
    )
    player._arrange()
    assert player.caption.heightForWidth(player.caption.width()) <= player.caption.height()
    assert player.caption.geometry().bottom() <= player.toggle.geometry().top()
    assert player.rect().contains(player.toggle.geometry())
