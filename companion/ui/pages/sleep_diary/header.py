"""Which night it is, the way back, and the nights beside it."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.pages.sleep_diary import words
from companion.ui.theme import Theme
from companion.ui.widgets.icon_button import IconButton
from companion.ui.widgets.text import Text

_DAY = timedelta(days=1)


class Header(QWidget):
    """left: the arrow back. night_asked: another date of getting up."""

    left = Signal()
    night_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = date.min
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        backwards, forwards = ("right", "left") if rtl else ("left", "right")
        self.back = IconButton(theme, f"arrow-{backwards}", _("Back (Esc)"))
        self.before = IconButton(theme, f"chevron-{backwards}", _("The night before"))
        self.after = IconButton(theme, f"chevron-{forwards}", _("The night after"))
        self._title = Text(theme, "", "page")
        self._dates = Text(theme, "", "small", "text2")
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.back)
        row.addSpacing(6)
        row.addWidget(self._title)
        row.addSpacing(10)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self._dates, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.clicked.connect(lambda _checked=False: self.left.emit())
        self.before.clicked.connect(lambda _checked=False: self.night_asked.emit(self._day - _DAY))
        self.after.clicked.connect(lambda _checked=False: self.night_asked.emit(self._day + _DAY))

    @property
    def title(self) -> str:
        """What the night is called."""
        return self._title.plain

    def read(self, day: date, last_day: date) -> None:
        """Show which night it is; there is none after that of `last_day`."""
        self._day = day
        self._title.say(words.title(day, last_day))
        self._dates.say(words.subtitle(day))
        self.after.setEnabled(day < last_day)
