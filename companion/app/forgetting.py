"""What was changed or deleted leaves the file for good once it can no longer be taken back."""

from datetime import timedelta

from companion.app.bus import Bus
from companion.app.edit import UNDO_FOR, Edit
from companion.app.facts import EntriesChanged
from companion.app.ports import Alarm, Clock, PowerEvents
from companion.core.errors import CompanionError

AGAIN = timedelta(hours=1)
"""So long it waits after a failure."""
_A_MOMENT = timedelta(seconds=1)
"""A change can be taken back for a whole day, to its last instant."""


class Forgetting:
    """Wakes for the oldest change alone, and for nothing while there is none.

    It asks nothing of reminders or backups, which may be off. `begin` once the journal is open.
    """

    def __init__(self, edit: Edit, alarm: Alarm, clock: Clock, bus: Bus, power: PowerEvents) -> None:
        self._edit = edit
        self._alarm = alarm
        self._clock = clock
        self._bus = bus
        self._power = power

    def begin(self) -> None:
        """Forget what is too old now, and from now on when its day is over."""
        self._end = self._bus.subscribe(EntriesChanged, lambda _changed: self._look())
        self._power.watch(lambda: None, self._look)
        self._look()

    def close(self) -> None:
        """Wake no more."""
        self._end()
        self._alarm.clear()

    def _look(self) -> None:
        now = self._clock.now()
        try:
            self._edit.forget_old()
            steps = self._edit.undoable()
        except CompanionError:
            self._alarm.set(now.elapsed + AGAIN, self._look)  # the journal is in other hands just now
            return
        if not steps:
            self._alarm.clear()
            return
        left = steps[-1].at + UNDO_FOR - now.wall
        self._alarm.set(now.elapsed + max(left, timedelta()) + _A_MOMENT, self._look)
