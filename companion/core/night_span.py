"""The stretch of time a night is drawn on."""

from datetime import date, datetime, time, timedelta, tzinfo

from companion.core.night_form import Moments
from companion.core.scales import between, later

USUAL_START = time(20, 0)
USUAL_LENGTH = timedelta(hours=14)
_HOUR = timedelta(hours=1)


def night_span(moments: Moments, day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return where the drawing of a night begins and ends.

    From 20:00 to 10:00 where the night fits between them. Otherwise, as for those who sleep by
    day, 14 hours around its middle, more where it is longer, with an hour free on either side.
    """
    first, last = moments.into_bed, moments.out_of_bed
    start = datetime.combine(day - timedelta(days=1), USUAL_START, tzinfo=zone)
    end = later(start, USUAL_LENGTH)
    if between(start, first) >= timedelta(0) and between(last, end) >= timedelta(0):
        return start, end
    lasts = between(first, last)
    length = max(USUAL_LENGTH, _even_hours(lasts + 2 * _HOUR))
    begin = later(first, -(length - lasts) / 2)
    rounded = begin.replace(minute=0, second=0, microsecond=0)
    return rounded, later(rounded, length)


def _even_hours(length: timedelta) -> timedelta:
    return -(-length // (2 * _HOUR)) * 2 * _HOUR
