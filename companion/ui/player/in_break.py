"""A practice inside a break: the shape on the break's own ground, without a question before or after."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.app.playing import Playing
from companion.core.words import _
from companion.ui.overlay.announce import announce
from companion.ui.player.breath_shape import BreathShape
from companion.ui.player.caption import Caption
from companion.ui.player.frames import Frames
from companion.ui.player.reading import Readings
from companion.ui.player.round_button import NamedButton
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button

_GAP = 16


class InBreak:
    """Plays `playing`, made `quick`, from now on; a caution that is new is shown and read first.

    on_done: called once when it ends by itself or by its own button.
    """

    def __init__(self, theme: Theme, playing: Playing, on_done: Callable[[], object]) -> None:
        self._playing, self._on_done = playing, on_done
        self._widget = _Played(theme, playing)
        playing.on_change = self._on_change
        if not playing.caution:
            playing.start()
        self._on_change()

    @property
    def widget(self) -> QWidget:
        """What is shown."""
        return self._widget

    @property
    def caption(self) -> str:
        """What is written below the shape."""
        return self._widget.caption.words

    @property
    def got_it(self) -> Button:
        """Says that the caution was read."""
        return self._widget.got_it

    def stand(self, circle: QRect) -> None:
        """Draw the shape inside `circle`, px of the widget, and all else below it."""
        self._widget.stand(circle)

    def end(self) -> None:
        """End it and keep what was practised, without `on_done`."""
        self._on_done = _nothing
        self._playing.close()

    def _on_change(self) -> None:
        if self._playing.state == "closed":
            self._widget.rest()
            done, self._on_done = self._on_done, _nothing
            done()
        else:
            self._widget.refresh()


class _Played(QWidget):
    def __init__(self, theme: Theme, playing: Playing) -> None:
        super().__init__()
        self._theme, self._playing = theme, playing
        self._circle = QRect()
        self._readings = Readings(playing.course)
        self._said = ("", "")
        self.shape = BreathShape(theme, None, self)
        self.caption = Caption(theme)
        self.caption.setParent(self)
        self.main = NamedButton(theme, "pause", _("pause"), 56, playing.toggle, main=True)
        self.stop = NamedButton(theme, "stop", _("stop"), 48, playing.stop)
        self.got_it = Button(theme, _("Got it"), "main", on_click=self._read_it)
        self._row = QWidget(self)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addStretch(1)
        for one in (self.got_it, self.main, self.stop):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.frames = Frames(self, self._draw, lambda: playing.state == "playing")
        self._beat = QTimer(self)
        self._beat.setSingleShot(True)
        self._beat.timeout.connect(self._on_beat)

    def stand(self, circle: QRect) -> None:
        self._circle = QRect(circle)
        self._arrange()

    def refresh(self) -> None:
        playing = self._playing
        reads = bool(playing.caution) and playing.state == "ready"
        for one, shown in ((self.got_it, reads), (self.main, not reads)):
            one.setVisible(shown)
        paused = playing.state == "paused"
        self.main.wear("play" if paused else "pause", _("go on") if paused else _("pause"))
        if reads:
            self.caption.say(playing.practice.caution)
        if self._readings.course is not playing.course:
            self._readings = Readings(playing.course)
        self._arrange()
        self._draw()
        self.frames.look()
        self._arm()

    def rest(self) -> None:
        self.frames.rest()
        self._beat.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _read_it(self) -> None:
        self._playing.caution_read()
        self._playing.start()

    def _arrange(self) -> None:
        if self._circle.isNull():
            return
        self.shape.setGeometry(self._circle)
        top = self._circle.bottom() + _GAP
        high = self.caption.sizeHint().height()
        self.caption.setGeometry(24, top, max(0, self.width() - 48), high)
        self._row.setGeometry(0, top + high + 8, self.width(), self._row.sizeHint().height())

    def _draw(self) -> int | None:
        playing = self._playing
        playing.tick()
        if not playing.running:
            return None
        still = self._theme.reduced_motion
        reading = self._readings.at(playing.position(), still=still)
        self.shape.see(reading.sight)
        silent = playing.silent()
        self.caption.say(reading.caption or silent)
        before, self._said = self._said, (reading.sight.word, reading.caption)
        if self._said != before and playing.state == "playing":
            announce(self, " ".join(now for now, old in zip(self._said, before, strict=True) if now != old))
        return reading.next_frame_ms(still=still)

    def _arm(self) -> None:
        wakes = self._playing.wakes_in()
        if wakes is None:
            self._beat.stop()
        else:
            self._beat.start(max(20, round(wakes * 1000) + 5))

    def _on_beat(self) -> None:
        self._playing.tick()
        self._arm()


def _nothing() -> None:
    pass
