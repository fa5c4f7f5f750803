"""Each day on which the program ran is marked, so that a day without study reads as rest."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.app.bus import Bus
from companion.app.days_run import AGAIN, DaysRun
from companion.app.record import Record
from companion.core.errors import StoreInUse
from companion.core.journal import DayMark
from tests.fakes.desktop import FakeAlarm, FakeClock, FakePower
from tests.fakes.store import FakeStore

BERLIN = ZoneInfo("Europe/Berlin")
EVENING = datetime(2026, 3, 27, 20, 0, tzinfo=BERLIN)
"""The Friday before the clocks go forward."""


class Refusing(FakeStore):
    """Refuses marks while `busy`."""

    busy = False

    def mark_day(self, mark: DayMark) -> None:
        if self.busy:
            raise StoreInUse("Another program has the journal: close it.")
        super().mark_day(mark)


class Running:
    """A program that is left running."""

    def __init__(self, at: datetime = EVENING, rollover: time = time(4)) -> None:
        self.clock, self.store, self.power = FakeClock(at), Refusing(), FakePower()
        self.alarm = FakeAlarm(self.clock)
        record = Record(self.store, Bus(), self.clock, rollover)
        self.days = DaysRun(record, self.alarm, self.clock, self.power, rollover)

    @property
    def marked(self) -> list[int]:
        marks = self.store.day_marks(date.min, date.max)
        return [mark.day.day for mark in marks if mark.program_ran]


@pytest.fixture
def running() -> Running:
    made = Running()
    made.days.begin()
    return made


def test_the_day_of_the_start_is_marked_at_once(running: Running) -> None:
    assert running.marked == [27]


def test_every_day_it_is_left_running_is_marked_when_it_turns(running: Running) -> None:
    running.clock.advance(hours=7.99)
    assert running.marked == [27]
    running.clock.advance(minutes=1)
    assert running.marked == [27, 28]
    # The night of 28 to 29 March has no hour from 2 to 3.
    running.clock.jump_wall(to=datetime(2026, 3, 29, 3, 59, tzinfo=BERLIN))
    running.clock.advance(hours=24)
    assert 29 in running.marked


def test_it_wakes_once_a_day_also_when_the_clocks_change() -> None:
    running = Running(datetime(2026, 3, 28, 20, 0, tzinfo=BERLIN))
    running.days.begin()
    assert running.alarm.at is not None
    wait = running.alarm.at - running.clock.now().elapsed
    assert wait == timedelta(hours=7, seconds=1), "from 20:00 to 4:00 without the hour from 2 to 3"


def test_a_day_slept_through_is_not_marked(running: Running) -> None:
    running.clock.sleep(timedelta(days=2))
    running.power.wake()
    assert running.marked == [27, 29]


def test_the_day_turns_when_the_person_says(running: Running) -> None:
    late = Running(rollover=time(6))
    late.days.begin()
    late.clock.advance(hours=9.9)
    assert late.marked == [27]
    late.clock.advance(hours=0.2)
    assert late.marked == [27, 28]


def test_a_journal_in_other_hands_stops_nothing_and_is_tried_again() -> None:
    running = Running()
    running.store.busy = True
    running.days.begin()
    assert running.marked == []
    running.store.busy = False
    running.clock.advance(AGAIN)
    assert running.marked == [27]


def test_once_closed_it_wakes_no_more(running: Running) -> None:
    running.days.close()
    running.clock.advance(hours=30)
    assert running.marked == [27]
