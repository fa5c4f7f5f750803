"""What was asked already, or put off, kept across restarts."""

from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from companion.app.ports import ReminderMark, Store
from companion.core.errors import CompanionError
from companion.core.reminding import LATER, Asked

Moment = TypeVar("Moment", date, datetime)


class Marks:
    """One `Asked` a reminder. Where the disk refuses, what is known here holds until the program ends."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: dict[str, Asked] = {}

    def load(self) -> None:
        """Read what was kept, beside what is known here; nothing where that cannot be read.

        A copy brought back knows less: whoever was asked today is not asked once more because of it.
        """
        try:
            kept = self._store.reminder_marks()
        except CompanionError:
            kept = {}
        for name, mark in kept.items():
            known = self.of(name)
            self._asked[name] = replace(
                known, until=_later(known.until, mark.shown), not_on=_later(known.not_on, mark.not_on)
            )

    def of(self, name: str) -> Asked:
        """Return what is known of a reminder."""
        return self._asked.get(name, Asked())

    def let_pass(self, name: str, now: datetime) -> None:
        """What fell due until now was asked, or need not be."""
        self._keep(name, replace(self.of(name), until=now, later=None))

    def put_off(self, name: str, now: datetime) -> datetime:
        """Ask again a while later; return when."""
        later = datetime.fromtimestamp(now.timestamp() + LATER.total_seconds(), now.tzinfo)
        self._keep(name, replace(self.of(name), later=later))
        return later

    def not_on(self, name: str, day: date) -> None:
        """Leave study day `day` alone."""
        self._keep(name, replace(self.of(name), not_on=day, later=None))

    def _keep(self, name: str, asked: Asked) -> None:
        self._asked[name] = asked
        # That it was put off is known here alone: after a restart it is asked at once, not never.
        shown = None if asked.later is not None else asked.until
        try:
            self._store.mark_reminder(ReminderMark(name=name, shown=shown, not_on=asked.not_on))
        except CompanionError:
            return  # a disk that refuses is told of where entries are kept


def _later(one: Moment | None, other: Moment | None) -> Moment | None:
    known = [each for each in (one, other) if each is not None]
    return max(known, default=None)
