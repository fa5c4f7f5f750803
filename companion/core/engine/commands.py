"""What the user asks of the engine; a request that makes no sense is refused with its reason."""

from dataclasses import replace
from datetime import timedelta

from companion.core.engine import breaks, meter
from companion.core.engine.absence import answer, come_back, go_away
from companion.core.engine.effects import (
    Away,
    FocusPaused,
    Postponed,
    QuietEnded,
    QuietStarted,
    SessionEnded,
)
from companion.core.engine.events import AnswerAway, GuardSwitched, Quiet, Start, TakeBreak
from companion.core.engine.rhythm import Tier
from companion.core.engine.state import (
    ZERO,
    Due,
    Focus,
    Idle,
    Ledger,
    OnBreak,
    Paused,
    Returning,
    Session,
)
from companion.core.engine.turn import Turn


def start(turn: Turn, event: Start, now: timedelta) -> None:
    """Begin a session; the interval of one stopped shortly before goes on."""
    state = turn.state
    if state.session is not None:
        turn.refuse("start", "a session is running; stop it first")
        return
    if isinstance(state.phase, OnBreak):
        breaks.end_break(turn, "left_early", now)
    if not (state.locked or state.suspended):
        come_back(turn, now)
    turn.halt_meter(now)
    turn.close_block(now)
    recent = state.last_stop is not None and now - state.last_stop <= state.settings.resume_within
    session = Session(topic=event.topic, rhythm=event.rhythm, level=event.level, started=now)
    turn.set(session=session, absence=None, answerable=None)
    if recent:
        turn.note(due=None)
    else:
        turn.set(floor=turn.state.counted, ledger=Ledger(rests=turn.ledger.rests))
    turn.start_focus(now)
    _away_if_blocked(turn, now)


def pause(turn: Turn, now: timedelta) -> None:
    """Stop the clock until resume; a long pause is a natural break."""
    state = turn.state
    if state.session is None:
        turn.refuse("pause", "no session is running")
    elif isinstance(state.phase, Paused):
        turn.refuse("pause", "the session is already paused")
    elif isinstance(state.phase, OnBreak | Returning):
        turn.refuse("pause", "a break is running")
    else:
        turn.emit(FocusPaused(at=now))
        if state.absence is not None:
            turn.set(phase=Paused(), absence=replace(state.absence, silent=True))
        else:
            turn.set(phase=Paused())
            go_away(turn, now, now, silent=True)


def resume(turn: Turn, now: timedelta) -> None:
    """Go on after a pause."""
    if not isinstance(turn.state.phase, Paused):
        turn.refuse("resume", "the session is not paused")
        return
    turn.set(absence=None)
    turn.start_focus(now)
    _away_if_blocked(turn, now)


def stop(turn: Turn, now: timedelta) -> None:
    """End the session; a running break is left early."""
    if turn.state.session is None:
        turn.refuse("stop", "no session is running")
        return
    if isinstance(turn.state.phase, OnBreak):
        breaks.end_break(turn, "left_early", now)
    if isinstance(turn.state.phase, Paused) and not (turn.state.locked or turn.state.suspended):
        turn.set(absence=None)
    close_session(turn, now, now)


def close_session(turn: Turn, at: timedelta, closed_at: timedelta) -> None:
    """Close the session as of `closed_at` and say so at `at`."""
    turn.halt_meter(closed_at)
    turn.close_block(at)
    session = turn.state.session
    assert session is not None
    absence = turn.state.absence
    turn.set(
        session=None,
        last_stop=closed_at,
        answerable=None,
        absence=replace(absence, silent=False) if absence else None,
    )
    turn.note(due=None)
    turn.emit(SessionEnded(at=at, focus=session.focus, breaks=session.breaks, closed_at=closed_at))
    turn.fall_idle(at)
    if turn.state.absence is None:
        _away_if_blocked(turn, at)
    elif absence is not None and absence.silent:
        turn.emit(Away(at=at, since=absence.since))


def take_break(turn: Turn, event: TakeBreak, now: timedelta) -> None:
    """Begin a break now; a longer one asked for in a shorter supersedes it."""
    tier, why = _asked_tier(turn, event.tier, now)
    if tier is None:
        turn.refuse("break", why)
        return
    running = turn.state.phase
    if isinstance(running, OnBreak):
        if tier.length <= running.tier.length:
            turn.refuse("break", "a break is already running")
            return
        breaks.end_break(turn, "superseded", now)
        breaks.start_break(turn, tier, now, now)
        return
    come_back(turn, now)
    due = turn.ledger.due
    postponed = due.postponed if due is not None and due.tier == tier else 0
    breaks.start_break(turn, tier, now, now, postponed)


def _asked_tier(turn: Turn, name: str | None, now: timedelta) -> tuple[Tier | None, str]:
    state = turn.state
    rhythm = meter.regime(state)
    if rhythm is None:
        return None, "no session is running"
    if isinstance(state.phase, Returning):
        return None, "the break is over; start the next block first"
    if state.locked or state.suspended:
        return None, "the screen is locked"
    if rhythm.flow and meter.focus_since_break(state, now) <= ZERO:
        return None, "no focus was counted since the last break"
    if name is None:
        upcoming = meter.upcoming(state, now)
        return (upcoming.tier if upcoming else rhythm.tiers[0]), ""
    tier = rhythm.tier(name)
    known = ", ".join(known.name for known in rhythm.tiers)
    return tier, "" if tier else f"this rhythm has no tier {name}; it has {known}"


def postpone(turn: Turn, now: timedelta) -> None:
    """Put the break off by its postponement; longer then, and the next interval shorter."""
    running = turn.state.phase
    due = meter.upcoming(turn.state, now)
    if isinstance(running, OnBreak):
        _postpone_running(turn, running, now)
    elif meter.regime(turn.state) is None or due is None:
        turn.refuse("postpone", "no break is near")
    elif why := _why_not_postpone(turn, due):
        turn.refuse("postpone", why)
    else:
        reading = meter.total(turn.state, now)
        later = max(due.total, reading) + due.tier.postpone
        _put_off(turn, due.tier, later, due.postponed + 1, now)


def _why_not_postpone(turn: Turn, due: Due) -> str:
    if not isinstance(turn.state.phase, Focus):
        return "the clock is not running"
    if turn.state.absence is not None:
        return "you are away; the clock is not running"
    if not due.announced:
        return "a break can be postponed from its notice on"
    if due.deferred is not None:
        return "the break is already held back"
    return _limit(due.tier, due.postponed)


def _limit(tier: Tier, postponed: int) -> str:
    return "" if postponed < tier.postpone_limit else f"this break was postponed {postponed} times already"


def _postpone_running(turn: Turn, running: OnBreak, now: timedelta) -> None:
    rhythm = meter.regime(turn.state)
    why = _limit(running.tier, running.postponed)
    if rhythm is not None and rhythm.flow:
        why = "in flow a break comes when you ask for it"
    if running.level == "strict":
        why = "a strict break can only be postponed before it starts"
    if why:
        turn.refuse("postpone", why)
        return
    later = turn.state.counted + running.tier.postpone
    _put_off(turn, running.tier, later, running.postponed + 1, now)
    turn.start_focus(now)
    _away_if_blocked(turn, now)


def _put_off(turn: Turn, tier: Tier, later: timedelta, postponed: int, now: timedelta) -> None:
    due = Due(tier=tier, total=later, announced=True, postponed=postponed)
    turn.note(due=due)
    until = now + later - meter.total(turn.state, now)
    length = meter.length_of(turn.state, tier, now, postponed)
    turn.emit(Postponed(at=now, tier=tier.name, until=until, length=length))


def skip(turn: Turn, now: timedelta) -> None:
    """Do without the running break, where its level allows."""
    running = turn.state.phase
    if not isinstance(running, OnBreak):
        turn.refuse("skip", "no break is running")
    elif running.level == "strict":
        turn.refuse("skip", "a strict break cannot be skipped; hold Esc to leave it")
    elif running.level == "firm" and now < running.started + turn.state.settings.skip_after:
        seconds = int(turn.state.settings.skip_after.total_seconds())
        turn.refuse("skip", f"a firm break can be skipped after {seconds} s")
    else:
        breaks.cut_short(turn, "skipped", now)


def leave(turn: Turn, now: timedelta) -> None:
    """Leave the running break at once, in every level."""
    if isinstance(turn.state.phase, OnBreak):
        breaks.cut_short(turn, "left_early", now)
    else:
        turn.refuse("leave", "no break is running")


def back(turn: Turn, now: timedelta) -> None:
    """Start the next block after a break."""
    if isinstance(turn.state.phase, Returning):
        turn.start_focus(now)
        _away_if_blocked(turn, now)
    elif isinstance(turn.state.phase, OnBreak):
        turn.refuse("back", "the break is not over yet")
    else:
        turn.refuse("back", "no break has ended")


def quiet(turn: Turn, event: Quiet, now: timedelta) -> None:
    """Hold breaks back for a while; zero ends it."""
    holds = tuple(reason for reason in turn.state.holds if reason != "quiet")
    if event.length <= ZERO:
        if turn.state.quiet_until is None:
            turn.refuse("quiet", "no quiet time is running")
            return
        turn.set(quiet_until=None, holds=holds)
        turn.emit(QuietEnded(at=now))
        return
    until = now + event.length
    kept = turn.state.holds if "quiet" in turn.state.holds else (*holds, "quiet")
    turn.set(quiet_until=until, holds=kept)
    turn.emit(QuietStarted(at=now, until=until))


def answer_away(turn: Turn, event: AnswerAway, now: timedelta) -> None:
    """Say what the last absence was."""
    answer(turn, event.as_, now)


def switch_guard(turn: Turn, event: GuardSwitched, now: timedelta) -> None:
    """Watch computer use outside sessions, or no longer."""
    watching = turn.state.session is None
    if watching and not event.on and isinstance(turn.state.phase, OnBreak):
        breaks.end_break(turn, "left_early", now)
    turn.set(guard=event.rhythm if event.on else None)
    if not watching:
        return
    if not event.on:
        turn.halt_meter(now)
        turn.close_block(now)
        turn.note(due=None)
        turn.set(phase=Idle(), absence=None, answerable=None)
    elif isinstance(turn.state.phase, Idle):
        turn.fall_idle(now)
        _away_if_blocked(turn, now)


def _away_if_blocked(turn: Turn, now: timedelta) -> None:
    blocked = turn.state.locked or turn.state.suspended
    if blocked and turn.state.running_since is not None:
        go_away(turn, now, now)
