"""Cards of one width in as many columns as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from companion.ui.pages.practices.card import PracticeCard
from companion.ui.theme import Theme

_GAP, _LEAST, _MOST = 24, 300, 4


class CardGrid(QWidget):
    """Shows some of the cards it holds; arrow keys go from one to the next."""

    def __init__(self, theme: Theme, cards: Sequence[PracticeCard]) -> None:
        super().__init__()
        self._theme, self._cards = theme, tuple(cards)
        self._shown = list(cards)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for card in self._cards:
            card.setParent(self)
            card.stepped.connect(lambda key, card=card: self._step(card, key))
        theme.changed.connect(self._arrange_anew)
        self._arrange()

    @property
    def shown(self) -> tuple[PracticeCard, ...]:
        """The cards in sight, in order."""
        return tuple(self._shown)

    @property
    def columns(self) -> int:
        """How many stand side by side."""
        return self._columns

    def show_only(self, cards: Sequence[PracticeCard]) -> None:
        """Show these, in this order."""
        if list(cards) == self._shown:
            return
        self._shown = list(cards)
        self._arrange(anew=True)

    def minimumSizeHint(self) -> QSize:
        """Return the width of one card: a narrower page gets fewer columns."""
        wide = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange_anew(self) -> None:
        self._arrange(anew=True)

    def _arrange(self, *, anew: bool = False) -> None:
        least = self._theme.px(_LEAST)
        columns = max(1, min(_MOST, (self.width() + _GAP) // (least + _GAP)))
        if columns == self._columns and not anew:
            return
        for card in self._cards:
            self._grid.removeWidget(card)
            card.setVisible(card in self._shown)
        for column in range(_MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, card in enumerate(self._shown):
            self._grid.addWidget(card, place // columns, place % columns)
        self._columns = columns
        for before, after in zip(self._shown, self._shown[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _step(self, card: PracticeCard, key: Qt.Key) -> None:
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        by = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }[key]
        place = self._shown.index(card) + by
        if 0 <= place < len(self._shown):
            self._shown[place].setFocus(Qt.FocusReason.TabFocusReason)
