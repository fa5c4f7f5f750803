"""The row above the cards: what for, and how long at most."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from companion.core.practice import NEEDS, Need, Practice
from companion.core.words import _
from companion.ui.pages.practices.words import need_words
from companion.ui.theme import Theme
from companion.ui.widgets.pills import Pills
from companion.ui.widgets.segmented import Segmented

_ANY = "any"
_GAP = 16


class Filters(QWidget):
    """`changed` when another need or length is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        needs = [(_ANY, _("All needs")), *((need, need_words(need)) for need in NEEDS)]
        self.needs = Pills(theme, needs, _("What for"))
        self.needs.choose(_ANY)
        lengths = [(_ANY, _("Any length")), ("3", _("≤ 3 min")), ("5", _("≤ 5")), ("10", _("≤ 10"))]
        self.lengths = Segmented(theme, lengths, _("How long"))
        self.lengths.choose(_ANY)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.needs, 1)
        self._row.addWidget(self.lengths, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._arrange)
        self.needs.chosen.connect(lambda _key: self.changed.emit())
        self.lengths.chosen.connect(lambda _key: self.changed.emit())

    @property
    def need(self) -> Need | None:
        """The need chosen, None for all."""
        value = self.needs.value
        return None if value in (None, _ANY) else cast("Need", value)

    @property
    def most_minutes(self) -> int | None:
        """The longest wanted, in minutes; None for any."""
        value = self.lengths.value
        return None if value in (None, _ANY) else int(value or 0)

    def choose(self, need: Need | None) -> None:
        """Show only what serves a need; None for all."""
        self.needs.choose(need or _ANY)
        self.changed.emit()

    def takes(self, practice: Practice) -> bool:
        """Tell whether a practice is among what is chosen, in one of its lengths."""
        if self.need is not None and self.need not in practice.needs:
            return False
        most = self.most_minutes
        return most is None or any(float(course.key) <= most for course in practice.courses)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the lengths beside the needs where both fit in one row, else below them."""
        self.lengths.give_room(self._theme)
        beside = self.width() >= self.needs.wide() + _GAP + self.lengths.sizeHint().width()
        flow = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != flow:
            self._row.setDirection(flow)
            side = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag.AlignLeading
            self._row.setAlignment(self.lengths, side)
