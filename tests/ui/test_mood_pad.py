"""The mood pad by mouse, by keyboard, and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.usual import Range
from companion.ui.theme import Theme
from companion.ui.widgets.mood_pad import Mood, MoodPad, mood_words

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pad(qtbot: QtBot) -> MoodPad:
    made = MoodPad(Theme(ShippedAssets(), "light"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_chosen_before_anybody_chooses(pad: MoodPad) -> None:
    assert pad.mood is None
    assert pad.accessibleDescription() == "No mood given"


def test_the_first_arrow_starts_from_the_middle(pad: MoodPad, qtbot: QtBot) -> None:
    qtbot.keyClick(pad, Qt.Key.Key_Right)
    assert pad.mood == Mood(0.05, 0)


def test_shift_goes_four_times_as_far(pad: MoodPad, qtbot: QtBot) -> None:
    qtbot.keyClick(pad, Qt.Key.Key_Up, SHIFT)
    qtbot.keyClick(pad, Qt.Key.Key_Left, SHIFT)
    assert pad.mood == Mood(-0.2, 0.2)


def test_the_arrows_stop_at_the_edges(pad: MoodPad, qtbot: QtBot) -> None:
    for _ in range(7):
        qtbot.keyClick(pad, Qt.Key.Key_Down, SHIFT)
        qtbot.keyClick(pad, Qt.Key.Key_Right, SHIFT)
    assert pad.mood == Mood(1, -1)


def test_many_small_steps_add_up_without_dust(pad: MoodPad, qtbot: QtBot) -> None:
    for _ in range(6):
        qtbot.keyClick(pad, Qt.Key.Key_Right)
    assert pad.mood == Mood(0.3, 0)


def test_delete_takes_the_mood_back(pad: MoodPad, qtbot: QtBot) -> None:
    pad.place(Mood(0.5, 0.5))
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.mood is None


def test_a_press_chooses_and_a_drag_moves_the_point(pad: MoodPad, qtbot: QtBot) -> None:
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(140, 140))
    assert pad.mood == Mood(0, 0)
    qtbot.mouseMove(pad, QPoint(202, 171))
    assert pad.mood == Mood(0.5, -0.25)
    qtbot.mouseMove(pad, QPoint(900, -300))
    assert pad.mood == Mood(1, 1)


def test_the_point_is_drawn_where_the_press_was(pad: MoodPad, qtbot: QtBot) -> None:
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 210))
    assert pad.mood is not None
    away = pad.point(pad.mood) - QPointF(80, 210)
    assert away.manhattanLength() < 2


def test_right_to_left_pleasant_is_at_the_left_and_the_arrow_goes_where_it_points(
    pad: MoodPad, qtbot: QtBot
) -> None:
    pad.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(pad, Qt.Key.Key_Left)
    assert pad.mood == Mood(0.05, 0)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(78, 140))
    assert pad.mood == Mood(0.5, 0)


@pytest.mark.parametrize(
    ("mood", "words"),
    [
        (Mood(0.42, -0.38), "Pleasant, low energy"),
        (Mood(0, 0), "Neither pleasant nor unpleasant, medium energy"),
        (Mood(-0.9, 0.2), "Very unpleasant, slightly high energy"),
        (Mood(0.1, 1), "Slightly pleasant, very high energy"),
    ],
)
def test_the_value_is_said_in_words(pad: MoodPad, mood: Mood, words: str) -> None:
    pad.place(mood)
    assert mood_words(pad.mood) == words
    assert pad.accessibleDescription() == words


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_opposite_moods_have_opposite_words(pleasantness: float, energy: float) -> None:
    said, other = mood_words(Mood(pleasantness, energy)), mood_words(Mood(-pleasantness, -energy))
    swapped = {"pleasant": "unpleasant", "unpleasant": "pleasant", "low": "high", "high": "low"}

    def turned(sentence: str) -> str:
        feel, _comma, energy_words = sentence.lower().partition(",")
        if feel != "neither pleasant nor unpleasant":
            feel = " ".join(swapped.get(word, word) for word in feel.split())
        return f"{feel},{' '.join(['', *(swapped.get(word, word) for word in energy_words.split())])}"

    assert turned(said) == other.lower()


def test_earlier_points_and_the_usual_change_the_picture_not_the_value(pad: MoodPad) -> None:
    plain = pad.grab().toImage()
    pad.show_usual(Range(0, 0.4), Range(-0.2, 0.2))
    usual = pad.grab().toImage()
    pad.show_today([Mood(0.2, 0.2)])
    assert plain != usual
    assert pad.grab().toImage() != usual
    assert pad.mood is None
    assert pad.today == (Mood(0.2, 0.2),)


def test_a_narrow_place_makes_it_smaller_and_it_stays_square(pad: MoodPad) -> None:
    pad.fit(200)
    assert (pad.width(), pad.height()) == (200, 200)
