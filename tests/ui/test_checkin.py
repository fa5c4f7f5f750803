"""The check-in, as typed and clicked; what it keeps is what was said."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.engine.view import TimerView
from companion.core.journal import CheckIn as Entry
from companion.ui.checkin import open_check_in_window
from companion.ui.theme import Theme
from companion.ui.widgets.mood_pad import Mood
from tests.fakes.check_in import NOW, Small, small_program
from tests.ui.checkins import CTRL, RETURN, Opened


@pytest.fixture
def small() -> Small:
    return small_program()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ShippedAssets(), "light", reduced_motion=True)


@pytest.fixture
def opened(qtbot: QtBot, small: Small, theme: Theme) -> Opened:
    return Opened(qtbot, small, theme)


def test_one_digit_and_return_is_a_whole_check_in(opened: Opened, small: Small) -> None:
    opened.type(Qt.Key.Key_4)
    opened.type(RETURN)
    (kept,) = small.kept
    assert (kept.at, kept.stress, kept.pleasantness, kept.energy) == (NOW, 4, None, None)
    assert (kept.words, kept.tags, kept.note) == ((), (), "")
    assert opened.done == 1


def test_x_is_ten(opened: Opened, small: Small) -> None:
    opened.type(Qt.Key.Key_X)
    opened.type(RETURN)
    assert small.kept[0].stress == 10


def test_the_arrows_answer_the_mood_at_once_and_the_words_follow(opened: Opened) -> None:
    opened.type(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert opened.check_in.mood.mood == Mood(0.2, 0)
    assert opened.check_in.mood.words.plain == "Slightly pleasant, medium energy"


def test_everything_said_is_kept(opened: Opened, small: Small, qtbot: QtBot) -> None:
    check_in = opened.check_in
    check_in.mood.pad.place(Mood(0.42, -0.38))
    check_in.words.chips.choose("tired")
    check_in.words.chips.choose("hopeful")
    check_in.tags.new.click()
    qtbot.keyClicks(check_in.tags.field, "night shift")
    qtbot.keyClick(check_in.tags.field, RETURN)
    check_in.note.setFocus()
    qtbot.keyClicks(check_in.note, "Scored 7 of 10.")
    opened.type(RETURN, CTRL)
    (kept,) = small.kept
    assert (kept.pleasantness, kept.energy) == (0.42, -0.38)
    assert (kept.words, kept.tags) == (("tired", "hopeful"), ("night shift",))
    assert kept.note == "Scored 7 of 10."
    assert kept.stress is None


def test_digits_and_return_in_the_note_are_text(opened: Opened, small: Small, qtbot: QtBot) -> None:
    note = opened.check_in.note
    note.setFocus()
    qtbot.keyClicks(note, "x 9")
    qtbot.keyClick(note, RETURN)
    assert note.words == "x 9\n"
    assert opened.check_in.stress.value is None
    assert small.kept == []


def test_digits_and_return_in_a_new_tag_are_text_and_do_not_save(
    opened: Opened, small: Small, qtbot: QtBot
) -> None:
    tags = opened.check_in.tags
    tags.new.click()
    qtbot.keyClicks(tags.field, "5k run")
    qtbot.keyClick(tags.field, RETURN)
    assert opened.check_in.stress.value is None
    assert small.kept == []
    assert tags.chosen == ("5k run",)


def test_a_tag_still_being_written_is_kept_with_the_rest(opened: Opened, small: Small, qtbot: QtBot) -> None:
    opened.check_in.tags.new.click()
    qtbot.keyClicks(opened.check_in.tags.field, "coffee")
    opened.check_in.save()
    assert small.kept[0].tags == ("coffee",)


def test_escape_in_a_new_tag_drops_the_tag_only(opened: Opened, qtbot: QtBot) -> None:
    tags = opened.check_in.tags
    tags.new.click()
    qtbot.keyClicks(tags.field, "cof")
    qtbot.keyClick(tags.field, Qt.Key.Key_Escape)
    assert (opened.done, tags.chosen, tags.field.isHidden()) == (0, (), True)


def test_escape_keeps_nothing(opened: Opened, small: Small) -> None:
    opened.type(Qt.Key.Key_4)
    opened.type(Qt.Key.Key_Escape)
    assert (opened.done, small.kept) == (1, [])


def test_return_on_cancel_cancels(opened: Opened, small: Small) -> None:
    opened.type(Qt.Key.Key_4)
    opened.check_in.form.cancel.setFocus()
    opened.type(RETURN)
    assert (opened.done, small.kept) == (1, [])


def test_an_empty_check_in_is_answered_with_what_to_do(opened: Opened, small: Small) -> None:
    opened.type(RETURN)
    assert opened.check_in.fault.words.startswith("The check-in is empty: give stress")
    assert opened.check_in.fault.isVisible()
    assert (opened.done, small.kept) == (0, [])


def test_when_the_disk_is_full_nothing_said_is_lost_and_saving_again_works(
    opened: Opened, small: Small
) -> None:
    small.store.full = True
    opened.type(Qt.Key.Key_7)
    opened.check_in.words.chips.choose("tense")
    opened.check_in.note.setPlainText("Long day.")
    opened.check_in.save()
    assert opened.check_in.fault.words == "The disk is full: free some space."
    assert (opened.done, small.kept) == (0, [])
    small.store.full = False
    opened.check_in.save()
    (kept,) = small.kept
    assert (kept.stress, kept.words, kept.note, opened.done) == (7, ("tense",), "Long day.", 1)


def test_saving_twice_keeps_one(opened: Opened, small: Small) -> None:
    opened.type(Qt.Key.Key_4)
    opened.check_in.save()
    opened.check_in.save()
    assert len(small.kept) == 1


def test_it_fits_a_window_of_800_without_scrolling(opened: Opened) -> None:
    assert opened.check_in.height() <= 800 - 48
    assert opened.check_in.height() == opened.check_in.parentWidget().height()


@pytest.mark.parametrize("width", [480, 640, 1280])
def test_with_text_twice_as_large_nothing_lies_beyond_the_width(
    width: int, qtbot: QtBot, small: Small, qapp: QApplication
) -> None:
    theme = Theme(ShippedAssets(), "light", 2.0, reduced_motion=True)
    opened = Opened(qtbot, small, theme)
    opened.window.resize(width, 800)
    qtbot.waitUntil(lambda: opened.check_in.width() <= width - 48)
    scale = opened.check_in.stress.scale
    right = scale.mapTo(opened.check_in, scale.rect().bottomRight()).x()
    assert right <= opened.check_in.width()
    assert opened.check_in.mood.pad.width() <= opened.check_in.width()


def test_a_group_of_chips_is_one_tab_stop_and_arrows_move_in_it(opened: Opened, qtbot: QtBot) -> None:
    chips = opened.check_in.words.chips
    stops = [chip for chip in chips.children() if getattr(chip, "word", "") and _stops(chip)]
    assert len(stops) == 1
    chips.take_focus("calm")
    opened.type(Qt.Key.Key_Right)
    opened.type(Qt.Key.Key_Space)
    assert chips.chosen == (chips.words[1],)


def _stops(widget: object) -> bool:
    return isinstance(widget, QWidget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_tags_of_recent_weeks_are_offered_the_most_used_first(
    qtbot: QtBot, small: Small, theme: Theme
) -> None:
    used = ["coffee", "exercise", "exercise", "on call", "exercise", "coffee"]
    for days, tag in enumerate(used, start=1):
        small.store.add_check_in(Entry(at=NOW - timedelta(days=days), stress=3, tags=(tag,)))
    small.store.add_check_in(Entry(at=NOW - timedelta(days=80), stress=3, tags=("long ago",)))
    opened = Opened(qtbot, small, theme)
    assert opened.check_in.tags.chips.words == ("exercise", "coffee", "on call", "long ago")
    assert opened.check_in.tags.chosen == ()


def test_earlier_points_of_today_and_the_usual_are_shown(qtbot: QtBot, small: Small, theme: Theme) -> None:
    for days in range(1, 20):
        mood = {"pleasantness": days / 100, "energy": -days / 100}
        small.store.add_check_in(Entry(at=NOW - timedelta(days=days), stress=4 + days % 3, **mood))
    earlier = Entry(at=NOW - timedelta(hours=3), stress=4, pleasantness=0.3, energy=0.1)
    small.store.add_check_in(earlier)
    check_in = Opened(qtbot, small, theme).check_in
    assert check_in.mood.pad.today == (Mood(0.3, 0.1),)
    assert check_in.stress.scale.accessibleDescription().startswith("Your usual is")


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ({"state": "idle"}, "Thursday, 12:26"),
        ({"state": "focus", "in_session": True, "clock_runs": True}, "Thursday, 12:26 · the block goes on"),
        ({"state": "paused", "in_session": True}, "Thursday, 12:26"),
        ({"state": "break", "in_session": True}, "Thursday, 12:26 · the break goes on"),
    ],
)
def test_it_says_what_goes_on_meanwhile(
    view: dict[str, object], said: str, small: Small, theme: Theme
) -> None:
    from companion.ui.checkin.reading import read_before

    small.study.shows = TimerView(at=timedelta(0), **view)  # type: ignore[arg-type]
    assert read_before(small).subtitle == said


def test_in_a_window_of_its_own_it_saves_and_closes(qtbot: QtBot, small: Small, theme: Theme) -> None:
    window = open_check_in_window(small, theme)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_2)
        qtbot.keyClick(window.focusWidget(), RETURN)
    assert small.kept[0].stress == 2
