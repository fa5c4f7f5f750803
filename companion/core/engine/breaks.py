"""How a break falls due, starts, halts and ends."""

from dataclasses import replace
from datetime import timedelta

from companion.core.engine import meter
from companion.core.engine.absence import go_away
from companion.core.engine.effects import (
    BreakEnded,
    BreakHalted,
    BreakResumed,
    BreakStarted,
    Deferred,
    NoticeGiven,
    Owed,
    Returning,
)
from companion.core.engine.rests import record_rest, settles
from companion.core.engine.rhythm import Tier
from companion.core.engine.state import ZERO, Due, OnBreak
from companion.core.engine.state import Returning as ReturningPhase
from companion.core.engine.turn import Turn
from companion.core.journal import BreakOutcome

TYPED_ON_FACTOR = 3


def give_notice(turn: Turn, at: timedelta) -> None:
    """Say that a break is near. One already overdue still gets its full notice."""
    due = meter.upcoming(turn.state, at)
    assert due is not None
    reading = meter.total(turn.state, at)
    overdue = due.deferred is not None or due.total <= reading
    falls_due = reading + due.tier.notice if overdue else due.total
    due = replace(due, total=falls_due, noticed=at, announced=True, deferred=None, waiting_since=None)
    turn.note(due=due)
    turn.emit(NoticeGiven(at=at, tier=due.tier.name, due_at=at + falls_due - reading))


def fall_due(turn: Turn, at: timedelta) -> None:
    """Start the break that is due now, or defer it, or wait for a lull, or see that it was taken."""
    due = meter.upcoming(turn.state, at)
    assert due is not None
    if meter.displacing(turn.state, due, at) is not None and turn.ledger.due is not None:
        _give_way(turn, due, at)
        return
    if turn.state.holds:
        defer(turn, due, at)
        return
    quiet, unused = meter.quiet_since(turn.state), meter.unused_since(turn.state)
    length = meter.length_of(turn.state, due.tier, at, due.postponed)
    if unused is not None and at - unused >= length:
        turn.note(due=replace(due, waiting_since=None))
        go_away(turn, at, unused)
    elif quiet is not None and at - quiet >= turn.state.settings.lull:
        start_due(turn, due, at)
    else:
        turn.note(due=replace(due, waiting_since=at))


def _give_way(turn: Turn, due: Due, at: timedelta) -> None:
    turn.note(due=None)
    turn.emit(_ended(due.tier, "superseded", at, at, ZERO, turn))


def defer(turn: Turn, due: Due, at: timedelta) -> None:
    """Keep the debt while a reason holds."""
    turn.note(due=replace(due, deferred=at, noticed=None, waiting_since=None))
    turn.emit(Deferred(at=at, tier=due.tier.name, reason=turn.state.holds[0]))


def outgrow(turn: Turn, longer: Due, at: timedelta) -> None:
    """A longer break takes the place of the deferred shorter one."""
    due = turn.ledger.due
    assert due is not None
    _give_way(turn, due, at)
    defer(turn, longer, at)


def say_owed(turn: Turn, at: timedelta) -> None:
    """Name the debt once."""
    due = turn.ledger.due
    assert due is not None
    turn.note(due=replace(due, owed_said=True))
    length = meter.length_of(turn.state, due.tier, at, due.postponed)
    turn.emit(Owed(at=at, tier=due.tier.name, length=length))


def start_due(turn: Turn, due: Due, at: timedelta) -> None:
    """Start the due break; quiet since its notice already belongs to it."""
    unused = meter.unused_since(turn.state)
    counted_from = at if unused is None else min(at, max(unused, due.noticed or at))
    start_break(turn, due.tier, at, counted_from, due.postponed)


def start_break(turn: Turn, tier: Tier, at: timedelta, counted_from: timedelta, postponed: int = 0) -> None:
    """Close the block and run a break of `tier`."""
    length = meter.length_of(turn.state, tier, at, postponed)
    level = meter.level(turn.state)
    turn.halt_meter(counted_from)
    turn.close_block(at)
    if settles(tier, turn.ledger.due):
        turn.note(due=None)
    running = OnBreak(
        tier=tier,
        level=level,
        length=length,
        started=at,
        counted_from=counted_from,
        postponed=postponed,
    )
    turn.set(phase=running, absence=None)
    turn.emit(BreakStarted(at=at, tier=tier.name, length=length, level=level, counted_from=counted_from))
    watch_typing(turn, at)


def haltable(turn: Turn, running: OnBreak) -> bool:
    """Tell whether typing can halt this break's clock: nothing keeps the user from typing."""
    return running.level == "gentle" or not turn.state.can_block


def watch_typing(turn: Turn, at: timedelta) -> None:
    """Begin to count input against the break, or end it and let a halted clock go on."""
    running = turn.state.phase
    if not isinstance(running, OnBreak):
        return
    typing = turn.state.active and not turn.state.locked and not turn.state.suspended
    if typing and haltable(turn, running):
        if running.typing_since is None:
            turn.set(phase=replace(running, typing_since=at))
        return
    if running.typing_since is not None:
        typed = running.typed + at - running.typing_since
        running = replace(running, typed=typed, typing_since=None)
    if running.halted_since is not None:
        halted = running.halted + at - running.halted_since
        running = replace(running, halted=halted, halted_since=None)
        turn.emit(BreakResumed(at=at))
    turn.set(phase=running)


def halt_break(turn: Turn, at: timedelta) -> None:
    """Stop the break's clock while the user types on."""
    running = turn.state.phase
    assert isinstance(running, OnBreak)
    turn.set(phase=replace(running, halted_since=at))
    turn.emit(BreakHalted(at=at))


def end_break(turn: Turn, outcome: BreakOutcome, at: timedelta) -> None:
    """End the running break; the interval begins anew whatever the outcome but superseded."""
    running = turn.state.phase
    assert isinstance(running, OnBreak)
    if outcome != "superseded":
        record_rest(turn, running.tier, running.postponed)
    session = turn.state.session
    if outcome == "taken" and session is not None:
        turn.set(session=replace(session, breaks=session.breaks + 1))
    turn.emit(_ended(running.tier, outcome, at, running.counted_from, running.length, turn))


def _ended(
    tier: Tier, outcome: BreakOutcome, at: timedelta, since: timedelta, length: timedelta, turn: Turn
) -> BreakEnded:
    level = turn.state.phase.level if isinstance(turn.state.phase, OnBreak) else meter.level(turn.state)
    return BreakEnded(at=at, tier=tier.name, outcome=outcome, since=since, length=length, level=level)


def complete(turn: Turn, at: timedelta) -> None:
    """The break's length is up: it is taken, and lasts on until the user is back."""
    running = turn.state.phase
    assert isinstance(running, OnBreak)
    end_break(turn, "taken", at)
    turn.set(phase=ReturningPhase(tier=running.tier, since=at))
    turn.emit(Returning(at=at))
    if turn.state.active:
        return_by_input(turn, at)


def return_by_input(turn: Turn, at: timedelta) -> None:
    """Go back to focus at the first input after the break, where that is set or the guard's."""
    by_itself = turn.state.settings.auto_return or turn.state.session is None
    if by_itself and not turn.state.locked and not turn.state.suspended:
        turn.start_focus(at)


def cut_short(turn: Turn, outcome: BreakOutcome, at: timedelta) -> None:
    """End the running break before its time; the user is there, so focus starts at once."""
    end_break(turn, outcome, at)
    turn.start_focus(at)
    if turn.state.locked or turn.state.suspended:
        go_away(turn, at, at)
