"""The person's own tags in a check-in: there or not, or 0 to 10."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.journal import TagRating
from companion.core.naming import Tag
from companion.ui.naming import TagEditor
from companion.ui.theme import Theme
from companion.ui.widgets.rating_chip import RatingChip
from tests.fakes.check_in import Small, small_program
from tests.ui.checkins import CTRL, RETURN, Opened

KEY = Qt.Key


@pytest.fixture
def small() -> Small:
    small = small_program()
    for tag in (Tag(name="coffee"), Tag(name="pain", kind="scale"), Tag(name="old", offered=False)):
        small.store.set_tag(tag)
    return small


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ShippedAssets(), "light", reduced_motion=True)


@pytest.fixture
def opened(qtbot: QtBot, small: Small, theme: Theme) -> Opened:
    return Opened(qtbot, small, theme)


def pain(opened: Opened) -> RatingChip:
    """Return the chip of the tag with a scale, with the keyboard on it."""
    chip = opened.check_in.tags.chips.chip("pain")
    assert isinstance(chip, RatingChip)
    opened.check_in.tags.chips.take_focus("pain")
    return chip


def test_a_hidden_tag_is_not_offered(opened: Opened) -> None:
    assert opened.check_in.tags.chips.words == ("coffee", "pain")


def test_a_click_opens_the_cells_and_one_of_them_gives_the_value(opened: Opened) -> None:
    chip = pain(opened)
    chip.click()
    row = opened.check_in.tags.row
    assert row is not None
    opened.press(KEY.Key_Right, KEY.Key_Right, KEY.Key_Space)
    assert (chip.value, chip.text(), chip.accessibleName()) == (2, "pain 2", "pain, 2 of 10")
    assert (opened.check_in.tags.row, opened.window.focusWidget()) == (None, chip)


def test_digits_in_the_cells_are_the_tags_and_outside_of_them_stress(opened: Opened) -> None:
    chip = pain(opened)
    opened.press(KEY.Key_Space, KEY.Key_X, KEY.Key_4)
    assert (chip.value, opened.check_in.stress.value) == (10, 4)


def test_return_in_the_cells_takes_the_one_with_the_focus(opened: Opened, small: Small) -> None:
    chip = pain(opened)
    opened.press(RETURN, KEY.Key_End, RETURN)
    assert (chip.value, small.kept) == (10, [])


def test_backspace_takes_the_value_back_in_the_cells_and_on_the_chip(opened: Opened) -> None:
    chip = pain(opened)
    opened.press(KEY.Key_Space, KEY.Key_5, KEY.Key_Space, KEY.Key_Backspace)
    assert (chip.value, chip.isChecked(), chip.text()) == (None, False, "pain 0–10")
    opened.press(KEY.Key_Space, KEY.Key_5, KEY.Key_Backspace)
    assert (chip.value, opened.check_in.tags.row) == (None, None)


def test_escape_closes_the_cells_and_nothing_else(opened: Opened) -> None:
    chip = pain(opened)
    opened.press(KEY.Key_Space, KEY.Key_Escape)
    assert (chip.value, opened.check_in.tags.row, opened.done) == (None, None, 0)


def test_a_value_is_kept_as_a_rating_and_not_as_a_tag(opened: Opened, small: Small) -> None:
    pain(opened)
    opened.press(RETURN, KEY.Key_0, (RETURN, CTRL))
    assert (small.kept[0].ratings, small.kept[0].tags) == ((TagRating("pain", 0),), ())


def test_a_new_tag_with_a_scale_asks_for_its_value_at_once(opened: Opened, small: Small) -> None:
    opened.check_in.tags.new.click()
    opened.write("itch")
    opened.press(KEY.Key_Tab, KEY.Key_Right, RETURN)
    assert opened.check_in.tags.row is not None
    assert "itch" not in [tag.name for tag in small.store.tags()]
    opened.press(KEY.Key_6, RETURN)
    assert small.kept[0].ratings == (TagRating("itch", 6),)
    (made,) = [tag for tag in small.store.tags() if tag.name == "itch"]
    assert (made.kind, made.uses) == ("scale", 1)


def test_return_keeps_a_new_tag_and_once_more_the_check_in(opened: Opened, small: Small) -> None:
    opened.check_in.tags.new.click()
    opened.write("exercise")
    opened.press(RETURN, RETURN)
    assert small.kept[0].tags == ("exercise",)


def test_a_cancelled_check_in_leaves_no_new_tag_behind(opened: Opened, small: Small) -> None:
    opened.check_in.tags.new.click()
    opened.write("exercise")
    opened.press(RETURN, KEY.Key_Escape)
    assert opened.done == 1
    assert "exercise" not in [tag.name for tag in small.store.tags()]


def test_the_beginning_of_a_tag_there_is_finds_it_instead_of_making_another(
    opened: Opened, small: Small
) -> None:
    opened.check_in.tags.new.click()
    opened.write("OL")
    opened.press(RETURN, (RETURN, CTRL))
    assert small.kept[0].tags == ("old",)
    assert len(small.store.tags()) == 3


def test_renaming_a_tag_from_the_check_in_keeps_what_is_chosen(opened: Opened, small: Small) -> None:
    opened.check_in.tags.chips.choose("coffee")
    pain(opened).rate(3)
    opened.check_in.tags.edit.setFocus()
    opened.press(RETURN)
    assert opened.check_in.asides.open is not None
    assert isinstance(opened.check_in.asides.open.content, TagEditor)
    # The first row has the keyboard: open it, write another name, and go back.
    opened.press(RETURN, KEY.Key_Tab, (KEY.Key_A, CTRL))
    opened.write("espresso")
    opened.press(RETURN, KEY.Key_Escape, (RETURN, CTRL))
    (kept,) = small.kept
    assert (kept.tags, kept.ratings) == (("espresso",), (TagRating("pain", 3),))


def test_without_tags_there_is_nothing_to_edit(qtbot: QtBot, theme: Theme) -> None:
    tags = Opened(qtbot, small_program(), theme).check_in.tags
    assert (tags.edit.isHidden(), tags.new.isVisible()) == (True, True)
