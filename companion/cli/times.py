"""Times, days and weeks as people type them."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from companion.core.errors import InvalidInput
from companion.core.words import _

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def parse_zone(name: str) -> ZoneInfo:
    """Return the IANA zone called `name`; InvalidInput where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        raise InvalidInput(
            _("There is no time zone {name!r}: give one such as Europe/Berlin or UTC.").format(name=name)
        ) from None


def parse_time(text: str, zone: ZoneInfo, where: str) -> datetime:
    """Return ISO 8601 `text` as an aware time; without an offset it is in `zone`.

    An offset that `zone` has at that moment, or `Z`, gives a time in `zone`; any other offset is
    kept, as the place the entry was made in. Of an hour that clocks show twice the first is meant.
    where: the option, for the message. Raises InvalidInput for anything else, and for a time that
    was skipped when clocks went forward.
    """
    try:
        at = datetime.fromisoformat(text.strip())
        if _DAY.fullmatch(text.strip()):
            raise ValueError
        return _in_zone(at, text, zone, where)
    except (ValueError, OverflowError):
        raise InvalidInput(
            _("{where}: {text!r} is not a time: give one such as 2026-03-02T09:00.").format(
                where=where, text=text
            )
        ) from None


def _in_zone(at: datetime, text: str, zone: ZoneInfo, where: str) -> datetime:
    if at.tzinfo is not None:
        there = at.astimezone(zone)
        same = there.utcoffset() == at.utcoffset() or text.strip().upper().endswith("Z")
        return there if same else at
    placed = at.replace(tzinfo=zone)
    back = placed.astimezone(UTC).astimezone(zone)
    if back.replace(tzinfo=None) != at:
        raise InvalidInput(
            _("{where}: {at:%H:%M} did not exist on {at:%Y-%m-%d} in {zone}, clocks went forward: "
              "give another time.").format(where=where, at=at, zone=zone.key)
        )  # fmt: skip
    return placed


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
    """Return the days of `--from` and `--to`, both included; InvalidInput where they are reversed."""
    start, end = parse_day(first, "--from"), parse_day(last, "--to")
    if end < start:
        raise InvalidInput(_("--to {end} is before --from {start}: swap them.").format(start=start, end=end))
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
