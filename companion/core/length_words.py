"""Lengths of time in words."""

from datetime import datetime

from companion.core.words import _


def length_words(minutes: float) -> str:
    """Return a length such as `5 h 52 min`, `21 h` or `40 min`."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def clock_words(at: datetime) -> str:
    """Return hours and minutes in 24 hours; a window has its own, by the locale."""
    return f"{at:%H:%M}"
