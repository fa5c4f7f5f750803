"""The cards before and after a practice in low windows: what Enter presses stays in sight."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.practice_library import Practices
from companion.core.practice import Practice
from companion.ui.player.after_sheet import AfterSheet
from companion.ui.player.sheet import Sheet
from companion.ui.player.start_sheet import StartSheet
from companion.ui.theme import Theme
from tests.fakes.playing import CORNERS, Stage
from tests.ui.players import Shown

ALL = Practices(ShippedAssets()).all()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(ShippedAssets(), "light")
    made.apply(qapp)
    yield made
    made.choose(text_scale=1.0)


@pytest.fixture
def stage() -> Stage:
    seen = [practice.name for practice in ALL]
    return Stage({"practice": {"cautions_seen": [*seen, "corners"], "ask_stress": True}})


def sized(shown: Shown, wide: int, high: int) -> None:
    shown.window.resize(wide, high)
    shown.view.setGeometry(shown.window.rect())
    for _again in range(3):
        QApplication.processEvents()


def in_sight(one: QWidget, sheet: Sheet) -> bool:
    view = sheet.viewport()
    return view.rect().contains(QRect(one.mapTo(view, QPoint()), one.size()))


@pytest.mark.parametrize("practice", ALL, ids=lambda practice: practice.name)
def test_with_the_largest_text_start_is_in_sight_in_a_low_window(
    qtbot: QtBot, theme: Theme, stage: Stage, practice: Practice
) -> None:
    theme.choose(text_scale=2.0)
    shown = Shown(qtbot, theme, stage, practice)
    for high in (740, 800):
        sized(shown, 1280, high)
        face = shown.face()
        assert isinstance(face, StartSheet)
        assert face.question is not None
        for one in (face.start, face.question):
            qtbot.waitUntil(partial(in_sight, one, face))
    shown.playing.close()


def test_where_there_is_room_again_it_is_taken(qtbot: QtBot, theme: Theme, stage: Stage) -> None:
    theme.choose(text_scale=2.0)
    shown = Shown(qtbot, theme, stage, ALL[0])
    sized(shown, 1280, 1400)
    assert isinstance(face := shown.face(), StartSheet)
    pleasant = face.card.height()
    sized(shown, 1280, 740)
    qtbot.waitUntil(lambda: face.card.height() < pleasant)
    sized(shown, 1280, 1400)
    qtbot.waitUntil(lambda: face.card.height() == pleasant)
    shown.playing.close()


def test_a_card_that_has_room_is_not_drawn_together(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(text_scale=2.0)
    box = next(practice for practice in ALL if practice.name == "box")
    shown = Shown(qtbot, theme, Stage({"practice": {"ask_stress": True}}), box)
    sized(shown, 1280, 740)
    assert isinstance(face := shown.face(), StartSheet)
    assert face.got_it.isVisible()
    pleasant = face.body.contentsMargins().top()
    shown.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: in_sight(face.start, face))
    assert face.body.contentsMargins().top() < pleasant
    sized(shown, 1280, 1400)
    assert face.body.contentsMargins().top() == pleasant
    shown.playing.close()


def test_an_answer_moves_nothing(qtbot: QtBot, theme: Theme, stage: Stage) -> None:
    shown = Shown(qtbot, theme, stage, CORNERS)
    shown.playing.rate_before(6)
    shown.start(30)
    shown.playing.stop()
    QApplication.processEvents()
    face = shown.face()
    assert isinstance(face, AfterSheet)
    assert face.question is not None
    before = face.question.mapTo(shown.window, QPoint())
    shown.playing.rate_after(4)
    QApplication.processEvents()
    assert face.result.plain
    assert face.question.mapTo(shown.window, QPoint()) == before
    shown.playing.close()
