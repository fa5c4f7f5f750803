"""The overlay's behaviour, without a real screen."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.errors import EnvironmentFault
from companion.ui.overlay.face import BreakFace
from companion.ui.overlay.plate import Line, Plate
from companion.ui.overlay.ready import ReadyFace
from companion.ui.theme import Theme
from tests.fakes.break_study import MINUTE, SECOND
from tests.ui.breaks import Breaks


@pytest.fixture
def breaks(qapp: QApplication) -> Iterator[Breaks]:
    made = Breaks(Theme(ShippedAssets(), "light", reduced_motion=True))
    yield made
    made.close()


def shown(breaks: Breaks, qtbot: QtBot, **options: timedelta) -> BreakFace:
    with qtbot.waitSignal(breaks.overlay.painted, timeout=3000):
        breaks.study.start_break(**options)  # type: ignore[arg-type]
    for window in breaks.overlay.curtain.windows:
        window.deaf = False
    return breaks.overlay.curtain.windows[0].face


def ready(breaks: Breaks, qtbot: QtBot) -> ReadyFace:
    shown(breaks, qtbot)
    breaks.clock.advance(breaks.study.length)
    breaks.study.end_break()
    face = breaks.overlay.curtain.windows[0].ready
    assert face is not None
    return face


def test_a_firm_break_covers_every_screen_and_beats_once_it_is_painted(breaks: Breaks, qtbot: QtBot) -> None:
    face = shown(breaks, qtbot)
    assert face.ring.accessibleName() == "Break: 10 minutes left"
    assert face.ring.accessibleDescription() == "until 13:00"
    assert len(breaks.overlay.curtain.windows) == len(QApplication.screens())
    assert "beat" in breaks.dog.heard


def test_a_gentle_break_covers_nothing(breaks: Breaks) -> None:
    breaks.study.level = "gentle"
    breaks.study.start_break()
    assert not breaks.overlay.is_up
    assert breaks.overlay.curtain.windows == ()


def test_skip_is_offered_after_ten_seconds_and_keeps_its_place_until_then(
    breaks: Breaks, qtbot: QtBot
) -> None:
    face = shown(breaks, qtbot)
    assert face.foot.postpone.isVisible()
    assert not face.foot.skip.isVisible()
    place = face.foot.postpone.geometry()
    breaks.clock.advance(10 * SECOND)
    breaks.overlay.refresh()
    assert face.foot.skip.isVisible()
    assert face.foot.postpone.geometry() == place


def test_a_strict_break_offers_neither_skip_nor_postpone(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.study.level = "strict"
    face = shown(breaks, qtbot)
    breaks.clock.advance(MINUTE)
    breaks.overlay.refresh()
    assert not face.foot.skip.isVisible()
    assert not face.foot.postpone.isVisible()
    assert face.foot.hold.isVisible()


def test_postponing_shows_its_price_first(breaks: Breaks, qtbot: QtBot) -> None:
    face = shown(breaks, qtbot)
    assert face.foot.postpone.accessibleName() == "Postpone 5 min then 11 min of break"
    qtbot.mouseClick(face.foot.postpone, Qt.MouseButton.LeftButton)
    assert breaks.study.asked == ["postpone"]
    assert not breaks.overlay.is_up


def test_a_deaf_button_does_nothing(breaks: Breaks, qtbot: QtBot) -> None:
    face = shown(breaks, qtbot)
    face.window().deaf = True  # type: ignore[attr-defined]
    qtbot.mouseClick(face.foot.postpone, Qt.MouseButton.LeftButton)
    qtbot.keyClick(face.foot.postpone, Qt.Key.Key_Return)
    qtbot.keyClick(face.foot.postpone, Qt.Key.Key_Space)
    assert breaks.study.asked == []


def test_holding_the_button_or_escape_leaves(breaks: Breaks, qtbot: QtBot) -> None:
    face = shown(breaks, qtbot)
    qtbot.keyPress(face.window(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: breaks.study.asked == ["leave"])
    assert not breaks.overlay.is_up
    assert breaks.dog.heard[-1] == "release"


def test_letting_go_early_empties_the_ring(breaks: Breaks, qtbot: QtBot) -> None:
    face = shown(breaks, qtbot)
    qtbot.mousePress(face.foot.hold, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(face.foot.hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: face.foot.hold.part == 0)
    assert breaks.study.asked == []


def test_typing_halts_the_break_in_words(breaks: Breaks, qtbot: QtBot) -> None:
    face = shown(breaks, qtbot)
    breaks.study.halt()
    assert face.ring.accessibleDescription() == "Paused while you type"


class PaintWatch(QObject):
    """Notes what part of a window is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.rect())
        return False


def test_another_second_paints_the_ring_alone_and_the_same_second_nothing(
    breaks: Breaks, qtbot: QtBot
) -> None:
    face = shown(breaks, qtbot)
    QApplication.processEvents()  # the picture comes once the break itself is there
    watch = PaintWatch()
    face.window().installEventFilter(watch)
    breaks.overlay.refresh()
    QApplication.processEvents()
    assert watch.painted == []
    breaks.clock.advance(SECOND)
    breaks.overlay.refresh()
    QApplication.processEvents()
    assert watch.painted == [face.ring.geometry()]


def test_the_end_asks_for_effort_with_one_key_and_focus_with_another(breaks: Breaks, qtbot: QtBot) -> None:
    face = ready(breaks, qtbot)
    assert breaks.overlay.asks
    assert "10 min" in face.said.text()
    assert "13:00" in face.said.text()
    for key in (Qt.Key.Key_3, Qt.Key.Key_X, Qt.Key.Key_Down, Qt.Key.Key_8):
        qtbot.keyClick(QApplication.focusWidget() or face, key)
    assert (face.effort.row.value, face.focus.row.value) == (10, 8)
    qtbot.keyClick(QApplication.focusWidget() or face, Qt.Key.Key_Return)
    assert breaks.study.ratings == [("b1", 10, 8)]
    assert breaks.study.asked == ["back"]
    assert not breaks.overlay.is_up


def test_no_answer_is_an_answer(breaks: Breaks, qtbot: QtBot) -> None:
    face = ready(breaks, qtbot)
    qtbot.mouseClick(face.stop, Qt.MouseButton.LeftButton)
    assert breaks.study.ratings == []
    assert breaks.study.asked == ["stop"]


def test_an_answer_that_cannot_be_kept_is_asked_for_again(
    breaks: Breaks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def held(*_answer: object, **_more: object) -> None:
        raise EnvironmentFault("Another program holds the journal.")

    monkeypatch.setattr(breaks.study, "rate", held)
    face = ready(breaks, qtbot)
    face.effort.row.choose(4)
    qtbot.mouseClick(face.stop, Qt.MouseButton.LeftButton)
    assert [asked.block_id for asked in breaks.passed_on] == ["b1"]
    assert "Another program holds the journal." in caplog.text


def test_the_end_screen_withdraws_after_a_minute_and_keeps_what_was_chosen(
    breaks: Breaks, qtbot: QtBot
) -> None:
    face = ready(breaks, qtbot)
    face.effort.row.choose(4)
    breaks.clock.advance(61 * SECOND)
    qtbot.waitUntil(lambda: not breaks.overlay.is_up, timeout=3000)
    assert breaks.study.ratings == [("b1", 4, None)]
    assert breaks.study.asked == [], "who comes back later comes back by moving"


def test_a_micro_break_asks_nothing(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.study.tier = "micro"
    shown(breaks, qtbot)
    breaks.study.end_break()
    assert not breaks.overlay.is_up


def test_a_question_no_end_screen_will_ask_is_passed_on(breaks: Breaks, qtbot: QtBot) -> None:
    shown(breaks, qtbot)
    breaks.study.leave()
    assert [asked.block_id for asked in breaks.passed_on] == ["b1"]
    breaks.study.ask(on_break=False)
    qtbot.waitUntil(lambda: len(breaks.passed_on) == 2)


def test_a_break_that_cannot_be_shown_becomes_gentle_and_frees_the_screen(
    breaks: Breaks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    shown(breaks, qtbot)
    breaks.overlay.curtain.unpaintable.emit("no surface")
    assert breaks.study.asked == ["gentle"]
    assert not breaks.overlay.is_up
    breaks.overlay.refresh()
    assert not breaks.overlay.is_up
    assert "no surface" in caplog.text


def test_whatever_fails_the_screen_is_freed(
    breaks: Breaks, qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = shown(breaks, qtbot)

    def fail(*_args: object) -> None:
        raise RuntimeError("nothing to see")

    monkeypatch.setattr(face, "show_sight", fail)
    breaks.overlay.refresh()
    assert not breaks.overlay.is_up
    assert breaks.overlay.curtain.windows == ()
    assert "nothing to see" in caplog.text


def test_an_overlay_never_outlives_its_break_by_more_than_a_minute(
    breaks: Breaks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    shown(breaks, qtbot)
    breaks.clock.advance(breaks.study.length + 61 * SECOND)  # and the engine says nothing
    qtbot.waitUntil(lambda: not breaks.overlay.is_up, timeout=3000)
    assert "outlived" in caplog.text


def test_a_notice_prepares_windows_that_a_later_change_takes_back(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.study.give_notice()
    qtbot.waitUntil(lambda: bool(breaks.overlay.curtain.windows))
    assert not breaks.overlay.is_up
    assert "prepare" in breaks.dog.heard
    breaks.study.stop()
    assert breaks.overlay.curtain.windows == ()
    assert breaks.dog.heard[-1] == "release"


def test_a_hundred_breaks_leave_no_window_behind(breaks: Breaks, qtbot: QtBot) -> None:
    before = len(QApplication.allWidgets())
    for _ in range(100):
        breaks.study.start_break(question=False)
        breaks.study.leave()
    qtbot.waitUntil(lambda: len(QApplication.allWidgets()) <= before, timeout=5000)


def clipped(face: QWidget, screen: QSize) -> list[str]:
    """Return the words that do not fit where they stand, or lie off the screen."""
    found = []
    for widget in face.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, (QLabel, Line, Plate)):
            continue
        place = widget.rect().translated(widget.mapTo(face, widget.rect().topLeft()))
        needs = (
            widget.heightForWidth(widget.width()) if isinstance(widget, QLabel) else widget.minimumHeight()
        )
        inside = place.left() >= 0 and place.right() < screen.width() and place.bottom() < screen.height()
        if not inside or place.top() < 0 or widget.height() < needs or widget.width() < widget.minimumWidth():
            found.append(widget.accessibleName() or getattr(widget, "text", str)())
    return found


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1024, 768), (800, 600), (1080, 1920)])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_nothing_is_clipped_at_any_text_size(
    breaks: Breaks, qtbot: QtBot, size: tuple[int, int], text: float
) -> None:
    breaks.theme.choose(text_scale=text)
    breaks.study.topic = "Cardiovascular physiology and pharmacology"
    screen = QSize(*size)
    face = shown(breaks, qtbot)
    window = breaks.overlay.curtain.windows[0]
    window.resize(screen)
    breaks.clock.advance(11 * SECOND)
    breaks.overlay.refresh()
    QApplication.processEvents()
    assert clipped(face, screen) == []
    breaks.clock.advance(breaks.study.length)
    breaks.study.end_break()
    QApplication.processEvents()
    assert window.ready is not None
    assert clipped(window.ready, screen) == []


def test_every_control_has_a_name(breaks: Breaks, qtbot: QtBot) -> None:
    last = ready(breaks, qtbot)
    face = breaks.overlay.curtain.windows[0].face
    plates = [*face.findChildren(Plate), *last.findChildren(Plate)]
    assert len(plates) > 20
    assert [plate for plate in plates if not plate.accessibleName()] == []
