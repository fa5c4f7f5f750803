"""The Today page: its cards, their places, and when each is read again."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.app.facts import EntriesChanged, LimitReached, SettingsChanged, TimerChanged
from companion.core.clock import study_day
from companion.core.journal import PracticePlace
from companion.core.practice import Practice
from companion.core.suggestion import OpenPractice
from companion.ui.bridge import BusSignals
from companion.ui.pages import Page, PageHost
from companion.ui.pages.today.check_in_card import CheckInCard
from companion.ui.pages.today.day_card import DayCard
from companion.ui.pages.today.focus_card import FocusCard
from companion.ui.pages.today.header import Header
from companion.ui.pages.today.load_card import LoadCard
from companion.ui.pages.today.ports import TodayServices
from companion.ui.pages.today.suggestion_card import SuggestionCard
from companion.ui.pages.today.topics_card import TopicsCard
from companion.ui.theme import Theme

_MARGIN, _GAP = 32, 24
_WIDEST = 1440
_TWO_COLUMNS_FROM = 1180 - 88
"""Width of the page from which the load stands beside the timer, at 100 % text."""


class TodayPage(Page):
    """The page one opens in the morning and keeps open.

    open_check_in: opens the whole check-in, of which the row here asks one number. breathe: begins a
    minute's pause. practise: shows a practice in the player, in one of its lengths, by its key.
    """

    def __init__(
        self,
        services: TodayServices,
        theme: Theme,
        host: PageHost,
        open_check_in: Callable[[], object],
        breathe: Callable[[], object] | None = None,
        practise: Callable[[Practice, str, PracticePlace], object] | None = None,
    ) -> None:
        super().__init__()
        self._services, self._theme, self._host = services, theme, host
        self._practise = practise
        self.header = Header(theme, breathe)
        self._drawn_on: date | None = None
        self.focus_card = FocusCard(services, theme, host)
        self.load_card = LoadCard(theme)
        self.topics_card = TopicsCard(theme)
        self.suggestion_card = SuggestionCard(
            services.suggest,
            theme,
            host,
            open_check_in,
            lambda: services.settings.current.help,
            self._open_practice,
        )
        self.aside = QWidget()
        self.day_card = DayCard(services, theme, host)
        self.check_in_card = CheckInCard(services.record, theme, host, open_check_in)
        self._columns = 0
        self._lay_out()
        self._shortcut("Ctrl+Return", self._on_start)
        self._shortcut("Ctrl+Enter", self._on_start)
        self.suggestion_card.found.connect(self._on_suggestion)
        self._signals = BusSignals(services.bus, self)
        self._signals.timer_changed.connect(self._on_timer_changed)
        self._signals.entries_changed.connect(self._on_entries_changed)
        self._signals.limit_reached.connect(self._on_limit_reached)
        self._signals.settings_changed.connect(self._on_settings_changed)
        theme.changed.connect(self._arrange)
        self._read_figures()

    def set_seen(self, seen: bool) -> None:
        """Run the countdown, and move the ribbon, only while seen."""
        if seen:
            self._read_figures()
        self.suggestion_card.set_seen(seen)
        self.focus_card.set_seen(seen)
        self.day_card.set_seen(seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._cards = QWidget()
        self._cards.setMaximumWidth(_WIDEST)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(self.header)
        column.addLayout(self._grid)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 20, _MARGIN, _GAP)
        row.addStretch(0)
        row.addWidget(self._cards, 1)
        row.addStretch(0)
        self.focus_card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.focus_card.be_at_least(344)
        self.load_card.be_at_least(152)
        self._share_a_place()
        self.day_card.be_at_least(176)
        self.check_in_card.be_at_least(120)
        self._arrange()

    def _share_a_place(self) -> None:
        """Let the suggestion stand where the topics stand, in as much room: nothing else moves."""
        place = QVBoxLayout(self.aside)
        place.setContentsMargins(0, 0, 0, 0)
        for card in (self.suggestion_card, self.topics_card):
            card.be_at_least(168)
            place.addWidget(card)
        self.suggestion_card.hide()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._theme.px(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        cards: tuple[QWidget, ...] = (
            self.focus_card,
            self.load_card,
            self.aside,
            self.day_card,
            self.check_in_card,
        )
        for card in cards:
            self._grid.removeWidget(card)
        if columns == 2:
            places = ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2), (3, 0, 1, 2))
        else:
            places = ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 1, 2), (3, 0, 1, 2), (4, 0, 1, 2))
        for card, place in zip(cards, places, strict=True):
            self._grid.addWidget(card, *place)
        self._grid.setColumnStretch(0, 648)
        self._grid.setColumnStretch(1, 456)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)

    def _read_figures(self) -> None:
        now = self._services.clock.now().wall
        settings = self._services.settings.current
        day = study_day(now, settings.journal.rollover)
        view = self._services.study.view()
        running = view.gone if view.in_session and view.state not in ("break", "returning") else None
        figures = self._services.reflect.today(running)
        self.header.read(day, settings.exam, self._services.store.first_day())
        if self._drawn_on != day:
            self._drawn_on = day
            self.header.draw(self._lot())
        blocks = self._services.store.blocks(day, day)
        self.load_card.read(figures, blocks)
        self.check_in_card.read(figures)
        self.topics_card.read(blocks)
        self.day_card.refresh()
        self.suggestion_card.read_soon()

    def _lot(self) -> str:
        """Return what an experiment drew for today, before the day's first block; empty without one."""
        if not self._services.store.experiments():
            return ""  # as for most; then nothing of it is loaded
        shown = self._services.experiments.look()
        return shown.today if shown is not None else ""

    def _on_suggestion(self, found: bool) -> None:
        self.topics_card.setVisible(not found)
        self.suggestion_card.setVisible(found)

    def _open_practice(self, act: OpenPractice) -> None:
        practice = self._services.practices.of(act.practice)
        if self._practise is not None:
            self._practise(practice, act.course, act.place)

    def _on_start(self) -> None:
        if not self._host.popover_open and not self._services.study.view().in_session:
            self.focus_card.start()

    def _on_timer_changed(self, changed: TimerChanged) -> None:
        self.focus_card.refresh()
        self._read_figures()

    def _on_entries_changed(self, changed: EntriesChanged) -> None:
        self._drawn_on = None
        self.focus_card.reload()
        self._read_figures()

    def _on_limit_reached(self, reached: LimitReached) -> None:
        self.focus_card.say_limit(reached.reason)

    def _on_settings_changed(self, changed: SettingsChanged) -> None:
        self._read_figures()
