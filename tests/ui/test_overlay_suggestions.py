"""Which suggestion a break shows, and the small picture that goes with it."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.practice_settings import BreakSettings
from companion.core.rotation import Rotation
from companion.ui.overlay.animation import FRAME_MS, Picture
from companion.ui.overlay.animation_ink import HIGH, WIDE, ink_for
from companion.ui.overlay.animation_scenes import LONGEST_S, OWN, SCENES, scene_of
from companion.ui.overlay.announce import MinuteTeller
from companion.ui.overlay.suggestions import FILE, NOTHING, Suggestions, load_suggestions, own_suggestion
from companion.ui.theme import Theme
from tests.fakes.break_study import SECOND
from tests.ui.breaks import Breaks

SHIPPED = load_suggestions(ShippedAssets().path(FILE))
NAMES = [one.name for one in SHIPPED]
MICRO = {one.name for one in SHIPPED if one.micro}
off_lists = st.sets(st.sampled_from(NAMES))
own_lists = st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=3)


class FakeMemory:
    """Keeps what it is told."""

    def __init__(self, came: Rotation = Rotation()) -> None:  # noqa: B008  # frozen
        self.came = came
        self.times = 0

    def load(self) -> Rotation:
        return self.came

    def keep(self, came: Rotation) -> None:
        self.came, self.times = came, self.times + 1


def suggestions(off: set[str] | None = None, own: list[str] | None = None, seed: int = 1) -> Suggestions:
    chosen = BreakSettings(suggestions_off=tuple(off or ()), suggestions_own=tuple(own or ()))
    return Suggestions(ShippedAssets(), wanted=lambda: chosen, dice=random.Random(seed))


@given(off=off_lists, own=own_lists, seed=st.integers(0, 999), tiers=st.lists(st.booleans(), max_size=40))
def test_what_is_off_never_comes_and_nothing_comes_twice_running(
    off: set[str], own: list[str], seed: int, tiers: list[bool]
) -> None:
    dealt, last = suggestions(off, own, seed), NOTHING
    offered = {name for name in NAMES if name not in off} | {own_suggestion(words).name for words in own}
    for micro in tiers:
        fitting = offered & MICRO if micro else offered
        one = dealt.deal("micro" if micro else "short")
        assert (one.name in fitting) if fitting else one is NOTHING
        assert one.name != last.name or len(fitting) < 2
        last = one if fitting else last


@given(off=off_lists, own=own_lists, seed=st.integers(0, 999))
def test_each_comes_before_any_comes_again(off: set[str], own: list[str], seed: int) -> None:
    dealt = suggestions(off, own, seed)
    count = len(NAMES) - len(off) + len(own)
    for _round in range(3):
        assert len({dealt.deal("long").name for _turn in range(count)}) == count


def test_ones_own_comes_in_its_own_words_and_can_be_off_like_the_rest() -> None:
    own = "Water the plant"
    only = suggestions(set(NAMES), [own])
    assert (only.deal("short").title, only.deal("short").line) == (own, "")
    assert only.deal("micro") is NOTHING
    assert suggestions({*NAMES, own_suggestion(own).name}, [own]).deal("short") is NOTHING


def test_a_change_of_the_choice_counts_from_the_next_break() -> None:
    chosen = [BreakSettings(suggestions_off=tuple(name for name in NAMES if name != "far"))]
    dealt = Suggestions(ShippedAssets(), wanted=lambda: chosen[-1])
    assert dealt.deal("short").name == "far"
    chosen.append(BreakSettings(suggestions_off=tuple(name for name in NAMES if name != "water")))
    assert dealt.deal("short").name == "water"


def test_what_was_shown_last_does_not_come_first_after_a_restart() -> None:
    memory = FakeMemory(Rotation(("far",), frozenset({"far"})))
    for seed in range(30):
        dealt = Suggestions(ShippedAssets(), memory=memory, dice=random.Random(seed))
        assert dealt.deal("short").name != "far"


def test_it_is_remembered_once_seen_and_only_once() -> None:
    memory = FakeMemory()
    dealt = Suggestions(ShippedAssets(), memory=memory)
    name = dealt.deal("short").name
    assert memory.times == 0
    dealt.keep()
    dealt.keep()
    assert (memory.came.last, memory.times) == (name, 1)


def test_every_suggestion_has_a_picture_of_its_own_and_ones_own_have_one_together() -> None:
    assert set(SCENES) == set(NAMES)
    assert scene_of(own_suggestion("Water the plant").name) is OWN


@pytest.mark.parametrize("name", [*SCENES, "own"])
def test_a_picture_moves_stays_within_its_canvas_and_comes_to_rest_in_time(
    name: str, qapp: QApplication
) -> None:
    theme, scene = Theme(ShippedAssets(), "dark"), scene_of(name)
    pictures = [drawn(theme, name, at / 4 * scene.turn) for at in range(4)]
    assert any(picture != pictures[0] for picture in pictures[1:])
    for at in range(0, 40):
        assert edge_is_clear(drawn(theme, name, at / 40 * scene.turn)), at
    assert scene.turn / 2 < scene.ends <= LONGEST_S
    assert scene.phase(scene.ends - 0.001) == pytest.approx(scene.still, abs=0.01)
    assert scene.phase(scene.ends + 100) == scene.still


def drawn(theme: Theme, name: str, seconds: float) -> QImage:
    image = QImage(int(WIDE) + 20, int(HIGH) + 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.translate(10, 10)
    scene_of(name).draw(ink_for(painter, theme, WIDE, mirrored=False), scene_of(name).phase(seconds))
    painter.end()
    return image


def edge_is_clear(image: QImage) -> bool:
    inside = image.copy(10, 10, int(WIDE), int(HIGH))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillRect(10, 10, inside.width(), inside.height(), QColor(0, 0, 0))
    painter.end()
    empty = QImage(image.size(), image.format())
    empty.fill(QColor(0, 0, 0, 0))
    return image == empty


@pytest.fixture
def breaks(qapp: QApplication) -> Iterator[Breaks]:
    made = Breaks(Theme(ShippedAssets(), "light"))
    yield made
    made.close()


def shown(breaks: Breaks, qtbot: QtBot) -> Picture:
    with qtbot.waitSignal(breaks.overlay.painted, timeout=3000):
        breaks.study.start_break()
    return breaks.overlay.curtain.windows[0].face.picture


def test_the_picture_begins_once_the_break_is_on_the_screen(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.study.start_break()
    picture = breaks.overlay.curtain.windows[0].face.picture
    assert not picture.moves
    qtbot.waitUntil(lambda: picture.moves)
    assert picture.name in NAMES


def test_it_is_drawn_thirteen_times_a_second_at_most_and_then_stands_still(
    breaks: Breaks, qtbot: QtBot
) -> None:
    picture = shown(breaks, qtbot)
    assert 1000 / FRAME_MS <= 13
    for _frame in range(round(LONGEST_S * 1000 / FRAME_MS) + 1):
        picture._on_frame()
    assert not picture.moves


def test_with_less_motion_it_stands_still_from_the_start(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.theme.choose(reduced_motion=True)
    picture = shown(breaks, qtbot)
    assert not picture.moves
    assert picture.isVisible()


def test_less_motion_chosen_meanwhile_stops_it(breaks: Breaks, qtbot: QtBot) -> None:
    picture = shown(breaks, qtbot)
    assert picture.moves
    breaks.theme.choose(reduced_motion=True)
    assert not picture.moves


def test_nothing_moves_once_the_break_is_over(breaks: Breaks, qtbot: QtBot) -> None:
    picture = shown(breaks, qtbot)
    breaks.clock.advance(breaks.study.length)
    breaks.study.end_break()
    assert not picture.isVisible()
    assert not picture.moves


def test_a_further_screen_has_no_picture(breaks: Breaks, qtbot: QtBot) -> None:
    shown(breaks, qtbot)
    breaks.overlay.curtain._on_screen_added(QApplication.primaryScreen())
    further = breaks.overlay.curtain.windows[-1]
    assert further.quiet
    assert not further.face.picture.isVisible()
    assert not further.face.picture.moves


def test_from_right_to_left_it_is_mirrored(qapp: QApplication, qtbot: QtBot) -> None:
    made = Breaks(Theme(ShippedAssets(), "light", reduced_motion=True))
    picture = shown(made, qtbot)
    picture.choose("far")
    one = picture.grab().toImage()
    picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    other = picture.grab().toImage()
    assert one != other
    made.close()


def test_corner_and_overlay_deal_from_one_hand(qapp: QApplication, qtbot: QtBot) -> None:
    shared = suggestions({name for name in NAMES if name not in {"far", "water"}})
    made = Breaks(Theme(ShippedAssets(), "light", reduced_motion=True), suggestions=shared)
    first = shown(made, qtbot).name
    made.study.leave()
    made.study.level = "gentle"
    made.study.start_break()
    assert shared.deal("short").name == first, "the card in the corner had the other one"
    made.close()


def test_everything_off_leaves_a_break_without_words(qapp: QApplication, qtbot: QtBot) -> None:
    made = Breaks(Theme(ShippedAssets(), "light"), suggestions=suggestions(set(NAMES)))
    picture = shown(made, qtbot)
    face = made.overlay.curtain.windows[0].face
    made.clock.advance(SECOND)
    made.overlay.refresh()
    assert (face.title.text(), face.line.text(), picture.name) == ("", "", "")
    assert not picture.moves
    made.close()


def test_the_suggestion_is_said_once_with_the_start() -> None:
    teller = MinuteTeller()
    said = teller.at_start("Break", 600, "Stand up for a while")
    assert said == "Break, 10 minutes left. Stand up for a while. Hold Esc to leave."
