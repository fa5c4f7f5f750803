"""Times, days and weeks as people type them."""

import re
from datetime import date, timedelta

from companion.core.errors import InvalidInput
from companion.core.local_time import parse_time as parse_time
from companion.core.local_time import parse_zone as parse_zone
from companion.core.words import _

LONGEST_SPAN = timedelta(days=36_600)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def parse_day(text: str, where: str) -> date:
    """Return a day `2026-03-02`; InvalidInput for anything else."""
    try:
        if not _DAY.fullmatch(text.strip()):
            raise ValueError
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInput(
            _("{where}: {text!r} is not a day: give one such as 2026-03-02.").format(where=where, text=text)
        ) from None


def parse_week(text: str, where: str) -> date:
    """Return the Monday of an ISO week `2026-W10`; InvalidInput for anything else."""
    try:
        found = _WEEK.fullmatch(text.strip().upper())
        if not found:
            raise ValueError
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        raise InvalidInput(
            _("{where}: {text!r} is not a week: give one such as 2026-W10.").format(where=where, text=text)
        ) from None


def parse_span(first: str, last: str) -> tuple[date, date]:
    """Return the days of `--from` and `--to`, both included.

    Errors: InvalidInput where they are reversed, or more than a hundred years lie between them.
    """
    start, end = parse_day(first, "--from"), parse_day(last, "--to")
    if end < start:
        raise InvalidInput(_("--to {end} is before --from {start}: swap them.").format(start=start, end=end))
    if end - start > LONGEST_SPAN:
        raise InvalidInput(
            _("--from {start} --to {end}: ask for at most a hundred years at a time.").format(
                start=start, end=end
            )
        )
    return start, end


def minutes(value: float, where: str) -> timedelta:
    """Return `value` minutes; InvalidInput where that is no length of time."""
    try:
        return timedelta(minutes=value)
    except (ValueError, OverflowError):
        raise InvalidInput(
            _("{where}: {value} is no number of minutes: give one such as 20.").format(
                where=where, value=value
            )
        ) from None
