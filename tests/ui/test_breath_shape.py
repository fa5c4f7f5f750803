"""The breathing shape: what is repainted in part looks as if it had been painted whole."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.player.breath_shape import BreathShape, Sight
from companion.ui.player.ground import Ground
from companion.ui.theme import Theme
from tests.fakes.today import RepositoryAssets


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(RepositoryAssets(), "light")
    made.apply(qapp)
    return made


def test_a_disc_that_grows_leaves_the_ring_of_the_time_whole(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(560, 560)
    shape = BreathShape(theme, Ground(theme), host)
    shape.setGeometry(host.rect())
    host.show()
    qtbot.waitExposed(host)
    sight = Sight(level=0.0, gone=0.3)
    shape.see(sight)
    QApplication.processEvents()
    for step in range(1, 41):
        sight = replace(sight, level=step / 40)
        shape.see(sight)
        QApplication.processEvents()
    # What stands on the screen, not a new painting.
    screen = host.screen()
    assert screen is not None
    shown = screen.grabWindow(host.winId()).toImage()
    whole = host.grab().toImage()
    different = [
        (x, y)
        for x in range(0, 560, 2)
        for y in range(0, 560, 2)
        if abs(shown.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness()) > 24
    ]
    assert different == []
