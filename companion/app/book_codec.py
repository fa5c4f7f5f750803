"""The book's open pages as JSON, kept beside the engine's state."""

import json
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from companion.app.book import OpenPages
from companion.core.clock import zone_name
from companion.core.errors import InvalidInput

_TIMES = ("block_started", "break_started")


def encode_pages(pages: OpenPages) -> str:
    """Return the pages as one line of JSON."""
    return json.dumps(asdict(pages), default=_time, separators=(",", ":"))


def decode_pages(text: str) -> OpenPages:
    """Return the pages `encode_pages` wrote.

    Errors: InvalidInput where the text is none of it.
    """
    try:
        fields = json.loads(text)
        for name in _TIMES:
            if fields[name] is not None:
                moment, zone = fields[name]
                fields[name] = datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
        fields["natural_ids"] = tuple(fields["natural_ids"])
        return OpenPages(**fields)
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise InvalidInput(f"The stored timer state cannot be read ({error}).") from error


def _time(value: object) -> object:
    if isinstance(value, datetime):
        return [value.isoformat(), zone_name(value)]
    raise TypeError(f"{type(value).__name__} has no place in the book")
