"""Local times of day on Qt's event loop, by APScheduler.

Its scheduler for Qt keeps no hold of the timers it starts, so each job that is replaced leaves one
behind; here it has one timer, which runs only while something is to come. Jobs run on the main
thread, are never dropped for being late, and ring once for all the times they missed.
"""

from collections.abc import Callable
from datetime import datetime, time
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer

from companion.adapters.qt.scheduling import load

load()

from apscheduler.executors.debug import DebugExecutor  # noqa: E402  # after what lightens it
from apscheduler.schedulers.qt import QtScheduler  # noqa: E402
from apscheduler.triggers.base import BaseTrigger  # noqa: E402
from apscheduler.triggers.cron import CronTrigger  # noqa: E402
from apscheduler.triggers.date import DateTrigger  # noqa: E402

LONGEST_WAIT_MS = 7 * 24 * 3600 * 1000
"""A longer wait is taken in turns: QTimer counts milliseconds in 32 bits."""


class QtReminders:
    """Fills the Reminders port; APScheduler is loaded with this module, so import it late."""

    def __init__(self, zone: ZoneInfo) -> None:
        """zone: the one in which local times are read; where it changes, make another."""
        self._zone = zone
        self._rings: dict[str, Callable[[], None]] = {}
        self._rung: list[str] = []
        self._scheduler = _Scheduler(
            self._call_back,
            timezone=zone,
            executors={"default": DebugExecutor()},
            job_defaults={"misfire_grace_time": None, "coalesce": True},
        )
        self._scheduler.start()

    @property
    def timer(self) -> QTimer:
        """The one timer that wakes it; inactive while nothing is to come."""
        return self._scheduler.alarm

    def every(self, name: str, at: time, weekday: int | None, ring: Callable[[], None]) -> None:
        """Ring daily at local time `at`, or only on `weekday` (0 = Monday)."""
        trigger = CronTrigger(
            day_of_week=weekday, hour=at.hour, minute=at.minute, second=0, timezone=self._zone
        )
        self._add(name, trigger, ring)

    def once(self, name: str, at: datetime, ring: Callable[[], None]) -> None:
        """Ring at `at`, soon where that has passed."""
        self._add(name, DateTrigger(at, timezone=self._zone), ring)

    def cancel(self, name: str) -> None:
        """Forget what has that name, if anything has."""
        self._rings.pop(name, None)
        if self._scheduler.get_job(name) is not None:
            self._scheduler.remove_job(name)
            self._scheduler.wakeup()

    def recheck(self) -> None:
        """Look at the clock anew: the timer stood still in sleep and knows nothing of a clock set."""
        self._scheduler.wakeup()

    def close(self) -> None:
        """Ring no more; stop the timer and let go of it."""
        self._rings.clear()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
            self._scheduler.alarm.timeout.disconnect()

    def _add(self, name: str, trigger: BaseTrigger, ring: Callable[[], None]) -> None:
        # A job that is only replaced keeps its old next time.
        if self._scheduler.get_job(name) is not None:
            self._scheduler.remove_job(name)
        self._rings[name] = ring
        self._scheduler.add_job(self._rung.append, trigger, args=(name,), id=name)

    def _call_back(self) -> None:
        """Ring what has come, once the scheduler has put its jobs in order.

        Called from within a job, a ring could not set or cancel its own name: the scheduler would
        go on with the job from before.
        """
        rung = self._rung[:]
        self._rung.clear()
        for name in rung:
            ring = self._rings.get(name)
            if ring is not None:
                ring()


class _Scheduler(QtScheduler):  # type: ignore[misc]  # ships no types
    """APScheduler with one QTimer of its own; `processed` is called after each look at the jobs."""

    def __init__(self, processed: Callable[[], None], **options: Any) -> None:
        self._processed = processed
        self.alarm = QTimer()
        self.alarm.setSingleShot(True)
        self.alarm.setTimerType(Qt.TimerType.PreciseTimer)
        self.alarm.timeout.connect(self._process_jobs)
        super().__init__(**options)

    def _process_jobs(self) -> None:
        super()._process_jobs()
        self._processed()

    def _start_timer(self, wait_seconds: float | None) -> None:
        self.alarm.stop()
        if wait_seconds is not None:
            # Rounded up: a timer that fires early would have to be set again for the fraction.
            self.alarm.start(min(ceil(wait_seconds * 1000), LONGEST_WAIT_MS))

    def _stop_timer(self) -> None:
        self.alarm.stop()
