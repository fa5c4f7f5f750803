"""The decision that was for this week, and *How did it go?*."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.app.reflecting import MadeDecision
from companion.core.reflection import Outcome
from companion.core.words import _
from companion.ui.pages.reflection.decision_words import outcome_words, told
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.chips import Chip
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

Tell = Callable[[Outcome, str], object]


class AskedDecision(QWidget):
    """Asks how a decision went, with one line of words if wanted; what was told can be changed.

    tell: keeps it.
    """

    def __init__(self, theme: Theme, tell: Tell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._do_tell = theme, tell
        self._made: MadeDecision | None = None
        self._text = paragraph(theme, "small", "text")
        self._came_of = paragraph(theme, "small", "text2")
        self._question = Text(theme, _("How did it go?"), "small", weight=600)
        self._answer = paragraph(theme, "small", "text2")
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("A line about it, if you like"))
        self.line.setAccessibleName(_("A line about how it went"))
        self.line.editingFinished.connect(self._on_line)
        self.change = Button(theme, _("Change"), "link", on_click=self._ask)
        self.change.setAccessibleName(_("Change how it went"))
        self.chips = QWidget()
        self.outcomes: dict[Outcome, Chip] = {}
        self._lay_out()

    def show_made(self, made: MadeDecision, *, asks: bool) -> None:
        """Show a decision; asks: nothing was told of it, and it is time to."""
        same = self._made is not None and self._made.monday == made.monday
        self._made = made
        decision = made.decision
        self._text.say(_("You decided: “{text}”").format(text=decision.text))
        self._came_of.say(made.came_of)
        self._came_of.setVisible(bool(made.came_of))
        if not (same and self.line.hasFocus()):
            self.line.setText(decision.outcome_note)
        self._answer.say(told(decision))
        # Who is in the middle of answering is not interrupted by having answered.
        self._show(asking=asks or (same and self.line.isVisibleTo(self)), told_it=bool(told(decision)))

    def _lay_out(self) -> None:
        flow = FlowLayout(self.chips)
        for outcome, word in outcome_words().items():
            chip = Chip(self._theme, word)
            chip.setAccessibleName(_("How did it go? {answer}").format(answer=word))
            chip.clicked.connect(lambda _checked=False, outcome=outcome: self._on_outcome(outcome))
            self.outcomes[outcome] = chip
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        parts = (self._text, self._came_of, self._question, self._answer, self.chips, self.line, self.change)
        for part in parts:
            column.addWidget(part)

    def _ask(self) -> None:
        self._show(asking=True, told_it=False)
        self.outcomes["kept"].setFocus()

    def _show(self, *, asking: bool, told_it: bool) -> None:
        outcome = self._made.decision.outcome if self._made else None
        for name, chip in self.outcomes.items():
            chip.setChecked(name == outcome)
        for part in (self._question, self.chips, self.line):
            part.setVisible(asking)
        for part in (self._answer, self.change):
            part.setVisible(told_it and not asking)

    def _on_outcome(self, outcome: Outcome) -> None:
        self._do_tell(outcome, self.line.text())

    def _on_line(self) -> None:
        decision = self._made.decision if self._made else None
        if decision is None or decision.outcome is None or self.line.text() == decision.outcome_note:
            return
        self._do_tell(decision.outcome, self.line.text())


def paragraph(theme: Theme, role: str, color: str) -> Text:
    """Return a paragraph whose height follows from the width it gets, not from that of a narrow column."""
    words = Text(theme, "", "small" if role == "small" else "body", color, wrap=True)
    words.setMinimumHeight(1)
    return words
