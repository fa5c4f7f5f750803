"""The engine's settings as a file gives them: seconds under `[engine]`."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from companion.core.engine.settings import EngineSettings
from companion.core.words import _

RANGES: dict[str, tuple[float, float]] = {
    "away_after": (60, 1800),
    "guard_away_after": (5, 1800),
    "lull": (0, 60),
    "lull_limit": (0, 600),
    "defer_limit": (1, 86_400),
    "resume_within": (0, 86_400),
    "skip_after": (0, 600),
    "leave_hold": (1, 60),
    "store_every": (1, 3600),
    "tolerated_input": (0, 3600),
    "daily_focus_limit": (60, 86_400),
    "wind_down": (60, 43_200),
}
"""Seconds each setting may have, both ends included."""

_MAY_BE_OFF = ("daily_focus_limit", "wind_down")


def parse_engine(table: Mapping[str, Any]) -> tuple[EngineSettings, list[str]]:
    """Return the engine's settings from table `[engine]`, and a sentence for each value not used.

    Durations are seconds; `daily_focus_limit` and `wind_down` may be `"off"` or false.
    A value outside its range falls back to the default. Unknown keys are named, too.
    """
    usual = EngineSettings()
    problems: list[str] = []
    chosen: dict[str, Any] = {}
    for key, value in table.items():
        if key == "auto_return":
            problem, setting = _true_or_false(value, usual.auto_return), value
        elif key in RANGES:
            problem = _outside(key, value, getattr(usual, key))
            setting = None if problem or _is_off(key, value) else timedelta(seconds=value)
        else:
            problem, setting = _("[engine] {key} is not a setting; it is left alone.").format(key=key), None
        if problem:
            problems.append(problem)
        else:
            chosen[key] = setting
    return EngineSettings(**chosen), problems


def _is_off(key: str, value: object) -> bool:
    return key in _MAY_BE_OFF and (value is False or value == "off")


def _true_or_false(value: object, default: bool) -> str:
    if isinstance(value, bool):
        return ""
    return _("[engine] auto_return is {value!r}, neither true nor false; {used} is used.").format(
        value=value, used="true" if default else "false"
    )


def _outside(key: str, value: object, default: timedelta | None) -> str:
    if _is_off(key, value):
        return ""
    low, high = RANGES[key]
    if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
        return ""
    used = "off" if default is None else f"{default.total_seconds():g}"
    return _("[engine] {key} is {value!r}, not seconds from {low:g} to {high:g}; {used} is used.").format(
        key=key, value=value, low=low, high=high, used=used
    )
