"""A practice offered in a break: never forced, never in the way of the exit."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.ui.overlay.face import BreakFace
from companion.ui.theme import Theme
from tests.fakes.break_study import MINUTE, SECOND
from tests.fakes.overlay_practice import FakePractices, practice
from tests.ui.breaks import Breaks

Open = Callable[..., tuple[Breaks, BreakFace]]


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    made: list[Breaks] = []

    def start(practices: FakePractices, hold: float = 0.06, text: float = 1.0) -> tuple[Breaks, BreakFace]:
        theme = Theme(ShippedAssets(), "light", text_scale=text, reduced_motion=True)
        breaks = Breaks(theme, practices=practices.door, leave_hold=timedelta(seconds=hold))
        made.append(breaks)
        with qtbot.waitSignal(breaks.overlay.painted, timeout=3000):
            breaks.study.start_break()
        for window in breaks.overlay.curtain.windows:
            window.deaf = False
        second(breaks)
        return breaks, breaks.overlay.curtain.windows[0].face

    yield start
    for breaks in made:
        breaks.close()


def second(breaks: Breaks, count: float = 1) -> None:
    """Let the overlay's own second come."""
    breaks.clock.advance(count * SECOND)
    breaks.overlay._on_tick()


def test_what_fits_is_offered_once_the_break_is_on_the_screen(opened: Open) -> None:
    practices = FakePractices()
    breaks, face = opened(practices)
    second(breaks)
    assert practices.asked == [599]
    assert face.practice.isVisible()
    assert face.practice.accessibleName() == "A practice, if you like: Long exhale · 3 min"
    assert not face.practice.hasFocus(), "nothing is chosen for anybody"
    assert practices.played == []


def test_where_others_may_see_it_no_practice_is_named(opened: Open) -> None:
    _breaks, face = opened(FakePractices(hides=True))
    assert face.practice.accessibleName() == "A practice, if you like: 3 min"


def test_nothing_is_offered_where_that_is_off_or_nothing_fits(opened: Open) -> None:
    for practices in (FakePractices(wanted=False), FakePractices(offered=None)):
        _breaks, face = opened(practices)
        assert not face.practice.isVisible()
        assert (practices.asked == []) == (not practices.wanted)


def test_a_break_too_short_for_any_asks_for_none(opened: Open, qtbot: QtBot) -> None:
    practices = FakePractices()
    breaks, _face = opened(practices)
    breaks.study.leave()
    breaks.study.length = 60 * SECOND
    breaks.study.start_break()
    second(breaks)
    assert len(practices.asked) == 1


def test_the_ring_stands_still_when_the_offer_comes_and_goes(opened: Open) -> None:
    breaks, face = opened(FakePractices())
    place = face.ring.geometry()
    second(breaks, 7 * 60)
    assert not face.practice.isVisible(), "less is left than it needs, with 20 s to spare"
    assert face.ring.geometry() == place


@pytest.mark.parametrize("way", ["click", "key"])
def test_a_click_or_b_begins_it_and_ring_and_foot_stay(opened: Open, qtbot: QtBot, way: str) -> None:
    practices = FakePractices()
    breaks, face = opened(practices)
    places = (face.ring.geometry(), face.foot.geometry())
    if way == "click":
        qtbot.mouseClick(face.practice, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(face.window(), Qt.Key.Key_B)
    widget = practices.played[0].widget
    assert widget.isVisible()
    assert widget.hasFocus()
    assert (face.ring.geometry(), face.foot.geometry()) == places
    assert face.ring.geometry().contains(widget.circle)
    assert not face.title.isVisible()
    assert not face.practice.isVisible()
    assert face.foot.hold.isVisible()
    assert breaks.study.asked == []


def test_b_does_nothing_while_keys_are_deaf_or_nothing_is_offered(opened: Open, qtbot: QtBot) -> None:
    practices = FakePractices()
    breaks, face = opened(practices)
    face.window().deaf = True  # type: ignore[attr-defined]
    qtbot.keyClick(face.window(), Qt.Key.Key_B)
    face.window().deaf = False  # type: ignore[attr-defined]
    qtbot.keyClick(face.window(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    second(breaks, 8 * 60)
    qtbot.keyClick(face.window(), Qt.Key.Key_B)
    assert practices.played == []


def playing(opened: Open, qtbot: QtBot, **options: float) -> tuple[Breaks, BreakFace, FakePractices]:
    practices = FakePractices()
    breaks, face = opened(practices, **options)
    qtbot.keyClick(face.window(), Qt.Key.Key_B)
    return breaks, face, practices


def test_a_tap_of_escape_ends_the_practice_alone(opened: Open, qtbot: QtBot) -> None:
    breaks, face, practices = playing(opened, qtbot, hold=60)
    played = practices.played[0]
    qtbot.keyClick(played.widget, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: played.ended == 1)
    assert played.widget.keys == [], "Esc is the overlay's"
    assert breaks.study.asked == []
    assert face.title.isVisible()
    assert face.practice.isVisible()
    assert face.stage.played is None


def test_escape_held_leaves_the_break_from_within_a_practice(opened: Open, qtbot: QtBot) -> None:
    breaks, _face, practices = playing(opened, qtbot)
    qtbot.keyPress(practices.played[0].widget, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: breaks.study.asked == ["leave"])
    assert practices.played[0].ended == 1
    assert not breaks.overlay.is_up


def test_a_practice_that_is_done_gives_its_place_back_and_is_not_offered_again(
    opened: Open, qtbot: QtBot
) -> None:
    breaks, face, practices = playing(opened, qtbot)
    qtbot.mouseClick(practices.played[0].widget.button, Qt.MouseButton.LeftButton)
    second(breaks)
    assert practices.played[0].ended == 0
    assert face.title.isVisible()
    assert not face.practice.isVisible()
    qtbot.keyClick(face.window(), Qt.Key.Key_B)
    assert len(practices.played) == 1


def test_the_end_of_the_break_ends_the_practice_and_asks(opened: Open, qtbot: QtBot) -> None:
    breaks, face, practices = playing(opened, qtbot)
    breaks.clock.advance(breaks.study.length)
    breaks.study.end_break()
    assert practices.played[0].ended == 1
    assert breaks.overlay.asks
    assert not face.isVisible()


@pytest.mark.parametrize("how", ["postpone", "lock", "close"])
def test_however_the_overlay_goes_the_practice_ends_once(opened: Open, qtbot: QtBot, how: str) -> None:
    breaks, face, practices = playing(opened, qtbot)
    if how == "postpone":
        qtbot.mouseClick(face.foot.postpone, Qt.MouseButton.LeftButton)
    elif how == "lock":
        breaks.overlay.on_lock()
    else:
        breaks.overlay.close()
    breaks.overlay.close()
    assert practices.played[0].ended == 1


def test_a_practice_that_cannot_be_played_leaves_the_break_as_it_was(
    opened: Open, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    practices = FakePractices(broken=True)
    breaks, face = opened(practices)
    qtbot.keyClick(face.window(), Qt.Key.Key_B)
    second(breaks)
    assert breaks.overlay.is_up
    assert face.title.isVisible()
    assert not face.practice.isVisible()
    assert "sound of this practice is missing" in caplog.text


def test_a_monitor_unplugged_in_a_practice_ends_it(opened: Open, qtbot: QtBot) -> None:
    breaks, face, practices = playing(opened, qtbot)
    window = face.window()
    breaks.overlay.curtain._windows.clear()
    breaks.overlay.curtain._on_screen_added(QApplication.primaryScreen())
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    second(breaks)
    assert practices.played[0].ended == 1
    assert breaks.overlay.is_up


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (800, 600), (1080, 1920)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_with_an_offer_nothing_is_clipped(opened: Open, size: tuple[int, int], text: float) -> None:
    practices = FakePractices(offered=practice(3, "A practice with a rather long name"))
    breaks, face = opened(practices, text=text)
    screen = QSize(*size)
    face.window().resize(screen)
    breaks.clock.advance(MINUTE)
    breaks.overlay.refresh()
    QApplication.processEvents()
    parts = [face.ring, face.title, face.line, face.practice, face.foot.hold]
    bottoms = [part.mapTo(face, part.rect().bottomLeft()).y() for part in parts]
    tops = [part.mapTo(face, part.rect().topLeft()).y() for part in parts]
    assert tops[0] >= 0
    assert bottoms[-1] < screen.height()
    assert all(bottom <= top for bottom, top in zip(bottoms, tops[1:], strict=False))
    assert face.practice.width() <= screen.width()
    for words in (face.title, face.line):
        assert words.height() >= words.heightForWidth(words.width())
