"""The player in the program's window, and under the lock."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.player import PlayerLayer
from companion.ui.theme import Theme
from companion.ui.widgets.popover import Popover
from tests.fakes.playing import CORNERS, LONG_EXHALE, Stage, stands
from tests.fakes.today import RepositoryAssets
from tests.ui.test_every_control import audit
from tests.ui.whole_window import Whole


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(RepositoryAssets(), "light", reduced_motion=True)
    made.apply(qapp)
    return made


class Room:
    """The window with every page, and the player in it; `covered` stands for the lock above all."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path) -> None:
        self.whole = Whole(qtbot, theme, folder)
        self.window = self.whole.window
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.stage = Stage()
        self.covered = False
        self.layer = PlayerLayer(self.window, theme, lambda: (LONG_EXHALE, CORNERS), lambda: self.covered)

    def press(self, key: Qt.Key) -> None:
        focused: object = self.window.focusWidget()
        QTest.keyClick(focused if isinstance(focused, QWidget) else self.window, key)


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Room:
    return Room(qtbot, theme, tmp_path)


def test_it_takes_the_place_of_rail_and_page_and_gives_it_back(room: Room) -> None:
    room.window.open_page("journal")
    room.layer.show_player(room.stage.playing())
    view = room.layer.view
    assert view is not None
    assert view.width() == room.window.width()
    assert not room.window._rail.isVisible()
    room.press(Qt.Key.Key_Escape)
    assert room.layer.view is None
    assert room.window._rail.isVisible()
    assert room.window.here == "journal"


def test_the_focus_comes_back_to_what_had_it(room: Room) -> None:
    page = room.window.page
    assert page is not None
    holder = next(one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    holder.setFocus()
    before = room.window.focusWidget()
    room.layer.show_player(room.stage.playing())
    room.press(Qt.Key.Key_Escape)
    assert room.window.focusWidget() is before


def test_one_practice_at_a_time(room: Room) -> None:
    assert room.layer.show_player(room.stage.playing())
    assert not room.layer.show_player(room.stage.playing(CORNERS))
    room.layer.close()
    assert room.layer.view is None
    assert room.layer.show_player(room.stage.playing(CORNERS))
    room.layer.close()


def test_under_the_lock_it_goes_on_unseen_and_escape_still_ends_it(room: Room, qtbot: QtBot) -> None:
    room.layer.show_player(room.stage.playing())
    room.press(Qt.Key.Key_Return)
    view = room.layer.view
    assert view is not None
    lock = QWidget()
    lock.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    room.covered = room.stage.hides = True
    room.window.show_alone(lock)
    room.layer.look()
    lock.setFocus()
    qtbot.waitUntil(lambda: not view.frames.running)
    assert stands(view.playing) == "playing"
    assert room.stage.keys.title == "A practice"
    room.press(Qt.Key.Key_Escape)
    assert stands(view.playing) == "closed"
    assert lock.isVisible(), "what locks stays"
    room.covered = room.stage.hides = False
    room.window.end_alone()
    room.layer.look()
    assert room.layer.view is None
    assert room.window._rail.isVisible()


def test_after_the_lock_its_keys_work_again(room: Room) -> None:
    room.layer.show_player(room.stage.playing())
    room.press(Qt.Key.Key_Return)
    view = room.layer.view
    assert view is not None
    lock = QWidget()
    lock.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    room.covered = True
    room.window.show_alone(lock)
    room.layer.look()
    lock.setFocus()
    lock.clearFocus()  # as where the keyboard stood in a button that was disabled last
    room.covered = False
    room.window.end_alone()
    room.layer.look()
    assert room.window.focusWidget() is not None
    room.press(Qt.Key.Key_Space)
    assert stands(view.playing) == "paused"
    room.layer.close()


def test_a_click_beside_the_card_leaves_its_keys(room: Room) -> None:
    room.layer.show_player(room.stage.playing())
    view = room.layer.view
    assert view is not None
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    room.press(Qt.Key.Key_6)
    room.press(Qt.Key.Key_Return)
    assert (stands(view.playing), view.playing.stress_before) == ("playing", 6)
    room.layer.close()


def test_the_program_ends_in_the_middle_of_one(room: Room) -> None:
    room.layer.show_player(room.stage.playing())
    room.press(Qt.Key.Key_Return)
    room.stage.sound.advance(40)
    room.layer.close()
    assert room.stage.at_rest
    assert len(room.stage.kept) == 1


@pytest.mark.parametrize("state", ["ready", "caution", "playing", "sound", "switch", "after"])
def test_each_of_its_faces_by_keyboard_and_ear(room: Room, state: str) -> None:
    if state not in ("caution",):
        room.stage.quiet.settings.change("practice", "cautions_seen", ["corners"])
    room.layer.show_player(room.stage.playing(CORNERS))
    view = room.layer.view
    assert view is not None
    if state in ("playing", "sound", "switch", "after"):
        room.press(Qt.Key.Key_Return)
        room.stage.sound.advance(30)
    face = view.face
    if state == "sound":
        face.sound.click()  # type: ignore[union-attr]
    elif state == "switch":
        face.head.other.click()  # type: ignore[union-attr]
    elif state == "after":
        room.press(Qt.Key.Key_Escape)
    assert room.window.findChild(Popover) is None
    reached = audit(room.window)
    assert all(view.isAncestorOf(one) or one is view for one in reached)
    room.layer.close()
