"""The view of the timer at a moment."""

import pytest

from companion.core.engine import events as ev
from companion.core.engine.look import look
from companion.core.engine.state import State
from companion.core.engine.view import TimerView
from tests.unit.core.engine.driving import drive, start
from tests.unit.core.engine.telling import seconds

Told = list[tuple[float, ev.Event]]


def view(events: Told, at: float, state: State | None = None) -> TimerView:
    state, _effects = drive([*events, (at, ev.Tick())], state)
    return look(state, seconds(at))


@pytest.mark.parametrize(
    ("events", "at", "word"),
    [
        ([], 10, "idle"),
        ([(0, ev.Quiet(seconds(60)))], 10, "quiet"),
        ([(0, ev.GuardSwitched(on=True))], 10, "idle"),
        ([(0, start())], 10, "focus"),
        ([(0, start()), (5, ev.Pause())], 10, "paused"),
        ([(0, start()), (5, ev.Lock())], 10, "away"),
        ([(0, start()), (5, ev.Quiet(seconds(60)))], 10, "quiet"),
        ([(0, start())], 1450, "notice"),
        ([(0, ev.HoldOn("dnd")), (0, start())], 1550, "deferred"),
        ([(0, start())], 1540, "break"),
        ([(0, start()), (1540, ev.Lock())], 1900, "returning"),
    ],
)
def test_the_state_has_one_word(events: Told, at: float, word: str) -> None:
    assert view(events, at).state == word


def test_a_focus_block_shows_what_is_gone_and_what_comes() -> None:
    shown = view([(0, start())], 600)
    assert (shown.gone, shown.interval, shown.next_break) == (seconds(600), seconds(1500), seconds(900))
    assert (shown.next_tier, shown.next_length) == ("short", seconds(300))
    assert (shown.block, shown.blocks) == (1, 4)
    assert (shown.topic, shown.rhythm, shown.level) == ("Cardiology", "25/5", "firm")
    assert shown.in_session and shown.clock_runs and not shown.can_postpone
    assert shown.changes_at == seconds(1440)


def test_the_block_counts_up_to_the_long_break() -> None:
    shown = view([(0, start())], 5600)
    assert (shown.block, shown.blocks, shown.next_tier, shown.next_length) == (4, 4, "long", seconds(900))


def test_the_notice_shows_what_postponing_would_lead_to() -> None:
    shown = view([(0, start())], 1450)
    assert shown.can_postpone
    assert (shown.postpone_by, shown.postponed_length) == (seconds(300), seconds(360))


def test_a_postponed_break_shows_its_extension() -> None:
    shown = view([(0, start()), (1450, ev.Postpone())], 1500)
    assert (shown.next_break, shown.next_length, shown.postponed_length) == (
        seconds(300),
        seconds(360),
        seconds(420),
    )


def test_a_break_shows_its_rest_and_when_it_may_be_skipped() -> None:
    shown = view([(0, start()), (1450, ev.InputQuiet())], 1600)
    assert (shown.break_tier, shown.break_length) == ("short", seconds(300))
    assert (shown.remaining, shown.break_ends) == (seconds(150), seconds(1750))
    assert shown.can_skip_at == seconds(1510)
    assert not shown.halted


def test_a_gentle_break_may_be_skipped_at_once_and_a_strict_one_never() -> None:
    assert view([(0, start(level="gentle"))], 1540).can_skip_at == seconds(1530)
    strict = view([(0, start(level="strict"))], 1540)
    assert strict.can_skip_at is None and not strict.can_postpone


def test_a_halted_break_stands_still() -> None:
    shown = view([(0, start(level="gentle"))], 1600)
    assert shown.halted and shown.break_ends is None
    assert shown.remaining == seconds(285)


def test_a_break_that_fell_back_shows_as_gentle() -> None:
    shown = view([(0, start()), (1531, ev.FellBackToGentle())], 1532)
    assert (shown.level, shown.can_skip_at) == ("gentle", seconds(1530))


def test_what_is_owed_is_shown_while_held_back() -> None:
    assert view([(0, ev.HoldOn("dnd")), (0, start())], 1550).owed == seconds(300)
    assert view([(0, start())], 1450).owed is None


def test_an_absence_shows_since_when_and_a_pause_does_not() -> None:
    away = view([(0, start()), (5, ev.Lock())], 10)
    assert away.away_since == seconds(5) and not away.clock_runs
    assert view([(0, start()), (5, ev.Pause())], 10).away_since is None


def test_flow_counts_up_and_suggests_a_fifth() -> None:
    shown = view([(0, start("flow"))], 1000)
    assert (shown.gone, shown.interval, shown.next_break) == (seconds(1000), None, None)
    assert shown.next_length == seconds(200)
    assert shown.changes_at is None


def test_quiet_mode_shows_until_when() -> None:
    assert view([(0, start()), (5, ev.Quiet(seconds(60)))], 10).quiet_until == seconds(65)
