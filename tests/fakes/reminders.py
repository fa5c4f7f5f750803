"""Local times of day that ring while a FakeClock advances."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from companion.core.reminding import Plan, next_due
from tests.fakes.desktop import FakeAlarm, FakeClock


@dataclass
class _Job:
    """plan: None for what rings once. due: when it rings next, None for never again."""

    plan: Plan | None
    due: datetime | None
    ring: Callable[[], None]


class FakeReminders:
    """Fills the Reminders port; like a timer, it stands still in sleep until `recheck`."""

    def __init__(self, clock: FakeClock) -> None:
        self.rang: list[str] = []
        self.jobs: dict[str, _Job] = {}
        self.set_up: list[str] = []
        self.closed = False
        self._clock = clock
        self._alarm = FakeAlarm(clock)

    def every(self, name: str, at: time, weekday: int | None, ring: Callable[[], None]) -> None:
        """Ring daily, or weekly."""
        plan = Plan(times=(at,), weekday=weekday)
        self._set(name, _Job(plan, next_due(plan, self._now() - timedelta(microseconds=1)), ring))

    def once(self, name: str, at: datetime, ring: Callable[[], None]) -> None:
        """Ring one time."""
        self._set(name, _Job(None, at, ring))

    def cancel(self, name: str) -> None:
        """Forget it."""
        self.jobs.pop(name, None)
        self._arm()

    def recheck(self) -> None:
        """Look at the clock anew."""
        self._arm()

    def close(self) -> None:
        """Ring no more."""
        self.closed = True
        self.jobs.clear()
        self._alarm.clear()

    def _set(self, name: str, job: _Job) -> None:
        self.jobs[name] = job
        self.set_up.append(name)
        self._arm()

    def _now(self) -> datetime:
        return self._clock.now().wall

    def _arm(self) -> None:
        moments = [job.due.timestamp() for job in self.jobs.values() if job.due is not None]
        if not moments:
            self._alarm.clear()
            return
        left = timedelta(seconds=min(moments) - self._now().timestamp())
        self._alarm.set(self._clock.now().elapsed + max(left, timedelta()), self._on_alarm)

    def _on_alarm(self) -> None:
        now = self._now()
        for name, job in tuple(self.jobs.items()):
            if job.due is None or job.due.timestamp() > now.timestamp() or self.jobs.get(name) is not job:
                continue
            job.due = None if job.plan is None else next_due(job.plan, now)
            self.rang.append(name)
            job.ring()
        if not self.closed:
            self._arm()
