"""Changing what was said of a practice: stress before and after it."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.core.journal import PracticeSession
from companion.core.words import _
from companion.ui.pages.journal.rating_field import RatingField
from companion.ui.theme import Theme
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.scale import ScaleRow
from companion.ui.widgets.text import Text

_CELL = 36


class PracticeForm(QWidget):
    """When it was, and both ratings; when and how long it was, the program that played it knows."""

    def __init__(self, theme: Theme, given: PracticeSession) -> None:
        super().__init__()
        self._given = given
        before, after = _("Stress before"), _("Stress after")
        self.before = RatingField(theme, before, ScaleRow(theme, before, cell=_CELL), given.stress_before)
        self.after = RatingField(theme, after, ScaleRow(theme, after, cell=_CELL), given.stress_after)
        when = _("{start} to {end}").format(start=time_of_day(given.started), end=time_of_day(given.ended))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Text(theme, when, "small", "text2"))
        column.addWidget(self.before)
        column.addWidget(self.after)
        self.setFocusProxy(self.before.row.stop)

    @property
    def practice(self) -> PracticeSession:
        """The practice as the fields say it now."""
        return replace(self._given, stress_before=self.before.value, stress_after=self.after.value)
