"""The player: a card before, the shape while it plays, a question after."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.app.playing import Playing
from companion.core.practice import Practice
from companion.ui.player.after_sheet import AfterSheet
from companion.ui.player.beat import Beat, SaidOnce
from companion.ui.player.dark_face import DarkFace
from companion.ui.player.frames import Frames
from companion.ui.player.ground import Ground
from companion.ui.player.play_face import PlayFace
from companion.ui.player.reading import Readings
from companion.ui.player.start_sheet import StartSheet
from companion.ui.player.switch_sheet import SwitchSheet
from companion.ui.theme import Theme

Face = StartSheet | PlayFace | DarkFace | AfterSheet | SwitchSheet


class PlayerView(QWidget):
    """Shows `playing` in whatever room it is given; `closed` comes when it is done.

    practices: those to switch to, None where there is no choice.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        playing: Playing,
        practices: Callable[[], Sequence[Practice]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.playing, self._practices = theme, playing, practices
        self._ground = Ground(theme)
        self._said = SaidOnce(self)
        self._face: Face | None = None
        self._readings: Readings | None = None
        self.frames = Frames(self, self._draw, self._moves)
        self.beat = Beat(self, playing)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.focus_painted = True
        playing.on_change = self._on_change
        theme.changed.connect(self._on_theme_changed)
        self._on_change()

    @property
    def face(self) -> Face | None:
        """What is shown now."""
        return self._face

    @property
    def resting(self) -> bool:
        """Whether no timer of the player runs."""
        return not self.frames.running and not self.beat.running

    def take_focus(self) -> None:
        """Give the keyboard to what is shown."""
        if isinstance(self._face, DarkFace):
            self._face.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._face is not None:
            self._face.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], object]] = {Qt.Key.Key_Escape: self.playing.stop}
        if self.playing.running and not isinstance(self._face, SwitchSheet):
            acts |= {
                Qt.Key.Key_Space: self.playing.toggle,
                Qt.Key.Key_Left: self.playing.back,
                Qt.Key.Key_B: self.playing.back,
                Qt.Key.Key_E: self._turn_eyes,
            }
        act = acts.get(event.key())
        if act is not None and not event.isAutoRepeat():
            act()
        # Nothing typed here may reach what lies below.
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A click beside everything: the keys go on doing what stands on the card.
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._face is not None:
            self._face.setGeometry(self.rect())
        if isinstance(self._face, PlayFace):
            self._face.shape.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        if isinstance(self._face, DarkFace):
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground.get(self.size(), self.devicePixelRatioF()))
        painter.end()

    def _on_change(self) -> None:
        state = self.playing.state
        if state == "closed":
            self._end()
            return
        self._show(self._wanted_face())
        if isinstance(self._face, DarkFace):
            self._face.show_state(paused=state == "paused")
        elif isinstance(self._face, PlayFace | StartSheet | AfterSheet):
            self._face.refresh()
        self._draw()
        self.frames.look()
        self.beat.arm()

    def _wanted_face(self) -> type[Face]:
        playing = self.playing
        if playing.state == "ready":
            return StartSheet
        if playing.state == "after":
            return AfterSheet
        if playing.state == "paused" and isinstance(self._face, SwitchSheet):
            return SwitchSheet
        return DarkFace if playing.eyes_closed else PlayFace

    def _show(self, kind: type[Face]) -> None:
        if type(self._face) is kind and not self._is_other_card():
            return
        had_focus = self._face is not None and self._has_focus()
        old, self._face = self._face, None
        if isinstance(old, DarkFace):
            old.rest()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._face = self._make(kind)
        self._face.setGeometry(self.rect())
        self._face.show()
        self.update()
        if had_focus or old is None:
            self.take_focus()

    def _is_other_card(self) -> bool:
        if not isinstance(self._face, StartSheet | AfterSheet):
            return False
        return self._face.about != (self.playing.practice.name, self.playing.title)

    def _has_focus(self) -> bool:
        now: QWidget | None = self.window().focusWidget()
        return now is None or now is self or self.isAncestorOf(now)

    def _make(self, kind: type[Face]) -> Face:
        if kind is StartSheet:
            return StartSheet(self._theme, self.playing, self)
        if kind is AfterSheet:
            return AfterSheet(self._theme, self.playing, self)
        if kind is SwitchSheet:
            assert self._practices is not None
            return SwitchSheet(self._theme, self.playing, self._practices(), self._end_switch, self)
        if kind is DarkFace:
            dark = DarkFace(self._theme, self)
            dark.looked.connect(self._turn_eyes)
            return dark
        on_switch = None if self._practices is None else self._begin_switch
        return PlayFace(self._theme, self.playing, self._ground, on_switch, self._turn_eyes, self)

    def _turn_eyes(self) -> None:
        self.playing.close_eyes(not self.playing.eyes_closed)

    def _begin_switch(self) -> None:
        self.playing.pause()
        self._show(SwitchSheet)

    def _end_switch(self) -> None:
        self._show(DarkFace if self.playing.eyes_closed else PlayFace)
        self.playing.go_on()

    def _moves(self) -> bool:
        return self.playing.state == "playing" and isinstance(self._face, PlayFace)

    def _draw(self) -> int | None:
        playing = self.playing
        playing.tick()
        face = self._face
        if not isinstance(face, PlayFace) or not playing.running:
            return None
        at = playing.position()
        if self._readings is None or self._readings.course is not playing.course:
            self._readings = Readings(playing.course)
        still = self._theme.reduced_motion
        reading = self._readings.at(at, still=still)
        face.see(reading, at, playing.silent())
        self._said.say(reading.sight.word, reading.caption, aloud=playing.state == "playing")
        if playing.state != "playing":
            return None
        return reading.next_frame_ms(still=still)

    def _on_theme_changed(self) -> None:
        self._ground.forget()
        if isinstance(self._face, PlayFace):
            self._face.shape.forget()
        self.update()

    def _end(self) -> None:
        self.frames.rest()
        self.beat.rest()
        if isinstance(self._face, DarkFace):
            self._face.rest()
        self._ground.forget()
        self.closed.emit()
