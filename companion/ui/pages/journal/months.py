"""Going from month to month, within what a journal may hold."""

from calendar import monthrange
from datetime import date, timedelta

from companion.core.scales import EARLIEST, REST_AHEAD


def in_month(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or its last where it is shorter."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def within(day: date, today: date) -> date:
    """Return the nearest day that can be shown: from the first entry there may be to a year ahead."""
    # A month begins within the week before it, and must not reach before the calendar.
    return min(max(day, EARLIEST.date() + timedelta(days=31)), today + REST_AHEAD)
