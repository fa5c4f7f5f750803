"""The engine's settings, each with the value it falls back to."""

from datetime import timedelta

from companion.core.value import dataclass


def _seconds(value: float) -> timedelta:
    return timedelta(seconds=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Durations the engine works with; settings files give them in seconds under `[engine]`."""

    away_after: timedelta = _seconds(300)
    guard_away_after: timedelta = _seconds(30)
    lull: timedelta = _seconds(3)
    lull_limit: timedelta = _seconds(30)
    defer_limit: timedelta = _seconds(3600)
    auto_return: bool = True
    resume_within: timedelta = _seconds(600)
    skip_after: timedelta = _seconds(10)
    leave_hold: timedelta = _seconds(5)
    store_every: timedelta = _seconds(60)
    tolerated_input: timedelta = _seconds(15)
    daily_focus_limit: timedelta | None = None
    wind_down: timedelta | None = None
