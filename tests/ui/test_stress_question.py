"""The question how stressed one feels, in the room it is given."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.checkin.stress_question import StressQuestion
from companion.ui.theme import Theme
from tests.fakes.today import RepositoryAssets


@pytest.mark.parametrize(("wide", "scale", "told"), [(600, 1.0, True), (600, 2.0, False), (960, 2.0, True)])
def test_the_keys_are_told_where_the_question_has_room_beside_them(
    qtbot: QtBot, qapp: QApplication, wide: int, scale: float, told: bool
) -> None:
    theme = Theme(RepositoryAssets(), "light", text_scale=scale)
    theme.apply(qapp)
    asked = StressQuestion(theme)
    qtbot.addWidget(asked)
    asked.resize(wide, 200)
    asked.show()
    qtbot.waitUntil(lambda: asked.keys.isVisible() == told)
    qtbot.waitUntil(lambda: asked._question.width() >= asked._question.sizeHint().width())
