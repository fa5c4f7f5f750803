"""Keeps on which days the program ran, also where it is left running for weeks."""

from datetime import UTC, time, timedelta

from companion.app.ports import Alarm, Clock, PowerEvents
from companion.app.record import Record
from companion.core.clock import study_day, study_day_start
from companion.core.errors import CompanionError

AGAIN = timedelta(minutes=5)
"""So long it waits after a failure."""
_A_MOMENT = timedelta(seconds=1)
"""Not before the day has turned, whatever a clock rounds."""


class DaysRun:
    """Marks the study day it is, and wakes once at each turn of the day.

    rollover: local time at which a study day turns. `begin` once the journal is open.
    """

    def __init__(
        self, record: Record, alarm: Alarm, clock: Clock, power: PowerEvents, rollover: time
    ) -> None:
        self._record, self._alarm, self._clock, self._power = record, alarm, clock, power
        self._rollover = rollover

    def begin(self) -> None:
        """Mark today now, and every day that comes while the computer is awake."""
        self._power.watch(lambda: None, self._look)
        self._look()

    def close(self) -> None:
        """Wake no more."""
        self._alarm.clear()

    def _look(self) -> None:
        try:
            self._record.mark_program_ran()
        except CompanionError:
            # The journal is in other hands just now: nobody asked for this, so nobody is told.
            self._alarm.set(self._clock.now().elapsed + AGAIN, self._look)
            return
        self._alarm.set(self._next_turn() + _A_MOMENT, self._look)

    def _next_turn(self) -> timedelta:
        """Return the elapsed time at which the next study day begins."""
        now = self._clock.now()
        tomorrow = study_day(now.wall, self._rollover) + timedelta(days=1)
        turn = study_day_start(tomorrow, now.wall.tzinfo, self._rollover)  # type: ignore[arg-type]  # ours are ZoneInfo
        # By UTC: a night in which the clock is put forward or back is shorter or longer.
        return now.elapsed + (turn.astimezone(UTC) - now.wall.astimezone(UTC))
