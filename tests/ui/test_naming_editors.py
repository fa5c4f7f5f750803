"""The lists of tags and feeling words, put in order by keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.naming import Naming
from companion.core.journal import CheckIn, TagRating
from companion.core.naming import Tag
from companion.ui.checkin.feelings import FILE, load_feelings
from companion.ui.naming import FeelingEditor, TagEditor
from companion.ui.naming.feeling_form import FeelingForm
from companion.ui.naming.tag_form import TagForm
from companion.ui.theme import Theme
from tests.fakes.check_in import NOW, Small, small_program

KEY = Qt.Key


@pytest.fixture
def small() -> Small:
    small = small_program()
    small.store.set_tag(Tag(name="pain", kind="scale"))
    small.store.set_tag(Tag(name="unused"))
    for days in range(3):
        at = NOW - timedelta(days=days)
        small.store.add_check_in(CheckIn(at=at, words=("tired",), tags=("coffee",)))
    small.store.add_check_in(CheckIn(at=NOW, tags=("kaffee",), ratings=(TagRating("pain", 4),)))
    return small


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ShippedAssets(), "light", reduced_motion=True)


class Shown:
    """An editor in a window."""

    def __init__(self, qtbot: QtBot, editor: TagEditor | FeelingEditor) -> None:
        self.qtbot, self.window = qtbot, QWidget()
        # The function keeps the window until the end of the test, whoever else holds it.
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.window.hide())
        QVBoxLayout(self.window).addWidget(editor)
        self.window.resize(640, 700)
        self.window.show()
        editor.take_focus()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            self.qtbot.keyClick(self.window.focusWidget(), key)

    def write_over(self, text: str) -> None:
        """Replace what stands in the field with the focus."""
        self.qtbot.keyClick(self.window.focusWidget(), KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(self.window.focusWidget(), text)


@pytest.fixture
def tags(small: Small, theme: Theme) -> TagEditor:
    return TagEditor(Naming(small.store, small.bus), theme)


@pytest.fixture
def feelings(small: Small, theme: Theme) -> FeelingEditor:
    return FeelingEditor(Naming(small.store, small.bus), theme, load_feelings(theme.assets.path(FILE)))


def open_row(editor: TagEditor | FeelingEditor, name: str) -> QWidget:
    """Open the row of `name` and return what stands below it."""
    row = editor.list.row(name)
    assert row is not None
    row.click()
    assert editor.list.form is not None
    return editor.list.form


def tag_form(editor: TagEditor, name: str) -> TagForm:
    """Open the row of a tag."""
    form = open_row(editor, name)
    assert isinstance(form, TagForm)
    return form


def named(small: Small, name: str) -> Tag:
    """Return the tag called so."""
    return next(tag for tag in small.store.tags() if tag.name == name)


def test_tags_are_listed_with_their_uses_and_the_last_one(tags: TagEditor) -> None:
    said = {row.named.name: row.named.detail for row in tags.list.rows}
    assert said["coffee"] == "there or not · 3 check-ins, last on Thursday 19 November 2026"
    assert said["pain"] == "0 to 10 · 1 check-in, last on Thursday 19 November 2026"
    assert said["unused"] == "there or not · not used yet"


def test_without_tags_one_sentence_says_where_they_come_from(qtbot: QtBot, theme: Theme) -> None:
    small = small_program()
    editor = TagEditor(Naming(small.store, small.bus), theme)
    Shown(qtbot, editor)
    assert editor.list.empty.isVisible()
    assert editor.list.empty.plain == "There are no tags yet. You make them in a check-in, with “New”."


def test_the_list_is_one_tab_stop_and_arrows_move_in_it(qtbot: QtBot, tags: TagEditor) -> None:
    shown = Shown(qtbot, tags)
    stops = [row for row in tags.list.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    shown.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Up)
    assert shown.window.focusWidget() is tags.list.rows[1]
    shown.press(KEY.Key_End)
    assert shown.window.focusWidget() is tags.list.rows[-1]


def test_a_tag_is_renamed_by_keyboard_alone(qtbot: QtBot, tags: TagEditor, small: Small) -> None:
    shown = Shown(qtbot, tags)
    shown.press(KEY.Key_Return, KEY.Key_Tab)
    shown.write_over("espresso")
    shown.press(KEY.Key_Return)
    assert named(small, "espresso").uses == 3
    assert tags.renames == {"coffee": "espresso"}
    assert shown.window.focusWidget() is tags.list.row("espresso")


def test_tab_goes_from_an_open_row_into_it_and_then_out_of_the_list(
    qtbot: QtBot, tags: TagEditor, small: Small
) -> None:
    shown = Shown(qtbot, tags)
    after = QLineEdit()
    layout = shown.window.layout()
    assert layout is not None
    layout.addWidget(after)
    after.show()
    for name in ("unused", "coffee"):
        form = tag_form(tags, name)
        row = tags.list.row(name)
        assert row is not None
        row.setFocus()
        shown.press(KEY.Key_Tab)
        assert shown.window.focusWidget() is form.name.field
        for _each in range(20):
            if shown.window.focusWidget() is after:
                break
            shown.press(KEY.Key_Tab)
            assert form.isAncestorOf(shown.window.focusWidget()) or shown.window.focusWidget() is after
        assert shown.window.focusWidget() is after
        tags.list.close_form()
    field = tag_form(tags, "coffee").name.field
    field.setText("espresso")
    field.setFocus()
    shown.press(KEY.Key_Return)
    row = tags.list.row("espresso")
    assert row is not None
    row.setFocus()
    shown.press(KEY.Key_Tab)
    assert shown.window.focusWidget() is after


def test_a_name_there_is_already_says_to_merge(qtbot: QtBot, tags: TagEditor, small: Small) -> None:
    Shown(qtbot, tags)
    form = tag_form(tags, "kaffee")
    form.name.field.setText("Coffee")
    form.name.button.click()
    assert form.fault.words == "There is a tag “coffee” already: merge the two, or take another name."
    assert named(small, "kaffee").uses == 1


def test_escape_closes_the_row_and_the_keyboard_is_on_it(qtbot: QtBot, tags: TagEditor) -> None:
    shown = Shown(qtbot, tags)
    shown.press(KEY.Key_Return, KEY.Key_Tab, KEY.Key_Escape)
    assert (tags.list.form, shown.window.focusWidget()) == (None, tags.list.rows[0])


def test_another_kind_says_first_what_becomes_of_the_history(
    qtbot: QtBot, tags: TagEditor, small: Small
) -> None:
    Shown(qtbot, tags)
    form = tag_form(tags, "coffee")
    form.kind.chosen.emit("scale")
    assert form.ask.words.plain == (
        "The 3 check-ins that have it keep it, without a value. From now on it asks for 0 to 10."
    )
    form.ask.no.click()
    assert (form.kind.value, named(small, "coffee").kind) == ("present", "present")
    form.kind.chosen.emit("scale")
    form.ask.yes.click()
    assert (named(small, "coffee").kind, tags.list.opened) == ("scale", "coffee")
    assert [one.tags for one in small.kept if "coffee" in one.tags] == [("coffee",)]


def test_a_scale_that_becomes_there_or_not_keeps_its_values(
    qtbot: QtBot, tags: TagEditor, small: Small
) -> None:
    Shown(qtbot, tags)
    form = tag_form(tags, "pain")
    form.kind.chosen.emit("present")
    assert form.ask.words.plain.startswith("The 1 check-in that has it keeps its value.")
    form.ask.yes.click()
    assert named(small, "pain").kind == "present"
    assert [one.ratings for one in small.kept if one.ratings] == [(TagRating("pain", 4),)]


def test_a_tag_that_was_never_used_changes_at_once(qtbot: QtBot, tags: TagEditor, small: Small) -> None:
    Shown(qtbot, tags)
    tag_form(tags, "unused").kind.chosen.emit("scale")
    assert named(small, "unused").kind == "scale"


def test_merging_says_how_many_entries_and_asks_once(qtbot: QtBot, tags: TagEditor, small: Small) -> None:
    shown = Shown(qtbot, tags)
    form = tag_form(tags, "coffee")
    form.into.setCurrentText("kaffee")
    form.merge.setFocus()
    shown.press(KEY.Key_Return)
    assert form.ask.words.plain == (
        "3 check-ins with “coffee” will have “kaffee” instead, and “coffee” goes away."
        " This cannot be taken back."
    )
    # The keyboard is on the way out, so that a second Return merges nothing.
    shown.press(KEY.Key_Return)
    assert named(small, "coffee").uses == 3
    form.merge.click()
    form.ask.yes.setFocus()
    shown.press(KEY.Key_Return)
    assert named(small, "kaffee").uses == 4
    assert tags.list.row("coffee") is None
    assert tags.renames == {"coffee": "kaffee"}


def test_a_tag_renamed_and_then_merged_leads_to_the_last_name(qtbot: QtBot, tags: TagEditor) -> None:
    Shown(qtbot, tags)
    form = tag_form(tags, "coffee")
    form.name.field.setText("espresso")
    form.name.button.click()
    form = tag_form(tags, "espresso")
    form.into.setCurrentText("kaffee")
    form.merge.click()
    form.ask.yes.click()
    assert tags.renames["coffee"] == "kaffee"


def test_a_hidden_tag_says_so_and_can_be_offered_again(qtbot: QtBot, tags: TagEditor, small: Small) -> None:
    Shown(qtbot, tags)
    tag_form(tags, "coffee").hiding.click()
    row = tags.list.row("coffee")
    assert row is not None
    assert row.accessibleName().endswith(", hidden")
    assert not named(small, "coffee").offered
    tag_form(tags, "coffee").hiding.click()
    assert named(small, "coffee").offered


def test_a_word_of_ones_own_is_added_in_its_quarter(
    qtbot: QtBot, feelings: FeelingEditor, small: Small
) -> None:
    shown = Shown(qtbot, feelings)
    qtbot.keyClicks(shown.window.focusWidget(), "wobbly")
    feelings.new.place.pleasant.choose("no")
    shown.press(KEY.Key_Return)
    (own,) = small.store.feelings()
    assert (own.name, own.pleasant, own.energetic) == ("wobbly", False, False)
    assert shown.window.focusWidget() is feelings.list.row("wobbly")
    shown.press(KEY.Key_Home)
    assert shown.window.focusWidget() is feelings.list.row("tense")


def test_an_empty_word_is_refused_in_words(qtbot: QtBot, feelings: FeelingEditor) -> None:
    shown = Shown(qtbot, feelings)
    shown.press(KEY.Key_Return)
    assert feelings.new.fault.words.startswith("The name is empty")


def test_typing_narrows_the_words_and_says_where_none_is_left(qtbot: QtBot, feelings: FeelingEditor) -> None:
    Shown(qtbot, feelings)
    feelings.filter.setText("rest")
    assert {row.named.name for row in feelings.list.rows} == {"restless", "rested"}
    feelings.filter.setText("zz")
    assert feelings.list.empty.isVisible()


def test_a_word_is_moved_hidden_and_renamed(qtbot: QtBot, feelings: FeelingEditor, small: Small) -> None:
    Shown(qtbot, feelings)
    form = open_row(feelings, "tired")
    assert isinstance(form, FeelingForm)
    form.place.energy.choose("yes")
    form.place.energy.chosen.emit("yes")
    form = open_row(feelings, "tired")
    assert isinstance(form, FeelingForm)
    form.hiding.click()
    (own,) = small.store.feelings()
    assert (own.name, own.energetic, own.offered) == ("tired", True, False)
    form = open_row(feelings, "tired")
    assert isinstance(form, FeelingForm)
    form.name.field.setText("worn")
    form.name.button.click()
    assert {word for one in small.kept for word in one.words} == {"worn"}
