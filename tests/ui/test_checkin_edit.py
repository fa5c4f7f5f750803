"""A check-in changed, deleted, or entered for an earlier time; and one without the mood."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.journal import CheckIn as Entry
from companion.core.journal import TagRating
from companion.core.naming import Tag
from companion.core.scales import LONGEST_NOTE
from companion.ui.checkin import say_outcome
from companion.ui.theme import Theme
from companion.ui.widgets.mood_pad import Mood
from tests.fakes.check_in import NOW, Small, small_program
from tests.ui.checkins import CTRL, RETURN, Opened

KEY = Qt.Key
BERLIN = ZoneInfo("Europe/Berlin")
EARLIER = Entry(
    at=NOW - timedelta(hours=1, seconds=13),
    stress=3.5,
    pleasantness=0.123,
    energy=-0.456,
    words=("tired", "my own word"),
    tags=("coffee", "pain"),
    ratings=(TagRating("itch", 4.5),),
    note="Murmurs finally make sense.",
)


@pytest.fixture
def small() -> Small:
    small = small_program()
    small.store.set_tag(Tag(name="pain", kind="scale"))
    small.store.set_tag(Tag(name="itch", kind="present"))
    small.store.set_tag(Tag(name="coffee", offered=False))
    return small


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ShippedAssets(), "light", reduced_motion=True)


@pytest.fixture
def kept(small: Small) -> Entry:
    small.store.add_check_in(EARLIER)
    return small.kept[0]


@pytest.fixture
def opened(qtbot: QtBot, small: Small, theme: Theme, kept: Entry) -> Opened:
    return Opened(qtbot, small, theme, entry=kept)


class Foot:
    """What was said at the foot of the window, and the act that came with it."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def __call__(self, text: str, action_label: str = "", on_action: object = None, /) -> None:
        self.said.append(text)
        self.act = on_action


def test_opened_and_saved_an_entry_is_exactly_what_it_was(opened: Opened, small: Small, kept: Entry) -> None:
    opened.press(RETURN)
    (after,) = small.kept
    assert after == kept
    assert (opened.check_in.kept, opened.done) == (kept.id, 1)


def test_everything_an_entry_says_is_shown(opened: Opened) -> None:
    check_in = opened.check_in
    assert check_in.mood.mood == Mood(0.12, -0.46)
    assert check_in.words.chosen == ("tired", "my own word")
    assert check_in.tags.chosen == ("coffee", "pain")
    assert check_in.tags.ratings == (TagRating("itch", 4.5),)
    assert (check_in.note.words, check_in.when.time.text()) == ("Murmurs finally make sense.", "11:25")


def test_what_is_changed_changes_and_the_rest_stays(opened: Opened, small: Small, kept: Entry) -> None:
    opened.press(KEY.Key_7)
    opened.check_in.note.setPlainText("  Murmurs again. ")
    opened.press(RETURN)
    (after,) = small.kept
    assert (after.stress, after.note) == (7, "Murmurs again.")
    assert (after.pleasantness, after.ratings, after.at) == (kept.pleasantness, kept.ratings, kept.at)


def test_a_mood_and_a_stress_can_be_taken_back(opened: Opened, small: Small) -> None:
    opened.press(KEY.Key_Delete)
    opened.check_in.stress.first.setFocus()
    opened.press(KEY.Key_Backspace, RETURN)
    (after,) = small.kept
    assert (after.pleasantness, after.energy, after.stress) == (None, None, None)
    assert after.words == EARLIER.words


def test_a_change_is_said_and_taken_back(opened: Opened, small: Small, kept: Entry) -> None:
    opened.press(KEY.Key_7, RETURN)
    foot = Foot()
    say_outcome(opened.check_in, small.edit, foot)
    assert foot.said == ["Check-in changed"]
    assert callable(foot.act)
    foot.act()
    assert small.kept == [kept]


def test_an_entry_is_deleted_by_keyboard_and_comes_back_by_undo(
    opened: Opened, small: Small, kept: Entry
) -> None:
    assert opened.check_in.form.delete is not None
    opened.check_in.form.delete.setFocus()
    opened.press(RETURN)
    assert (small.kept, opened.done) == ([], 1)
    foot = Foot()
    say_outcome(opened.check_in, small.edit, foot)
    assert foot.said == ["Check-in deleted"]
    assert callable(foot.act)
    foot.act()
    assert small.kept == [kept]
    foot.act()
    assert foot.said[1].startswith("This can no longer be taken back")


def test_a_new_check_in_cannot_be_deleted_and_one_given_up_says_nothing(
    qtbot: QtBot, small: Small, theme: Theme
) -> None:
    opened = Opened(qtbot, small, theme)
    foot = Foot()
    say_outcome(opened.check_in, small.edit, foot)
    assert (opened.check_in.form.delete, foot.said) == (None, [])


def test_an_entry_deleted_elsewhere_meanwhile_says_so(opened: Opened, small: Small, kept: Entry) -> None:
    small.edit.delete(kept.id or "")
    opened.press(KEY.Key_7, RETURN)
    assert "may have been deleted" in opened.check_in.fault.words
    assert opened.done == 0


def test_its_time_is_written_over_and_its_day_stepped(opened: Opened, small: Small) -> None:
    opened.check_in.when.before.click()
    opened.check_in.when.time.setFocus()
    opened.press((KEY.Key_A, CTRL))
    opened.write("930")
    opened.press(RETURN)
    day = NOW.date() - timedelta(days=1)
    (after,) = small.store.check_ins(day, day)
    assert after.at == datetime(2026, 11, 18, 9, 30, tzinfo=BERLIN)


def test_a_new_one_is_entered_for_an_earlier_time(qtbot: QtBot, small: Small, theme: Theme) -> None:
    opened = Opened(qtbot, small, theme)
    opened.press(KEY.Key_5)
    opened.check_in.when.earlier.setFocus()
    opened.press(RETURN)
    assert opened.window.focusWidget() is opened.check_in.when.time
    opened.press(KEY.Key_Down, KEY.Key_Down, RETURN)
    assert small.kept[0].at == NOW - timedelta(minutes=10)


def test_a_time_still_to_come_is_refused_and_nothing_said_is_lost(
    qtbot: QtBot, small: Small, theme: Theme
) -> None:
    opened = Opened(qtbot, small, theme)
    opened.check_in.when.open()
    opened.press((KEY.Key_A, CTRL))
    opened.write("23:00")
    opened.press(RETURN)
    assert "still to come" in opened.check_in.fault.words
    opened.press((KEY.Key_A, CTRL))
    opened.write("quarter past")
    opened.press(RETURN)
    assert "not a time of day" in opened.check_in.fault.words
    assert small.kept == []


def test_a_day_may_be_given_to_begin_with(qtbot: QtBot, small: Small, theme: Theme) -> None:
    at = NOW - timedelta(days=3)
    opened = Opened(qtbot, small, theme, at=at)
    opened.press(KEY.Key_5, RETURN)
    (kept,) = small.store.check_ins(at.date(), at.date())
    assert (kept.at, kept.stress) == (at, 5)


def test_an_hour_the_clock_change_left_out_is_moved_behind_it(
    qtbot: QtBot, small: Small, theme: Theme
) -> None:
    opened = Opened(qtbot, small, theme, at=datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN))
    opened.check_in.when.time.setText("2:30")
    at = opened.check_in.when.at
    assert at is not None
    assert (at.hour, at.minute, at.utcoffset()) == (3, 30, timedelta(hours=2))


def test_the_reason_for_asking_stands_under_the_title(qtbot: QtBot, small: Small, theme: Theme) -> None:
    opened = Opened(qtbot, small, theme, reason="after a block of Cardiology")
    assert opened.check_in.when.subtitle.plain == "Thursday, 12:26 · after a block of Cardiology"


def test_who_wants_no_mood_asked_is_asked_for_stress_first(qtbot: QtBot, small: Small, theme: Theme) -> None:
    small.settings.change("reminders", "mood", False)
    opened = Opened(qtbot, small, theme)
    check_in = opened.check_in
    assert (check_in.mood.isVisible(), check_in.form.add_mood.isVisible()) == (False, True)
    assert opened.window.focusWidget() is check_in.stress.first
    assert check_in.stress.y() < check_in.words.mapTo(check_in, check_in.words.rect().topLeft()).y()
    opened.press(KEY.Key_4, RETURN)
    assert (small.kept[0].stress, small.kept[0].pleasantness) == (4, None)


def test_the_mood_is_there_once_it_is_asked_for(qtbot: QtBot, small: Small, theme: Theme) -> None:
    small.settings.change("reminders", "mood", False)
    opened = Opened(qtbot, small, theme)
    opened.check_in.form.add_mood.setFocus()
    opened.press(RETURN, KEY.Key_Right, RETURN)
    assert (small.kept[0].pleasantness, small.kept[0].energy) == (0.05, 0)


def test_an_entry_with_a_mood_shows_it_all_the_same(
    qtbot: QtBot, small: Small, theme: Theme, kept: Entry
) -> None:
    small.settings.change("reminders", "mood", False)
    assert Opened(qtbot, small, theme, entry=kept).check_in.mood.isVisible()


def test_a_note_of_a_hundred_thousand_characters_is_kept_and_one_more_is_named(
    qtbot: QtBot, small: Small, theme: Theme
) -> None:
    opened = Opened(qtbot, small, theme)
    opened.check_in.note.setPlainText("é" * (LONGEST_NOTE + 1))
    opened.check_in.save()
    assert "100001 characters" in opened.check_in.fault.words
    opened.check_in.note.setPlainText("é" * LONGEST_NOTE)
    opened.check_in.save()
    assert len(small.kept[0].note) == LONGEST_NOTE


def test_long_words_for_the_mood_widen_nothing(qtbot: QtBot, small: Small, theme: Theme, kept: Entry) -> None:
    opened = Opened(qtbot, small, theme, entry=kept)
    mood = opened.check_in.form.asked.mood
    mood.pad.place(Mood(0, 0.2))
    assert mood.words.plain == "Neither pleasant nor unpleasant, slightly high energy"
    opened.window.grab()
    assert mood.width() == mood.pad.width()
