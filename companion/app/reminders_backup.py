"""The copy of the journal that is made every day without a word."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from companion.app.ports import Backups, Notifier, Reminders
from companion.app.reminders_moment import timer_covers
from companion.app.reminders_notes import backup_note, key_of
from companion.app.reminders_owed import Ledger
from companion.core.clock import study_day
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError

NAME = "backup"
FIRST = timedelta(minutes=2)
"""So long after the start today's copy is made, if it is missing."""
AGAIN = timedelta(hours=1)
"""So long it waits after a failure."""
_AFTER_TURN = timedelta(minutes=15)
_AFTER_BREAK = timedelta(minutes=10)
_JOB, _TRY = "backup daily", "backup try"


class DailyBackup:
    """One copy a study day; a failure is said once a day and tried again every hour."""

    def __init__(
        self, backups: Backups, ledger: Ledger, view: Callable[[], TimerView], notifier: Notifier
    ) -> None:
        self._backups = backups
        self._ledger = ledger
        self._view = view
        self._notifier = notifier
        self._calendar: Reminders | None = None
        self.trouble = ""
        """One line with the mend, while it is yet to be said."""

    def start(self, calendar: Reminders, look: Callable[[], None]) -> None:
        """Copy soon, and then daily. look: called where there is something to say."""
        if self._calendar is calendar:
            return
        self._calendar = calendar
        turn = datetime.combine(date.min, self._ledger.rollover)
        calendar.every(_JOB, (turn + _AFTER_TURN).time(), None, lambda: self._copy(look))
        calendar.once(_TRY, self._ledger.now() + FIRST, lambda: self._copy(look))

    def stop(self) -> None:
        """Make no more copies."""
        if self._calendar is not None:
            self._calendar.cancel(_JOB)
            self._calendar.cancel(_TRY)
        self._calendar, self.trouble = None, ""

    def say(self) -> None:
        """Show what stands in the way."""
        self._ledger.marks.let_pass(NAME, self._ledger.now())
        self._notifier.show(backup_note(self.trouble))
        self.trouble = ""

    def _copy(self, look: Callable[[], None]) -> None:
        if timer_covers(self._view()):
            self._try_again(_AFTER_BREAK, look)
            return
        today = study_day(self._ledger.now(), self._ledger.rollover)
        try:
            if not any(backup.day == today for backup in self._backups.kept()):
                self._backups.make(today)
        except CompanionError as error:
            self._try_again(AGAIN, look)
            if not self._said_today():
                self.trouble = str(error)
                look()
            return
        self.trouble = ""
        self._notifier.withdraw(key_of(NAME))

    def _try_again(self, wait: timedelta, look: Callable[[], None]) -> None:
        if self._calendar is not None:
            self._calendar.once(_TRY, self._ledger.now() + wait, lambda: self._copy(look))

    def _said_today(self) -> bool:
        rollover, said = self._ledger.rollover, self._ledger.marks.of(NAME).until
        now = self._ledger.now()
        return said is not None and study_day(said.astimezone(now.tzinfo), rollover) == study_day(
            now, rollover
        )
