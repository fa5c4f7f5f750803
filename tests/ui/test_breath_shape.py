"""The breathing shape: repainted in part as if whole, seen at its edge, still where that is wanted."""

from dataclasses import replace
from typing import Literal

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.core.practice import Course, Cue
from companion.ui.player.breath_painting import Round
from companion.ui.player.breath_shape import BreathShape, Sight
from companion.ui.player.breath_words import BreathWords, Said
from companion.ui.player.ground import Ground
from companion.ui.player.reading import Readings
from companion.ui.theme import Theme
from tests.fakes.today import RepositoryAssets
from tests.ui.test_theme import contrast


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


SAID = ("Breathe in", "Hold", "Breathe out")


def shape_of(qtbot: QtBot, theme: Theme, side: int = 560) -> tuple[QWidget, BreathShape]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(side, side)
    shape = BreathShape(theme, Ground(theme), host)
    shape.setGeometry(host.rect())
    host.show()
    qtbot.waitExposed(host)
    return host, shape


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_that_tells_how_to_breathe_stands_out_from_what_is_around_it(
    qtbot: QtBot, qapp: QApplication, scheme: Literal["light", "dark"]
) -> None:
    theme = Theme(RepositoryAssets(), scheme)
    theme.apply(qapp)
    _host, shape = shape_of(qtbot, theme)
    shape.see(Sight(level=0.5))
    picture = shape.grab().toImage()
    edge = 280 + round(shape.radius)
    around = picture.pixelColor(edge + 12, 280)
    near = [picture.pixelColor(x, 280) for x in range(edge - 3, edge + 4)]
    assert max(contrast(each, around) for each in near) >= 3


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("side", [200, 300, 440, 640])
def test_word_count_and_bar_stand_below_each_other_within_what_is_repainted(
    qtbot: QtBot, theme: Theme, side: int, scale: float
) -> None:
    theme.choose(text_scale=scale)
    words, round_ = BreathWords(theme), Round.within(side, side)
    for word in (*SAID, "Sip a little more"):
        said = Said(word=word, count="4", words=(*SAID, "Sip a little more"), bar=0.5)
        places = words.places(round_, said)
        assert places.word.bottom() <= places.count.top()
        assert places.count.bottom() <= places.bar.top()
        for place in (places.word, places.count, places.bar):
            assert words.room(round_).contains(place.toRect())


def test_where_motion_is_not_wanted_a_bar_fills_with_the_breath_stands_and_empties(
    qtbot: QtBot, theme: Theme
) -> None:
    theme.choose(reduced_motion=True)
    _host, shape = shape_of(qtbot, theme)
    radius = shape.radius
    course = Course(
        key="1",
        seconds=20,
        cues=(
            Cue(at=2, kind="in", lasts=4),
            Cue(at=6, kind="hold", lasts=4),
            Cue(at=10, kind="out", lasts=4),
            Cue(at=14, kind="hold", lasts=4),
        ),
    )
    readings = Readings(course)
    bars = {}
    for at in (1.0, 3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0, 17.0, 19.0):
        shape.see(readings.at(at, still=True).sight)
        bars[at] = shape.bar
        assert shape.radius == radius
    assert bars[1.0] is bars[19.0] is None
    assert 0 < bars[3.0] < bars[5.0] < 1  # type: ignore[operator]
    assert bars[7.0] == bars[9.0] == 1
    assert 1 > bars[11.0] > bars[13.0] > 0  # type: ignore[operator]
    assert bars[15.0] == bars[17.0] == 0


def test_a_bar_that_stands_is_not_drawn_again_and_again() -> None:
    hold = Course(key="1", seconds=20, cues=(Cue(at=0, kind="in", lasts=4), Cue(at=4, kind="hold", lasts=9)))
    readings = Readings(hold)
    assert readings.at(2.0, still=True).next_frame_ms(still=True) == 250
    assert readings.at(6.02, still=True).next_frame_ms(still=True) > 900


def test_a_shape_that_is_hidden_keeps_no_picture_and_paints_it_again(qtbot: QtBot, theme: Theme) -> None:
    host, shape = shape_of(qtbot, theme)
    host.show()
    qtbot.waitExposed(host)
    before = shape.grab().toImage()
    host.hide()
    assert [name for name, held in vars(shape).items() if isinstance(held, QPixmap)] == []
    assert shape._brush.texture().isNull()
    host.show()
    qtbot.waitExposed(host)
    assert shape.grab().toImage() == before
