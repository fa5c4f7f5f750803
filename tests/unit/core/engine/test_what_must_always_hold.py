"""What must always hold, over thousands of random timelines."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

from companion.core.engine import effects as fx
from companion.core.engine import events as ev
from companion.core.engine import meter
from companion.core.engine.codec import decode, encode
from companion.core.engine.effects import Effect
from companion.core.engine.look import look
from companion.core.engine.rhythm import Rhythm
from companion.core.engine.state import OnBreak, State
from companion.core.engine.step import step, wakes_at
from tests.unit.core.engine.oracle import Ledger
from tests.unit.core.engine.timelines import Course, courses

INSTANT = timedelta(microseconds=1)
MARGIN = timedelta(seconds=30)

REPEATABLE = (
    ev.Tick, ev.InputActive, ev.InputQuiet, ev.InputTouch, ev.Lock, ev.Unlock, ev.Suspend, ev.Wake,
    ev.HoldOn, ev.HoldOff, ev.InhibitOn, ev.InhibitOff, ev.CannotBlock, ev.FellBackToGentle, ev.GuardSwitched,
)  # fmt: skip


def many(examples: int) -> settings:
    """Return settings for `examples` timelines, or that share of them that RULES_SHARE asks for."""
    share = float(os.environ.get("RULES_SHARE", "1"))
    return settings(
        max_examples=max(1, round(examples * share)),
        phases=[phase for phase in Phase if share == 1 or phase is not Phase.shrink],
        suppress_health_check=list(HealthCheck),
        database=None,
    )


@many(2000)
@given(courses())
def test_focus_is_what_effects_and_timeline_account_for(course: Course) -> None:
    note(repr(course))
    check_accounts(course)


def check_accounts(course: Course) -> None:
    state, ledger, before = course.begin(), Ledger(), timedelta(0)
    for entry in course.entries:
        state, effects = step(state, entry.event, entry.at)
        check_times(effects, before, entry.at)
        ledger.hear(entry.event, entry.at, effects)
        assert (ledger.open is not None) == (state.running_since is not None)
        before = entry.at
    ledger.check(before)
    assert meter.total(state, before) == ledger.meter(before)


def check_times(effects: tuple[Effect, ...], before: timedelta, now: timedelta) -> None:
    """No effect is dated back, none comes out of order."""
    times = [before, *(effect.at for effect in effects), now]
    assert times == sorted(times)


@many(2000)
@given(courses())
def test_a_break_is_due_before_too_much_focus(course: Course) -> None:
    note(repr(course))
    check_intervals(course)


def check_intervals(course: Course) -> None:
    """Counted focus since a break was last due stays below the interval, what was put off and the lull."""
    state, since, postponed, deferred = course.begin(), timedelta(0), 0, False
    for entry in course.entries:
        # A debt may outlive a shorter break, or come back with an absence that was none.
        deferred = deferred or (state.ledger.due is not None and state.ledger.due.deferred is not None)
        state, effects = step(state, entry.event, entry.at)
        answered = any(isinstance(effect, fx.AwayAnswered) for effect in effects)
        for effect in effects:
            started = isinstance(effect, fx.FocusStarted) and isinstance(entry.event, ev.Start)
            lifted = deferred and isinstance(effect, fx.NoticeGiven)
            due = isinstance(effect, fx.BreakStarted | fx.BreakEnded | fx.Deferred)
            if started or answered or lifted or due:
                since = meter.total(state, entry.at) - elapsed_since(state, effect, entry.at)
                postponed = 0 if started or due else postponed
            deferred = isinstance(effect, fx.Deferred) or (
                deferred and not isinstance(effect, fx.NoticeGiven)
            )
            deferred = deferred and not isinstance(effect, fx.BreakStarted | fx.BreakEnded)
            postponed += isinstance(effect, fx.Postponed)
        if state.session is not None and not state.session.rhythm.flow and not state.holds and not deferred:
            gone = meter.total(state, entry.at) - since
            assert gone <= longest_interval(state, state.session.rhythm, postponed)


def elapsed_since(state: State, effect: Effect, now: timedelta) -> timedelta:
    """Return the focus counted after `effect`, at most; none while the clock stands."""
    return now - max(effect.at, state.running_since) if state.running_since is not None else timedelta(0)


def longest_interval(state: State, rhythm: Rhythm, postponed: int) -> timedelta:
    alone = [tier for tier in rhythm.tiers if not tier.every]
    first = min(alone, key=lambda tier: tier.after)
    dropped = max(tier.length for tier in alone) + MARGIN if len(alone) > 1 else timedelta(0)
    lull = state.settings.lull_limit
    overdue = max(tier.notice for tier in alone)
    put_off = postponed * (max(tier.postpone for tier in alone) + lull + overdue)
    return first.after + max(lull, dropped) + lull + put_off + overdue


@many(1000)
@given(courses())
def test_time_in_small_steps_is_time_in_one_step(course: Course) -> None:
    note(repr(course))
    check_small_steps(course)


def check_small_steps(course: Course) -> None:
    coarse = fine = course.begin()
    for entry in course.entries:
        coarse, whole = step(coarse, entry.event, entry.at)
        begun: tuple[Effect, ...] = ()
        if not isinstance(entry.event, ev.Restarted):  # the program is not there in between
            fine, begun = in_small_steps(fine, entry.at)
        fine, rest = step(fine, entry.event, entry.at)
        assert begun + rest == whole
        assert fine == coarse
        assert step(fine, ev.Tick(), entry.at) == (fine, ()), "the same instant twice"


def in_small_steps(state: State, until: timedelta) -> tuple[State, tuple[Effect, ...]]:
    """Go to `until` from deadline to deadline, with a look just before each and in between."""
    effects: tuple[Effect, ...] = ()
    while (wakes := wakes_at(state)) is not None and wakes <= until:
        assert wakes >= state.handled
        for before in (state.handled + (wakes - state.handled) / 2, wakes - INSTANT):
            if state.handled < before < wakes:
                state, early = step(state, ev.Tick(), before)
                assert early == (), "something happened before the deadline"
                assert wakes_at(state) == wakes, "the deadline moved by itself"
        unchanged = state
        state, said = step(state, ev.Tick(), wakes)
        assert state != unchanged, "woken for nothing"
        following = wakes_at(state)
        assert following is None or following > wakes, "woken again at the same instant"
        effects += said
    state, early = step(state, ev.Tick(), max(state.handled, until - INSTANT))
    assert early == ()
    return state, effects


@many(300)
@given(courses())
def test_signals_told_twice_change_nothing(course: Course) -> None:
    note(repr(course))
    state = course.begin()
    for entry in course.entries:
        state, _effects = step(state, entry.event, entry.at)
        if isinstance(entry.event, REPEATABLE):
            assert step(state, entry.event, entry.at) == (state, ())


@many(300)
@given(courses())
def test_a_state_written_and_read_is_the_same_state(course: Course) -> None:
    note(repr(course))
    state = course.begin()
    for entry in course.entries:
        state, _effects = step(state, entry.event, entry.at)
        assert decode(encode(state)) == state


@many(300)
@given(courses())
def test_what_is_shown_is_what_the_engine_would_do(course: Course) -> None:
    note(repr(course))
    state = course.begin()
    for entry in course.entries:
        state, _effects = step(state, entry.event, entry.at)
        check_view(state, entry.at)


def check_view(state: State, now: timedelta) -> None:
    view = look(state, now)
    after, effects = step(state, ev.Postpone(), now)
    refused = any(isinstance(effect, fx.RequestRefused) for effect in effects)
    assert view.can_postpone is not refused
    if refused:
        assert after == state and len(effects) == 1
    else:
        promised = next(effect.length for effect in effects if isinstance(effect, fx.Postponed))
        assert view.postponed_length == promised
    assert view.changes_at == wakes_at(state)
    assert view.clock_runs is (state.running_since is not None)
    assert view.next_break is None or view.next_break >= timedelta(0)
    if isinstance(state.phase, OnBreak):
        assert view.remaining is not None and timedelta(0) <= view.remaining
        assert view.break_ends is None or view.break_ends == now + view.remaining
        can_skip = view.can_skip_at is not None and view.can_skip_at <= now
        said = step(state, ev.Skip(), now)[1]
        assert can_skip is not any(isinstance(effect, fx.RequestRefused) for effect in said)


@pytest.mark.parametrize("event", [ev.Pause(), ev.Resume(), ev.Stop(), ev.Skip(), ev.Leave(), ev.Back()])
def test_a_refusal_changes_nothing_ever(event: ev.Event) -> None:
    @many(40)
    @given(courses())
    def holds(course: Course) -> None:
        state = course.begin()
        for entry in course.entries:
            state, _effects = step(state, entry.event, entry.at)
            after, effects = step(state, event, entry.at)
            if any(isinstance(effect, fx.RequestRefused) for effect in effects):
                assert after == state and len(effects) == 1

    holds()
