"""How times and spans stand in the file: whole microseconds, exact both ways."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from companion.core.clock import zone_name

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
_OFFSET = re.compile(r"UTC([+-])(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{6}))?)?")


def instant(at: datetime) -> int:
    """Return aware `at` as microseconds since 1970 UTC."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be kept")
    return (at - EPOCH) // MICROSECOND


def moment(microseconds: int, zone: tzinfo) -> datetime:
    """Return the stored instant in `zone`."""
    return (EPOCH + timedelta(microseconds=microseconds)).astimezone(zone)


def length(span: timedelta) -> int:
    """Return `span` as microseconds."""
    return span // MICROSECOND


def span(microseconds: int) -> timedelta:
    """Return the stored length."""
    return timedelta(microseconds=microseconds)


def day_text(day: date) -> str:
    """Return `day` as the file has it; sorts as days do."""
    return day.isoformat()


class Zones:
    """Names of zones to zones and back; a name this computer does not know reads as `fallback`."""

    def __init__(self, fallback: ZoneInfo) -> None:
        self._fallback = fallback
        self._known: dict[str, tzinfo] = {}

    def name(self, at: datetime) -> str:
        """Return the name of the zone that `at` carries."""
        return zone_name(at)

    def zone(self, name: str) -> tzinfo:
        """Return the zone called `name`."""
        if name not in self._known:
            self._known[name] = _fixed(name) or self._named(name)
        return self._known[name]

    def _named(self, name: str) -> tzinfo:
        try:
            return ZoneInfo(name)
        except (KeyError, OSError, ValueError):
            # The instant is right all the same; only its label is read elsewhere.
            return self._fallback


def _fixed(name: str) -> tzinfo | None:
    if name == "UTC":
        return UTC
    found = _OFFSET.fullmatch(name)
    if found is None:
        return None
    sign, hours, minutes, seconds, fraction = found.groups(default="0")
    offset = timedelta(
        hours=int(hours), minutes=int(minutes), seconds=int(seconds), microseconds=int(fraction)
    )
    return timezone(-offset if sign == "-" else offset)
