"""The end of a break: how hard was the last block, and on with the next."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.overlay.cells import CellRow, digit_of
from companion.ui.overlay.measure import Measure, unit_for
from companion.ui.overlay.plate import Line, Plate, Run
from companion.ui.overlay.sight import ReadySight
from companion.ui.overlay.words import Words
from companion.ui.theme import Theme

_FITS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
_CELL = 72


class Question(QWidget):
    """A question over its cells, with what their ends mean under them."""

    def __init__(self, parent: QWidget, question: str, low: str, high: str, aside: str = "") -> None:
        super().__init__(parent)
        self._question, self._aside = question, aside
        self.head = Line(self)
        self.hint = Line(self)
        self.row = CellRow(self, question)
        self.low, self.high = Words(self, 14, color="text2"), Words(self, 14, color="text2")
        self.low.setText(low)
        self.high.setText(high)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._feet = QHBoxLayout()
        for line, first, last in ((self._head, self.head, self.hint), (self._feet, self.low, self.high)):
            line.addWidget(first)
            line.addStretch(1)
            line.addWidget(last)
        column.addLayout(self._head)
        column.addWidget(self.row)
        column.addLayout(self._feet)
        self._column = column

    def dress(self, measure: Measure, side: int, hint: tuple[Run, ...]) -> None:
        """Take over sizes and colours; hint: what stands across from the question."""
        aside = [Run(self._aside, px=20, color="text2", gap=6)] if self._aside else []
        self.head.say([Run(self._question, px=20, weight=600), *aside], measure)
        self.hint.say(hint, measure)
        self.row.dress(measure, side)
        self._column.setSpacing(measure.px(8))
        for line in (self._head, self._feet):
            line.setContentsMargins(4, 0, 4, 0)
        for words in (self.low, self.high):
            words.setWordWrap(False)
            words.dress(measure)


class ReadyFace(QWidget):
    """Effort, focus, and two buttons; a quiet face, for further screens, has the words only."""

    back_asked = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget, theme: Theme, *, quiet: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = quiet
        self._sight: ReadySight | None = None
        self.title = Words(self, 64, 600)
        self.title.setText(_("Ready?"))
        self.said = Words(self, 20, color="text2")
        self.effort = Question(
            self, _("How hard was the last block?"), _("nothing at all"), _("as hard as it gets")
        )
        self.focus = Question(
            self, _("And how well could you focus?"), _("not at all"), _("fully"), _("optional")
        )
        self.back = Plate(self, kind="main")
        self.stop = Plate(self)
        self.hint = Line(self, centred=True)
        self.back.clicked.connect(self.back_asked)
        self.stop.clicked.connect(self.stop_asked)
        self._lay_out()

    def show_sight(self, sight: ReadySight, screen: QSize) -> None:
        """Show the end of a break, in the largest size in which nothing is clipped."""
        self._sight = sight
        self.said.setText(sight.said)
        for widget in (self.effort, self.focus):
            widget.setVisible(bool(sight.block) and not self._quiet)
        for plate in (self.back, self.stop, self.hint):
            plate.setVisible(not self._quiet)
        for fit in _FITS:
            self._dress(Measure(self._theme, unit_for(screen), fit), sight, screen)
            self._column.invalidate()
            wide = self._column.totalMinimumSize().width() <= screen.width()
            if wide and self._column.totalHeightForWidth(screen.width()) <= screen.height():
                break

    def take_focus(self) -> None:
        """Put the focus where the first answer is given."""
        if self._sight is not None and self._sight.block:
            self.effort.row.take_focus()
        else:
            self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, number = event.key(), digit_of(event)
        rows = (self.effort.row, self.focus.row)
        row = rows[1] if rows[1].has_focus() else rows[0]
        asks = self._sight is not None and bool(self._sight.block)
        if event.isAutoRepeat():
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.back_asked.emit()
        elif not asks:
            super().keyPressEvent(event)
        elif number is not None:
            row.choose(number)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (key == Qt.Key.Key_Right) == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
            row.step(1 if forward else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            rows[key == Qt.Key.Key_Down].take_focus()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(138)
        column.addWidget(self.title)
        column.addWidget(self.said)
        column.addStretch(50)
        column.addWidget(self.effort, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(20)
        column.addWidget(self.focus, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(40)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.hint)
        column.addStretch(280)
        self._buttons, self._column = buttons, column

    def _dress(self, measure: Measure, sight: ReadySight, screen: QSize) -> None:
        self._column.setSpacing(measure.px(8))
        self.title.dress(measure)
        self.said.dress(measure)
        for words in (self.title, self.said):
            words.setContentsMargins(measure.px(64), 0, measure.px(64), 0)
        room = screen.width() - 2 * measure.px(64)
        side = min(measure.text_px(_CELL), room // 11 - 8 - measure.px(2))
        self.effort.dress(measure, side, _keys_hint(sight.block))
        self.focus.dress(measure, side, ())
        detail = [Run(sight.next_block, px=17)] if sight.next_block else []
        self.back.say([Run(_("I’m back"), px=20, weight=600), *detail], measure, height=64, padding=40)
        self.stop.say([Run(_("Stop for now"), px=18, weight=600)], measure, height=64, padding=32)
        self._buttons.setSpacing(measure.px(16) - 8)
        hint = [Run(_("Enter"), px=12, key=True, color="text2")]
        hint.append(Run(_("starts the next block."), px=14, color="text2", gap=5))
        if sight.block:
            hint.append(Run(_("Without an answer the effort stays unknown."), px=14, color="text2", gap=5))
        self.hint.say(hint, measure)


def _keys_hint(block: str) -> tuple[Run, ...]:
    def key(cap: str, gap: float = 5) -> Run:
        return Run(cap, px=13, key=True, color="text2", gap=gap)

    def word(text: str, gap: float = 5) -> Run:
        return Run(text, px=16, color="text2", gap=gap)

    keys = (key("0"), word("–", 2), key("9", 2), word(",", 1), key("X"))
    return (word(block), word("·", 10), word(_("keys"), 10), *keys, word(_("for 10")))
