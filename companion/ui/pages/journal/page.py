"""The Journal page: which day and month are shown, and when each is read again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from companion.app.journal_reading import DayJournal, JournalReading, MonthSeries
from companion.app.services import Services
from companion.core.journal import CheckIn, Night
from companion.core.naming import Hit
from companion.core.words import _
from companion.ui.bridge import BusSignals
from companion.ui.pages import Page, PageHost
from companion.ui.pages.journal.columns import Columns
from companion.ui.pages.journal.day_card import DayCard
from companion.ui.pages.journal.day_menu import DayActs, day_menu
from companion.ui.pages.journal.entry_row import EntryRow
from companion.ui.pages.journal.header import Header
from companion.ui.pages.journal.month_card import MonthCard
from companion.ui.pages.journal.months import in_month, within
from companion.ui.pages.journal.opening import Doors, Opening
from companion.ui.pages.journal.questions_panel import OpenPlayer
from companion.ui.pages.journal.remembered import Remembered
from companion.ui.pages.journal.search_card import SearchCard
from companion.ui.pages.journal.searching import Searching
from companion.ui.pages.journal.taking_back import TakingBack
from companion.ui.reading.day import read_ribbon
from companion.ui.theme import Theme
from companion.ui.widgets.month_cells import first_weekday
from companion.ui.widgets.month_measures import MEASURES

_MARGIN, _TOP = 32, 24
_COLORED = 5
_TOPICS = 8


class JournalPage(Page):
    """A month, one day of it, and search; follows every change while it is seen.

    open_check_in: a new one; edit_check_in: one there is; open_sleep_diary: of a day, None = the
    last night. remembered: what outlives the page, which is dropped while the window is hidden.
    practise: shows a practice in the player, None = none is offered.
    """

    def __init__(
        self,
        services: Services,
        theme: Theme,
        host: PageHost,
        open_check_in: Callable[[], object],
        edit_check_in: Callable[[CheckIn], object],
        open_sleep_diary: Callable[[date | None], object],
        remembered: Remembered | None = None,
        practise: OpenPlayer | None = None,
    ) -> None:
        super().__init__()
        self._services, self._theme, self._host = services, theme, host
        self._remembered = remembered or Remembered()
        self._doors = Doors(
            check_in=open_check_in,
            edit_check_in=edit_check_in,
            sleep_diary=open_sleep_diary,
            practise=practise,
        )
        self._reading = JournalReading(services.store, services.reflect, services.clock, services.settings)
        self._taking_back = TakingBack(services, host, self._remembered)
        self._opening = Opening(services, theme, host, self._doors, self._taking_back)
        self._day = self._today = self._reading.today()
        self._nights: tuple[Night, ...] = ()
        self._series: MonthSeries | None = None
        self._seen, self._stale = False, True
        self.header = Header(theme, lambda: open_sleep_diary(None), open_check_in)
        self.month_card = MonthCard(theme)
        self.search_card = SearchCard(theme)
        self.day_card = DayCard(theme, self._keep_note, services.practices.title)
        self.searching = Searching(
            services.store, self.header.search, self.search_card, self._reading.today, self
        )
        self._columns = Columns(theme, self.header, self.month_card, self.search_card, self.day_card)
        outer = QGridLayout(self)
        outer.setContentsMargins(_MARGIN, _TOP, _MARGIN, _TOP)
        outer.addWidget(self._columns, 0, 0)
        self._connect()

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    def arrive(self, **where: object) -> None:
        """Go to the day `day`, and in it to the entry whose id is `entry`, where they are given."""
        day, entry = where.get("day"), where.get("entry")
        if not isinstance(day, date):
            return
        self.searching.end()
        if self._stale:
            self._day = within(day, self._reading.today())
            self.refresh()
        found = self.go_to(day, entry if isinstance(entry, str) else "")
        if found is None:
            self.month_card.tint.take_focus()
        else:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_seen(self, seen: bool) -> None:
        """Read again what changed meanwhile; keep what was being written when the page goes."""
        self._seen = seen
        if not seen:
            self.day_card.note.finish()
            return
        today = self._reading.today()
        if today != self._today:
            # Whoever was at today's page when the day turned is at the new one.
            self._day = today if self._day == self._today else self._day
            self._stale = True
        if self._stale:
            self.refresh()

    def go_to(self, day: date, entry_id: str = "") -> EntryRow | None:
        """Show a day, and its month where that is another; mark the row of an entry and return it."""
        self._day = within(day, self._reading.today())
        if self._series is None or self._series.month != self._day.replace(day=1):
            self._read_month()
        self._show_month()
        self._read_day()
        found = self.day_card.mark(entry_id)
        if found is not None:
            self._bring_into_sight(found)
        return found

    def refresh(self) -> None:
        """Read month and day again."""
        self._stale = False
        self._know_topics()
        self._read_month()
        self._show_month()
        self._read_day()
        if self.searching.on:
            self.searching.again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.searching.on:
            self.searching.leave()
        else:
            super().keyPressEvent(event)

    def write_note(self) -> None:
        """Write in the day's note, where the day has begun."""
        if self._day <= self._reading.today():
            self.day_card.note.begin()
            self._bring_into_sight(self.day_card.note.field)

    def _read_month(self) -> None:
        self._series = self._reading.month(self._day, first_weekday())
        self._today = self._series.today

    def _show_month(self) -> None:
        assert self._series is not None  # read before it is shown
        self.month_card.show_month(self._series, self._remembered.measure, self._day)

    def _read_day(self) -> None:
        assert self._series is not None  # read before the day is
        figures = next((one.figures for one in self._series.days if one.day == self._day), None)
        day = self._reading.day(self._day, figures)
        ribbon, records = read_ribbon(self._services, self._day)
        # The facts above it say already that there is nothing yet.
        ribbon = replace(ribbon, empty="")
        self._nights = tuple(records.nights)
        self.day_card.show_day(day, ribbon, _teaching(day, self._series))

    def _know_topics(self) -> None:
        # The five used last have colours of their own, in the same order as on Today.
        topics = self._services.store.recent_topics(_TOPICS)
        self._theme.know_topics([*sorted(topics[:_COLORED]), *topics[_COLORED:]])

    def _keep_note(self, day: date, text: str) -> str:
        # Out of sight, as under the lock, nothing offers to show it again.
        return self._taking_back.write_note(day, text, quietly=not self._seen)

    def _connect(self) -> None:
        month, day = self.month_card, self.day_card
        month.turned.connect(self._on_turned)
        month.home_asked.connect(lambda: self.go_to(self._reading.today()))
        month.measure_chosen.connect(self._on_measure_chosen)
        month.tint.chosen.connect(self.go_to)
        month.tint.entered.connect(day.take_focus)
        day.opened.connect(lambda row: self._opening.row(row, self._day))
        day.delete_asked.connect(lambda row: self._taking_back.delete(row, self._day))
        day.day_asked.connect(self.go_to)
        day.ribbon.opened.connect(self._on_ribbon_opened)
        day.more.clicked.connect(self._on_more)
        self.searching.shown.connect(self._columns.show_search)
        self.searching.chosen.connect(self._on_hit)
        self.searching.left.connect(self.month_card.tint.take_focus)
        self._shortcut("Ctrl+F", self.searching.begin)
        # Wherever the focus is, if anywhere; a field takes its letters as text.
        self._shortcut("N", self.write_note)
        self._shortcut("C", self._doors.check_in)
        self._shortcut("Ctrl+Z", self._taking_back.take_back_latest)
        self._signals = BusSignals(self._services.bus, self)
        self._signals.entries_changed.connect(self._on_changed)
        self._signals.settings_changed.connect(self._on_changed)
        self._signals.timer_changed.connect(self._on_timer_changed)

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        def unless_covered() -> None:
            if not self._host.popover_open:
                act()

        QShortcut(QKeySequence(keys), self).activated.connect(unless_covered)

    def _bring_into_sight(self, widget: QWidget) -> None:
        step = self.parentWidget()
        while step is not None and not isinstance(step, QScrollArea):
            step = step.parentWidget()
        if step is not None:
            held = self._columns.layout()
            if held is not None:
                # The row may be new, and has its place only once the cards are laid out.
                held.activate()
            step.ensureWidgetVisible(widget)

    def _on_turned(self, months: int) -> None:
        day = in_month(self._day, months)
        today = self._reading.today()
        # In the month that is going on, days to come hold nothing yet.
        if (day.year, day.month) == (today.year, today.month):
            day = min(day, today)
        self.go_to(day)

    def _on_measure_chosen(self, key: str) -> None:
        self._remembered.measure = next(measure for measure in MEASURES if measure == key)
        self._show_month()

    def _on_ribbon_opened(self, entry_id: str) -> None:
        rows = [row.row for row in self.day_card.rows]
        self._opening.entry(entry_id, rows, self._nights, self._day)

    def _on_more(self) -> None:
        shown = self.day_card.day
        if shown is None:
            return
        acts = DayActs(
            set_rest=lambda on: self._taking_back.set_rest(self._day, on=on),
            add_block=lambda: self._opening.add_block(self._day),
            add_questions=lambda: self._opening.add_questions(self._day),
            write_note=self.write_note,
            go_to=self.go_to,
            take_back=lambda step: self._taking_back.take_back([step]),
            take_back_note=self._taking_back.take_back_note,
        )
        menu = day_menu(self, shown, self._services.edit.undoable(), self._taking_back.notes(), acts)
        button = self.day_card.more
        inward = self.isLeftToRight() * (button.width() - menu.sizeHint().width())
        menu.popup(button.mapToGlobal(QPoint(inward, button.height() + 4)))

    def _on_hit(self, hit: Hit) -> None:
        if hit.kind == "reflection":
            self._host.open_page("reflection", week=hit.day)
            return
        self.go_to(hit.day, hit.entry_id)
        self.day_card.note.mark(hit.kind == "day")

    def _on_changed(self, _fact: object) -> None:
        if not self._seen:
            self._stale = True
            return
        self.refresh()
        if self._host.popover_open:
            QTimer.singleShot(0, self, self._keep_focus)

    def _keep_focus(self) -> None:
        """Give the keyboard a place where the popover's way back, a row, is gone."""
        holder: object = self.window().focusWidget()
        if not self._host.popover_open and holder is None:
            self.day_card.take_focus()

    def _on_timer_changed(self, _fact: object) -> None:
        if self._seen and self._day == self._reading.today():
            self._read_day()


def _teaching(day: DayJournal, series: MonthSeries) -> str:
    """Return what will stand here, while nothing does."""
    if series.earliest is None:
        return _(
            "Every block, night, practice and check-in will stand here in order of time, "
            "and the month takes on colour as you go."
        )
    return ""
