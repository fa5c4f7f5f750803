"""The mood pad: one point between unpleasant and pleasant, low and high energy.

Source: circumplex model of affect, Russell 1980, J Pers Soc Psychol 39:1161
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.core.usual import Range
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.mood_painting import paint_chosen, paint_ground, paint_today, paint_usual
from companion.ui.widgets.spoken_role import speak_as

SIDE = 280
STEP, LEAP = 0.05, 0.2
_STEPS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_INSET = 16
_EDGES = (0.1, 0.3, 0.75)
_CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True, slots=True)
class Mood:
    """A point of the pad: pleasantness and energy, each from -1 to 1."""

    pleasantness: float
    energy: float


class MoodPad(QWidget):
    """Drag, or use the arrows: 0.05 a step, 0.2 with Shift; Delete clears. `changed` says each move."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mood: Mood | None = None
        self._today: tuple[Mood, ...] = ()
        self._usual: tuple[Range, Range] | None = None
        self._most = 10_000
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_radius", 10)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Mood"))
        speak_as(self, QAccessible.Role.Slider)
        self._say()
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def mood(self) -> Mood | None:
        """The chosen point, None while there is none."""
        return self._mood

    @property
    def today(self) -> tuple[Mood, ...]:
        """The points of earlier check-ins today."""
        return self._today

    def place(self, mood: Mood | None) -> None:
        """Choose a point, moved onto the pad where it lies outside; None chooses none."""
        kept = None if mood is None else Mood(_on_axis(mood.pleasantness), _on_axis(mood.energy))
        if kept == self._mood:
            return
        self._mood = kept
        self._say()
        self.update()
        self.changed.emit()

    def show_today(self, moods: Sequence[Mood]) -> None:
        """Draw earlier points of the day, hollow."""
        self._today = tuple(moods)
        self.update()

    def show_usual(self, pleasantness: Range, energy: Range) -> None:
        """Draw the region of the usual, the middle half on both axes."""
        self._usual = (pleasantness, energy)
        self._say()
        self.update()

    def fit(self, width: int) -> None:
        """Be at most `width` px wide."""
        self._most = width
        self._measure()

    def sizeHint(self) -> QSize:
        """Return the square."""
        side = min(self._theme.px(SIDE), self._most)
        return QSize(side, side)

    def point(self, mood: Mood) -> QPointF:
        """Return where a mood lies, in px."""
        half, reach = self.width() / 2, self._reach
        return QPointF(half + self._mirror * mood.pleasantness * reach, half - mood.energy * reach)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in _CLEARS and self._mood is not None:
            self.place(None)
        elif step is None:
            super().keyPressEvent(event)
        else:
            reach = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            mood = self._mood or Mood(0, 0)
            across = self._mirror * step[0] * reach
            self.place(Mood(mood.pleasantness + across, mood.energy + step[1] * reach))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, self._theme, self.width(), mirrored=self._mirror < 0)
        if self._usual is not None:
            points = [self.point(mood) for mood in (*self._today, self._mood) if mood is not None]
            paint_usual(painter, self._theme, self._region(*self._usual), points)
        paint_today(painter, self._theme, [self.point(mood) for mood in self._today])
        if self._mood is not None:
            before = self.point(self._today[-1]) if self._today else None
            paint_chosen(painter, self._theme, self.point(self._mood), before)
        painter.end()

    @property
    def _mirror(self) -> int:
        return -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1

    @property
    def _reach(self) -> float:
        # From the middle to 1; the chosen point stays whole at the edges.
        return self.width() / 2 - self._theme.px(_INSET)

    def _region(self, pleasantness: Range, energy: Range) -> QRectF:
        low = self.point(Mood(pleasantness.low, energy.low))
        high = self.point(Mood(pleasantness.high, energy.high))
        return QRectF(low, high).normalized()

    def _follow(self, event: QMouseEvent) -> None:
        half, reach = self.width() / 2, self._reach
        at = event.position()
        self.place(Mood(self._mirror * (at.x() - half) / reach, (half - at.y()) / reach))

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def _say(self) -> None:
        words = mood_words(self._mood)
        self.setAccessibleDescription(words)
        if QAccessible.isActive() and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def mood_words(mood: Mood | None) -> str:
    """Return a mood in words: Pleasant, low energy."""
    if mood is None:
        return _("No mood given")
    return _("{feel}, {energy}").format(
        feel=pleasantness_words(mood.pleasantness), energy=_energy(mood.energy)
    )


def pleasantness_words(value: float) -> str:
    """Return pleasantness alone in words: Slightly pleasant. value: -1 to 1."""
    words = (
        _("Very unpleasant"),
        _("Unpleasant"),
        _("Slightly unpleasant"),
        _("Neither pleasant nor unpleasant"),
        _("Slightly pleasant"),
        _("Pleasant"),
        _("Very pleasant"),
    )
    return words[_seventh(value)]


def _energy(value: float) -> str:
    words = (
        _("very low energy"),
        _("low energy"),
        _("slightly low energy"),
        _("medium energy"),
        _("slightly high energy"),
        _("high energy"),
        _("very high energy"),
    )
    return words[_seventh(value)]


def _seventh(value: float) -> int:
    """Return which of seven words, from 0 to 6, `value` gets; the middle one around 0."""
    size = sum(abs(value) >= edge for edge in _EDGES)
    return 3 + size if value > 0 else 3 - size


def _on_axis(value: float) -> float:
    return round(min(1.0, max(-1.0, value)), 2)
