"""The engine's state as JSON and back, so that a crash or reboot loses nothing."""

import dataclasses
import json
from datetime import timedelta
from typing import Any

from companion.core.engine import rhythm, settings, state
from companion.core.errors import InvalidInput

_KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        rhythm.Rhythm, rhythm.Tier, settings.EngineSettings, state.Absence, state.Due, state.Focus,
        state.Idle, state.LastAbsence, state.Ledger, state.OnBreak, state.Paused, state.Rest,
        state.Returning, state.Session, state.State,
    )
}  # fmt: skip


def encode(value: state.State) -> str:
    """Return the state as one line of JSON; durations as whole microseconds."""
    return json.dumps(_plain(value), separators=(",", ":"))


def decode(text: str) -> state.State:
    """Return the state `encode` wrote.

    Errors: InvalidInput where the text is no state of this version.
    """
    try:
        value = _value(json.loads(text))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise InvalidInput(f"The stored timer state cannot be read ({error}).") from error
    if not isinstance(value, state.State):
        raise InvalidInput("The stored timer state cannot be read: it is no timer state.")
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, timedelta):
        return {"us": value // timedelta(microseconds=1)}
    if dataclasses.is_dataclass(value):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_value(item) for item in plain)
    if not isinstance(plain, dict):
        return plain
    if "us" in plain:
        return timedelta(microseconds=plain["us"])
    fields = dict(plain)
    kind = _KINDS[fields.pop("is")]
    return kind(**{name: _value(item) for name, item in fields.items()})
