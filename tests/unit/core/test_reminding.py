"""When a reminder is due, and when it is owed."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.clock import study_day
from companion.core.reminding import Asked, Plan, latest_due, moot_check_in, next_due, owed

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DIARY = Plan(times=(time(8, 0),))
CHECK_INS = Plan(times=(time(12, 0), time(18, 0)))
SUNDAYS = Plan(times=(time(18, 0),), weekday=6)
NEVER = Plan(times=())


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def test_nothing_is_due_before_its_time_and_something_from_it_on() -> None:
    assert latest_due(DIARY, at(2, 7, 59)) is None
    assert latest_due(DIARY, at(2, 8)) == at(2, 8)
    assert latest_due(DIARY, at(2, 23)) == at(2, 8)


def test_of_several_times_the_latest_counts() -> None:
    assert latest_due(CHECK_INS, at(2, 13)) == at(2, 12)
    assert latest_due(CHECK_INS, at(2, 19)) == at(2, 18)


def test_a_day_ends_at_its_turn_not_at_midnight() -> None:
    assert latest_due(DIARY, at(3, 3, 59)) == at(2, 8)
    assert latest_due(DIARY, at(3, 4)) is None


def test_a_time_after_midnight_belongs_to_the_day_before() -> None:
    late = Plan(times=(time(0, 30),))
    assert latest_due(late, at(3, 0, 29)) is None
    assert latest_due(late, at(3, 1)) == at(3, 0, 30)
    assert latest_due(late, at(3, 8)) is None


def test_a_weekday_is_due_on_that_day_alone() -> None:
    assert latest_due(SUNDAYS, at(7, 20)) is None
    assert latest_due(SUNDAYS, at(8, 20)) == at(8, 18)
    assert next_due(SUNDAYS, at(8, 18)) == at(15, 18)


def test_without_times_nothing_is_ever_due() -> None:
    assert latest_due(NEVER, at(2, 12)) is None
    assert next_due(NEVER, at(2, 12)) is None


def test_a_time_the_clocks_skip_is_due_as_much_later() -> None:
    half_past_two = Plan(times=(time(2, 30),))
    due = next_due(half_past_two, at(28, 12))
    assert f"{due:%d %H:%M %z}" == "29 03:30 +0200"
    assert latest_due(half_past_two, at(29, 3, 29)) is None
    assert latest_due(half_past_two, at(29, 3, 30)) == due


def test_an_hour_that_comes_twice_is_due_once() -> None:
    half_past_two = Plan(times=(time(2, 30),))
    first = at(25, 2, 30, month=10)
    second = first.replace(fold=1)
    assert latest_due(half_past_two, first) == first
    asked = Asked(until=first)
    assert owed(half_past_two, asked, second) is None
    assert next_due(half_past_two, first) == at(26, 2, 30, month=10)


def test_what_was_asked_is_not_owed_again() -> None:
    asked = Asked(until=at(2, 8, 5))
    assert owed(DIARY, asked, at(2, 9)) is None
    assert owed(DIARY, asked, at(3, 9)) == at(3, 8)


def test_a_day_to_leave_alone_is_left_alone() -> None:
    asked = Asked(not_on=date(2026, 3, 2))
    assert owed(CHECK_INS, asked, at(2, 19)) is None
    assert owed(CHECK_INS, asked, at(3, 12)) == at(3, 12)


def test_put_off_is_asked_again_then_and_not_before_even_if_more_falls_due() -> None:
    asked = Asked(until=at(2, 17, 45), later=at(2, 18, 15))
    assert owed(CHECK_INS, asked, at(2, 18, 14)) is None
    assert owed(CHECK_INS, asked, at(2, 18, 15)) == at(2, 18)


def test_put_off_past_the_turn_of_the_day_is_asked_all_the_same() -> None:
    asked = Asked(until=at(3, 3, 45), later=at(3, 4, 15))
    assert owed(CHECK_INS, asked, at(3, 4, 14)) is None
    assert owed(CHECK_INS, asked, at(3, 4, 15)) == at(3, 4, 15)


def test_put_off_and_slept_through_is_gone_the_next_day() -> None:
    asked = Asked(until=at(2, 18), later=at(2, 18, 30))
    assert owed(CHECK_INS, asked, at(3, 8)) is None


def test_a_mark_from_days_ahead_is_a_clock_that_was_wrong() -> None:
    assert owed(DIARY, Asked(until=at(9, 8)), at(2, 9)) == at(2, 8)


def test_a_mark_from_later_today_still_counts() -> None:
    assert owed(DIARY, Asked(until=at(2, 8, 30)), at(2, 8, 10)) is None


@pytest.mark.parametrize(
    ("until", "due"),
    [(None, True), (at(2, 9, 5), True), (at(2, 9, 6), False), (at(2, 10, 1), False)],
)
def test_after_blocks_at_most_once_an_hour(until: datetime | None, due: bool) -> None:
    ended = at(2, 10)
    found = owed(NEVER, Asked(until=until), at(2, 10, 5), block_ended=ended)
    assert found == (ended if due else None)


def test_a_block_of_yesterday_asks_for_nothing() -> None:
    assert owed(NEVER, Asked(), at(3, 5), block_ended=at(3, 3)) is None


def test_a_check_in_just_before_or_since_makes_it_moot() -> None:
    due, now = at(2, 12), at(2, 14)
    assert not moot_check_in(None, due, now)
    assert not moot_check_in(at(2, 11, 30), due, now)
    assert moot_check_in(at(2, 11, 30), due, at(2, 12, 10))
    assert moot_check_in(at(2, 12, 1), due, now)


moments = st.integers(0, 365 * 24 * 3600).map(
    lambda seconds: datetime.fromtimestamp(at(1, 0, month=1).timestamp() + seconds, BERLIN)
)
plans = st.builds(
    Plan,
    times=st.lists(st.times().map(lambda t: t.replace(second=0, microsecond=0)), max_size=3).map(tuple),
    weekday=st.none() | st.integers(0, 6),
)


@given(plans, moments)
def test_the_latest_due_is_past_and_of_today(plan: Plan, now: datetime) -> None:
    due = latest_due(plan, now)
    if due is not None:
        assert due.timestamp() <= now.timestamp()
        assert study_day(due) == study_day(now)


@given(plans, moments)
def test_what_comes_next_becomes_the_latest_at_its_moment(plan: Plan, now: datetime) -> None:
    upcoming = next_due(plan, now)
    if upcoming is None:
        assert not plan.times
        return
    assert upcoming.timestamp() > now.timestamp()
    latest = latest_due(plan, upcoming)
    assert latest is not None
    assert latest.timestamp() == upcoming.timestamp()
