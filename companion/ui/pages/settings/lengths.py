"""Lengths and times of day as they are typed into the settings."""

import re
from datetime import time

from companion.core.errors import InvalidInput
from companion.core.words import _

_HOURS_AND_MINUTES = re.compile(r"(\d{1,2})\s*(?:h|:)\s*(\d{1,2})?\s*(?:min|m)?")
_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d+)?)\s*h?")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:min|m)")


def read_minutes(text: str, least: float, most: float) -> float:
    """Return the minutes that `text` means: 7 h 30 min, 7:30, 7.5, 450 min; InvalidInput for others."""
    typed = text.strip().lower()
    minutes = _minutes(typed)
    if minutes is None or not least <= minutes <= most:
        raise InvalidInput(
            _("“{text}” is no length from {least:g} h to {most:g} h: write it like 7 h 30 min.").format(
                text=text.strip(), least=least / 60, most=most / 60
            )
        )
    return minutes


def minutes_words(minutes: float) -> str:
    """Return minutes as people say them: 7 h 30 min."""
    hours, rest = divmod(round(minutes), 60)
    if not rest:
        return _("{hours} h").format(hours=hours)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def read_time(text: str) -> time:
    """Return the time of day that `text` means: 4, 04:00, 4.30; InvalidInput for others."""
    hour, _sign, minute = re.sub(r"[.\s]", ":", text.strip()).partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        said = _("“{text}” is no time of day: write it like 04:00.").format(text=text.strip())
        raise InvalidInput(said) from error


def time_words(at: time) -> str:
    """Return a time of day with 24 hours, as it is typed."""
    return f"{at:%H:%M}"


def _minutes(typed: str) -> float | None:
    if (found := _HOURS_AND_MINUTES.fullmatch(typed)) is not None:
        rest = int(found.group(2) or 0)
        return int(found.group(1)) * 60 + rest if rest < 60 else None
    if (found := _MINUTES.fullmatch(typed)) is not None:
        return int(found.group(1))
    if (found := _HOURS.fullmatch(typed)) is not None:
        return float(found.group(1).replace(",", ".")) * 60
    return None
