"""A field for a time of day, forgiving about how it is typed."""

from datetime import time

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from companion.core.errors import InvalidInput
from companion.core.sleep import clock_of, minute_of_day
from companion.core.time_of_day import read_time_of_day
from companion.ui.theme import Theme
from companion.ui.widgets.figures import time_of_day

STEP, LEAP, HOUR = 5, 30, 60
"""Minutes of an arrow, of one with Shift, and of PageUp and PageDown."""

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDE = 96


class TimeField(QLineEdit):
    """Reads what is typed when it is left or Return is pressed; arrows move by five minutes.

    changed: the time is another one, or cannot be read. finished: Return was pressed and it can.
    A suggestion is shown faint; Return in the empty field takes it where it may be taken.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value: time | None = None
        self._suggestion: time | None = None
        self._takeable = False
        self._written = ""
        self.problem = ""
        self.setMaxLength(16)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def value(self) -> time | None:
        """The time, None while none was given."""
        return self._value

    def read(self, value: time | None, suggestion: time | None = None, *, takeable: bool = True) -> None:
        """Show a time, and faint what may be meant where there is none; what is being typed stays."""
        self._suggestion, self._takeable = suggestion, takeable
        faint = "" if suggestion is None else time_of_day(suggestion)
        self.setPlaceholderText(faint)
        self.setAccessibleDescription(faint if value is None else "")
        typing = self.text() != self._written
        if typing or (value is None and self.problem):
            return
        self._show(value)

    def mark(self, *, fault: bool) -> None:
        """Draw the border of something to look at."""
        if bool(self.property("fault")) != fault:
            self.setProperty("fault", fault)
            self.style().unpolish(self)
            self.style().polish(self)

    def commit(self) -> bool:
        """Read what is typed; returns whether it is a time, or nothing."""
        typed = self.text().strip()
        if self.text() == self._written:
            return not self.problem
        self.problem = ""
        if not typed:
            self._keep(None)
            return True
        try:
            self._keep(read_time_of_day(_latin_halves(typed)))
        except InvalidInput as error:
            self.problem, self._written, self._value = str(error), self.text(), None
            self.changed.emit()
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_return()
        elif (minutes := _minutes_of(event)) != 0:
            self._step(minutes)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def _on_return(self) -> None:
        if not self.commit():
            return
        if self._value is None and self._takeable and self._suggestion is not None:
            self._keep(self._suggestion)
        self.finished.emit()

    def _step(self, minutes: int) -> None:
        self.commit()
        start = self._value or self._suggestion
        if start is not None:
            self._keep(clock_of(minute_of_day(start) + minutes))

    def _keep(self, value: time | None) -> None:
        self.problem = ""
        self._show(value)
        self.changed.emit()

    def _show(self, value: time | None) -> None:
        self._value = value
        self._written = "" if value is None else time_of_day(value)
        if self.text() != self._written:
            self.setText(self._written)

    def _measure(self) -> None:
        self.setMinimumWidth(self._theme.px(_WIDE))


def _latin_halves(typed: str) -> str:
    """Return what is typed with the locale's own words for am and pm in English."""
    locale = QLocale()
    return typed.replace(locale.amText(), "am").replace(locale.pmText(), "pm")


def _minutes_of(event: QKeyEvent) -> int:
    leap = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
    match event.key():
        case Qt.Key.Key_Up:
            return leap
        case Qt.Key.Key_Down:
            return -leap
        case Qt.Key.Key_PageUp:
            return HOUR
        case Qt.Key.Key_PageDown:
            return -HOUR
        case _:
            return 0
