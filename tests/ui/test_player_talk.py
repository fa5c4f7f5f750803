"""Where a practice may not be enough, whom to talk to is shown with it, before and after."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.player.after_sheet import AfterSheet
from companion.ui.player.start_sheet import StartSheet
from companion.ui.player.talk import Talk
from companion.ui.theme import Theme
from tests.fakes.playing import LONG_EXHALE, Stage
from tests.fakes.today import RepositoryAssets
from tests.ui.players import Shown

HARD = replace(LONG_EXHALE, talk=True, caution="These minutes may not be enough.")
OWN = {"help": {"own": ["Counselling: 555 0100"]}}


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(RepositoryAssets(), "light")
    made.apply(qapp)
    return made


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    return Shown(qtbot, theme, Stage(OWN), HARD)


def lines(part: Talk) -> list[str]:
    return [one.plain for one in part.lines if not one.isHidden()]


def test_who_listens_is_one_key_away_from_the_caution(shown: Shown) -> None:
    face = shown.view.face
    assert isinstance(face, StartSheet)
    assert face.talk is not None
    assert lines(face.talk) == []
    face.talk.button.setFocus()
    QTest.keyClick(face.talk.button, Qt.Key.Key_Space)
    assert "Counselling: 555 0100" in lines(face.talk)
    assert not shown.playing.running


def test_it_stays_once_the_caution_was_read_and_is_there_after_it(shown: Shown) -> None:
    face = shown.view.face
    assert isinstance(face, StartSheet)
    assert face.talk is not None
    shown.press(Qt.Key.Key_Return)
    assert face.talk.button.isVisible()
    shown.start(60)
    shown.press(Qt.Key.Key_Escape)
    after = shown.view.face
    assert isinstance(after, AfterSheet)
    assert after.talk is not None
    after.talk.button.click()
    assert "Counselling: 555 0100" in lines(after.talk)
    after.talk.button.click()
    assert lines(after.talk) == []


def test_any_other_practice_asks_nobody_to_talk(qtbot: QtBot, theme: Theme) -> None:
    face = Shown(qtbot, theme, Stage(OWN)).view.face
    assert isinstance(face, StartSheet)
    assert face.talk is None
