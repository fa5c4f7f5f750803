"""Feeling words in a check-in: those that fit come into sight, and none jumps away under the pointer."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.journal import CheckIn as Entry
from companion.ui.checkin.all_words import AllWords
from companion.ui.naming import FeelingEditor
from companion.ui.theme import Theme
from companion.ui.widgets.mood_pad import Mood
from tests.fakes.check_in import NOW, Small, small_program
from tests.ui.checkins import CTRL, RETURN, Opened

KEY = Qt.Key


@pytest.fixture
def small() -> Small:
    return small_program()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ShippedAssets(), "light", reduced_motion=True)


@pytest.fixture
def opened(qtbot: QtBot, small: Small, theme: Theme) -> Opened:
    return Opened(qtbot, small, theme)


def all_words(opened: Opened) -> AllWords:
    """Open the list of all words."""
    opened.check_in.words.more.click()
    assert opened.check_in.asides.open is not None
    content = opened.check_in.asides.open.content
    assert isinstance(content, AllWords)
    return content


def test_at_first_there_are_nine_words_of_every_quarter(opened: Opened) -> None:
    assert opened.check_in.words.chips.words[:4] == ("calm", "tired", "focused", "tense")
    assert len(opened.check_in.words.chips.words) == 9


def test_words_used_lately_come_first(qtbot: QtBot, small: Small, theme: Theme) -> None:
    small.store.add_check_in(Entry(at=NOW - timedelta(days=3), words=("foggy", "eager")))
    small.store.add_check_in(Entry(at=NOW - timedelta(days=2), words=("my own word",)))
    words = Opened(qtbot, small, theme).check_in.words.chips.words
    assert words[:3] == ("my own word", "foggy", "eager")


def test_words_follow_the_mood_and_chosen_ones_stay_where_they_are(opened: Opened) -> None:
    words = opened.check_in.words.chips
    words.choose("tired")
    place = words.words.index("tired")
    opened.check_in.mood.pad.place(Mood(0.6, 0.6))
    assert words.words[place] == "tired"
    assert {"motivated", "curious", "confident"} < set(words.words)
    assert "worried" not in words.words
    assert words.chosen == ("tired",)


def test_nothing_below_moves_when_the_words_change(opened: Opened) -> None:
    check_in = opened.check_in
    before = check_in.size(), check_in.tags.geometry()
    for mood in (Mood(0.6, 0.6), Mood(-0.6, 0.6), Mood(-0.6, -0.6), Mood(0.6, -0.6), None):
        check_in.mood.pad.place(mood)
        QApplication.processEvents()
        assert (check_in.size(), check_in.tags.geometry()) == before
        assert len(check_in.words.chips.words) >= 6


def test_words_do_not_change_under_the_pointer_but_once_it_leaves(opened: Opened) -> None:
    words = opened.check_in.words
    before = words.chips.words
    middle = QPointF(5, 5)
    QApplication.sendEvent(words, QEnterEvent(middle, middle, middle))
    opened.check_in.mood.pad.place(Mood(0.6, 0.6))
    assert words.chips.words == before
    QApplication.sendEvent(words, QEvent(QEvent.Type.Leave))
    assert "motivated" in words.chips.words


def test_more_shows_every_word_and_takes_the_keyboard_to_the_field(opened: Opened) -> None:
    content = all_words(opened)
    assert sum(len(group.words) for group in content.groups.values()) == 60
    assert opened.window.focusWidget() is content.field
    assert opened.check_in.form.isHidden()


def test_typing_and_return_choose_a_word_and_escape_goes_back_with_it(opened: Opened) -> None:
    all_words(opened)
    opened.write("drai")
    opened.press(RETURN)
    opened.write("proud")
    opened.press(RETURN, KEY.Key_Escape)
    words = opened.check_in.words
    assert set(words.chosen) == {"drained", "proud"}
    assert opened.window.focusWidget() is words.chips.chip(words.chosen[0])
    assert (opened.done, opened.check_in.form.isVisible()) == (0, True)


def test_what_is_chosen_already_can_be_taken_back_among_all_words(opened: Opened) -> None:
    opened.check_in.words.chips.choose("calm")
    content = all_words(opened)
    assert content.chosen == ("calm",)
    opened.write("calm")
    opened.press(RETURN, RETURN)
    assert opened.check_in.words.chosen == ()


def test_the_arrow_down_goes_to_the_first_word_found_and_space_chooses(opened: Opened) -> None:
    all_words(opened)
    opened.write("lonely")
    opened.press(KEY.Key_Down, KEY.Key_Space, KEY.Key_Escape)
    assert opened.check_in.words.chosen == ("lonely",)


def test_digits_among_all_words_answer_no_question(opened: Opened, small: Small) -> None:
    content = all_words(opened)
    content.groups[(True, True)].take_focus("focused")
    opened.press(KEY.Key_7, RETURN)
    assert opened.check_in.stress.value is None
    assert (small.kept, opened.check_in.form.isVisible()) == ([], True)


def test_a_word_there_is_not_is_added_where_it_belongs_and_chosen(opened: Opened, small: Small) -> None:
    content = all_words(opened)
    opened.write("  wobbly ")
    assert content.missing.isVisible()
    content.missing.buttons[(False, True)].setFocus()
    opened.press(RETURN, KEY.Key_Escape, KEY.Key_2, (RETURN, CTRL))
    assert small.kept[0].words == ("wobbly",)
    (own,) = small.store.feelings()
    assert (own.name, own.pleasant, own.energetic, own.offered) == ("wobbly", False, True, True)


def test_a_word_renamed_while_it_is_chosen_is_kept_by_its_new_name(opened: Opened, small: Small) -> None:
    opened.check_in.words.chips.choose("tired")
    all_words(opened)
    opened.check_in.asides.show_feelings()
    assert opened.check_in.asides.open is not None
    editor = opened.check_in.asides.open.content
    assert isinstance(editor, FeelingEditor)
    row = editor.list.row("tired")
    assert row is not None
    editor.list.focus_row(row)
    opened.press(RETURN, KEY.Key_Tab, (KEY.Key_A, CTRL))
    opened.write("worn out")
    opened.press(RETURN, KEY.Key_Escape, KEY.Key_1, (RETURN, CTRL))
    assert small.kept[0].words == ("worn out",)
