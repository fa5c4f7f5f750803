"""Times and zones as people write them."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from companion.core.errors import InvalidInput
from companion.core.words import _

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
    where: what the message calls it. Raises InvalidInput for anything else, and for a time that was
    skipped when clocks went forward.
    """
    written = text.strip()
    try:
        at = datetime.fromisoformat(written)
        if _DAY.fullmatch(written):
            raise ValueError
        return place(at, zone, where, universal=written.upper().endswith("Z"))
    except (ValueError, OverflowError):
        raise InvalidInput(
            _("{where}: {text!r} is not a time: give one such as 2026-03-02T09:00.").format(
                where=where, text=text
            )
        ) from None


def place(at: datetime, zone: ZoneInfo, where: str, *, universal: bool = False) -> datetime:
    """Return `at` in `zone` where it has no offset, or the one that `zone` has at that moment.

    universal: its offset says nothing of the place. where: as in `parse_time`. Raises InvalidInput
    for a time that was skipped, OverflowError at the ends of the calendar.
    """
    if at.tzinfo is not None:
        there = at.astimezone(zone)
        return there if universal or there.utcoffset() == at.utcoffset() else at
    placed = at.replace(tzinfo=zone)
    back = placed.astimezone(UTC).astimezone(zone)
    if back.replace(tzinfo=None) != at:
        raise InvalidInput(
            _("{where}: {at:%H:%M} did not exist on {at:%Y-%m-%d} in {zone}, clocks went forward: "
              "give another time.").format(where=where, at=at, zone=zone.key)
        )  # fmt: skip
    return placed
