"""A month to choose a day from."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QSizePolicy, QTableView, QToolButton, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme

_STYLE = """
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {surface}; }}
QCalendarWidget QToolButton {{
  background: transparent; border: 0; border-radius: 8px; padding: 4px 8px; color: {text}; font-weight: 600;
}}
QCalendarWidget QToolButton:hover {{ background: {accent_soft}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{
  background: {surface}; border: 0; outline: 0; color: {text};
  selection-background-color: {chosen}; selection-color: {on_chosen};
}}
QCalendarWidget QAbstractItemView:disabled {{ color: {text3}; }}
"""


class Calendar(QWidget):
    """`chosen` carries the day clicked or entered; days before `first` cannot be."""

    chosen = Signal(QDate)

    def __init__(self, theme: Theme, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._first = theme, first
        self._day: date | None = None
        self.month = QCalendarWidget()
        self.month.setAccessibleName(_("Calendar"))
        # Dates are typed in the field beside it; here typing would open one that looks like no other.
        self.month.setDateEditEnabled(False)
        for days in self.month.findChildren(QTableView):
            days.setAccessibleName(_("Days of the month"))
        self.month.setMinimumDate(_qdate(first))
        self.month.setMaximumDate(_qdate(last))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.month.clicked.connect(self.chosen)
        self.month.activated.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.month)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def day(self) -> date | None:
        """The day shown as chosen, None while there is none."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show `day` as chosen; None shows the first day's month without a choice."""
        self._day = day
        self.month.setSelectedDate(_qdate(day or self._first))
        self._dress()

    def _dress(self) -> None:
        color = self._theme.color
        names = {name: color(name).name() for name in ("surface", "text", "text3", "accent_soft")}
        # Qt always selects some day; without a choice of the user it must not look like one.
        chosen, on_chosen = ("accent", "on_accent") if self._day else ("surface", "text")
        self.month.setStyleSheet(
            _STYLE.format(**names, chosen=color(chosen).name(), on_chosen=color(on_chosen).name())
        )
        plain = QTextCharFormat()
        plain.setForeground(color("text"))
        for weekday in Qt.DayOfWeek:
            self.month.setWeekdayTextFormat(weekday, plain)
        header = QTextCharFormat()
        header.setForeground(color("text2"))
        header.setBackground(color("surface"))
        header.setFont(self._theme.font("caption"))
        self.month.setHeaderTextFormat(header)
        palette = self.month.palette()
        palette.setColor(QPalette.ColorRole.AlternateBase, color("surface"))
        self.month.setPalette(palette)
        self.month.setFixedHeight(self._theme.px(268))
        for name, icon in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            button = self.month.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(self._theme.icon(icon, "text", 20))
                button.setAccessibleName(_("Month before") if "prev" in name else _("Month after"))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
