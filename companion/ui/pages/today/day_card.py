"""The card with the day's ribbon."""

from datetime import timedelta

from PySide6.QtCore import QTimer

from companion.core.clock import study_day, study_day_start
from companion.core.words import _
from companion.ui.pages.today.day_reading import ribbon_day, running_block
from companion.ui.pages.today.ports import TodayServices
from companion.ui.theme import Theme
from companion.ui.widgets.card import Card
from companion.ui.widgets.day_ribbon import DayRibbon
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.text import Text

_EVERY_MS = 60_000
_DAY = timedelta(days=1)


class DayCard(Card):
    """Blocks, breaks and check-ins of the current study day; moves on once a minute while seen."""

    def __init__(self, services: TodayServices, theme: Theme) -> None:
        self._aside = Text(theme, "", "small", "text2")
        super().__init__(theme, _("Your day"), self._aside)
        self._services = services
        self.ribbon = DayRibbon(theme)
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
        now, store = self._services.clock.now().wall, self._services.store
        rollover = self._services.settings.current.journal.rollover
        day = study_day(now, rollover)
        start = study_day_start(day, now.tzinfo, rollover)  # type: ignore[arg-type]  # ours are ZoneInfo
        blocks, breaks = store.blocks(day, day), store.breaks(day, day)
        # One begun before the day turned still runs; the ribbon cuts off what lies before its start.
        sessions = [one for one in store.sessions(day - _DAY, day) if one.ended is None]
        view = self._services.study.view()
        running = running_block(view, now, sessions[-1] if sessions else None, blocks, breaks)
        self.ribbon.show_day(ribbon_day(start, now, blocks, breaks, store.check_ins(day, day), running))
        taken = sum(1 for one in breaks if one.outcome in ("taken", "natural"))
        due = sum(1 for one in breaks if one.outcome != "superseded")
        words = _("{taken} of {due} breaks taken").format(taken=taken, due=due)
        turn = time_of_day(start)
        late = _("From {start} to {end}, so late evenings count as today").format(start=turn, end=turn)
        self._aside.say(words if due else late)
