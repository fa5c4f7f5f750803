"""What is seen while it plays: shape, caption, controls, time, sound."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from companion.app.playing import BACK, Playing
from companion.core.words import _
from companion.ui.player.breath_shape import BreathShape
from companion.ui.player.caption import Caption
from companion.ui.player.ground import Ground
from companion.ui.player.head import Head
from companion.ui.player.not_heard import NotHeard
from companion.ui.player.reading import Reading
from companion.ui.player.round_button import NamedButton
from companion.ui.player.slider import VolumeSlider
from companion.ui.player.sound_panel import SoundPanel
from companion.ui.player.time_bar import TimeBar
from companion.ui.theme import Theme
from companion.ui.widgets.icon_button import IconButton

_LOW, _LOW_FOR_TEXT, _TWO_ROWS, _NARROW = 380, 260, 160, 900
"""Below these the names of the controls, a second row above the shape, and the margins make way for it; all
but the first grow with the text."""
_FIXED, _LEAST_SHAPE = 130, 280
"""In a low window: the height of what does not grow with the text, and what the shape should have."""
_LARGEST = 1.5
"""How much larger the controls are for large text, at most."""
_OFF = 8
"""How far the open volumes stay away from the round buttons, in px."""
_DEAF_MS = 600
"""So long Enter does nothing at the beginning: one press too many to start would pause at once."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlayFace(QWidget):
    """Draws a moment when told to. on_switch: opens the choice of another practice, None = there is none.

    on_eyes: plays for closed eyes.
    """

    def __init__(
        self,
        theme: Theme,
        playing: Playing,
        ground: Ground,
        on_switch: Callable[[], object] | None,
        on_eyes: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme, self._playing = theme, playing
        self.head = Head(theme, playing, on_switch)
        self.shape = BreathShape(theme, ground, self)
        self.caption = Caption(theme)
        self.no_sound = NotHeard(theme, self)
        self.back = NamedButton(theme, "back-15", _("back 15 s"), 48, playing.back)
        self.main = NamedButton(theme, "pause", _("pause"), 64, playing.toggle, main=True)
        self.eyes = NamedButton(theme, "eye", _("eyes closed"), 48, on_eyes)
        self.back.button.setAccessibleName(_("Back {seconds} seconds").format(seconds=round(BACK)))
        self.time = TimeBar(theme)
        self.panel = SoundPanel(theme, playing, self)
        self.panel.done.connect(lambda: self.show_sound(False))
        self.sound = IconButton(theme, "sound", _("Sound"))
        self.sound.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sound.clicked.connect(lambda _checked=False: self.show_sound(self.panel.isHidden()))
        self.volume = VolumeSlider(
            theme, _("Volume of the voice"), playing.sound.volume("voice"), self._set_voice, knob=False
        )
        self._new = QTimer(self)
        self._new.setSingleShot(True)
        if playing.position() < 1:
            self._new.start(_DEAF_MS)
        self._lay_out()
        theme.changed.connect(self._refit)
        self.refresh()

    def refresh(self) -> None:
        """Show what it is that plays, and whether it stands."""
        self.head.refresh()
        paused = self._playing.state == "paused"
        self.main.wear("play" if paused else "pause", _("go on") if paused else _("pause"))
        self.volume.show_gain(self._playing.sound.volume("voice"))

    def see(self, reading: Reading, gone: float, silent: str) -> None:
        """Show a moment. gone: seconds; silent: why nothing is heard, empty where sound plays."""
        whole = self._playing.course.seconds
        sight = reading.sight
        if self._playing.state == "paused":
            sight = sight.standing(_("Paused"))
        self.shape.see(sight)
        self.caption.say(reading.caption, large=reading.by_words)
        self.time.read(gone, whole)
        said = self._playing.fault or silent
        if said != self.no_sound.plain:
            self.no_sound.say(said)
            self._place_no_sound()

    def show_sound(self, shown: bool) -> None:
        """Open the volumes above their button, or close them and keep what they are."""
        if shown:
            self.panel.refresh()
            self._place_panel()
            self.panel.raise_()
        else:
            self._playing.keep_sound()
            self.volume.show_gain(self._playing.sound.volume("voice"))
            if self.panel.isAncestorOf(self.window().focusWidget()):
                self.take_focus()
        self.panel.setVisible(shown)
        if shown:
            self.panel.sliders["voice"].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the focus on pause, so that Space pauses."""
        self.main.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QEvent) -> None:
        if not self.panel.isHidden():
            self.show_sound(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._refit()
        if not self.panel.isHidden():
            self._place_panel()

    @property
    def deaf(self) -> bool:
        """Whether Enter still does nothing, for it has only just appeared."""
        return self._new.isActive()

    def hideEvent(self, event: QHideEvent) -> None:
        self._new.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the shape's ground anew where it moved to another part of it; keep Enter from pausing."""
        if watched is self.main.button:
            return self.deaf and isinstance(event, QKeyEvent) and event.key() in _ENTER
        if event.type() == QEvent.Type.Move:
            self.shape.forget()
        return False

    def _set_voice(self, gain: float) -> None:
        self._playing.sound.set_volume("voice", gain)
        self.panel.refresh()

    def _place_no_sound(self) -> None:
        """Say why nothing is heard where it moves nothing; where no place is free, in a row of its own."""
        self._column.removeWidget(self.no_sound)
        self._column.activate()
        ring = self.shape.ring.translated(self.shape.pos().toPointF())
        head = self.head.geometry()
        room = QRect(head.x(), head.bottom() + _OFF, head.width(), self.shape.height())
        direction = self.layoutDirection()
        words = QStyle.visualRect(direction, self.rect(), self.caption.geometry())
        if direction == Qt.LayoutDirection.RightToLeft:
            ring.moveRight(self.width() - ring.left())
        # The words have their place below the ring, or beside it.
        beside = words if self.caption.filled else QRect()
        place = self.no_sound.settle(room, ring, beside, self.caption.sizeHint().height())
        if place is None:
            self._column.insertWidget(1, self.no_sound)
        else:
            self.no_sound.setGeometry(QStyle.visualRect(direction, self.rect(), place))
        self.no_sound.setVisible(bool(self.no_sound.plain))
        self.no_sound.raise_()

    def _place_panel(self) -> None:
        self._column.activate()
        row = self.back.geometry().united(self.main.geometry()).united(self.eyes.geometry())
        self.panel.tighten(self.panel.sizeHint().height() > row.top() - self.head.geometry().bottom() - _OFF)
        size = self.panel.sizeHint().boundedTo(self.size() - QSize(16, 16))
        # Its edge on that of the volume, the last thing in its row: there it covers the least.
        edge = self.volume.geometry()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = edge.left() if mirrored else edge.right() + 1 - size.width()
        left = min(max(8, left), self.width() - size.width() - 8)
        place = QRect(QPoint(left, self.sound.y() - size.height() - 12), size)
        if place.intersects(row):
            # Never over what pauses: one would have to close it first.
            place.moveBottom(row.top() - _OFF)
        self.panel.setGeometry(place.translated(0, max(0, 8 - place.top())))

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(0)
        controls.addStretch(1)
        for one in (self.back, self.main, self.eyes):
            controls.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        controls.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.time, 1)
        foot.addSpacing(16)
        foot.addWidget(self.sound)
        foot.addWidget(self.volume)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addSpacing(2)
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.setSpacing(6)
        self._middle.addWidget(self.shape, 1)
        self._middle.addWidget(self.caption)
        self._column.addLayout(self._middle, 1)
        self._column.addSpacing(14)
        self._column.addLayout(controls)
        self._column.addSpacing(20)
        self._column.addLayout(foot)
        self.shape.installEventFilter(self)
        self.main.button.installEventFilter(self)

    def _set_caption(self, low: bool) -> None:
        """Put the words below the shape; beside it, where that would leave it too little height."""
        left = self.height() - _FIXED - self.head.sizeHint().height() - self.time.sizeHint().height()
        beside = low and left - self.caption.sizeHint().height() < _LEAST_SHAPE
        flow = QBoxLayout.Direction
        self._middle.setDirection(flow.LeftToRight if beside else flow.TopToBottom)
        self._middle.setStretchFactor(self.caption, 1 if beside else 0)
        self.caption.fill(beside)

    def _refit(self) -> None:
        self._fit()
        self._place_no_sound()

    def _fit(self) -> None:
        scale = self._theme.scale
        low = self.height() < _LOW + _LOW_FOR_TEXT * scale
        narrow = self.width() < self._theme.px(_NARROW) or low
        side = 20 if narrow else 40
        self._column.setContentsMargins(side, 14 if low else 34, side, 10 if low else 24)
        self.head.fit_in(self.width() - 2 * side, may_grow=self.height() >= _LOW + _TWO_ROWS * scale)
        self._set_caption(low)
        for one in (self.back, self.main, self.eyes):
            one.name.setVisible(not low)
            one.button.grow(1.0 if low else min(scale, _LARGEST))
            one.setFixedWidth(104 if low else max(104, self._theme.px(96)))
