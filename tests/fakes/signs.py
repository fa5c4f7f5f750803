"""Signs of a week as a test wants them."""

from typing import Any

from companion.core.signs import ChartSign, LoadSign, RecoverySign, ReturnsSign, Signs, SleepSign, State

_EVIDENCE: dict[str, dict[str, Any]] = {
    "load": {"total": 9800.0, "previous_mean": 7000.0, "ratio": 1.4},
    "stress": {"measure": "stress", "days_out": 5, "recorded_days": 7, "band": None},
    "sleep": {"mean_shortfall_min": 52.4, "nights": 6},
    "mood": {"measure": "energy", "days_out": 4, "recorded_days": 6, "band": None},
    "recovery": {"rest_days_14": 0, "breaks_due": 24, "breaks_taken": 9},
    "returns": {"hours": 34.0, "usual_hours": 27.0},
}
_KINDS: dict[str, type[Any]] = {
    "load": LoadSign,
    "stress": ChartSign,
    "sleep": SleepSign,
    "mood": ChartSign,
    "recovery": RecoverySign,
    "returns": ReturnsSign,
}


def signs(*on: str, off: State = "off", **evidence: dict[str, Any]) -> Signs:
    """Return signs of which these are on; off: how the others are. evidence: by sign, what differs."""
    made = {
        name: kind(state="on" if name in on else off, **_EVIDENCE[name] | evidence.get(name, {}))
        for name, kind in _KINDS.items()
    }
    return Signs(**made)
