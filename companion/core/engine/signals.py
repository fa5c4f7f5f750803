"""What input and the system tell the engine."""

from dataclasses import replace
from datetime import timedelta

from companion.core.engine import breaks
from companion.core.engine.absence import come_back, credit_at, go_away, note_blocked
from companion.core.engine.commands import close_session
from companion.core.engine.effects import BreakResumed
from companion.core.engine.events import HoldReason, InputQuiet, Restarted
from companion.core.engine.state import ZERO, Focus, OnBreak, Paused, Returning
from companion.core.engine.turn import Turn


def input_active(turn: Turn, now: timedelta) -> None:
    """Typing goes on from now."""
    _awake(turn, now)
    turn.set(active=True, last_input=now)
    _present(turn, now)
    breaks.watch_typing(turn, now)


def input_touch(turn: Turn, now: timedelta) -> None:
    """One input now, quiet after it."""
    _awake(turn, now)
    turn.set(active=False, last_input=now)
    _present(turn, now)
    breaks.watch_typing(turn, now)


def input_quiet(turn: Turn, event: InputQuiet, now: timedelta) -> None:
    """Nobody types since the last input, which is now unless it is told."""
    if event.last_input is None:
        input_touch(turn, now)
        return
    turn.set(active=False, last_input=min(now, max(turn.state.last_input, event.last_input)))
    breaks.watch_typing(turn, now)


def _awake(turn: Turn, now: timedelta) -> None:
    """Input and unlocking show that the computer woke, even if nobody said so."""
    if turn.state.suspended:
        turn.set(suspended=False)
        note_blocked(turn, now)


def _present(turn: Turn, now: timedelta) -> None:
    """Input shows presence, except on a locked screen."""
    state = turn.state
    if state.locked or state.suspended:
        return
    if isinstance(state.phase, Returning):
        breaks.return_by_input(turn, now)
    else:
        come_back(turn, now)


def block(turn: Turn, now: timedelta, *, locked: bool, suspended: bool) -> None:
    """The screen is locked or the computer falls asleep: away at once, whatever the input says."""
    turn.set(locked=locked, suspended=suspended)
    focusing = isinstance(turn.state.phase, Focus)
    if focusing and turn.state.absence is None and turn.state.running_since is not None:
        go_away(turn, now, now)
    note_blocked(turn, now)
    breaks.watch_typing(turn, now)


def unlock(turn: Turn, now: timedelta) -> None:
    """The screen is unlocked, which only somebody present can do."""
    turn.set(locked=False, suspended=False)
    note_blocked(turn, now)
    if not turn.state.active:
        turn.set(last_input=now)
    _present(turn, now)
    breaks.watch_typing(turn, now)


def wake(turn: Turn, now: timedelta) -> None:
    """The computer woke; that alone shows nobody's presence."""
    turn.set(suspended=False)
    note_blocked(turn, now)
    if turn.state.active:
        _present(turn, now)
    breaks.watch_typing(turn, now)


def hold_on(turn: Turn, reason: HoldReason, now: timedelta) -> None:
    """A reason to hold breaks back begins; a break waiting for a lull is deferred."""
    if reason not in turn.state.holds:
        turn.set(holds=(*turn.state.holds, reason))
    due = turn.ledger.due
    if due is not None and due.waiting_since is not None:
        breaks.defer(turn, due, now)


def hold_off(turn: Turn, reason: HoldReason) -> None:
    """A reason is gone; when none is left, the deadline of the notice is now."""
    turn.set(holds=tuple(held for held in turn.state.holds if held != reason))


def inhibit(turn: Turn, now: timedelta, *, on: bool) -> None:
    """A video begins or ends; while it plays the guard counts."""
    if turn.state.inhibited and not on:
        turn.set(uninhibited_at=now)
    turn.set(inhibited=on)
    if on and turn.state.session is None:
        _present(turn, now)


def cannot_block(turn: Turn, now: timedelta) -> None:
    """This desktop cannot keep the user from typing in a break."""
    turn.set(can_block=False)
    breaks.watch_typing(turn, now)


def fall_back_to_gentle(turn: Turn, now: timedelta) -> None:
    """The overlay could not be shown; the break goes on as a gentle one."""
    running = turn.state.phase
    if isinstance(running, OnBreak):
        turn.set(phase=replace(running, level="gentle"))
        breaks.watch_typing(turn, now)


def restarted(turn: Turn, event: Restarted, now: timedelta) -> None:
    """Go on after a crash or reboot: the gap is an absence, a long one closes the session."""
    stored = min(event.stored_at, now)
    blocked = turn.state.locked or turn.state.suspended
    turn.set(suspended=False)
    note_blocked(turn, now)
    _credit_gap(turn, stored, now)
    running = turn.state.phase
    if now - stored > turn.state.settings.resume_within:
        _close_after_gap(turn, stored, now, blocked=blocked)
        return
    if isinstance(running, Focus) and turn.state.absence is None:
        _away_over_gap(turn, stored, now, blocked=blocked)
    elif turn.state.absence is not None:
        credit_at(turn, now)
    breaks.watch_typing(turn, now)


def _credit_gap(turn: Turn, stored: timedelta, now: timedelta) -> None:
    """While the program was gone nothing was typed into a break: its clock goes on as of `stored`."""
    running = turn.state.phase
    if not isinstance(running, OnBreak):
        return
    if running.typing_since is not None:
        typed = running.typed + max(ZERO, stored - running.typing_since)
        running = replace(running, typed=typed, typing_since=None)
    if running.halted_since is not None:
        halted = running.halted + max(ZERO, stored - running.halted_since)
        running = replace(running, halted=halted, halted_since=None)
        turn.emit(BreakResumed(at=now))
    turn.set(phase=running)


def _away_over_gap(turn: Turn, stored: timedelta, now: timedelta, *, blocked: bool) -> None:
    """Make the gap an absence; one that began locked or asleep can never become focus."""
    go_away(turn, now, stored)
    absence = turn.state.absence
    if blocked and absence is not None and absence.blocked_since is None:
        turn.set(absence=replace(absence, blocked=now - stored))
    if turn.state.active:
        _present(turn, now)


def _close_after_gap(turn: Turn, stored: timedelta, now: timedelta, *, blocked: bool) -> None:
    if isinstance(turn.state.phase, OnBreak):
        breaks.end_break(turn, "taken", now)
    if turn.state.session is None and not isinstance(turn.state.phase, Focus):
        turn.fall_idle(stored)
    if turn.state.session is not None:
        if isinstance(turn.state.phase, Paused):
            turn.set(absence=None)
        turn.halt_meter(stored)
        close_session(turn, now, stored)
    if turn.state.running_since is not None:
        _away_over_gap(turn, stored, now, blocked=blocked)
