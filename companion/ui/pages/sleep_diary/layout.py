"""Where the parts of the sleep diary stand: one column, or form and figures side by side."""

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.core.value import dataclass
from companion.ui.theme import Theme
from companion.ui.widgets.card import Card

_MARGIN, _GAP = 32, 24
_FORM_HIGH = 416
_TWO_COLUMNS_FROM = 1180 - 88
"""Width of the page from which the figures stand beside the form, at 100 % text."""


@dataclass(frozen=True, slots=True)
class DiaryParts:
    """The parts in the order they are read and tabbed through."""

    header: QWidget
    sleepless: QWidget
    bar: QWidget
    form: QWidget
    figures: QWidget
    foot: QWidget


class DiaryLayout:
    """Puts `parts` on `page`; `arrange` again whenever the page's width or what is hidden changes.

    bar_card: the card around the bar, to be hidden with it.
    """

    def __init__(self, page: QWidget, theme: Theme, parts: DiaryParts) -> None:
        self._page, self._theme, self._parts = page, theme, parts
        self._columns = 0
        self.bar_card = Card(theme)
        self.bar_card.body.setContentsMargins(23, 20, 23, 16)
        self.bar_card.body.addWidget(parts.bar)
        self.bar_card.be_at_least(176)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        parts.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, 17, _MARGIN, 20)
        column.setSpacing(0)
        column.addWidget(parts.header)
        column.addSpacing(20)
        column.addWidget(parts.sleepless)
        column.addWidget(self.bar_card)
        column.addSpacing(_GAP)
        column.addLayout(self._grid)
        # Tab goes as they are put in: form and figures before the buttons at the foot.
        self.arrange()
        column.addSpacing(20)
        column.addWidget(parts.foot)
        column.addStretch(1)

    def arrange(self) -> None:
        """Choose one column or two for the width there is."""
        form = not self._parts.form.isHidden()
        self._grid.setRowMinimumHeight(0, self._theme.px(_FORM_HIGH) if form else 0)
        columns = 2 if form and self._page.width() >= self._theme.px(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for card in (self._parts.form, self._parts.figures):
            self._grid.removeWidget(card)
        self._grid.addWidget(self._parts.form, 0, 0)
        self._grid.addWidget(self._parts.figures, *((0, 1) if columns == 2 else (1, 0)))
        self._grid.setColumnStretch(0, 648)
        self._grid.setColumnStretch(1, 456 if columns == 2 else 0)
