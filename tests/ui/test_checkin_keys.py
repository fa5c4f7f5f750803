"""Under ten seconds by keyboard alone: every keystroke of a check-in, in the popover as it opens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.journal import TagRating
from companion.core.naming import Tag
from companion.ui.theme import Theme
from tests.fakes.check_in import Small, small_program
from tests.ui.checkins import CTRL, RETURN, SHIFT, Opened, Press

KEY = Qt.Key
SHORTEST: tuple[Press, ...] = (KEY.Key_4, RETURN)
FULL: tuple[Press, ...] = (
    KEY.Key_3,  # stress 3
    (KEY.Key_Right, SHIFT),  # pleasant …
    (KEY.Key_Right, SHIFT),
    (KEY.Key_Down, SHIFT),  # … with little energy
    KEY.Key_Tab,  # past "Clear"
    KEY.Key_Tab,  # to the words, which go with the mood by now
    KEY.Key_Space,  # the first one
    KEY.Key_Tab,  # past "More…"
    KEY.Key_Tab,  # to the tags
    KEY.Key_Right,  # the second one
    KEY.Key_Space,
    RETURN,
)


@pytest.fixture
def small() -> Small:
    small = small_program()
    small.store.set_tag(Tag(name="coffee"))
    small.store.set_tag(Tag(name="exercise"))
    small.store.set_tag(Tag(name="pain", kind="scale"))
    return small


@pytest.fixture
def opened(qtbot: QtBot, small: Small, qapp: QApplication) -> Opened:
    return Opened(qtbot, small, Theme(ShippedAssets(), "light", reduced_motion=True))


def test_the_shortest_check_in_is_two_keys(opened: Opened, small: Small) -> None:
    opened.press(*SHORTEST)
    assert len(SHORTEST) == 2
    assert [kept.stress for kept in small.kept] == [4]
    assert opened.done == 1


def test_stress_mood_a_word_and_a_tag_are_twelve_keys(opened: Opened, small: Small) -> None:
    opened.press(*FULL)
    (kept,) = small.kept
    assert (kept.stress, kept.pleasantness, kept.energy) == (3, 0.4, -0.2)
    assert (kept.words, kept.tags) == (("calm",), ("exercise",))
    assert (len(FULL), opened.done) == (12, 1)


def test_a_tag_with_a_value_is_two_keys_once_one_is_there_and_return_saves(
    opened: Opened, small: Small
) -> None:
    opened.check_in.tags.chips.take_focus("pain")
    opened.press(RETURN, KEY.Key_7, RETURN)
    (kept,) = small.kept
    assert (kept.ratings, kept.tags, kept.stress) == ((TagRating("pain", 7),), (), None)


def test_ctrl_return_saves_from_anywhere(opened: Opened, small: Small) -> None:
    opened.press(KEY.Key_2)
    opened.check_in.tags.chips.take_focus("pain")
    opened.press((RETURN, CTRL))
    assert [kept.stress for kept in small.kept] == [2]
