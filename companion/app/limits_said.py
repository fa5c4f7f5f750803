"""Which limits of a day were asked about already, kept so that a restart does not ask once more."""

from datetime import date, datetime
from typing import get_args

from companion.app.limits import LimitName, PassedLimit
from companion.app.ports import ReminderMark, Store
from companion.core.errors import CompanionError


class LimitsSaid:
    """One mark a limit. Where the disk refuses, what is known here holds until the program ends."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, ReminderMark] = {}

    def has(self, limit: PassedLimit, day: date) -> bool:
        """Tell whether this very limit was asked about on study day `day`."""
        mark = self._mark(_name(limit.name))
        if mark is None or mark.not_on != day:
            return False
        return limit.since is None or (mark.shown is not None and mark.shown >= limit.since)

    def keep(self, limit: PassedLimit, day: date, now: datetime) -> None:
        """Leave study day `day` alone about it from `now` on."""
        self._write(ReminderMark(name=_name(limit.name), shown=now, not_on=day))

    def forget(self) -> None:
        """Ask about every limit anew, as after they were changed."""
        for name in map(_name, get_args(LimitName)):
            if self._mark(name) is not None:
                self._write(ReminderMark(name=name))

    def _mark(self, name: str) -> ReminderMark | None:
        if name in self._known:
            return self._known[name]
        try:
            return self._store.reminder_marks().get(name)
        except CompanionError:
            return None

    def _write(self, mark: ReminderMark) -> None:
        self._known[mark.name] = mark
        try:
            self._store.mark_reminder(mark)
        except CompanionError:
            return  # a disk that refuses is told of where entries are kept


def _name(limit: LimitName) -> str:
    return f"limit_{limit}"
