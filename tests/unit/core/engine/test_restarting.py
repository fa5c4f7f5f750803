"""The program dies and is started again."""

from companion.core.engine import events as ev
from companion.core.engine.effects import BreakEnded, BreakHalted, BreakResumed, SessionEnded
from tests.unit.core.engine.driving import brief, drive, start
from tests.unit.core.engine.telling import assert_said, seconds, tell


def test_a_short_gap_resumes_and_counts_as_away_from_the_last_stored_instant() -> None:
    got = tell("0 start 50/10 firm\n630 restart 120\n800 stop")
    assert_said(
        got,
        """
        0 focus_started
        750 away 600
        750 back 150
        800 focus_counted 650
        800 session_ended 650 0
        """,
    )


def test_after_a_restart_a_quiet_user_is_away_until_the_next_input() -> None:
    got = tell("0 start 50/10 firm\n500 quiet\n630 restart 120\n800 touch\n900 stop")
    assert_said(
        got,
        """
        0 focus_started
        750 away 600
        800 back 200
        900 focus_counted 700
        900 session_ended 700 0
        """,
    )


def test_a_gap_of_a_tiers_length_is_a_natural_break() -> None:
    got = tell("0 start 25/5 firm\n600 restart 300\n1000 stop", only="break_ended session_ended")
    assert_said(got, "900 break_ended short natural\n1000 session_ended 700 1")


def test_the_gap_is_counted_from_the_last_stored_instant() -> None:
    got = tell("0 start 25/5 firm\n659 restart 241\n1000 stop", only="away break_ended")
    assert_said(got, "900 away 600\n900 break_ended short natural")


def test_a_transition_is_stored_at_once() -> None:
    got = tell("0 start 50/10 firm\n610 pause\n620 resume\n650 restart 30\n800 end", only="away")
    assert_said(got, "680 away 620")


def test_ten_minutes_sharp_still_resume() -> None:
    got = tell("0 start 50/10 firm\n600 restart 600\n1300 end", only="away back break_ended session_ended")
    assert_said(got, "1200 away 600\n1200 break_ended short natural\n1200 back 600")


def test_a_longer_gap_closes_the_session_at_its_last_stored_instant() -> None:
    got = tell("0 start 50/10 firm\n630 restart 571\n1300 touch\n1400 end")
    assert_said(got, "0 focus_started\n1201 focus_counted 600\n1201 session_ended 600 0")


def test_how_long_a_gap_may_be_and_how_often_is_stored_are_settings() -> None:
    got = tell(
        "0 start 50/10 firm\n630 restart 71\n1300 end",
        only="session_ended",
        resume_within=100,
        store_every=300,
    )
    assert_said(got, "701 session_ended 600 0")
    kept = tell(
        "0 start 50/10 firm\n630 restart 70\n1300 end",
        only="session_ended away",
        resume_within=100,
        store_every=300,
    )
    assert_said(kept, "700 away 600")


def test_a_break_in_progress_is_credited_with_the_time_that_passed() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n1600 restart 60\n1900 end", only="break_ended returning")
    assert_said(got, "1750 break_ended short taken\n1750 returning")


def test_a_break_that_ended_in_the_gap_is_taken_when_the_program_is_back() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n1600 restart 300\n1950 touch\n2000 end")
    assert_said(
        got[3:],
        """
        1500 break_started short 300 firm
        1900 break_ended short taken
        1900 returning
        1950 focus_started
        """,
    )


def test_a_break_with_a_long_gap_is_taken_and_the_session_closed() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n1600 restart 700\n2400 touch\n2500 end")
    assert_said(
        got[3:],
        """
        1500 break_started short 300 firm
        2300 break_ended short taken
        2300 session_ended 1450 1
        """,
    )


def test_a_halted_breaks_clock_goes_on_over_the_gap() -> None:
    got = tell(
        "0 start 25/5 gentle\n1560 restart 100\n1661 quiet\n1900 end",
        only="break_halted break_resumed break_ended",
    )
    assert_said(
        got,
        """
        1545 break_halted
        1660 break_resumed
        1660 break_halted
        1661 break_resumed
        1831 break_ended short taken        # 1830 + 1: stored at the halt, 1545
        """,
    )


def test_typing_before_the_gap_is_remembered() -> None:
    events: list[tuple[float, ev.Event]] = [
        (0, start(level="gentle")),
        (10, ev.TakeBreak()),
        (20, ev.InputQuiet()),
        (30, ev.Restarted(stored_at=seconds(25))),
        (40, ev.InputActive()),
        (60, ev.InputQuiet()),
    ]
    _state, effects = drive(events)
    assert brief(effects, BreakHalted, BreakResumed) == [(45, "BreakHalted"), (60, "BreakResumed")]


def test_paused_stays_paused_over_a_short_gap() -> None:
    got = tell("0 start 50/10 firm\n100 pause\n200 restart 60\n400 resume\n500 stop")
    assert_said(
        got,
        """
        0 focus_started
        100 focus_paused
        400 focus_started
        500 focus_counted 200
        500 session_ended 200 0
        """,
    )


def test_a_paused_session_is_closed_after_a_long_gap() -> None:
    got = tell("0 start 50/10 firm\n100 pause\n200 restart 700\n1000 end", only="session_ended break_ended")
    assert_said(got, "900 session_ended 100 0")


def test_away_stays_away_over_a_short_gap_since_it_began() -> None:
    got = tell(
        "0 start 25/5 firm\n100 lock\n200 restart 300\n600 unlock\n700 end", only="away break_ended back"
    )
    assert_said(got, "100 away 100\n500 break_ended short natural\n600 back 500")


def test_a_noticed_break_comes_after_the_gap() -> None:
    got = tell("0 start 25/5 firm\n1450 restart 100\n1700 end", only="away back notice break_started")
    assert_said(
        got,
        """
        1440 notice short 1500
        1550 away 1440
        1550 back 110
        1640 break_started short 300 firm
        """,
    )


def test_quiet_mode_that_ended_in_the_gap_ends_at_the_restart() -> None:
    got = tell("0 start 50/10 firm\n100 hush 2\n200 restart 100\n400 end", only="quiet_ended")
    assert_said(got, "300 quiet_ended")


def test_a_restart_with_nothing_running_says_nothing() -> None:
    assert_said(tell("100 restart 5000\n9000 end"), "")


def test_the_guard_goes_on_after_a_long_gap() -> None:
    got = tell("0 active\n630 restart 1000\n1700 end", guard=True)
    assert_said(
        got,
        """
        1630 away 600
        1630 focus_counted 600
        1630 break_ended rest natural
        1630 back 1030
        """,
    )


def test_a_guards_break_with_a_long_gap_is_taken() -> None:
    got = tell("0 active\n1240 restart 1000\n2300 touch\n2301 end", guard=True, only="break_ended away back")
    assert_said(got, "2240 break_ended micro taken\n2240 away 1230\n2240 back 1010")


def test_a_session_closed_by_a_gap_goes_on_under_the_guard() -> None:
    state, _effects = drive([(0, ev.GuardSwitched(on=True)), (10, start())])
    state, effects = drive([(1000, ev.Restarted(stored_at=seconds(60)))], state)
    assert SessionEnded(at=seconds(1000), focus=seconds(50), breaks=0, closed_at=seconds(60)) in effects
    assert state.session is None and state.running_since == seconds(1000)


def test_a_restart_knows_nothing_of_the_future() -> None:
    state, _effects = drive([(0, start())])
    _state, effects = drive([(100, ev.Restarted(stored_at=seconds(200))), (300, ev.Stop())], state)
    assert brief(effects, SessionEnded, BreakEnded) == [(300, "SessionEnded")]
