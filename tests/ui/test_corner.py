"""The cards in the corner, without a real screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.facts import AwayAsked
from companion.ui.corner.away import AwayCard
from companion.ui.corner.card import CornerCard
from companion.ui.corner.effort import EffortCard
from companion.ui.corner.gentle import GentleCard
from companion.ui.theme import Theme
from tests.fakes.break_study import MINUTE, SECOND
from tests.ui.breaks import Breaks


@pytest.fixture
def breaks(qapp: QApplication) -> Iterator[Breaks]:
    made = Breaks(Theme(ShippedAssets(), "light", reduced_motion=True))
    made.study.level = "gentle"
    yield made
    made.close()
    QApplication.sendPostedEvents(None, 52)  # deferred deletions, so that no card meets the next test
    QApplication.processEvents()


def card(kind: type[CornerCard]) -> CornerCard:
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind)]
    visible = [widget for widget in found if widget.isVisible()]
    assert len(visible) == 1, found
    return visible[0]


def none_up() -> bool:
    return not any(isinstance(w, CornerCard) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_a_gentle_break_is_a_card_that_counts_down(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.study.start_break(question=False)
    shown = card(GentleCard)
    assert isinstance(shown, GentleCard)
    assert shown.time.accessibleName() == "10:00 left until 13:00"
    breaks.clock.advance(30 * SECOND)
    qtbot.waitUntil(lambda: shown.time.accessibleName().startswith("9:30"), timeout=3000)
    qtbot.mouseClick(shown.skip, Qt.MouseButton.LeftButton)
    assert breaks.study.asked == ["skip"]
    assert none_up()


def test_a_card_takes_no_focus_when_it_comes(breaks: Breaks) -> None:
    breaks.study.start_break(question=False)
    assert card(GentleCard).testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_a_break_the_overlay_could_not_show_goes_on_as_a_card(
    breaks: Breaks, caplog: pytest.LogCaptureFixture
) -> None:
    breaks.study.level = "firm"
    breaks.study.start_break(question=False)
    assert none_up()
    breaks.overlay.curtain.unpaintable.emit("no surface")
    card(GentleCard)


def test_effort_is_answered_with_one_key(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.study.ask(on_break=False)
    qtbot.waitUntil(lambda: len(breaks.passed_on) == 1)
    breaks.corner.ask_effort(breaks.passed_on[0])
    shown = card(EffortCard)
    qtbot.keyClick(shown, Qt.Key.Key_7)
    assert breaks.study.ratings == [("b1", 7, None)]
    assert none_up()


def test_effort_may_stay_unknown(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.study.ask(on_break=False)
    qtbot.waitUntil(lambda: len(breaks.passed_on) == 1)
    breaks.corner.ask_effort(breaks.passed_on[0])
    shown = card(EffortCard)
    assert isinstance(shown, EffortCard)
    qtbot.mouseClick(shown.later, Qt.MouseButton.LeftButton)
    assert none_up()
    assert breaks.study.ratings == []


@pytest.mark.parametrize("answer", ["break", "study", "discard"])
def test_an_absence_is_answered_with_one_click(breaks: Breaks, qtbot: QtBot, answer: str) -> None:
    breaks.bus.publish(AwayAsked(away=12 * MINUTE))
    shown = card(AwayCard)
    assert isinstance(shown, AwayCard)
    assert shown.head.accessibleName() == "Away 12 min"
    qtbot.mouseClick(shown.answers[answer], Qt.MouseButton.LeftButton)
    assert breaks.study.asked == [answer]
    assert none_up()


def test_two_cards_stand_above_each_other_inside_the_screen(breaks: Breaks, qtbot: QtBot) -> None:
    breaks.study.start_break()
    qtbot.waitUntil(lambda: len(breaks.passed_on) == 1)
    breaks.corner.ask_effort(breaks.passed_on[0])
    low, high = card(GentleCard).geometry(), card(EffortCard).geometry()
    assert high.bottom() < low.top()
    area = QApplication.primaryScreen().availableGeometry()
    assert area.contains(low)
    assert area.right() - low.right() == 24
    breaks.study.skip()
    assert card(EffortCard).geometry().bottom() == low.bottom()
