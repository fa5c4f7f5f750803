"""A time of day as people type it: 2350, 23.50, 23:50, 11:50 pm, 6."""

import re
from datetime import time

from companion.core.errors import InvalidInput
from companion.core.words import _

_TYPED = re.compile(r"(\d{1,2})(?:[\s:.,;h-]*(\d{1,2}))?\s*(?:([ap])\.?\s*(?:m\.?)?)?", re.IGNORECASE)


def read_time_of_day(text: str) -> time:
    """Return the time `text` means; of three or four digits the last two are minutes.

    Raises InvalidInput with one line for anything else; 24:00 is midnight.
    """
    found = _TYPED.fullmatch(_parted(text.strip()))
    if found is None:
        raise InvalidInput(_not_a_time(text))
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise InvalidInput(_not_a_time(text))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        raise InvalidInput(_not_a_time(text))
    return time(hour, minute)


def _parted(text: str) -> str:
    digits = re.match(r"\d{3,4}(?!\d)", text)
    if digits is None:
        return text
    cut = digits.end() - 2
    return f"{text[:cut]}:{text[cut:]}"


def _not_a_time(text: str) -> str:
    return _("{text!r} is not a time of day: type one such as 23:50 or 6.").format(text=text)
