"""Leaving and coming back: absences, natural breaks, and what the user says of them."""

from dataclasses import replace
from datetime import timedelta

from companion.core.engine import meter
from companion.core.engine.effects import Away, AwayAnswered, BreakEnded, CameBack, FocusCounted
from companion.core.engine.events import AwayAnswer
from companion.core.engine.rests import record_rest
from companion.core.engine.rhythm import Tier
from companion.core.engine.state import ZERO, Absence, Due, Focus, LastAbsence, OnBreak, Returning, State
from companion.core.engine.turn import Turn


def go_away(turn: Turn, at: timedelta, since: timedelta, *, silent: bool = False) -> None:
    """Recognise an absence at `at`; focus counted after `since` is taken back."""
    turn.halt_meter(since)
    due = turn.ledger.due
    if due is not None and due.waiting_since is not None:
        turn.note(due=replace(due, waiting_since=None))
    state = turn.state
    blocked = state.locked or state.suspended
    absence = Absence(
        since=since,
        silent=silent,
        had_focus=meter.focus_since_break(state, at) > ZERO,
        before=state.ledger,
        blocked_since=since if blocked else None,
    )
    turn.set(absence=absence, answerable=None)
    if not silent:
        turn.emit(Away(at=at, since=since))
    credit_at(turn, at)


def note_blocked(turn: Turn, at: timedelta) -> None:
    """Keep account of locked and suspended time within the absence."""
    absence = turn.state.absence
    if absence is None:
        return
    blocked = turn.state.locked or turn.state.suspended
    if blocked and absence.blocked_since is None:
        turn.set(absence=replace(absence, blocked_since=at))
    elif not blocked and absence.blocked_since is not None:
        spent = absence.blocked + at - absence.blocked_since
        turn.set(absence=replace(absence, blocked=spent, blocked_since=None))


def reachable(state: State) -> list[tuple[timedelta, Tier]]:
    """Return the natural breaks this absence can still reach, as (instant, tier), shortest first."""
    absence, rhythm = state.absence, meter.regime(state)
    if absence is None or rhythm is None or not absence.had_focus:
        return []
    done = max((tier.length for tier in absence.credited), default=-timedelta(1))
    if rhythm.flow and absence.credited:
        return []
    open_ = [
        (absence.since + meter.length_of(state, tier, absence.since), tier)
        for tier in rhythm.tiers
        if tier.length > done
    ]
    return sorted(open_, key=lambda pair: pair[0])


def credit_at(turn: Turn, at: timedelta) -> None:
    """Credit the longest natural break the absence has reached by `at`."""
    reached = [tier for instant, tier in reachable(turn.state) if instant <= at]
    if reached:
        _credit(turn, reached[-1], at)


def _credit(turn: Turn, tier: Tier, at: timedelta) -> None:
    absence = turn.state.absence
    assert absence is not None
    turn.close_block(at)
    length = meter.length_of(turn.state, tier, at)
    record_rest(turn, tier, _postponed(turn.state, tier))
    session = turn.state.session
    if session is not None:
        turn.set(session=replace(session, breaks=session.breaks + 1))
    turn.set(absence=replace(absence, credited=(*absence.credited, tier)))
    level = meter.level(turn.state)
    turn.emit(
        BreakEnded(at=at, tier=tier.name, outcome="natural", since=absence.since, length=length, level=level)
    )


def _postponed(state: State, tier: Tier) -> int:
    """Return how often the break that `tier` settles was postponed."""
    due, rhythm = state.ledger.due, meter.regime(state)
    if due is None or rhythm is None or meter.base_of(rhythm, due.tier) != meter.base_of(rhythm, tier):
        return 0
    return due.postponed


def come_back(turn: Turn, at: timedelta) -> None:
    """End the absence; the clock goes on and the user may say what it was."""
    absence = turn.state.absence
    if absence is None or absence.silent:
        return
    away = at - absence.since
    turn.set(
        absence=None,
        running_since=at if isinstance(turn.state.phase, Focus) else None,
        answerable=LastAbsence(absence=absence, away=away, rests=turn.ledger.rests),
    )
    turn.emit(CameBack(at=at, away=away))


def answer(turn: Turn, as_: AwayAnswer, at: timedelta) -> None:
    """Let the user say what the last absence was; once, until the next one."""
    last = turn.state.answerable
    if last is None:
        turn.refuse("answer_away", "there is no absence left to answer for")
        return
    absence = last.absence
    restorable = last.away - absence.blocked if as_ == "study" else ZERO
    if as_ == "study" and restorable <= ZERO:
        turn.refuse("answer_away", "the screen was locked or the computer asleep all that time")
        return
    undone = () if as_ == "break" else absence.credited
    untouched = _untouched(turn, last)
    if undone:
        _take_back(turn, last, untouched)
    if restorable:
        _put_back(turn, restorable, at, untouched)
    turn.set(answerable=None)
    turn.emit(
        AwayAnswered(
            at=at,
            as_=as_,
            since=absence.since,
            away=last.away,
            restored=restorable,
            undone=tuple(tier.name for tier in undone),
        )
    )


def _untouched(turn: Turn, last: LastAbsence) -> bool:
    """Tell whether the block the absence belongs to still runs."""
    in_block = not isinstance(turn.state.phase, OnBreak | Returning)
    return in_block and turn.ledger.rests == last.rests


def _put_back(turn: Turn, focus: timedelta, at: timedelta, untouched: bool) -> None:
    if untouched:
        turn.set(counted=turn.state.counted + focus)
        if turn.ledger.due is not None:
            turn.note(due=_unnoticed(turn.ledger.due))
        return
    session = turn.state.session
    if session is not None:
        turn.set(session=replace(session, focus=session.focus + focus))
    turn.emit(FocusCounted(at=at, focus=focus, session=session is not None))


def _take_back(turn: Turn, last: LastAbsence, untouched: bool) -> None:
    before = last.absence.before
    session = turn.state.session
    if session is not None:
        turn.set(session=replace(session, breaks=session.breaks - len(last.absence.credited)))
    if before is not None and untouched:
        since = turn.ledger.due
        kept = since if since is not None and since.postponed else None
        turn.set(ledger=replace(before, due=_unnoticed(before.due) if before.due else kept))


def _unnoticed(due: Due) -> Due:
    """Return the debt as it was before its notice: overdue, it gets a fresh one, not a sudden break."""
    return replace(due, noticed=None, waiting_since=None)
