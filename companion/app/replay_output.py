"""The engine's effects as the lines a replay prints; field names are a contract."""

from datetime import timedelta
from typing import Any

from companion.core.engine import effects as fx


def line_of(effect: fx.Effect) -> dict[str, Any] | None:
    """Return the output line of `effect`, None for what only the program itself needs."""
    fields = _fields(effect)
    if fields is None:
        return None
    name, more = fields
    return {"at": seconds(effect.at), "event": name, **more}


def seconds(length: timedelta) -> float | int:
    """Return seconds, exact to 0.1 s, whole ones as an int."""
    value = round(length.total_seconds(), 1)
    return int(value) if value == int(value) else value


def _fields(effect: fx.Effect) -> tuple[str, dict[str, Any]] | None:
    found = _NAMED.get(type(effect))
    if found is None:
        return None
    name, fields = found
    return name, {key: _plain(getattr(effect, field)) for key, field in fields.items()}


def _plain(value: object) -> object:
    return seconds(value) if isinstance(value, timedelta) else value


_NAMED: dict[type[fx.Effect], tuple[str, dict[str, str]]] = {
    fx.FocusStarted: ("focus_started", {}),
    fx.FocusPaused: ("focus_paused", {}),
    fx.Away: ("away", {"since": "since"}),
    fx.CameBack: ("back", {"away_s": "away"}),
    fx.NoticeGiven: ("notice", {"tier": "tier", "due_at": "due_at"}),
    fx.Postponed: ("postponed", {"tier": "tier", "until": "until"}),
    fx.Deferred: ("deferred", {"tier": "tier", "reason": "reason"}),
    fx.BreakStarted: ("break_started", {"tier": "tier", "length": "length", "level": "level"}),
    fx.BreakHalted: ("break_halted", {}),
    fx.BreakResumed: ("break_resumed", {}),
    fx.BreakEnded: ("break_ended", {"tier": "tier", "outcome": "outcome"}),
    fx.Returning: ("returning", {}),
    fx.FocusCounted: ("focus_counted", {"seconds": "focus"}),
    fx.SessionEnded: ("session_ended", {"focus_s": "focus", "breaks": "breaks"}),
    fx.QuietStarted: ("quiet_started", {}),
    fx.QuietEnded: ("quiet_ended", {}),
    fx.Owed: ("owed", {"tier": "tier", "seconds": "length"}),
    fx.RequestRefused: ("refused", {"do": "do", "why": "why"}),
}
"""Effect -> event name and its fields in output order (output key: attribute)."""
