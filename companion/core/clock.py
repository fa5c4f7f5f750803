"""Two readings of time, and the study day they belong to."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from companion.core.value import dataclass

ROLLOVER = time(4, 0)


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment read twice.

    elapsed: time since an arbitrary start, sleep included; every duration comes from it.
    wall: aware local time, for labels and the study day only; it may jump either way.
    """

    elapsed: timedelta
    wall: datetime


def study_day(wall: datetime, rollover: time = ROLLOVER) -> date:
    """Return the local day that `wall` belongs to when days turn at `rollover`.

    wall: aware datetime in the zone in force when the entry was made.
    """
    shift = timedelta(hours=rollover.hour, minutes=rollover.minute)
    return (wall.replace(tzinfo=None) - shift).date()


def study_day_start(day: date, zone: ZoneInfo, rollover: time = ROLLOVER) -> datetime:
    """Return the first moment of study day `day` in `zone`."""
    return datetime.combine(day, rollover, tzinfo=zone)


def zone_name(wall: datetime) -> str:
    """Return the IANA name of the zone `wall` carries, or its UTC offset as `UTC+hh:mm`."""
    return getattr(wall.tzinfo, "key", None) or str(wall.tzinfo or "UTC")
