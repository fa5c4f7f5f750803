"""The card of one day: facts, ribbon, entries and the note."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from companion.app.journal_reading import DayJournal
from companion.core.words import _
from companion.ui.pages.journal.day_facts import facts, year_ago_words
from companion.ui.pages.journal.day_rows import DayRow, day_rows
from companion.ui.pages.journal.entry_row import EntryRow
from companion.ui.pages.journal.note_box import NoteBox
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.day_ribbon import DayRibbon
from companion.ui.widgets.figures import long_date
from companion.ui.widgets.icon_button import IconButton
from companion.ui.widgets.ribbon_entries import RibbonDay
from companion.ui.widgets.text import Text

_LEAST_LINK = 80


class DayCard(Card):
    """Shows a day it is given; `opened` and `delete_asked` carry a row of it, `day_asked` another day.

    keep_note: keeps what is written about a day and returns nothing, or else says why not. title_of: what
    a practice is called, by its name.
    """

    opened = Signal(object)
    delete_asked = Signal(object)
    day_asked = Signal(object)

    def __init__(
        self, theme: Theme, keep_note: Callable[[date, str], str], title_of: Callable[[str], str] = str
    ) -> None:
        super().__init__(theme)
        self.body.setContentsMargins(23, 18, 23, 19)
        self._day: DayJournal | None = None
        self._keep_note, self._title_of = keep_note, title_of
        self.title = Text(theme, "", "title")
        self.more = IconButton(theme, "more", _("More for this day"))
        self.facts = Text(theme, "", "small", "text2", wrap=True)
        self.year_ago = Button(theme, "", "link")
        # May be cut off at its end where there is no room, rather than widen the card.
        self.year_ago.setStyleSheet("text-align: left;" if self.isLeftToRight() else "text-align: right;")
        self.year_ago.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.year_ago.setMinimumWidth(_LEAST_LINK)
        self.year_ago.clicked.connect(self._on_year_ago)
        self.ribbon = DayRibbon(theme, compact=True)
        self.teaching = Text(theme, "", "body", "text2", wrap=True)
        self.note = NoteBox(theme, self._keep)
        self._rows: list[EntryRow] = []
        self._lay_out()

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """The rows in sight, from the top."""
        return tuple(self._rows)

    @property
    def day(self) -> DayJournal | None:
        """The day shown, None before the first."""
        return self._day

    def show_day(self, day: DayJournal, ribbon: RibbonDay, teaching: str = "") -> None:
        """Show a day. teaching: a sentence in place of rows while there are none."""
        if self._day is not None and self._day.day != day.day:
            self.note.finish()
            self.mark("")
            self.note.mark(False)
        self._day = day
        self.title.say(long_date(day.day))
        self.facts.say(facts(day))
        self.year_ago.setVisible(day.year_ago is not None)
        if day.year_ago is not None:
            words = year_ago_words(day.year_ago)
            self.year_ago.setText(words)
            self.year_ago.setToolTip(words)
        self.ribbon.show_day(ribbon)
        self._show_rows(day_rows(day, self._title_of))
        self.teaching.say(teaching)
        self.teaching.setVisible(bool(teaching) and not self._rows)
        self.note.show_note(day.note)
        self.note.setVisible(day.day <= day.today)

    def mark(self, entry_id: str) -> EntryRow | None:
        """Mark the row of an entry and return it; an empty id marks none."""
        found = None
        for row in self._rows:
            hit = bool(entry_id) and entry_id in row.row.ids
            row.mark(hit)
            found = row if hit else found
        return found

    def take_focus(self) -> None:
        """Go to the first row, or to the note where there is none."""
        stop = self._rows[0] if self._rows else self.note.quiet
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.year_ago)
        self.body.addSpacing(8)
        self.body.addWidget(self.ribbon)
        self.body.addSpacing(4)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addWidget(self.teaching)
        self.body.addStretch(1)
        self.body.addSpacing(16)
        self.body.addWidget(self.note)

    def _show_rows(self, rows: list[DayRow]) -> None:
        # Rows keep their widgets, so that the focus stays at its place when one is deleted.
        for number, row in enumerate(rows):
            if number == len(self._rows):
                self._add()
            self._rows[number].show_row(row, last=number == len(rows) - 1)
        surplus, self._rows = self._rows[len(rows) :], self._rows[: len(rows)]
        had_focus = any(row.hasFocus() for row in surplus)
        for gone in surplus:
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if had_focus:
            (self._rows[-1] if self._rows else self.note.quiet).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        row = EntryRow(self._theme, self)
        row.clicked.connect(lambda: self.opened.emit(row.row))
        row.delete_asked.connect(lambda: self.delete_asked.emit(row.row))
        row.stepped.connect(lambda by: self._step(row, by))
        # Made after the note, but reached before it.
        self.setTabOrder(self._rows[-1] if self._rows else self.ribbon, row)
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()

    def _keep(self, text: str) -> str:
        return "" if self._day is None else self._keep_note(self._day.day, text)

    def _step(self, row: EntryRow, by: int) -> None:
        place = self._rows.index(row) + by
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_year_ago(self) -> None:
        if self._day is not None and self._day.year_ago is not None:
            self.day_asked.emit(self._day.year_ago.day)
