"""Which copies of the journal are kept: the last days closely, the months before in steps."""

from collections.abc import Callable, Iterable
from datetime import date

DAILY = 7
WEEKLY = 4
MONTHLY = 12


def kept(
    days: Iterable[date], *, daily: int = DAILY, weekly: int = WEEKLY, monthly: int = MONTHLY
) -> set[date]:
    """Return the days whose copy is kept out of `days` that have one.

    The newest `daily` days; the last day of each of the newest `weekly` ISO weeks and of each of the
    newest `monthly` months that have any. Dropping the rest day by day ends where dropping them all
    at once would.
    """
    newest_first = sorted(set(days), reverse=True)
    return (
        set(newest_first[:daily])
        | _last_of_each(newest_first, _week, weekly)
        | _last_of_each(newest_first, _month, monthly)
    )


def _last_of_each(
    newest_first: list[date], period: Callable[[date], tuple[int, int]], most: int
) -> set[date]:
    last: dict[tuple[int, int], date] = {}
    for day in newest_first:
        last.setdefault(period(day), day)
    return set(list(last.values())[:most])


def _week(day: date) -> tuple[int, int]:
    calendar = day.isocalendar()
    return calendar.year, calendar.week


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
