"""When a check-in was: now, unless somebody says otherwise."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.core.errors import InvalidInput
from companion.core.time_of_day import read_time_of_day
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.figures import long_date, time_of_day
from companion.ui.widgets.icon_button import IconButton
from companion.ui.widgets.text import Text

_DAY = timedelta(days=1)
_STEP = timedelta(minutes=5)
_ANY_DAY = date(2000, 1, 2)


class When(QWidget):
    """Shows `subtitle`; one link opens a day and a time to change.

    now: the moment of asking. at: what stands there from the start, None = now.
    """

    opened = Signal()

    def __init__(
        self,
        theme: Theme,
        subtitle: str,
        now: datetime,
        at: datetime | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._given = theme, at
        self._begin = at or now
        self._day = self._begin.date()
        self.subtitle = Text(theme, subtitle, "small", "text2")
        self.earlier = Button(theme, _("Earlier…"), "link", on_click=self.open)
        self.earlier.setAccessibleName(_("It was at an earlier time"))
        back, forth = "chevron-left", "chevron-right"
        if QGuiApplication.isRightToLeft():
            back, forth = forth, back
        self.before = IconButton(theme, back, _("The day before"))
        self.before.clicked.connect(lambda _checked=False: self._go(-1))
        self.after = IconButton(theme, forth, _("The day after"))
        self.after.clicked.connect(lambda _checked=False: self._go(1))
        self.day = Text(theme, "", "small", "text")
        self.time = TimeField(theme)
        self._fields = QWidget()
        self._lay_out()
        self._show_day()
        self.time.write(self._begin)
        self._fields.setVisible(at is not None)
        self.earlier.setVisible(at is None)
        self.subtitle.setVisible(at is None)

    @property
    def at(self) -> datetime | None:
        """The moment chosen, None for now. InvalidInput where the time written is none."""
        if self._fields.isHidden():
            return None
        clock = read_time_of_day(self.time.text())
        if (self._day, clock.hour, clock.minute) == _minute(self._begin):
            # Its seconds, and which of two equal hours it was, are known.
            return self._given
        wall = datetime.combine(self._day, clock, tzinfo=self._begin.tzinfo)
        # An hour that a clock change left out is moved behind it.
        return wall.astimezone(UTC).astimezone(self._begin.tzinfo)

    def open(self) -> None:
        """Show the day and the time, ready to be written over."""
        self.earlier.hide()
        self.subtitle.hide()
        self._fields.show()
        self.time.setFocus(Qt.FocusReason.TabFocusReason)
        self.opened.emit()

    def _go(self, days: int) -> None:
        try:
            self._day += days * _DAY
        except OverflowError:
            return
        self._show_day()

    def _show_day(self) -> None:
        same_year = self._day.year == self._begin.year
        words = long_date(self._day)
        year = self._day.year
        self.day.say(words if same_year else _("{day} {year}").format(day=words, year=year))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.day)
        row.addSpacing(4)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addSpacing(4)
        row.addWidget(self.time)
        row.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.subtitle)
        line.addWidget(self.earlier)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._fields)


class TimeField(QLineEdit):
    """A time of day, typed as anybody likes; Up and Down move it by five minutes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Time"))
        self.setToolTip(_("Type a time such as 9:30 or 930. Up and down move it by five minutes."))
        self._measure()
        theme.changed.connect(self._measure)

    def write(self, at: datetime) -> None:
        """Show a time of day."""
        self.setText(time_of_day(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: _STEP, Qt.Key.Key_Down: -_STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        try:
            shown = read_time_of_day(self.text())
        except InvalidInput:
            return
        self.write(datetime.combine(_ANY_DAY, shown) + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def _measure(self) -> None:
        self.setStyleSheet(f"min-height: {self._theme.px(26)}px; padding: 0 8px;")
        self.setFixedWidth(self._theme.px(92))


def _minute(at: datetime) -> tuple[date, int, int]:
    return at.date(), at.hour, at.minute
