"""Back again: what was the absence? Asked once, in a corner; not answered, it was a break."""

from datetime import timedelta

from PySide6.QtCore import Signal

from companion.core.words import _
from companion.ui.corner.card import CornerCard
from companion.ui.overlay.plate import FOCUS, Line, Plate, Run
from companion.ui.overlay.sight import minutes_text
from companion.ui.theme import Theme


class AwayCard(CornerCard):
    """Three answers; each closes the card. `answered` carries break, study or discard."""

    answered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("What was the time away?"))
        self._away = timedelta()
        self.head, self.line = Line(self, inset=FOCUS), Line(self, inset=FOCUS)
        self.answers = {"break": Plate(self, kind="main"), "study": Plate(self), "discard": Plate(self)}
        self.column.addWidget(self.head)
        self.column.addWidget(self.line)
        for answer, plate in self.answers.items():
            plate.clicked.connect(lambda _checked=False, answer=answer: self._on_clicked(answer))
            self.column.addWidget(plate)

    def ask(self, away: timedelta) -> None:
        """Ask about an absence of this length."""
        self._away = away

    def dress(self) -> None:
        super().dress()
        measure = self.measure
        away = _("Away {length}").format(length=minutes_text(self._away))
        self.head.say([Run(away, px=16, weight=600)], measure)
        self.line.say([Run(_("Count it as"), px=14, color="text2")], measure)
        words = {"break": _("Break"), "study": _("I was studying"), "discard": _("Discard")}
        width = 0
        for answer, plate in self.answers.items():
            plate.say([Run(words[answer], px=14, weight=600)], measure, height=32, padding=24)
            width = max(width, plate.minimumWidth(), measure.text_px(208) + 8)
        for plate in self.answers.values():
            plate.setFixedWidth(width)

    def _on_clicked(self, answer: str) -> None:
        self.dismiss()
        self.answered.emit(answer)
