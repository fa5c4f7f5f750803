"""The night bar: four handles on one night, moved by mouse or keys in steps of five minutes."""

from datetime import datetime

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.core.night_form import TIMES, TimeField
from companion.core.scales import later
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets import night_bar_painting as painting
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.night_picture import STEP, NightPicture
from companion.ui.widgets.spoken_role import speak_as

LEAP, HOUR = 6, 12
"""Steps of an arrow with Shift, and of PageUp and PageDown."""

_HIT_WIDE, _HIT_HIGH = 28, 48
_LEAST = 280


class NightBar(QWidget):
    """Shows a picture and says where a handle is to go: the picture follows from the answer.

    moved: the field and its new moment. dragging: whether a drag goes on.
    """

    moved = Signal(str, object)
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: NightPicture | None = None
        self._grabbed: list[TimeField] = []
        self._pressed_at = 0.0
        self.handles: dict[TimeField, Handle] = {field: Handle(self, field) for field in TIMES}
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def picture(self) -> NightPicture | None:
        """What is shown."""
        return self._picture

    @property
    def dragging(self) -> bool:
        """Whether a handle is held by the mouse."""
        return bool(self._grabbed)

    def read(self, picture: NightPicture) -> None:
        """Show a night."""
        self._picture = picture
        for field, handle in self.handles.items():
            handle.say(time_of_day(getattr(picture.moments, field)), given=field in picture.given)
        self._place_handles()
        self.update()

    def x_of(self, field: TimeField) -> float:
        """Return how far from the left a handle stands, in px."""
        geo = self._geometry()
        return 0.0 if geo is None else geo.x(getattr(geo.picture.moments, field))

    def step(self, field: TimeField, steps: int) -> None:
        """Move a handle by steps of five minutes, no further than the times beside it."""
        if self._picture is not None:
            self._ask(field, later(getattr(self._picture.moments, field), steps * STEP))

    def sizeHint(self) -> QSize:
        """Return labels, bar and hours."""
        high = painting.ROWS * painting.ROW + painting.GAP + painting.BAR + painting.AXIS
        return QSize(self._theme.px(600), self._theme.px(high))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it can still be used."""
        return QSize(_LEAST, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        geo = self._geometry()
        if geo is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.paint_bar(painter, geo)
        painting.paint_axis(painter, geo)
        painting.paint_labels(painter, geo)
        for field in sorted(TIMES, key=lambda one: self.handles[one].hasFocus()):
            painting.paint_handle(painter, geo, field, focused=self.handles[field].hasFocus())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed_at = event.position().x()
        self._grabbed = self._under(self._pressed_at)
        if self._grabbed:
            self.handles[self._grabbed[0]].setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, geo = event.position().x(), self._geometry()
        if not self._grabbed or geo is None:
            shape = Qt.CursorShape.SizeHorCursor if self._under(x) else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        if len(self._grabbed) > 1:
            self._choose_among(x)
        if len(self._grabbed) == 1:
            self._ask(self._grabbed[0], geo.at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed:
            self._grabbed = []
            self.dropped.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_handles()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place_handles()

    def _ask(self, field: TimeField, at: datetime) -> None:
        picture = self._picture
        if picture is None:
            return
        allowed = picture.allowed(field, at)
        if field not in picture.given or allowed != getattr(picture.moments, field):
            self.moved.emit(field, allowed)

    def _under(self, x: float) -> list[TimeField]:
        """Return the handle at `x`; several where they stand on each other."""
        away = {field: abs(self.x_of(field) - x) for field in TIMES}
        nearest = min(away.values())
        if self._picture is None or nearest > self._theme.px(_HIT_WIDE) / 2:
            return []
        return [field for field in TIMES if away[field] <= nearest + 0.5]

    def _choose_among(self, x: float) -> None:
        """Take the first of handles on each other when drawn to earlier times, the last to later ones."""
        away = x - self._pressed_at
        if abs(away) < 2:
            return
        later_on = (away > 0) != self._mirrored
        self._grabbed = [self._grabbed[-1] if later_on else self._grabbed[0]]
        self.handles[self._grabbed[0]].setFocus(Qt.FocusReason.MouseFocusReason)

    def _geometry(self) -> painting.Geometry | None:
        if self._picture is None:
            return None
        return painting.Geometry(self._theme, self._picture, self.width(), self._mirrored)

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _place_handles(self) -> None:
        geo = self._geometry()
        if geo is None:
            return
        wide, high = self._theme.px(_HIT_WIDE), self._theme.px(_HIT_HIGH)
        for field, handle in self.handles.items():
            x = geo.x(getattr(geo.picture.moments, field))
            handle.setGeometry(QRect(round(x - wide / 2), round(geo.top), wide, high))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._place_handles()
        self.update()


class Handle(QWidget):
    """One Tab stop of the bar; drawn by it, and found by the mouse through it."""

    focus_painted = True

    def __init__(self, bar: NightBar, field: TimeField) -> None:
        super().__init__(bar)
        self._bar, self._field = bar, field
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.Slider)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, clock: str, *, given: bool) -> None:
        """Tell the screen reader where the handle stands."""
        name = _("{what}, {time}, handle") if given else _("{what}, {time}, suggested, handle")
        self.setAccessibleName(name.format(what=spoken_name(self._field), time=clock))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = self._steps(event)
        if steps:
            self._bar.step(self._field, steps)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._bar.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._bar.update()

    def _steps(self, event: QKeyEvent) -> int:
        leap = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return 0
        mirror = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        return {
            Qt.Key.Key_Right: mirror * leap,
            Qt.Key.Key_Left: -mirror * leap,
            Qt.Key.Key_Up: leap,
            Qt.Key.Key_Down: -leap,
            Qt.Key.Key_PageUp: HOUR,
            Qt.Key.Key_PageDown: -HOUR,
        }.get(Qt.Key(event.key()), 0)


def spoken_name(field: TimeField) -> str:
    """Return what a time is called by its field: Woke for good."""
    return {
        "into_bed": _("Into bed"),
        "tried": _("Tried to sleep"),
        "woke": _("Woke for good"),
        "out_of_bed": _("Out of bed"),
    }[field]
