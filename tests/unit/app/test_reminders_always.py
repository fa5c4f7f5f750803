"""What holds over every day: never in a break or a call, once a due time, and not without it."""

import tempfile
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.app.ports import Note
from companion.app.reminders import ASK_AGAIN
from companion.core.reminding import Plan, latest_due, next_due
from tests.fakes.remind import MONDAY_SIX, Reminded, reminded

MINUTE = timedelta(minutes=1)
ENOUGH = ASK_AGAIN + MINUTE
"""A free stretch this long is always noticed."""


@dataclass(frozen=True)
class Act:
    """What happens next, and for how many minutes things go on like that."""

    what: str
    minutes: int

    @property
    def length(self) -> int:
        """Minutes until the next one: a computer sleeps three times as long first."""
        return self.minutes * (4 if self.what == "sleep" else 1)


ACTS = ("work", "leave", "call", "dnd", "fullscreen", "lock", "sleep", "start", "stop", "break", "quiet")


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Act], Plan]:
    """Draw what happens in a day, and times that fall due soon after something began."""
    minutes = st.integers(1, 12) | st.integers(13, 120)
    timeline = draw(st.lists(st.builds(Act, st.sampled_from(ACTS), minutes), min_size=3, max_size=14))
    begins = [sum(act.length for act in timeline[:place]) for place in range(len(timeline))]
    soon = st.tuples(st.sampled_from(begins), st.integers(1, 6)).map(sum)
    due = draw(st.lists(soon, min_size=1, max_size=4, unique=True))
    times = {(MONDAY_SIX + minute * MINUTE).time() for minute in due}
    return timeline, Plan(times=tuple(sorted(times)))


class Day:
    """Lives a timeline, and writes down how things stood at every minute and every note."""

    def __init__(self, day: Reminded) -> None:
        self.day = day
        self.locked = False
        self.free_since: datetime | None = None
        self.free: list[tuple[datetime, datetime]] = []
        self.shown: list[datetime] = []
        show = day.notifier.show

        def watched(note: Note) -> None:
            if note.key == "reminder:check_in":
                assert self.is_free(), f"shown while {self.state}"
                self.shown.append(day.now())
            show(note)

        day.notifier.show = watched  # type: ignore[method-assign]  # looked at, then done

    @property
    def state(self) -> str:
        held = [name for name, hold in self.day.run.holds.items() if hold.value]
        locked = ["locked"] if self.locked else []
        return " ".join([self.day.run.study.view().state, *held, *locked])

    def is_free(self) -> bool:
        view = self.day.run.study.view()
        return self.state in ("idle", "focus", "paused") and view.quiet_until is None

    def live(self, act: Act) -> None:
        getattr(self, f"_{act.what}", self._nothing)(act)
        if act.what in ("call", "dnd", "fullscreen"):
            self.day.run.holds[act.what].value = True
        self._go_on(act.minutes, busy=act.what not in ("leave", "lock"))
        for hold in self.day.run.holds.values():
            hold.value = False
        if self.locked:
            self.locked = False
            self.day.run.idle.touch()
            self.day.lock.unlock()

    def _go_on(self, minutes: int, *, busy: bool) -> None:
        for _minute in range(minutes):
            if busy:
                self.day.run.idle.touch()
            self._note(self.day.now(), free=busy and self.is_free())
            self.day.clock.advance(minutes=1)
        self._note(self.day.now(), free=busy and self.is_free())

    def _note(self, now: datetime, *, free: bool) -> None:
        if free and self.free_since is None:
            self.free_since = now
        elif not free and self.free_since is not None:
            self.free.append((self.free_since, now))
            self.free_since = None

    def end(self) -> None:
        self._note(self.day.now(), free=False)

    def _nothing(self, act: Act) -> None:
        """Go on as before."""

    def _lock(self, act: Act) -> None:
        self.locked = True
        self.day.lock.lock()

    def _sleep(self, act: Act) -> None:
        self._note(self.day.now(), free=False)
        self.day.power.suspend()
        self.day.clock.sleep(act.minutes * 3 * MINUTE)
        self.day.run.idle.touch()
        self.day.power.wake()

    def _start(self, act: Act) -> None:
        if self.day.run.study.view().state == "idle":
            self.day.run.study.start("Cardiology", "25/5", "firm")

    def _stop(self, act: Act) -> None:
        if self.day.run.study.view().in_session:
            self.day.run.study.stop()

    def _break(self, act: Act) -> None:
        if self.day.run.study.view().state == "focus":
            self.day.run.study.take_break()

    def _quiet(self, act: Act) -> None:
        self.day.run.study.quiet(act.minutes * MINUTE)


def due_moments(plan: Plan, start: datetime, end: datetime) -> list[datetime]:
    """Return when the plan fell due after `start`, up to `end`."""
    found: list[datetime] = []
    due = next_due(plan, start)
    while due is not None and due.timestamp() <= end.timestamp():
        found.append(due)
        due = next_due(plan, due)
    return found


# A break held back by a call comes as soon as the call is over: not a moment to ask in.
@example(
    ([Act("start", 1), Act("call", 24), Act("lock", 1)], Plan(times=(time(6, 2),))),
)
@given(days())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_day_brings(day: tuple[list[Act], Plan]) -> None:
    timeline, plan = day
    written = [f"{one:%H:%M}" for one in plan.times]
    asking = {"reminders": {"diary": False, "reflection": False, "check_in_times": written}}
    with tempfile.TemporaryDirectory() as folder:
        lived = Day(reminded(Path(folder), MONDAY_SIX, asking))
        for act in timeline:
            lived.live(act)
        lived.end()
    now = lived.day.now()
    due = due_moments(plan, MONDAY_SIX, now)
    owed_at_start = latest_due(plan, MONDAY_SIX) is not None
    assert len(lived.shown) <= len(due) + owed_at_start
    for earlier, later in zip(lived.shown, lived.shown[1:], strict=False):
        between = [one for one in due if earlier.timestamp() < one.timestamp() <= later.timestamp()]
        assert between, f"asked at {earlier} and again at {later} without a due time in between"
    for start, end in lived.free:
        noticed = end - ENOUGH
        last = latest_due(plan, noticed) if noticed >= start else None
        if last is not None:
            # Nothing of that day is left to ask once a free stretch was long enough.
            asked = [
                shown for shown in lived.shown if last.timestamp() <= shown.timestamp() <= end.timestamp()
            ]
            assert asked, f"free from {start} to {end}, and not asked what fell due at {last}"
