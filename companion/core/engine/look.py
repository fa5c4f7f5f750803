"""Reads the state at a moment as a TimerView."""

from datetime import timedelta
from typing import Any

from companion.core.engine import meter
from companion.core.engine.rhythm import Rhythm
from companion.core.engine.state import ZERO, Due, Focus, Idle, OnBreak, Paused, Returning, State
from companion.core.engine.step import wakes_at
from companion.core.engine.view import TimerState, TimerView


def look(state: State, now: timedelta) -> TimerView:
    """Return what a face of the program needs to show at `now`."""
    now = max(now, state.handled)
    due = meter.upcoming(state, now)
    fields: dict[str, Any] = _session_fields(state)
    fields |= _interval_fields(state, due, now)
    if isinstance(state.phase, OnBreak):
        fields |= _break_fields(state, state.phase, now)
    elif due is not None and not isinstance(state.phase, Returning):
        fields |= _postpone_fields(state, due, now)
    return TimerView(at=now, state=_word(state, due), changes_at=wakes_at(state), **fields)


def _word(state: State, due: Due | None) -> TimerState:
    match state.phase:
        case OnBreak():
            return "break"
        case Returning():
            return "returning"
        case Paused():
            return "paused"
        case Idle():
            return "quiet" if state.quiet_until is not None else "idle"
        case Focus():
            return _focus_word(state, due)


def _focus_word(state: State, due: Due | None) -> TimerState:
    if state.absence is not None:
        return "away"
    if due is not None and due.deferred is not None:
        return "deferred"
    if state.quiet_until is not None:
        return "quiet"
    if due is not None and due.noticed is not None:
        return "notice"
    return "focus" if state.session is not None else "idle"


def _session_fields(state: State) -> dict[str, Any]:
    session, absence = state.session, state.absence
    fields: dict[str, Any] = {
        "in_session": session is not None,
        "clock_runs": state.running_since is not None,
        "quiet_until": state.quiet_until,
        "away_since": absence.since if absence and not absence.silent else None,
    }
    if session is not None:
        fields |= {
            "topic": session.topic,
            "rhythm": session.rhythm.name,
            "level": session.level,
        }
    return fields


def _interval_fields(state: State, due: Due | None, now: timedelta) -> dict[str, Any]:
    rhythm = meter.regime(state)
    if rhythm is None:
        return {}
    if due is None:
        gone = meter.focus_since_break(state, now)
        return {"gone": gone, "next_length": gone / meter.FLOW_SHARE, **_cycle_fields(state, rhythm)}
    since = meter.last_rest(state, meter.base_of(rhythm, due.tier).length)
    gone = max(ZERO, meter.total(state, now) - since)
    return {
        "gone": gone,
        "interval": due.total - since,
        "next_break": max(ZERO, due.total - since - gone),
        "next_tier": due.tier.name,
        "next_length": meter.length_of(state, due.tier, now, due.postponed),
        "owed": _owed(state, due, now),
        **_cycle_fields(state, rhythm),
    }


def _owed(state: State, due: Due, now: timedelta) -> timedelta | None:
    return meter.length_of(state, due.tier, now, due.postponed) if due.deferred is not None else None


def _cycle_fields(state: State, rhythm: Rhythm) -> dict[str, Any]:
    every = min((tier.every for tier in rhythm.tiers if tier.every), default=0)
    if not every:
        return {}
    return {"block": _block(state, every), "blocks": every}


def _block(state: State, every: int) -> int:
    """Return the number of the running block; in a break, of the one that comes next."""
    number = min(state.ledger.cycle + 1, every)
    if not isinstance(state.phase, OnBreak):
        return number
    return 1 if state.phase.tier.every else min(number + 1, every)


def _break_fields(state: State, running: OnBreak, now: timedelta) -> dict[str, Any]:
    ends = running.ends()
    halted_at = running.halted_since
    full = running.counted_from + running.length + running.halted
    left = full - (now if halted_at is None else halted_at)
    skip = {"gentle": running.started, "firm": running.started + state.settings.skip_after}
    rhythm = meter.regime(state)
    falls_due = rhythm is not None and not rhythm.flow and running.level != "strict"
    can = falls_due and running.postponed < running.tier.postpone_limit
    return {
        "break_tier": running.tier.name,
        "level": running.level,
        "break_length": running.length,
        "remaining": max(ZERO, left),
        "break_ends": ends,
        "halted": halted_at is not None,
        "can_skip_at": skip.get(running.level),
        "can_postpone": can,
        "postpone_by": running.tier.postpone,
        "postponed_length": meter.length_of(state, running.tier, now, running.postponed + 1),
    }


def _postpone_fields(state: State, due: Due, now: timedelta) -> dict[str, Any]:
    near = due.announced and due.deferred is None and state.running_since is not None
    return {
        "can_postpone": near and due.postponed < due.tier.postpone_limit,
        "postpone_by": due.tier.postpone,
        "postponed_length": meter.length_of(state, due.tier, now, due.postponed + 1),
    }
