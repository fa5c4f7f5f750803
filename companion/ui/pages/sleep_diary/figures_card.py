"""What follows from the answers, beside what is usual; and the naps of the day."""

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.core.words import _
from companion.ui.pages.sleep_diary import words
from companion.ui.pages.sleep_diary.draft import Draft, Reading
from companion.ui.pages.sleep_diary.naps import NapList
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.figure_row import FigureRow
from companion.ui.widgets.figures import span, time_of_day
from companion.ui.widgets.text import Text


class FiguresCard(Card):
    """Four figures, live; each stays open until its own answers are there."""

    def __init__(self, theme: Theme, naps: NapList, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.explain = Button(theme, _("How is this computed?"), "link")
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, theme.px(4))
        head.addWidget(Text(theme, _("From what you entered"), "title"))
        head.addStretch(1)
        head.addWidget(self.explain)
        self.asleep = FigureRow(theme, _("Asleep"))
        self.in_bed = FigureRow(theme, _("In bed"))
        self.efficiency = FigureRow(theme, _("Asleep of the time in bed"))
        self.midpoint = FigureRow(theme, _("Middle of the night"), ruled=False)
        footnote = _(
            "Diaries tend to overstate sleep by about 40 min; times agree well. "
            "One night says little: look at two weeks."
        )
        self.body.setContentsMargins(23, 23, 23, 20)
        self.body.setSpacing(0)
        self._footnote = Text(theme, footnote, "caption", "text3", wrap=True)
        self._rows = (self.asleep, self.in_bed, self.efficiency, self.midpoint)
        for part in (self._head, *self._rows, self._footnote):
            self.body.addWidget(part)
        # The gap belongs to the footnote, and goes with it.
        self._footnote.setContentsMargins(0, 0, 0, theme.px(14))
        self.body.addWidget(naps)
        self.body.addStretch(1)

    def show_figures(self, whether: bool) -> None:
        """Show the figures beside the naps, or the naps alone where there was no night."""
        for part in (self._head, *self._rows, self._footnote):
            part.setVisible(whether)

    def read(self, draft: Draft, reading: Reading, target: timedelta) -> None:
        """Show what is known by now."""
        usual = draft.known.usual
        no_usual = words.no_usual_yet(draft.known.nights_until_usual) if usual is None else ""
        goal = _("your target is {target}").format(target=span(target))
        asleep, in_bed, share, middle = reading.sleep, reading.in_bed, reading.efficiency, reading.midpoint
        self.asleep.read(
            "" if asleep is None else words.length(asleep),
            goal if asleep is None else words.target_words(asleep, target),
        )
        self.in_bed.read(
            "" if in_bed is None else words.length(in_bed), words.usual_in_bed(usual) if usual else no_usual
        )
        self.efficiency.read(
            "" if share is None else _("{percent} %").format(percent=round(share)),
            words.usual_efficiency(usual) if usual else no_usual,
        )
        self.midpoint.read(
            "" if middle is None else time_of_day(middle), words.usual_midpoint(usual) if usual else no_usual
        )
