"""The player as it is seen and typed at, on fakes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.player.after_sheet import AfterSheet
from companion.ui.player.dark_face import _BLACK, _FAINT, DarkFace
from companion.ui.player.play_face import PlayFace
from companion.ui.player.start_sheet import StartSheet
from companion.ui.player.switch_sheet import SwitchSheet
from companion.ui.theme import Theme
from tests.fakes.playing import CORNERS, LONG_EXHALE, SENSES, Stage, stands
from tests.fakes.today import RepositoryAssets
from tests.ui.players import Shown
from tests.ui.test_theme import contrast


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(RepositoryAssets(), "light")
    made.apply(qapp)
    return made


@pytest.fixture
def stage() -> Stage:
    return Stage({"practice": {"cautions_seen": ["corners"]}})


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, stage: Stage) -> Iterator[Shown]:
    made = Shown(qtbot, theme, stage)
    yield made
    made.playing.close()
    assert made.view.resting


def test_enter_starts_and_the_breath_is_shown(shown: Shown) -> None:
    assert isinstance(shown.face(), StartSheet)
    face = shown.start(12)
    assert face.shape.sight.word == "Breathe in"
    assert face.shape.sight.count == "2"
    assert face.shape.sight.level == pytest.approx(0.5)
    assert face.head.line.text() == "2 min · in for 4, out for 6"


def test_the_disc_follows_the_breath(shown: Shown) -> None:
    face = shown.start(10)
    small = face.shape.radius
    shown.to(13.99)
    large = face.shape.radius
    assert large / small == pytest.approx(208 / 112, rel=0.01)
    shown.to(20)
    assert face.shape.radius == pytest.approx(small)


def test_a_key_gives_the_stress_before(shown: Shown) -> None:
    shown.press(Qt.Key.Key_6)
    shown.press(Qt.Key.Key_Return)
    assert shown.playing.stress_before == 6
    assert shown.playing.running


def test_x_is_ten_and_enter_after_it_closes(shown: Shown) -> None:
    shown.start(30)
    shown.press(Qt.Key.Key_Escape)
    face = shown.face()
    assert isinstance(face, AfterSheet)
    shown.press(Qt.Key.Key_X)
    assert face.result.plain == "Stress 10 after."
    with shown.qtbot.waitSignal(shown.view.closed, timeout=1000):
        shown.press(Qt.Key.Key_Return)
    assert shown.stage.kept[0].stress_after == 10


def test_both_answers_stand_in_one_plain_line(shown: Shown) -> None:
    shown.press(Qt.Key.Key_6)
    shown.start(30)
    shown.press(Qt.Key.Key_Escape)
    shown.press(Qt.Key.Key_4)
    face = shown.face()
    assert isinstance(face, AfterSheet)
    assert face.result.plain == "Stress 6 before, 4 after."


def test_what_is_known_is_a_click_away(shown: Shown) -> None:
    shown.start(30)
    shown.press(Qt.Key.Key_Escape)
    face = shown.face()
    assert isinstance(face, AfterSheet)
    assert not face.source.isVisible()
    face.known_button.click()
    assert face.source.isVisible()
    assert face.source.plain == "Made up 2020."


def test_space_pauses_and_goes_on(shown: Shown) -> None:
    face = shown.start(12)
    shown.press(Qt.Key.Key_Space)
    assert stands(shown.playing) == "paused"
    assert face.shape.sight.word == "Paused"
    assert face.main.button.accessibleName() == "go on"
    assert shown.view.resting
    shown.press(Qt.Key.Key_Space)
    assert stands(shown.playing) == "playing"
    assert face.shape.sight.word == "Breathe in"


def test_one_enter_too_many_does_not_pause_at_the_beginning(qtbot: QtBot, shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Return)
    face = shown.view.findChild(PlayFace)
    assert face is not None
    assert shown.playing.state == "playing"
    qtbot.waitUntil(lambda: not face.deaf)
    shown.press(Qt.Key.Key_Return)
    assert shown.playing.state == "paused"


def test_space_still_pauses_after_a_click_on_another_button(shown: Shown) -> None:
    face = shown.start(40)
    QTest.mouseClick(face.back.button, Qt.MouseButton.LeftButton)
    assert shown.playing.position() == 25
    shown.press(Qt.Key.Key_Space)
    assert stands(shown.playing) == "paused"


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_B])
def test_left_and_b_go_back(shown: Shown, key: Qt.Key) -> None:
    shown.start(40)
    shown.press(key)
    assert shown.playing.position() == 25


@pytest.mark.parametrize("where", ["start", "playing", "paused", "eyes", "sound", "switch"])
def test_escape_ends_it_at_once_from_everywhere(shown: Shown, where: str) -> None:
    if where != "start":
        face = shown.start(40)
        if where == "paused":
            shown.press(Qt.Key.Key_Space)
        elif where == "eyes":
            shown.press(Qt.Key.Key_E)
        elif where == "sound":
            face.sound.click()
        elif where == "switch":
            face.head.other.click()
    shown.press(Qt.Key.Key_Escape)
    assert stands(shown.playing) == ("closed" if where == "start" else "after")
    assert not shown.stage.sound.playing
    assert shown.view.resting
    assert shown.stage.at_rest or where == "start"


def test_no_more_than_thirty_frames_a_second_and_none_unseen(shown: Shown) -> None:
    shown.start(12)
    assert shown.view.frames.running
    assert shown.view.frames._timer.interval() >= 33
    shown.window.hide()
    shown.qtbot.waitUntil(lambda: not shown.view.frames.running)
    drawn = shown.view.frames.drawn
    shown.stage.sound.advance(5)
    QApplication.processEvents()
    assert not shown.view.frames.running
    assert shown.view.frames.drawn == drawn
    assert stands(shown.playing) == "playing"
    shown.window.show()
    shown.qtbot.waitUntil(lambda: shown.view.frames.running)


def test_a_minimised_window_is_not_drawn(shown: Shown) -> None:
    shown.start(12)
    shown.window.showMinimized()
    shown.qtbot.waitUntil(lambda: not shown.view.frames.running)


def test_unseen_it_still_ends_with_its_last_sound(shown: Shown) -> None:
    shown.start(12)
    shown.window.hide()
    shown.to(1000)
    shown.view.beat.look()
    assert stands(shown.playing) == "after"
    assert shown.playing.finished


def test_closed_eyes_see_black_and_no_frame(shown: Shown) -> None:
    shown.start(12)
    shown.press(Qt.Key.Key_E)
    face = shown.face()
    assert isinstance(face, DarkFace)
    assert not shown.view.frames.running
    assert face.cursor().shape() == Qt.CursorShape.BlankCursor
    assert "Space" in face.hint
    face._fade()
    assert face.hint == ""
    picture = shown.window.grab().toImage()
    assert {picture.pixelColor(x, y).name() for x in (5, 640, 1270) for y in (5, 320, 700, 795)} == {
        "#000000"
    }
    shown.press(Qt.Key.Key_Space)
    assert stands(shown.playing) == "paused"
    assert face.hint.startswith("Paused")
    shown.press(Qt.Key.Key_E)
    assert isinstance(shown.face(), PlayFace)
    assert not shown.stage.chosen.eyes_closed
    shown.press(Qt.Key.Key_Space)
    assert stands(shown.playing) == "playing"


def test_the_line_for_closed_eyes_can_be_read() -> None:
    assert contrast(_FAINT, _BLACK) >= 4.5


def test_a_click_opens_the_eyes(shown: Shown) -> None:
    shown.start(12)
    shown.press(Qt.Key.Key_E)
    face = shown.face()
    assert isinstance(face, DarkFace)
    QTest.mouseClick(face, Qt.MouseButton.LeftButton)
    assert isinstance(shown.face(), PlayFace)


def test_a_caution_is_read_before_anything_else(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage()
    shown = Shown(qtbot, theme, stage, CORNERS)
    face = shown.face()
    assert isinstance(face, StartSheet)
    assert not face.start.isVisible()
    shown.press(Qt.Key.Key_Return)
    assert stage.chosen.cautions_seen == ("corners",)
    assert stands(shown.playing) == "ready"
    assert face.start.isVisible()
    assert not face.got_it.isVisible()
    shown.press(Qt.Key.Key_Return)
    assert shown.playing.running
    shown.playing.close()


def test_holds_are_left_out_on_the_way(qtbot: QtBot, theme: Theme, stage: Stage) -> None:
    shown = Shown(qtbot, theme, stage, CORNERS)
    face = shown.start(15)
    assert face.shape.sight.word == "Hold"
    assert face.head.line.text() == "2 min · in for 4, hold for 2, out for 6"
    face.head.holds.click()
    assert face.shape.sight.word == "Breathe out"
    assert face.head.line.text() == "2 min · in for 4, out for 6"
    face.head.holds.click()
    assert face.shape.sight.word == "Breathe out"
    shown.playing.close()


def test_without_a_breath_the_words_lead(qtbot: QtBot, theme: Theme, stage: Stage) -> None:
    shown = Shown(qtbot, theme, stage, SENSES)
    face = shown.start(6)
    assert face.caption.words == "Look out of the window."
    assert face.shape.sight.word == ""
    assert face.caption._large
    assert not face.head.holds.isVisible()
    shown.playing.close()


def test_with_reduced_motion_the_disc_stays_and_a_bar_carries_the_phase(
    qtbot: QtBot, theme: Theme, stage: Stage
) -> None:
    theme.choose(reduced_motion=True)
    shown = Shown(qtbot, theme, stage)
    face = shown.start(10.5)
    first = face.shape.radius
    assert shown.view.frames._timer.interval() >= 250
    shown.to(13)
    assert face.shape.radius == first
    assert face.shape.bar == face.shape.sight.level > 0.8
    assert face.shape.sight.word == "Breathe in"
    shown.playing.close()


def test_no_sound_is_said_and_the_words_are_shown(qtbot: QtBot, theme: Theme) -> None:
    from tests.fakes.sound import FakeSoundPlayer

    stage = Stage(sound=FakeSoundPlayer(silence="No sound device, so the words are shown."))
    shown = Shown(qtbot, theme, stage)
    face = shown.start(4)
    assert face.no_sound.isVisible()
    assert face.no_sound.plain == "No sound device, so the words are shown."
    assert face.caption.words == "Sit as you like."
    shown.playing.close()


def test_another_practice_waits_for_its_own_start(shown: Shown) -> None:
    face = shown.start(30)
    face.head.other.click()
    sheet = shown.face()
    assert isinstance(sheet, SwitchSheet)
    assert stands(shown.playing) == "paused"
    assert len(sheet.rows) == 2
    senses = next(row for row in sheet.rows if row.text() == "Senses · 1 min")
    senses.click()
    assert isinstance(shown.face(), StartSheet)
    assert shown.playing.practice is SENSES
    shown.press(Qt.Key.Key_Return)
    assert shown.playing.running


def test_the_choice_of_another_goes_back_and_on(shown: Shown) -> None:
    face = shown.start(30)
    face.head.other.click()
    shown.press(Qt.Key.Key_Return)
    assert isinstance(shown.face(), PlayFace)
    assert stands(shown.playing) == "playing"
    assert shown.playing.position() == 30


def test_volumes_and_background_are_chosen_while_it_plays(shown: Shown) -> None:
    face = shown.start(5)
    face.sound.click()
    shown.press(Qt.Key.Key_Left)
    assert shown.stage.sound.volumes["voice"] == pytest.approx(0.75)
    assert shown.playing.position() == 5, "the slider has the arrow"
    face.panel.background._segments["rain"].click()
    assert shown.stage.sound.background_file.endswith("rain.ogg")
    face.sound.click()
    assert shown.stage.chosen.voice == 0.75
    assert not face.panel.isVisible()


@pytest.mark.parametrize("how", ["enter", "click beside"])
def test_closed_volumes_give_space_back_to_the_pause(shown: Shown, how: str) -> None:
    face = shown.start(5)
    face.sound.click()
    shown.press(Qt.Key.Key_Right)
    if how == "enter":
        shown.press(Qt.Key.Key_Return)
    else:
        QTest.mouseClick(face, Qt.MouseButton.LeftButton, pos=QPoint(10, 400))
    assert face.panel.isHidden()
    shown.press(Qt.Key.Key_Space)
    assert stands(shown.playing) == "paused"
    assert shown.stage.chosen.voice == pytest.approx(0.85)


def test_while_others_may_see_nothing_names_it(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(hides=True)
    shown = Shown(qtbot, theme, stage)
    face = shown.start(5)
    assert face.head.title.text() == "A practice"
    stage.hides = False
    shown.playing.named_anew()
    assert face.head.title.text() == LONG_EXHALE.title
    shown.playing.close()
