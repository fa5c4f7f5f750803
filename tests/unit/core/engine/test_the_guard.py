"""The all-day guard over computer use outside sessions."""

from companion.core.engine import events as ev
from companion.core.engine.effects import BreakEnded, BreakStarted, FocusCounted
from companion.core.engine.rhythm import GUARD
from tests.unit.core.engine.driving import brief, drive, start
from tests.unit.core.engine.telling import assert_said, tell


def test_micro_breaks_come_after_twenty_minutes_with_ten_seconds_of_notice() -> None:
    got = tell("1199 quiet\n1300 touch\n1320 end", guard=True)
    assert_said(
        got,
        """
        1190 notice micro 1200
        1202 focus_counted 1199
        1202 break_started micro 20 gentle
        1219 break_ended micro taken
        1219 returning
        1300 focus_started
        """,
    )


def test_rest_comes_after_fifty_minutes_of_use_whatever_the_micro_breaks() -> None:
    got = tell(
        "1199 quiet\n1219 active\n2417 quiet\n2439 active\n4000 end", guard=True, only="break_started notice"
    )
    assert_said(
        got,
        """
        1190 notice micro 1200
        1202 break_started micro 20 gentle
        2409 notice micro 2419
        2420 break_started micro 20 gentle
        2982 notice rest 3042
        3072 break_started rest 300 gentle
        """,
    )


def test_thirty_seconds_of_quiet_are_away_since_the_last_input() -> None:
    got = tell("100 quiet\n200 touch\n205 active\n300 lock\n310 end", guard=True, only="away back")
    assert_said(got, "130 away 100\n200 back 100\n300 away 300")


def test_stretches_of_quiet_under_thirty_seconds_count_as_use() -> None:
    got = tell("100 quiet\n129.9 active\n1195 end", guard=True, only="away notice")
    assert_said(got, "1190 notice micro 1200")


def test_when_the_guard_calls_it_away_is_a_setting() -> None:
    got = tell("100 quiet\n200 end", guard=True, only="away", guard_away_after=45)
    assert_said(got, "145 away 100")


def test_an_absence_of_a_tiers_length_is_a_natural_break() -> None:
    got = tell("100 quiet\n500 touch\n505 end", guard=True)
    assert_said(
        got,
        """
        130 away 100
        130 focus_counted 100
        130 break_ended micro natural
        400 break_ended rest natural
        500 back 400
        """,
    )


def test_use_counts_while_a_video_plays() -> None:
    got = tell("100 inhibit_on\n101 quiet\n1190 end", guard=True)
    assert_said(got, "1190 notice micro 1200")


def test_a_break_comes_to_somebody_who_watches_a_video_and_begins_when_it_starts() -> None:
    got = tell("100 inhibit_on\n101 quiet\n1300 end", guard=True)
    assert_said(
        got,
        """
        1190 notice micro 1200
        1200 focus_counted 1200
        1200 break_started micro 20 gentle
        1220 break_ended micro taken
        1220 returning
        """,
    )


def test_when_the_video_ends_quiet_counts_from_there() -> None:
    got = tell("100 inhibit_on\n101 quiet\n600 inhibit_off\n900 end", guard=True, only="away break_ended")
    assert_said(got, "630 away 600\n630 break_ended micro natural\n900 break_ended rest natural")


def test_a_video_that_never_played_does_not_end() -> None:
    got = tell("100 quiet\n120 inhibit_off\n140 end", guard=True, only="away")
    assert_said(got, "130 away 100")


def test_a_video_that_begins_shows_presence() -> None:
    got = tell("100 quiet\n200 inhibit_on\n1000 end", guard=True, only="away back")
    assert_said(got, "130 away 100\n200 back 100")


def test_a_video_shows_no_presence_on_a_locked_screen() -> None:
    got = tell("100 lock\n200 inhibit_on\n300 end", guard=True, only="away back")
    assert_said(got, "100 away 100")


def test_a_video_does_not_count_in_a_session() -> None:
    got = tell("0 start 50/10 firm\n10 inhibit_on\n100 quiet\n500 end", only="away")
    assert_said(got, "400 away 100")


def test_the_guard_returns_on_the_first_input_whatever_is_set() -> None:
    got = tell(
        "1197 quiet\n1250 touch\n1260 end", guard=True, only="returning focus_started", auto_return=False
    )
    assert_said(got, "1217 returning\n1250 focus_started")


def test_commands_of_sessions_are_refused_while_only_the_guard_counts() -> None:
    got = tell("10 pause\n20 stop\n30 resume\n40 skip\n50 leave\n60 back\n70 end", guard=True)
    assert_said(
        got,
        """
        10 refused pause
        20 refused stop
        30 refused resume
        40 refused skip
        50 refused leave
        60 refused back
        """,
    )


def test_a_break_may_be_asked_for() -> None:
    got = tell("100 break rest\n101 quiet\n500 end", guard=True, only="break_started break_ended")
    assert_said(got, "100 break_started rest 300 gentle\n400 break_ended rest taken")


def test_use_before_and_after_a_session_belongs_to_the_guards_interval() -> None:
    got = tell("500 start 90/20 firm\n900 stop\n1195 end", guard=True, only="notice session_ended")
    assert_said(got, "900 session_ended 400 0\n1190 notice micro 1200")


def test_a_break_taken_in_a_session_counts_for_the_guard() -> None:
    got = tell(
        "500 start 25/5 firm\n900 break\n901 quiet\n1300 active\n1400 stop\n2500 end",
        guard=True,
        only="notice",
    )
    assert_said(got, "2490 notice micro 2500")


def test_a_session_ended_in_a_pause_leaves_a_present_user_to_the_guard() -> None:
    got = tell("0 start 25/5 firm\n100 pause\n200 stop\n1300 end", guard=True, only="notice")
    assert_said(got, "1290 notice micro 1300")


def test_starting_a_session_shows_presence() -> None:
    got = tell("100 quiet\n200 start 25/5 firm\n210 end", guard=True, only="away back focus_started")
    assert_said(got, "130 away 100\n200 back 100\n200 focus_started")


def test_starting_a_session_in_the_guards_break_leaves_it_early() -> None:
    got = tell("1197 quiet\n1205 start 25/5 firm\n1210 end", guard=True, only="break_ended focus_started")
    assert_said(got, "1205 break_ended micro left_early\n1205 focus_started")


def test_switching_the_guard_off_ends_its_break_and_counts_what_was() -> None:
    state, effects = drive(
        [(0, ev.GuardSwitched(on=True)), (1197, ev.InputQuiet()), (1205, ev.GuardSwitched(on=False))]
    )
    assert brief(effects, BreakStarted, BreakEnded, FocusCounted) == [
        (1200, "FocusCounted"),
        (1200, "BreakStarted"),
        (1205, "BreakEnded"),
    ]
    assert isinstance(effects[-1], BreakEnded) and effects[-1].outcome == "left_early"
    assert drive([(9000, ev.Tick())], state)[1] == []


def test_switching_the_guard_off_and_on_loses_nothing_it_counted() -> None:
    state, effects = drive([(0, ev.GuardSwitched(on=True)), (600, ev.GuardSwitched(on=False))])
    assert brief(effects) == [(600, "FocusCounted")]
    _state, effects = drive([(700, ev.GuardSwitched(on=True)), (1290, ev.Tick())], state)
    assert brief(effects) == [(1290, "NoticeGiven")]


def test_switching_the_guard_in_a_session_changes_nothing_until_it_ends() -> None:
    state, _effects = drive([(0, start("50/10"))])
    state, effects = drive([(10, ev.GuardSwitched(on=True, rhythm=GUARD)), (1195, ev.Stop())], state)
    assert brief(effects) == [(1195, "FocusCounted"), (1195, "SessionEnded"), (1195, "NoticeGiven")]


def test_switched_on_behind_a_locked_screen_nothing_counts() -> None:
    state, effects = drive([(0, ev.Lock()), (1, ev.GuardSwitched(on=True)), (5000, ev.Tick())])
    assert brief(effects) == [(1, "Away")]
    assert state.counted.total_seconds() == 0
