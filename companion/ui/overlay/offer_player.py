"""A practice inside the break's ring: the breathing shape there, its words and buttons under it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from companion.app.playing import Playing
from companion.core.words import _
from companion.ui.overlay.measure import Measure, unit_for
from companion.ui.overlay.plate import Plate, Run
from companion.ui.overlay.window import OverlayWindow
from companion.ui.overlay.words import Words
from companion.ui.player.beat import Beat, SaidOnce
from companion.ui.player.breath_shape import BreathShape
from companion.ui.player.frames import Frames
from companion.ui.player.ground import Ground
from companion.ui.player.reading import Readings
from companion.ui.theme import Theme

_FITS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
_LINES = 3
_WIDEST = 960
_CAPTION, _PLATE, _GAP = 22, 48, 12


class BreakPlayer(QWidget):
    """Shows `playing`, which asks nothing, before or after. on_done: called once when it is over by itself.

    A caution is read first, where there is one that was never shown. on_unkept: called with the reason
    where what was practised is not kept in the end, however it ended.
    """

    def __init__(
        self,
        theme: Theme,
        playing: Playing,
        on_done: Callable[[], object],
        on_unkept: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._theme, self.playing, self._on_done, self._on_unkept = theme, playing, on_done, on_unkept
        self._over = False
        self._said = SaidOnce(self)
        self._readings: Readings | None = None
        self._places = (QRect(), QRect())
        self.focus_painted = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(playing.title)
        self.shape = BreathShape(theme, _Backdrop(theme, self), self)
        self.caption = Words(self, _CAPTION)
        self.toggle, self.holds, self.stop = (Plate(self, pill=True) for _plate in range(3))
        self.toggle.clicked.connect(self._on_toggle)
        self.holds.clicked.connect(self._turn_holds)
        self.holds.setVisible(playing.has_holds)
        self.stop.clicked.connect(playing.stop)
        self.frames = Frames(self, self._draw, lambda: playing.state == "playing")
        self.beat = Beat(self, playing)
        playing.on_change = self._on_change
        if not playing.caution:
            playing.start()
        self._on_change()

    @property
    def widget(self) -> QWidget:
        """What is shown."""
        return self

    def stand(self, ring: QRect, inside: QRect) -> None:
        """Draw the shape `inside` the ring, the rest under it."""
        self._places = (ring, inside)
        self.shape.setGeometry(inside)
        self.shape.forget()
        self._arrange()

    def end(self) -> None:
        """End it now, and keep what was practised."""
        self._over = True
        self.playing.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.ignore()
        elif event.key() == Qt.Key.Key_Space:
            self._on_toggle()
        elif event.key() == Qt.Key.Key_Left:
            self.playing.back()
        elif event.key() == Qt.Key.Key_H and self.playing.has_holds:
            self._turn_holds()
        else:
            event.ignore()

    def _on_toggle(self) -> None:
        if self.playing.caution:
            self.playing.caution_read()
        self.playing.toggle()

    def _turn_holds(self) -> None:
        self.playing.skip_holds(not self.playing.skips_holds)

    def _on_change(self) -> None:
        if self.playing.state == "closed":
            self._close()
            return
        self._draw()
        self._arrange()
        self.frames.look()
        self.beat.arm()

    def _close(self) -> None:
        self.frames.rest()
        self.beat.rest()
        if self.playing.unkept:
            self._on_unkept(self.playing.unkept)
        if not self._over:
            self._over = True
            self._on_done()

    def _draw(self) -> int | None:
        playing = self.playing
        playing.tick()
        if playing.state == "closed":
            return None
        if not playing.running:
            self._show_words(playing.caution)
            return None
        still = self._theme.reduced_motion
        if self._readings is None or self._readings.course is not playing.course:
            self._readings = Readings(playing.course)
        reading = self._readings.at(playing.position(), still=still)
        sight = reading.sight
        if playing.state == "paused":
            sight = sight.standing(_("Paused"))
        self.shape.see(sight)
        # A caption comes every few seconds: what could not be kept would hardly be seen between them.
        said = (reading.caption, playing.fault or ("" if reading.caption else playing.silent()))
        self._show_words("\n".join(filter(None, said)))
        self._said.say(reading.sight.word, reading.caption, aloud=playing.state == "playing")
        return reading.next_frame_ms(still=still) if playing.state == "playing" else None

    def _show_words(self, words: str) -> None:
        if words != self.caption.text():
            self.caption.setText(words)
            self._arrange()

    def _arrange(self) -> None:
        """Put caption and buttons under the ring, in the largest size in which all of it is seen."""
        ring, _inside = self._places
        unit = unit_for(self.window().size())
        top = ring.bottom() + round(12 * unit)
        room = QRect(0, top, self.width(), self.height() - top)
        wide = min(room.width() - round(64 * unit), round(_WIDEST * unit))
        measure = self._fitting(unit, wide, room.height())
        # As high whatever is said, so that nothing jumps.
        high = max(_LINES * self._line(), self.caption.heightForWidth(wide))
        high = min(high, room.height() - self.toggle.height() - measure.px(8))
        self.caption.setGeometry((room.width() - wide) // 2, room.top(), wide, high)
        self._place_plates(room.top() + high + measure.px(8), measure.px(_GAP))

    def _fitting(self, unit: float, wide: int, high: int) -> Measure:
        measure = Measure(self._theme, unit)
        for fit in _FITS:
            measure = Measure(self._theme, unit, fit)
            self.caption.dress(measure)
            self._dress_plates(measure)
            words = max(2 * self._line(), self.caption.heightForWidth(wide))
            fits = self._plates_wide(measure.px(_GAP)) <= self.width()
            if fits and words + measure.px(8) + self.toggle.height() <= high:
                break
        return measure

    def _line(self) -> int:
        return QFontMetrics(self.caption.font()).lineSpacing()

    def _dress_plates(self, measure: Measure) -> None:
        words = {"playing": _("Pause"), "paused": _("Go on")}.get(self.playing.state, _("Begin"))
        holds = _("With holds") if self.playing.skips_holds else _("Skip holds")
        plates = (
            (self.toggle, words, _("Space")),
            (self.holds, holds, "H"),
            (self.stop, _("Stop"), _("Esc")),
        )
        for plate, name, key in plates:
            cap = Run(key, px=13, key=True, color="text2", gap=10)
            plate.say([Run(name, weight=500), cap], measure, height=_PLATE, padding=20)
            plate.setAccessibleName(name)

    def _plates(self) -> list[Plate]:
        return [one for one in (self.toggle, self.holds, self.stop) if not one.isHidden()]

    def _plates_wide(self, gap: int) -> int:
        plates = self._plates()
        return sum(one.width() for one in plates) + gap * (len(plates) - 1)

    def _place_plates(self, top: int, gap: int) -> None:
        plates = self._plates()
        left = (self.width() - self._plates_wide(gap)) // 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            plates.reverse()
        for plate in plates:
            plate.move(left, top)
            left += plate.width() + gap


class _Backdrop(Ground):
    """The overlay's own picture as the ground of the shape; the player stands at the window's corner.

    So the shape covers what is behind it, and none of that is painted with each of its frames.
    """

    def __init__(self, theme: Theme, player: QWidget) -> None:
        super().__init__(theme)
        self._player = player

    def get(self, size: QSize, ratio: float) -> QPixmap:
        """Return the picture of the window."""
        window = self._player.window()
        return window.backdrop() if isinstance(window, OverlayWindow) else super().get(size, ratio)
