"""First step: what one prepares for, and when."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.app.settings import Exam
from companion.core.errors import InvalidInput
from companion.core.words import _, ngettext
from companion.ui.theme import Theme
from companion.ui.welcome.calendar import Calendar
from companion.ui.welcome.exam_date import FARTHEST, read_date, write_date
from companion.ui.welcome.figure import Figure
from companion.ui.welcome.ports import Changes
from companion.ui.welcome.two_columns import TwoColumns
from companion.ui.widgets.card import Card
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.figures import number
from companion.ui.widgets.text import Text

LONGEST = 80


def title() -> str:
    """Return what the step is called in the list of steps."""
    return _("Your exam")


class ExamStep(TwoColumns):
    """A field for the name, one for the date, and a calendar that is the same date."""

    def __init__(self, theme: Theme, exam: Exam, today: date, parent: QWidget | None = None) -> None:
        intro = _("What are you preparing for, and when? Both can wait.")
        super().__init__(theme, title(), intro, parent)
        self._theme, self._today = theme, today
        self.name = _field(_("What you are preparing for"), _("Step 1, the bar exam, matura"))
        self.name.setMaxLength(LONGEST)
        self.name.setText(exam.name)
        self.field = _field(_("Date of the exam"), _("13 January 2027"))
        self.fault = Fault(theme)
        self.calendar = Calendar(theme, today, today + FARTHEST)
        self.days, self.weeks = Figure(theme), Figure(theme)
        self._fill()
        if exam.date is not None and exam.date >= today:
            self.field.setText(write_date(exam.date))
        self.name.textChanged.connect(lambda _text: self._tell())
        self.field.textEdited.connect(lambda _text: self._on_edited())
        self.field.editingFinished.connect(self._on_finished)
        self.calendar.chosen.connect(self._on_chosen)
        self._tell()

    @property
    def changes(self) -> Changes:
        """What to save; InvalidInput for a date that cannot be meant."""
        day = read_date(self.field.text(), self._today)
        name = " ".join(self.name.text().split())
        return {"exam": {"name": name or None, "date": day}}

    def check(self) -> bool:
        """Return whether it can be saved, and say below the date why not."""
        try:
            read_date(self.field.text(), self._today)
        except InvalidInput as error:
            self._mark(str(error))
            self.field.setFocus()
            return False
        self._mark("")
        return True

    @property
    def trouble(self) -> QWidget:
        """Where it says what to mend."""
        return self.fault

    def take_focus(self) -> None:
        """Put the focus where one begins to write."""
        self.name.setFocus()

    def _fill(self) -> None:
        theme, px = self._theme, self._theme.px
        for label, field in ((_("What is it?"), self.name), (_("When is it?"), self.field)):
            words = Text(theme, label, "small", "text2")
            words.setBuddy(field)
            self.left.addWidget(words)
            self.left.addSpacing(6)
            self.left.addWidget(field)
            self.left.addSpacing(px(16) if field is self.name else px(8))
        self.left.addWidget(self.fault)
        hint = _("Your first page counts the days to it. Leave out what you don’t know yet.")
        self.left.addWidget(Text(theme, hint, "small", "text2", wrap=True))
        self.left.addStretch(1)
        card = Card(theme, _("The day of the exam"))
        card.body.setContentsMargins(31, 24, 31, 24)
        card.body.addSpacing(8)
        card.body.addWidget(self.calendar)
        figures = QHBoxLayout()
        figures.setSpacing(px(40))
        figures.addWidget(self.days)
        figures.addWidget(self.weeks)
        figures.addStretch(1)
        card.body.addSpacing(px(12))
        card.body.addLayout(figures)
        column = QVBoxLayout()
        column.addWidget(card)
        self.right.addLayout(column)
        self.right.addStretch(1)

    def _on_edited(self) -> None:
        self._mark("")
        self._tell()

    def _on_finished(self) -> None:
        try:
            day = read_date(self.field.text(), self._today)
        except InvalidInput as error:
            self._mark(str(error))
            return
        if day is not None:
            self.field.setText(write_date(day))
        self._tell()

    def _on_chosen(self, chosen: QDate) -> None:
        self.field.setText(write_date(date(chosen.year(), chosen.month(), chosen.day())))
        self._mark("")
        self._tell()

    def _tell(self) -> None:
        try:
            day = read_date(self.field.text(), self._today)
        except InvalidInput:
            day = None
        self.calendar.show_day(day)
        if day is None:
            self.days.say("–", _("days left, once there is a date"))
            self.weeks.setVisible(False)
            return
        left = (day - self._today).days
        exam = " ".join(self.name.text().split()) or _("the exam")
        words = ngettext(_("day to {exam}"), _("days to {exam}"), left)
        self.days.say(number(left), words.format(exam=exam))
        self.weeks.say(number(left // 7), ngettext(_("full week"), _("full weeks"), left // 7))
        self.weeks.setVisible(left >= 7)

    def _mark(self, sentence: str) -> None:
        self.fault.say(sentence)
        self.field.setProperty("fault", bool(sentence))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)


def _field(name: str, example: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(_("such as {example}").format(example=example))
    return field
