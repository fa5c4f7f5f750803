"""How hard was the last block: asked in a corner where no overlay asks it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from companion.app.facts import EffortAsked
from companion.core.words import _
from companion.ui.corner.card import CornerCard
from companion.ui.overlay.cells import CellRow, digit_of
from companion.ui.overlay.plate import FOCUS, Line, Plate, Run
from companion.ui.overlay.sight import minutes_text
from companion.ui.theme import Theme

_CELL = 32


class EffortCard(CornerCard):
    """Eleven cells; one click, or one key once it has the focus, answers and closes."""

    rated = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("How hard was the last block?"))
        self._asked: EffortAsked | None = None
        self.head, self.block = Line(self, inset=FOCUS), Line(self, inset=FOCUS)
        self.row = CellRow(self, _("How hard was the last block?"))
        self.low, self.high = Line(self, inset=FOCUS), Line(self, inset=FOCUS)
        self.later = Plate(self)
        self.row.chosen.connect(self._on_chosen)
        self.later.clicked.connect(self.dismiss)
        ends = QHBoxLayout()
        ends.addWidget(self.low)
        ends.addStretch(1)
        ends.addWidget(self.high)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.later)
        for part in (self.head, self.block, self.row):
            self.column.addWidget(part)
        self.column.addLayout(ends)
        self.column.addLayout(foot)

    def ask(self, asked: EffortAsked) -> None:
        """Ask about another block; what was not answered stays unknown."""
        self._asked = asked
        self.row.clear()

    def dress(self) -> None:
        super().dress()
        measure, asked = self.measure, self._asked
        self.head.say([Run(_("How hard was the last block?"), px=16, weight=600)], measure)
        if asked is not None:
            block = ", ".join(part for part in (asked.topic, minutes_text(asked.focus)) if part)
            self.block.say([Run(block, px=14, color="text2")], measure)
        self.row.dress(measure, measure.text_px(_CELL), px=14)
        self.low.say([Run(_("nothing at all"), px=12, color="text2")], measure)
        self.high.say([Run(_("as hard as it gets"), px=12, color="text2")], measure)
        self.later.say([Run(_("Not now"), px=13, weight=600)], measure, height=32, padding=14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = digit_of(event)
        if number is not None and not event.isAutoRepeat():
            self.row.choose(number)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.row.walk(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, number: int) -> None:
        asked, self._asked = self._asked, None
        self.dismiss()
        if asked is not None:
            self.rated.emit(asked.block_id, number)
