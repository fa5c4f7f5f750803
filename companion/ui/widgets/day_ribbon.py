"""The day as one horizontal band from its start to its end: hover, arrows and the screen reader tell."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.ribbon_entries import RibbonDay, RibbonEntry, RibbonPoint
from companion.ui.widgets.ribbon_painting import RibbonPainting
from companion.ui.widgets.spoken_role import speak_as


class DayRibbon(QWidget):
    """Blocks by topic, breaks, practices, check-ins and sleep of one study day, and where now is.

    One Tab stop; the arrows go from entry to entry in order of time and the tip tells each.
    `opened` carries the id of the record that was clicked, or reached and entered.
    compact: for a narrow place, where the rows below name what is in it.
    """

    opened = Signal(str)
    focus_painted = True

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = compact
        self._day: RibbonDay | None = None
        self._current: int | None = None
        self._hovered: int | None = None
        self._pressed: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Your day"))
        speak_as(self, QAccessible.Role.Chart)
        theme.changed.connect(self.updateGeometry)

    @property
    def day(self) -> RibbonDay | None:
        """What is shown."""
        return self._day

    @property
    def current(self) -> RibbonEntry | None:
        """The entry the arrows have reached."""
        return None if self._day is None or self._current is None else self._day.entries[self._current]

    def show_day(self, day: RibbonDay) -> None:
        """Show another state of the day; the arrows stay at their entry if it is still there."""
        if day == self._day:
            return
        kept = self.current
        self._day = day
        self._hovered = self._pressed = None
        self._current = day.entries.index(kept) if kept in day.entries else None
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return names, band, hours and dots over each other."""
        return QSize(self._theme.px(480), RibbonPainting.height(self._theme, compact=self._compact))

    def minimumSizeHint(self) -> QSize:
        """Return how small it still reads."""
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self._current if self.hasFocus() else self._hovered
        self._painting(self._day).draw(painter, marked, ring=self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Right: forward, Qt.Key.Key_Left: -forward}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        key = Qt.Key(event.key())
        count = len(self._day.entries) if self._day else 0
        if key in steps and count:
            here = self._current if self._current is not None else (-1 if steps[key] > 0 else count)
            self._go(min(count - 1, max(0, here + steps[key])))
        elif key in ends and count:
            self._go(ends[key] % count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and self._day and self._day.entries:
            self._current = len(self._day.entries) - 1
            self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found != self._hovered:
            self._hovered = found
            opens = found is not None and self._day is not None and self._day.entries[found].entry_id
            shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # As a button does: only where it was pressed and let go on the same entry.
        found, pressed, self._pressed = self._at(event.position()), self._pressed, None
        if found is not None and found == pressed:
            self._current = found
            self._describe()
            self._open(found)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the entry under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._day:
            found = self._at(QPointF(event.pos()))
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._day.entries[found].tells, self)
            return True
        return super().event(event)

    def _open(self, index: int | None) -> None:
        entry_id = self._day.entries[index].entry_id if self._day and index is not None else ""
        if entry_id:
            QToolTip.hideText()
            self.opened.emit(entry_id)

    def _go(self, index: int) -> None:
        self._current = index
        self._describe()
        self.update()
        entry = self.current
        if entry is not None and self._day is not None:
            place = self._painting(self._day).place(entry)
            QToolTip.showText(self.mapToGlobal(place.bottomLeft().toPoint()), entry.tells, self)

    def _describe(self) -> None:
        """Say the entry the arrows are at, or else how much there is."""
        entry = self.current
        count = len(self._day.entries) if self._day else 0
        if entry is not None:
            said = entry.tells
        elif count:
            said = _("{count} entries; the arrow keys tell each.").format(count=count)
        else:
            said = self._day.empty if self._day else ""
        self.setAccessibleName(_("Your day: {entry}").format(entry=said) if said else _("Your day"))

    def _at(self, point: QPointF) -> int | None:
        if self._day is None:
            return None
        painting = self._painting(self._day)
        hits = [n for n, entry in enumerate(self._day.entries) if painting.target(entry).contains(point)]
        points = [n for n in hits if isinstance(self._day.entries[n], RibbonPoint)]
        # Points lie on top; of spans the later one does.
        found = points or hits
        return found[-1] if found else None

    def _painting(self, day: RibbonDay) -> RibbonPainting:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return RibbonPainting(self._theme, day, self.width(), mirrored, compact=self._compact)
