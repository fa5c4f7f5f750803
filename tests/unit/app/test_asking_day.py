"""The example day that shows what is asked."""

from datetime import time, timedelta

import pytest

from companion.app.asking_day import asking_day, takes
from companion.app.asking_settings import ReminderSettings
from companion.core.clock import ROLLOVER
from companion.core.engine.rhythm import BUILT_IN

NOTHING = ReminderSettings(diary=False, check_ins="off")


def clock(*times: str) -> list[timedelta]:
    return [timedelta(hours=int(one[:2]), minutes=int(one[3:])) for one in times]


def test_everything_at_its_time_in_order() -> None:
    reminders = ReminderSettings(wind_down=True)
    day = asking_day(reminders, BUILT_IN["50/10"], ROLLOVER)
    assert [asking.kind for asking in day] == ["diary", "check_in", "check_in", "wind_down"]
    assert [asking.at for asking in day] == clock("08:00", "12:00", "18:00", "22:00")
    assert takes(day) == timedelta(seconds=80)


def test_a_time_after_midnight_stands_at_the_end_of_its_day() -> None:
    late = ReminderSettings(diary=False, check_ins="off", wind_down=True, wind_down_at=time(0, 30))
    (asking,) = asking_day(late, BUILT_IN["50/10"], ROLLOVER)
    assert asking.at == timedelta(hours=24, minutes=30)


@pytest.mark.parametrize("rhythm", ["25/5", "50/10", "90/20", "flow"])
def test_after_blocks_it_is_after_breaks_and_never_twice_in_an_hour(rhythm: str) -> None:
    after = ReminderSettings(diary=False, check_ins="after_blocks")
    moments = [asking.at for asking in asking_day(after, BUILT_IN[rhythm], ROLLOVER)]
    assert len(moments) >= 3
    hours = [later - earlier for earlier, later in zip(moments, moments[1:], strict=False)]
    assert all(hour >= timedelta(hours=1) for hour in hours)


def test_nothing_on_is_an_empty_day() -> None:
    assert asking_day(NOTHING, BUILT_IN["50/10"], ROLLOVER) == ()
    assert takes(()) == timedelta(0)
