"""The date, how far the exam is, and a minute to breathe."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.app.settings import Exam
from companion.core.words import _, ngettext
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.figures import long_date
from companion.ui.widgets.text import Text

_WEEK = timedelta(days=7)


class Header(QWidget):
    """The page's title and the line below it; `breathe` begins a minute's pause, None = there is none."""

    def __init__(self, theme: Theme, breathe: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._date = Text(theme, "", "page")
        self._exam = Text(theme, "", "small", "text2")
        self.breathe = Button(theme, _("Breathe for a minute"), icon="leaf", on_click=breathe)
        self.breathe.setVisible(breathe is not None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row.addLayout(column, 1)
        row.addWidget(self.breathe, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._date)
        column.addWidget(self._exam)
        self.lot = Text(theme, "", "small", "accent", wrap=True)
        self.lot.hide()
        column.addWidget(self.lot)

    def draw(self, lot: str) -> None:
        """Say what an experiment drew for today; empty = none goes on."""
        self.lot.say(lot)
        self.lot.setVisible(bool(lot))

    def read(self, today: date, exam: Exam, first_day: date | None) -> None:
        """Show study day `today`; first_day: the first with an entry, from which weeks are counted."""
        self._date.say(long_date(today))
        self._exam.say(exam_line(today, exam, first_day or today))


def exam_line(today: date, exam: Exam, first_day: date) -> str:
    """Return `55 days to Step 1 · week 12 of 20`; empty without an exam or after it."""
    if exam.date is None:
        return _("Preparing for {exam}").format(exam=exam.name) if exam.name else ""
    days = (exam.date - today).days
    name = exam.name or _("the exam")
    if days < 0:
        return ""
    if days == 0:
        return _("{exam} is today").format(exam=name)
    left = ngettext(_("{days} day to {exam}"), _("{days} days to {exam}"), days)
    start = _monday(min(first_day, today))
    weeks = (_monday(exam.date) - start) // _WEEK + 1
    week = (_monday(today) - start) // _WEEK + 1
    return _("{left} · week {week} of {weeks}").format(
        left=left.format(days=days, exam=name), week=week, weeks=weeks
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
