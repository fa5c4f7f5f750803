"""The next moments at which something would change by time alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from companion.core.engine import absence, breaks, meter
from companion.core.engine.effects import QuietEnded
from companion.core.engine.state import Due, Focus, OnBreak, State
from companion.core.engine.turn import Turn

Handler = Callable[[Turn, timedelta], None]
Deadline = tuple[timedelta, int, Handler]
"""(elapsed, rank among those of the same instant, what happens then)"""


def next_deadline(state: State) -> Deadline | None:
    """Return the earliest deadline; never before the latest instant handled."""
    found = [(max(at, state.handled), rank, handler) for at, rank, handler in _all(state)]
    return min(found, key=lambda deadline: deadline[:2], default=None)


def _all(state: State) -> Iterator[Deadline]:
    if state.quiet_until is not None:
        yield state.quiet_until, 0, _end_quiet
    yield from _owed(state)
    if state.absence is not None:
        for at, _tier in absence.reachable(state)[:1]:
            yield at, 2, absence.credit_at
    elif isinstance(state.phase, Focus) and state.running_since is not None:
        yield from _focus(state)
    elif isinstance(state.phase, OnBreak):
        yield from _on_break(state, state.phase)


def _end_quiet(turn: Turn, at: timedelta) -> None:
    holds = tuple(reason for reason in turn.state.holds if reason != "quiet")
    turn.set(quiet_until=None, holds=holds)
    turn.emit(QuietEnded(at=at))


def _owed(state: State) -> Iterator[Deadline]:
    due = state.ledger.due
    if due is not None and due.deferred is not None and not due.owed_said:
        yield due.deferred + state.settings.defer_limit, 6, breaks.say_owed


def _focus(state: State) -> Iterator[Deadline]:
    away = _away_at(state)
    if away is not None:
        yield away, 1, _recognise_away
    due = meter.upcoming(state, state.handled)
    if due is None:
        return
    if due.waiting_since is not None:
        yield _lull_at(state, due), 4, _start_waiting
    elif due.deferred is not None:
        yield from _deferred(state, due)
    else:
        if due.noticed is None and not state.holds:
            yield _reaches(state, due.total - due.tier.notice), 3, breaks.give_notice
        if due.noticed is not None or state.holds:
            yield _reaches(state, due.total), 4, breaks.fall_due


def _deferred(state: State, due: Due) -> Iterator[Deadline]:
    if not state.holds:
        yield state.handled, 3, breaks.give_notice
        return
    rhythm = meter.regime(state)
    for tier in rhythm.tiers if rhythm else ():
        if not tier.every and tier.length > due.tier.length:
            longer = Due(tier=tier, total=meter.due_total(state, tier), postponed=0)
            yield _reaches(state, longer.total), 5, _outgrown_by(longer)


def _outgrown_by(longer: Due) -> Handler:
    return lambda turn, at: breaks.outgrow(turn, longer, at)


def _reaches(state: State, reading: timedelta) -> timedelta:
    assert state.running_since is not None
    return state.running_since + (reading - state.counted)


def _away_at(state: State) -> timedelta | None:
    """Return when quiet will be recognised as absence; a noticed break counts down regardless."""
    due = state.ledger.due
    if due is not None and (due.noticed is not None or due.waiting_since is not None):
        return None
    unused = meter.unused_since(state)
    if unused is None:
        return None
    in_session = state.session is not None
    return unused + (state.settings.away_after if in_session else state.settings.guard_away_after)


def _recognise_away(turn: Turn, at: timedelta) -> None:
    since = meter.unused_since(turn.state)
    assert since is not None
    absence.go_away(turn, at, since)


def _lull_at(state: State, due: Due) -> timedelta:
    assert due.waiting_since is not None
    latest = due.waiting_since + state.settings.lull_limit
    quiet = meter.quiet_since(state)
    return latest if quiet is None else min(latest, quiet + state.settings.lull)


def _start_waiting(turn: Turn, at: timedelta) -> None:
    due = turn.ledger.due
    assert due is not None
    breaks.start_due(turn, due, at)


def _on_break(state: State, running: OnBreak) -> Iterator[Deadline]:
    ends = running.ends()
    if ends is not None:
        yield ends, 2, breaks.complete
    if running.typing_since is not None and running.halted_since is None:
        left = state.settings.tolerated_input - running.typed
        yield running.typing_since + left, 3, breaks.halt_break
    if running.level == "gentle":
        yield running.started + breaks.TYPED_ON_FACTOR * running.length, 4, _skipped_by_typing


def _skipped_by_typing(turn: Turn, at: timedelta) -> None:
    breaks.cut_short(turn, "skipped", at)


def forget_handled(state: State, at: timedelta) -> State:
    """Return the state with `at` as the latest instant handled."""
    return replace(state, handled=max(state.handled, at))
