"""Asks for the reasons to hold a break back, at the moments when the answer matters."""

from collections.abc import Iterable
from datetime import timedelta

from companion.app.ports import HoldProbe
from companion.core.engine import events as ev
from companion.core.engine import meter
from companion.core.engine.state import Focus, State

ASK_AGAIN = timedelta(seconds=30)


def matters(state: State, now: timedelta) -> bool:
    """Tell whether a notice or a break is due by `now`, or one is deferred."""
    if not isinstance(state.phase, Focus) or state.running_since is None:
        return False
    due = meter.upcoming(state, now)
    if due is None:
        return False
    near = due.tier.notice if due.noticed is None else timedelta(0)
    reached = meter.total(state, now) >= due.total - near
    return due.deferred is not None or due.waiting_since is not None or reached


def changes(probes: Iterable[HoldProbe], state: State) -> list[ev.HoldOn | ev.HoldOff]:
    """Return what the probes say differently from what the engine knows; unknown is no reason."""
    found: list[ev.HoldOn | ev.HoldOff] = []
    for probe in probes:
        held = probe.reason in state.holds
        holds = bool(probe.holds())
        if holds != held:
            found.append(ev.HoldOn(probe.reason) if holds else ev.HoldOff(probe.reason))
    return found
