"""The card with the day's ribbon."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.core.clock import study_day
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.today.ports import TodayServices
from companion.ui.reading.day import read_ribbon
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.day_ribbon import DayRibbon
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.text import Text

_EVERY_MS = 60_000


class DayCard(Card):
    """Sleep, blocks, breaks and check-ins of the current study day; moves on once a minute while seen.

    Opening an entry goes to it in the journal; a night not written down yet is one click away.
    """

    def __init__(self, services: TodayServices, theme: Theme, host: PageHost) -> None:
        self._aside = Text(theme, "", "small", "text2")
        self.last_night = Button(theme, _("Add last night (1 minute)"), "link", on_click=self._on_last_night)
        super().__init__(theme, _("Your day"), _beside(self.last_night, self._aside))
        self._services, self._host = services, host
        self.ribbon = DayRibbon(theme)
        self.ribbon.opened.connect(self._on_opened)
        # The link makes its row higher; the card keeps its height all the same.
        self.body.setSpacing(4)
        self.body.addStretch(1)
        self.body.addWidget(self.ribbon)
        self._minute = QTimer(self)
        self._minute.setInterval(_EVERY_MS)
        self._minute.timeout.connect(self.refresh)

    @property
    def ticking(self) -> bool:
        """Whether the once-a-minute refresh runs."""
        return self._minute.isActive()

    def set_seen(self, seen: bool) -> None:
        """Move with the time only before someone's eyes."""
        if seen:
            self.refresh()
            self._minute.start()
        else:
            self._minute.stop()

    def refresh(self) -> None:
        """Read the day again."""
        shown, records = read_ribbon(self._services, self._day)
        self.ribbon.show_day(shown)
        self.last_night.setVisible(self._night_is_open())
        taken = sum(1 for one in records.breaks if one.outcome in ("taken", "natural"))
        due = sum(1 for one in records.breaks if one.outcome != "superseded")
        turn = time_of_day(shown.start)
        late = _("From {start} to {end}, so late evenings count as today").format(start=turn, end=turn)
        # Beside the link there is room for half of it only, at large text.
        short = _("From {start} to {end}").format(start=turn, end=turn)
        words = _("{taken} of {due} breaks taken").format(taken=taken, due=due)
        self._aside.say(words if due else short if self.last_night.isVisibleTo(self) else late)
        self._aside.setToolTip("" if due else late)

    @property
    def _day(self) -> date:
        rollover = self._services.settings.current.journal.rollover
        return study_day(self._services.clock.now().wall, rollover)

    def _night_is_open(self) -> bool:
        """Return whether nothing is known yet of the night that ended today."""
        day, store = self._day, self._services.store
        if any(not night.nap for night in store.nights(day, day)):
            return False
        return not any(mark.did_not_sleep or mark.night_skipped for mark in store.day_marks(day, day))

    def _on_last_night(self) -> None:
        self._host.open_page("sleep", day=self._day)

    def _on_opened(self, entry_id: str) -> None:
        self._host.open_page("journal", day=self._day, entry=entry_id)


def _beside(link: Button, words: Text) -> QWidget:
    aside = QWidget()
    row = QHBoxLayout(aside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(link)
    row.addWidget(words)
    return aside
