"""The notes that are out: shown, taken back when they have become pointless."""

from companion.app.ports import Notifier
from companion.app.reminders_notes import key_of, note_of
from companion.app.reminders_owed import Ledger, Owed
from companion.app.reminders_plans import ReminderName
from companion.core.clock import study_day
from companion.core.errors import CompanionError


class Visible:
    """At most one note a reminder; whether someone put it away unanswered is not known."""

    def __init__(self, notifier: Notifier, ledger: Ledger) -> None:
        self._notifier = notifier
        self._ledger = ledger
        self._out: dict[ReminderName, Owed] = {}

    def show(self, owed: Owed, *, mood: bool) -> None:
        """Ask; it counts as asked before it is shown: after a crash rather missed than asked twice."""
        self._ledger.let_pass(owed.name)
        self._out[owed.name] = owed
        self._notifier.show(note_of(owed.name, mood=mood, after_block=owed.after_block))

    def answered(self, name: ReminderName) -> Owed:
        """Take the note back because of a click; return what it asked."""
        owed = self._out.pop(name, None) or Owed(name, self._ledger.now())
        self._notifier.withdraw(key_of(name))
        return owed

    def withdraw(self, name: ReminderName) -> None:
        """Take the note back, if it is out."""
        if self._out.pop(name, None) is not None:
            self._notifier.withdraw(key_of(name))

    def drop_stale(self) -> None:
        """Take back what is of a day gone by."""
        rollover = self._ledger.rollover
        today = study_day(self._ledger.now(), rollover)
        for name, owed in tuple(self._out.items()):
            if study_day(owed.due, rollover) != today:
                self.withdraw(name)

    def drop_done(self) -> None:
        """Take back what has been done meanwhile."""
        for name, owed in tuple(self._out.items()):
            if self._is_done(owed):
                self.withdraw(name)

    def _is_done(self, owed: Owed) -> bool:
        try:
            return self._ledger.is_moot(owed.name, owed.due)
        except CompanionError:
            return False  # the journal is in other hands just now
