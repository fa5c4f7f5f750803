"""Where the journal's cards stand: month beside day, or above it where the page is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QVBoxLayout, QWidget

from companion.ui.pages.journal.day_card import DayCard
from companion.ui.pages.journal.header import Header
from companion.ui.pages.journal.month_card import MonthCard
from companion.ui.pages.journal.search_card import SearchCard
from companion.ui.theme import Theme

_GAP = 24
_WIDEST = 1440
_HIGH = 624
_TWO_COLUMNS_FROM = 1180 - 88 - 2 * 32
"""Width from which the day stands beside the month, at 100 % text."""


class Columns(QWidget):
    """The header over the cards; the search takes the month's place while it is asked for."""

    def __init__(
        self, theme: Theme, header: Header, month: MonthCard, search: SearchCard, day: DayCard
    ) -> None:
        super().__init__()
        self._theme, self._day, self._columns = theme, day, 0
        self.setMaximumWidth(_WIDEST)
        self._left = QWidget()
        self._stack = QStackedLayout(self._left)
        self._stack.addWidget(month)
        self._stack.addWidget(search)
        month.be_at_least(_HIGH)
        day.be_at_least(_HIGH)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(header)
        column.addLayout(self._grid)
        column.addStretch(1)
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_search(self, on: bool) -> None:
        """Show what was found in the month's place, or the month again."""
        self._stack.setCurrentIndex(1 if on else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._theme.px(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for card in (self._left, self._day):
            self._grid.removeWidget(card)
        # The month keeps its height beside a long day.
        self._grid.addWidget(self._left, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._day, *((0, 1) if columns == 2 else (1, 0)))
        self._grid.setColumnStretch(0, 648)
        self._grid.setColumnStretch(1, 456 if columns == 2 else 0)
