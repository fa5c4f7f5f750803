"""`[signs]` in the settings: the thresholds of the overload signs, each with a default."""

from math import ceil
from typing import Any

from companion.app.settings_reading import Reading
from companion.core.thresholds import DEFAULTS, Thresholds, ranges


def read_thresholds(reading: Reading) -> Thresholds:
    """Return the thresholds in table `signs`, those that are not there or not right by default."""
    found: dict[str, Any] = {}
    for name, (low, high) in ranges().items():
        default = getattr(DEFAULTS, name)
        value = reading.number("signs", name, low, high, default)
        # From 4.5 days on is from 5 days on.
        found[name] = ceil(value) if isinstance(default, int) else value
    return Thresholds(**found)
