"""Which backups are kept."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.core.retention import kept

MONDAY = date(2026, 3, 2)
DAYS = st.sets(st.dates(date(2024, 1, 1), date(2027, 1, 1)), max_size=60)


def test_a_year_of_daily_backups_leaves_seven_days_four_weeks_twelve_months() -> None:
    year = [date(2025, 3, 17) + timedelta(days) for days in range(365)]
    left = sorted(kept(year), reverse=True)
    assert left == [
        *(date(2026, 3, 16) - timedelta(days) for days in range(7)),
        date(2026, 3, 8),
        date(2026, 3, 1),
        date(2026, 2, 28),
        date(2026, 1, 31),
        date(2025, 12, 31),
        date(2025, 11, 30),
        date(2025, 10, 31),
        date(2025, 9, 30),
        date(2025, 8, 31),
        date(2025, 7, 31),
        date(2025, 6, 30),
        date(2025, 5, 31),
        date(2025, 4, 30),
    ]


def test_a_pause_of_months_drops_nothing_because_of_the_calendar() -> None:
    before = {MONDAY - timedelta(days) for days in range(5)}
    assert kept(before | {MONDAY + timedelta(200)}) == before | {MONDAY + timedelta(200)}


def test_weeks_are_iso_weeks_also_at_the_turn_of_the_year() -> None:
    thursday, friday = date(2026, 12, 31), date(2027, 1, 1)
    assert kept([thursday, friday], daily=0, weekly=4, monthly=0) == {friday}
    assert kept([thursday, friday], daily=0, weekly=0, monthly=4) == {thursday, friday}


@given(DAYS)
def test_only_days_that_have_one_are_kept_and_the_newest_always(days: set[date]) -> None:
    left = kept(days)
    assert left <= days
    assert set(sorted(days)[-7:]) <= left
    assert len(left) <= 7 + 4 + 12


@given(DAYS)
def test_nothing_more_goes_without_a_new_backup(days: set[date]) -> None:
    assert kept(kept(days)) == kept(days)


@given(DAYS, st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_dropping_day_by_day_ends_where_dropping_at_once_does(days: set[date], new: date) -> None:
    assert kept(kept(days) | {new}) == kept(days | {new})


@given(DAYS.filter(bool))
def test_every_newest_week_and_month_keeps_its_last_day(days: set[date]) -> None:
    left = kept(days)
    weeks = sorted({day.isocalendar()[:2] for day in days})[-4:]
    months = sorted({(day.year, day.month) for day in days})[-12:]
    for week in weeks:
        assert max(day for day in days if day.isocalendar()[:2] == week) in left
    for month in months:
        assert max(day for day in days if (day.year, day.month) == month) in left
