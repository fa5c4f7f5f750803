"""Notice, lull, break, return: the plain course of a session."""

import pytest

from tests.unit.core.engine.telling import assert_said, tell


def test_a_quiet_user_gets_notice_then_the_break_then_focus_on_the_first_input_after_it() -> None:
    got = tell("""
        0 start 25/5 firm
        1450 quiet
        1800 touch
        1850 stop
    """)
    assert_said(
        got,
        """
        0 focus_started
        1440 notice short 1500
        1500 focus_counted 1450
        1500 break_started short 300 firm
        1750 break_ended short taken
        1750 returning
        1800 focus_started
        1850 focus_counted 50
        1850 session_ended 1500 1
        """,
    )


def test_somebody_who_types_is_given_thirty_seconds_for_a_lull_and_no_more() -> None:
    got = tell("0 start 25/5 firm\n1600 end", only="notice break_started focus_counted")
    assert_said(got, "1440 notice short 1500\n1530 focus_counted 1530\n1530 break_started short 300 firm")


def test_the_break_starts_at_the_first_lull_of_three_seconds() -> None:
    got = tell("0 start 25/5 firm\n1510 quiet\n1512.9 active\n1520 quiet\n1530 end", only="break_started")
    assert_said(got, "1523 break_started short 300 firm")


def test_quiet_of_exactly_the_lull_at_due_starts_the_break_at_due() -> None:
    got = tell("0 start 25/5 firm\n1497 quiet\n1530 end", only="break_started")
    assert_said(got, "1500 break_started short 300 firm")


def test_quiet_shorter_than_the_lull_at_due_waits_until_the_lull_is_full() -> None:
    got = tell("0 start 25/5 firm\n1498 quiet\n1530 end", only="break_started")
    assert_said(got, "1501 break_started short 300 firm")


def test_a_lull_that_begins_late_is_not_waited_for_past_the_limit() -> None:
    got = tell("0 start 25/5 firm\n1529 quiet\n1540 end", only="break_started")
    assert_said(got, "1530 break_started short 300 firm")


def test_after_an_absence_in_the_wait_a_lull_is_waited_for_anew() -> None:
    got = tell("0 start 25/5 firm\n1510 lock\n1600 unlock\n1700 end", only="away back break_started")
    assert_said(got, "1510 away 1510\n1600 back 90\n1630 break_started short 300 firm")


def test_lull_and_its_limit_are_settings() -> None:
    story = "0 start 25/5 firm\n1500 quiet\n1540 end"
    assert_said(tell(story, only="break_started", lull=8), "1508 break_started short 300 firm")
    typing = "0 start 25/5 firm\n1540 end"
    assert_said(tell(typing, only="break_started", lull_limit=12), "1512 break_started short 300 firm")


def test_quiet_while_waiting_for_a_lull_belongs_to_the_break() -> None:
    got = tell("0 start 25/5 firm\n1510 quiet\n1900 end", only="break_started break_ended focus_counted")
    assert_said(
        got, "1513 focus_counted 1510\n1513 break_started short 300 firm\n1810 break_ended short taken"
    )


def test_quiet_from_before_the_notice_counts_as_focus_up_to_the_notice() -> None:
    got = tell("0 start 25/5 firm\n1300 quiet\n1900 end", only="break_started break_ended focus_counted")
    assert_said(
        got, "1500 focus_counted 1440\n1500 break_started short 300 firm\n1740 break_ended short taken"
    )


def test_quiet_after_the_notice_does_not_stop_the_countdown_even_past_the_away_limit() -> None:
    got = tell("0 start 25/5 firm\n1420 quiet\n1530 end", only="away notice break_started", away_after=60)
    assert_said(got, "1440 notice short 1500\n1500 break_started short 300 firm")


@pytest.mark.parametrize(
    ("stopping", "going_on"), [("lock", "unlock"), ("suspend", "wake"), ("pause", "resume")]
)
def test_lock_suspend_and_pause_after_the_notice_stop_the_countdown(stopping: str, going_on: str) -> None:
    got = tell(
        f"0 start 25/5 firm\n1450 {stopping}\n1550 {going_on}\n1700 end", only="break_started focus_counted"
    )
    assert_said(got, "1630 focus_counted 1530\n1630 break_started short 300 firm")


def test_away_and_notice_at_the_same_instant_is_away() -> None:
    got = tell("0 start 25/5 firm\n1140 quiet\n1500 end", only="away notice")
    assert_said(got, "1440 away 1140")


def test_a_notice_of_no_length_is_given_when_the_break_is_due() -> None:
    odd = {"tiers": [{"name": "short", "after": 600, "length": 60, "notice": 0}]}
    got = tell(
        "0 start odd firm\n595 quiet\n700 end", only="notice break_started break_ended", rhythms={"odd": odd}
    )
    assert_said(got, "600 notice short 600\n600 break_started short 60 firm\n660 break_ended short taken")


@pytest.mark.parametrize(
    ("rhythm", "notice", "length"), [("50/10", 2940, 600), ("52/17", 3060, 1020), ("90/20", 5340, 1200)]
)
def test_the_built_in_rhythms_are_named_after_their_minutes(rhythm: str, notice: int, length: int) -> None:
    got = tell(f"0 start {rhythm} strict\n9000 end", only="notice break_started")
    assert_said(
        got[:2],
        f"{notice} notice short {notice + 60}\n{notice + 90} break_started short {length} strict",
    )


def test_without_auto_return_only_im_back_starts_the_next_block() -> None:
    story = "0 start 25/5 firm\n1450 quiet\n1800 touch\n1900 active\n1950 back\n1960 end"
    got = tell(story, only="returning focus_started", auto_return=False)
    assert_said(got, "0 focus_started\n1750 returning\n1950 focus_started")


def test_with_auto_return_im_back_starts_the_next_block_too() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n1800 back\n1810 end", only="returning focus_started")
    assert_said(got, "0 focus_started\n1750 returning\n1800 focus_started")


def test_the_typing_of_someone_who_never_stopped_is_the_first_input_after_the_break() -> None:
    got = tell("0 start 25/5 firm\n1900 end", only="returning focus_started")
    assert_said(got, "0 focus_started\n1830 returning\n1830 focus_started")


def test_input_on_a_locked_screen_is_no_return() -> None:
    story = "0 start 25/5 firm\n1450 quiet\n1700 lock\n1800 touch\n1900 unlock\n1950 end"
    assert_said(
        tell(story, only="returning focus_started"), "0 focus_started\n1750 returning\n1900 focus_started"
    )


def test_what_passes_before_the_return_is_no_focus() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n2400 touch\n2500 stop", only="focus_counted session_ended")
    assert_said(got, "1500 focus_counted 1450\n2500 focus_counted 100\n2500 session_ended 1550 1")


def test_the_next_interval_begins_with_the_return() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n2000 active\n3600 end", only="notice break_started")
    assert_said(got[2:], "3440 notice short 3500\n3530 break_started short 300 firm")


def test_a_replay_ends_with_its_last_line_deadlines_of_that_instant_included() -> None:
    assert_said(
        tell("0 start 25/5 firm\n1440 wall 2026-03-02T09:24:00"), "0 focus_started\n1440 notice short 1500"
    )
    assert_said(tell("0 start 25/5 firm\n1440 end\n9000 touch"), "0 focus_started\n1440 notice short 1500")
    assert_said(tell("0 start 25/5 firm\n1439.9 end"), "0 focus_started")


def test_deadlines_come_before_an_event_of_the_same_instant() -> None:
    got = tell("0 start 25/5 firm\n1440 postpone\n1450 end", only="notice postponed refused")
    assert_said(got, "1440 notice short 1500\n1440 postponed short 1800")


def test_events_of_one_instant_are_handled_in_the_order_of_the_file() -> None:
    got = tell("0 start 25/5 firm\n100 pause\n100 resume\n100 stop")
    assert_said(
        got,
        """
        0 focus_started
        100 focus_paused
        100 focus_started
        100 focus_counted 100
        100 session_ended 100 0
        """,
    )


def test_a_jump_of_the_wall_clock_changes_nothing() -> None:
    plain = tell("0 start 25/5 firm\n1450 quiet\n1800 touch\n5000 stop")
    jumping = tell("""
        0 start 25/5 firm
        100 wall 2027-01-01T00:00:00
        1450 quiet
        1460 wall 2020-01-01T00:00:00
        1600 wall 2026-03-29T03:30:00
        1800 touch
        5000 stop
    """)
    assert jumping == plain
