"""The engine's one entrance: a state, an event and the time in; a state and effects out."""

from datetime import timedelta
from typing import assert_never

from companion.core.engine import commands, signals
from companion.core.engine import events as ev
from companion.core.engine.deadlines import forget_handled, next_deadline
from companion.core.engine.effects import Effect
from companion.core.engine.state import State
from companion.core.engine.turn import Turn


def step(state: State, event: ev.Event, now: timedelta) -> tuple[State, tuple[Effect, ...]]:
    """Handle every deadline up to `now`, then the event at `now`.

    now: elapsed time; one earlier than the latest instant handled is taken as that instant.
    Returns the new state and what happened, in order. The same instant handled twice changes
    nothing.
    """
    turn = Turn(state)
    now = max(now, state.handled)
    if not isinstance(event, ev.Restarted):
        _pass_time(turn, now)
    turn.state = forget_handled(turn.state, now)
    _handle(turn, event, now)
    _pass_time(turn, now)
    return turn.state, tuple(turn.effects)


def wakes_at(state: State) -> timedelta | None:
    """Return the elapsed time of the next deadline, None while nothing is due by time alone."""
    deadline = next_deadline(state)
    return None if deadline is None else deadline[0]


def _pass_time(turn: Turn, now: timedelta) -> None:
    while (deadline := next_deadline(turn.state)) is not None and deadline[0] <= now:
        at, _rank, handler = deadline
        turn.state = forget_handled(turn.state, at)
        handler(turn, at)


def _handle(turn: Turn, event: ev.Event, now: timedelta) -> None:
    match event:
        case ev.Tick():
            pass
        case (
            ev.Start() | ev.Pause() | ev.Resume() | ev.Stop() | ev.TakeBreak() | ev.Postpone()
            | ev.Skip() | ev.Leave() | ev.Back() | ev.Quiet() | ev.AnswerAway() | ev.GuardSwitched()
        ):  # fmt: skip
            _handle_command(turn, event, now)
        case ev.InputActive():
            signals.input_active(turn, now)
        case ev.InputQuiet():
            signals.input_quiet(turn, event, now)
        case ev.InputTouch():
            signals.input_touch(turn, now)
        case _:
            _handle_system(turn, event, now)


Command = (
    ev.Start | ev.Pause | ev.Resume | ev.Stop | ev.TakeBreak | ev.Postpone | ev.Skip | ev.Leave
    | ev.Back | ev.Quiet | ev.AnswerAway | ev.GuardSwitched
)  # fmt: skip
System = (
    ev.Suspend | ev.Wake | ev.Lock | ev.Unlock | ev.HoldOn | ev.HoldOff | ev.InhibitOn | ev.InhibitOff
    | ev.CannotBlock | ev.FellBackToGentle | ev.Restarted
)  # fmt: skip


def _handle_command(turn: Turn, event: Command, now: timedelta) -> None:  # noqa: C901, PLR0912  # one line a command
    match event:
        case ev.Start():
            commands.start(turn, event, now)
        case ev.Pause():
            commands.pause(turn, now)
        case ev.Resume():
            commands.resume(turn, now)
        case ev.Stop():
            commands.stop(turn, now)
        case ev.TakeBreak():
            commands.take_break(turn, event, now)
        case ev.Postpone():
            commands.postpone(turn, now)
        case ev.Skip():
            commands.skip(turn, now)
        case ev.Leave():
            commands.leave(turn, now)
        case ev.Back():
            commands.back(turn, now)
        case ev.Quiet():
            commands.quiet(turn, event, now)
        case ev.AnswerAway():
            commands.answer_away(turn, event, now)
        case ev.GuardSwitched():
            commands.switch_guard(turn, event, now)
        case _:
            assert_never(event)


def _handle_system(turn: Turn, event: System, now: timedelta) -> None:  # noqa: C901  # one line a signal
    state = turn.state
    match event:
        case ev.Suspend():
            signals.block(turn, now, locked=state.locked, suspended=True)
        case ev.Wake():
            signals.wake(turn, now)
        case ev.Lock():
            signals.block(turn, now, locked=True, suspended=state.suspended)
        case ev.Unlock():
            signals.unlock(turn, now)
        case ev.HoldOn():
            signals.hold_on(turn, event.reason, now)
        case ev.HoldOff():
            signals.hold_off(turn, event.reason)
        case ev.InhibitOn():
            signals.inhibit(turn, now, on=True)
        case ev.InhibitOff():
            signals.inhibit(turn, now, on=False)
        case ev.CannotBlock():
            signals.cannot_block(turn, now)
        case ev.FellBackToGentle():
            signals.fall_back_to_gentle(turn, now)
        case ev.Restarted():
            signals.restarted(turn, event, now)
        case _:
            assert_never(event)
