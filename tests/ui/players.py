"""A player in a window of its own, for tests of what is seen and typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.app.playing import Playing
from companion.core.practice import Practice
from companion.ui.player.play_face import PlayFace
from companion.ui.player.view import PlayerView
from companion.ui.theme import Theme
from tests.fakes.playing import CORNERS, LONG_EXHALE, SENSES, Stage

ALL = (LONG_EXHALE, CORNERS, SENSES)


class Shown:
    """A player in a window of its own."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        stage: Stage,
        practice: Practice = LONG_EXHALE,
        others: Sequence[Practice] = ALL,
    ) -> None:
        self.stage, self.qtbot = stage, qtbot
        self.playing: Playing = stage.playing(practice)
        self.window = QWidget()
        self.window.resize(1280, 800)
        self.view = PlayerView(theme, self.playing, lambda: others, parent=self.window)
        self.view.setGeometry(self.window.rect())
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        qtbot.waitUntil(lambda: self.view.frames.seen)
        self.view.take_focus()

    def press(self, key: Qt.Key) -> None:
        focused: object = self.window.focusWidget()
        QTest.keyClick(focused if isinstance(focused, QWidget) else self.view, key)

    def start(self, seconds: float = 0.0) -> PlayFace:
        self.press(Qt.Key.Key_Return)
        assert self.playing.running
        self.to(seconds)
        assert isinstance(self.view.face, PlayFace)
        return self.view.face

    def to(self, seconds: float) -> None:
        self.stage.sound.advance(seconds - self.playing.position())
        self.view.frames.look()

    def face(self) -> object:
        return self.view.face
