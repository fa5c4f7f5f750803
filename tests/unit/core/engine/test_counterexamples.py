"""Timelines that once broke a rule, in their shortest form."""

from companion.core.engine import events as ev
from companion.core.engine.effects import BreakStarted
from tests.unit.core.engine.driving import drive, start
from tests.unit.core.engine.telling import assert_said, seconds, tell


def test_a_break_postponed_on_a_locked_screen_counts_no_focus() -> None:
    got = tell(
        "0 start 25/5 firm\n1540 lock\n1550 postpone\n1600 unlock\n1700 stop", only="away back session_ended"
    )
    assert_said(got, "1550 away 1550\n1600 back 50\n1700 session_ended 1630 0")


def test_a_session_stopped_in_a_break_on_a_locked_screen_leaves_the_guard_away() -> None:
    got = tell("0 start 25/5 firm\n1540 lock\n1550 stop\n1600 unlock\n1610 end", guard=True)
    assert_said(
        got[-4:],
        """
        1550 break_ended short left_early
        1550 session_ended 1530 0
        1550 away 1550
        1600 back 50
        """,
    )


def test_a_session_stopped_in_a_pause_on_a_locked_screen_is_away_for_the_guard_since_the_pause() -> None:
    got = tell("0 start 25/5 firm\n100 pause\n110 lock\n120 stop\n200 unlock\n210 end", guard=True)
    assert_said(
        got,
        """
        0 focus_started
        100 focus_paused
        120 focus_counted 100
        120 session_ended 100 0
        120 away 100
        120 break_ended micro natural
        200 back 100
        """,
    )


def test_a_break_waiting_for_a_lull_does_not_start_at_once_when_a_natural_one_is_discarded() -> None:
    events: list[tuple[float, ev.Event]] = [
        (0, start()),
        (1510, ev.Lock()),
        (1900, ev.Unlock()),
        (1910, ev.AnswerAway("discard")),
    ]
    state, effects = drive(events)
    assert not [effect for effect in effects if isinstance(effect, BreakStarted)]
    due = state.ledger.due
    assert due is not None and due.waiting_since is None and due.total == seconds(1580)


def test_time_asleep_over_a_restart_never_becomes_focus() -> None:
    events: list[tuple[float, ev.Event]] = [
        (0, start()),
        (100, ev.Suspend()),
        (300, ev.Restarted(stored_at=seconds(100))),
        (301, ev.Lock()),
        (400, ev.Unlock()),
        (410, ev.AnswerAway("study")),
    ]
    state, _effects = drive(events)
    # 0..100 before the sleep, 300..301 between restart and lock, 400..410 after it: nothing is put back.
    assert state.running_since is not None
    assert state.counted + seconds(410) - state.running_since == seconds(111)


def test_a_break_in_flow_offers_no_postponement() -> None:
    got = tell(
        "0 start flow firm\n1000 break\n1020 postpone\n1030 skip\n9000 end", only="refused break_ended notice"
    )
    assert_said(got, "1020 refused postpone\n1030 break_ended short skipped")


def test_time_asleep_in_a_break_that_a_crash_closed_never_becomes_focus_of_the_guard() -> None:
    got = tell("0 start 25/5 firm\n1540 suspend\n1600 restart 700\n2310 answer study\n2320 end", guard=True)
    assert got[-1] == "2310 refused answer_away"


def test_a_debt_paid_by_an_absence_that_was_study_is_owed_again_until_the_call_ends() -> None:
    got = tell(
        "0 start 25/5 firm\n100 call_on\n1600 quiet\n2100 active\n2110 answer study\n4000 call_off\n4010 end",
        only="deferred break_ended notice",
    )
    assert_said(got, "1500 deferred short call\n1900 break_ended short natural\n4000 notice short 4060")


def test_a_longer_debt_outlives_a_shorter_natural_break_until_the_call_ends() -> None:
    got = tell(
        "100 call_on\n3100 quiet\n3140 active\n3500 call_off\n3510 end",
        guard=True,
        only="deferred break_ended notice",
    )
    assert_said(
        got,
        """
        1200 deferred micro call
        3000 break_ended micro superseded
        3000 deferred rest call
        3130 break_ended micro natural
        3500 notice rest 3560
        """,
    )
