"""Reasons to hold a break back: the debt stays."""

import pytest

from tests.unit.core.engine.telling import assert_said, tell

BREAKS = "notice deferred break_started break_ended owed"


@pytest.mark.parametrize("reason", ["dnd", "call", "fullscreen"])
def test_a_reason_at_due_defers_the_break_and_notice_comes_at_once_when_it_lifts(reason: str) -> None:
    got = tell(f"0 start 25/5 firm\n1000 {reason}_on\n2000 {reason}_off\n2100 end", only=BREAKS)
    assert_said(
        got,
        f"""
        1500 deferred short {reason}
        2000 notice short 2060
        2090 break_started short 300 firm
        """,
    )


def test_the_clock_goes_on_while_a_break_is_held_back() -> None:
    got = tell("0 start 25/5 firm\n1000 dnd_on\n2000 stop", only="session_ended")
    assert_said(got, "2000 session_ended 2000 0")


def test_no_notice_is_shown_while_a_reason_holds() -> None:
    got = tell("0 start 25/5 firm\n1400 call_on\n1470 call_off\n1540 end", only=BREAKS)
    assert_said(got, "1470 notice short 1500\n1530 break_started short 300 firm")


def test_a_reason_that_comes_after_the_notice_still_defers_at_due() -> None:
    got = tell("0 start 25/5 firm\n1450 call_on\n1600 call_off\n1700 end", only=BREAKS)
    assert_said(
        got,
        """
        1440 notice short 1500
        1500 deferred short call
        1600 notice short 1660
        1690 break_started short 300 firm
        """,
    )


def test_a_reason_that_comes_while_waiting_for_a_lull_defers_there_and_then() -> None:
    got = tell("0 start 25/5 firm\n1510 dnd_on\n1600 end", only="deferred break_started")
    assert_said(got, "1510 deferred short dnd")


def test_several_reasons_must_all_lift_and_the_first_is_named() -> None:
    got = tell(
        "0 start 25/5 firm\n100 call_on\n200 dnd_on\n1600 call_off\n1700 dnd_off\n1800 end",
        only="deferred notice break_started",
    )
    assert_said(
        got,
        """
        1500 deferred short call
        1700 notice short 1760
        1790 break_started short 300 firm
        """,
    )


def test_the_reason_named_is_the_first_of_those_that_hold() -> None:
    got = tell("0 start 25/5 firm\n1 call_on\n2 dnd_on\n3 call_off\n4 call_on\n1600 end", only="deferred")
    assert_said(got, "1500 deferred short dnd")


def test_a_reason_told_twice_lifts_once() -> None:
    got = tell("0 start 25/5 firm\n100 dnd_on\n200 dnd_on\n1600 dnd_off\n1700 end", only="deferred notice")
    assert_said(got, "1500 deferred short dnd\n1600 notice short 1660")


def test_what_is_owed_is_said_once_after_the_limit() -> None:
    got = tell("0 start 25/5 firm\n1000 dnd_on\n20000 end", only="deferred owed")
    assert_said(got, "1500 deferred short dnd\n5100 owed short 300")


def test_the_limit_of_deferring_is_a_setting_and_a_postponed_break_owes_its_extension() -> None:
    got = tell(
        "0 start 25/5 firm\n1450 postpone\n1460 dnd_on\n3000 end", only="deferred owed", defer_limit=600
    )
    assert_said(got, "1800 deferred short dnd\n2400 owed short 360")


def test_each_debt_is_said_once() -> None:
    got = tell(
        "0 start 25/5 firm\n1000 dnd_on\n2200 dnd_off\n2261 quiet\n2300 dnd_on\n2600 active\n6000 end",
        only="deferred owed break_ended",
        defer_limit=600,
    )
    assert_said(
        got,
        """
        1500 deferred short dnd
        2100 owed short 300
        2561 break_ended short taken
        4100 deferred short dnd
        4700 owed short 300
        """,
    )


def test_a_debt_held_back_twice_is_said_once() -> None:
    got = tell(
        "0 start 25/5 firm\n1000 dnd_on\n2200 dnd_off\n2270 dnd_on\n6000 end",
        only="deferred notice owed",
        defer_limit=600,
    )
    assert_said(
        got,
        """
        1500 deferred short dnd
        2100 owed short 300
        2200 notice short 2260
        2270 deferred short dnd
        """,
    )


def test_lifted_while_the_user_is_away_nothing_is_said_until_back() -> None:
    got = tell(
        "0 start 25/5 firm\n1000 dnd_on\n1600 lock\n1700 dnd_off\n1800 unlock\n1900 end",
        only="deferred notice break_started",
    )
    assert_said(got, "1500 deferred short dnd\n1800 notice short 1860\n1890 break_started short 300 firm")


def test_a_break_after_a_deferral_also_waits_for_a_lull() -> None:
    got = tell("0 start 25/5 firm\n1000 dnd_on\n2000 dnd_off\n2070 quiet\n2100 end", only="break_started")
    assert_said(got, "2073 break_started short 300 firm")


def test_the_interval_after_a_deferred_break_is_a_full_one() -> None:
    got = tell("0 start 25/5 firm\n1000 dnd_on\n2000 dnd_off\n4000 end", only="break_ended notice")
    assert_said(got, "2000 notice short 2060\n2390 break_ended short taken\n3830 notice short 3890")


def test_quiet_mode_holds_breaks_back_and_ends_by_itself() -> None:
    got = tell("0 start 25/5 firm\n600 hush 30\n2500 end")
    assert_said(
        got,
        """
        0 focus_started
        600 quiet_started
        1500 deferred short quiet
        2400 quiet_ended
        2400 notice short 2460
        2490 focus_counted 2490
        2490 break_started short 300 firm
        """,
    )


def test_quiet_mode_may_be_prolonged_and_ended() -> None:
    got = tell(
        "0 start 25/5 firm\n0 hush 30\n1000 hush 30\n2000 hush 0\n2010 end",
        only="quiet_started quiet_ended notice",
    )
    assert_said(got, "0 quiet_started\n1000 quiet_started\n2000 quiet_ended\n2000 notice short 2060")


def test_ending_quiet_mode_lifts_no_other_reason() -> None:
    got = tell("0 start 25/5 firm\n0 hush 30\n10 dnd_on\n3000 end", only="quiet_ended deferred notice")
    assert_said(got, "1500 deferred short quiet\n1800 quiet_ended")


def test_ending_a_quiet_mode_that_does_not_run_is_refused() -> None:
    assert_said(tell("0 hush 0\n1 end"), "0 refused quiet")


def test_quiet_mode_may_run_over_a_pause_and_ends_on_time() -> None:
    got = tell("0 start 25/5 firm\n100 hush 1\n110 pause\n200 resume\n210 end")
    assert_said(
        got,
        """
        0 focus_started
        100 quiet_started
        110 focus_paused
        160 quiet_ended
        200 focus_started
        """,
    )


def test_a_longer_break_takes_the_place_of_a_shorter_one_held_back() -> None:
    got = tell(
        "0 call_on\n3100 call_off\n3200 end",
        guard=True,
        only="deferred break_ended notice owed break_started",
    )
    assert_said(
        got,
        """
        1200 deferred micro call
        3000 break_ended micro superseded
        3000 deferred rest call
        3100 notice rest 3160
        3190 break_started rest 300 gentle
        """,
    )


def test_a_break_held_back_may_be_taken_at_any_time() -> None:
    got = tell(
        "0 start 25/5 firm\n1000 dnd_on\n1800 break\n2200 end", only="deferred break_started break_ended"
    )
    assert_said(
        got, "1500 deferred short dnd\n1800 break_started short 300 firm\n2100 break_ended short taken"
    )
