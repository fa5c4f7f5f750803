"""Which reminders are owed at this moment, and which of them still make sense."""

from datetime import datetime, time

from companion.app.ports import Clock, Store
from companion.app.reminders_marks import Marks
from companion.app.reminders_moment import is_moot
from companion.app.reminders_plans import ReminderName
from companion.app.settings import SettingsService
from companion.core.reminding import Plan, owed
from companion.core.value import dataclass


@dataclass(frozen=True, slots=True)
class Owed:
    """What is to be asked, since when, and whether because a block ended."""

    name: ReminderName
    due: datetime
    after_block: bool = False


class Ledger:
    """Plans against what was asked. block_ended: the latest focus block nobody was asked about yet."""

    def __init__(self, store: Store, clock: Clock, settings: SettingsService) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self.marks = Marks(store)
        self.plans: dict[ReminderName, Plan] = {}
        self.block_ended: datetime | None = None

    def now(self) -> datetime:
        """Return this moment on the wall."""
        return self._clock.now().wall

    @property
    def rollover(self) -> time:
        """When a study day turns."""
        return self._settings.current.journal.rollover

    def owed(self) -> list[Owed]:
        """Return what has fallen due and was not asked yet; reads no store."""
        now, found = self.now(), []
        for name, plan in self.plans.items():
            ended = self.block_ended if name == "check_in" else None
            due = owed(plan, self.marks.of(name), now, self.rollover, ended)
            if due is not None:
                found.append(Owed(name, due, after_block=due == ended))
        return found

    def still_wanted(self, owed: list[Owed]) -> list[Owed]:
        """Return what has not been done meanwhile; the rest is let pass. CompanionError: see the store."""
        moot = [one for one in owed if self.is_moot(one.name, one.due)]
        for one in moot:
            self.let_pass(one.name)
        return [one for one in owed if one not in moot]

    def is_moot(self, name: ReminderName, due: datetime) -> bool:
        """Tell whether what fell due has been done, or is not wanted; CompanionError: see the store."""
        return is_moot(name, due, self.now(), self._store, self.rollover)

    def let_pass(self, name: ReminderName) -> None:
        """What fell due until now was asked, or need not be."""
        if name == "check_in":
            self.block_ended = None
        self.marks.let_pass(name, self.now())
