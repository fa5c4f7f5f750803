"""Typing, locking and leaving while a break runs."""

import pytest

from companion.core.engine import events as ev
from companion.core.engine.effects import BreakEnded, BreakHalted, BreakResumed
from tests.unit.core.engine.driving import brief, drive, start
from tests.unit.core.engine.telling import assert_said, tell

COURSE = "break_started break_halted break_resumed break_ended"


def test_in_a_gentle_break_more_than_fifteen_seconds_of_typing_halt_the_clock() -> None:
    got = tell("0 start 25/5 gentle\n1450 quiet\n1600 active\n1640 quiet\n1900 end", only=COURSE)
    assert_said(
        got,
        """
        1500 break_started short 300 gentle
        1615 break_halted
        1640 break_resumed
        1775 break_ended short taken        # 1450 + 300 + 25
        """,
    )


def test_less_typing_than_that_is_tolerated() -> None:
    got = tell("0 start 25/5 gentle\n1450 quiet\n1600 active\n1614.9 quiet\n1900 end", only=COURSE)
    assert_said(got, "1500 break_started short 300 gentle\n1750 break_ended short taken")


def test_typing_is_added_up_over_the_break() -> None:
    got = tell(
        "0 start 25/5 gentle\n1450 quiet\n1600 active\n1610 quiet\n1650 active\n1660 quiet\n"
        "1670 active\n1672 quiet\n1900 end",
        only=COURSE,
    )
    assert_said(
        got,
        """
        1500 break_started short 300 gentle
        1655 break_halted
        1660 break_resumed
        1670 break_halted
        1672 break_resumed
        1757 break_ended short taken
        """,
    )


def test_typing_that_goes_on_from_before_the_break_counts_from_its_start() -> None:
    got = tell("0 start 25/5 gentle\n1600 quiet\n1900 end", only=COURSE)
    assert_said(
        got,
        """
        1530 break_started short 300 gentle
        1545 break_halted
        1600 break_resumed
        1885 break_ended short taken
        """,
    )


def test_a_gentle_break_never_reached_is_skipped_after_three_times_its_length() -> None:
    got = tell("0 start 25/5 gentle\n2500 end", only=COURSE + " focus_started")
    assert_said(
        got,
        """
        0 focus_started
        1530 break_started short 300 gentle
        1545 break_halted
        2430 break_ended short skipped
        2430 focus_started
        """,
    )


def test_single_keys_never_halt_a_break() -> None:
    keys = "\n".join(f"{1500 + second} touch" for second in range(100, 140))
    got = tell(f"0 start 25/5 gentle\n1450 quiet\n{keys}\n1900 end", only=COURSE)
    assert_said(got, "1500 break_started short 300 gentle\n1750 break_ended short taken")


@pytest.mark.parametrize("level", ["firm", "strict"])
def test_where_the_screen_is_covered_typing_halts_nothing(level: str) -> None:
    got = tell(f"0 start 25/5 {level}\n1900 end", only=COURSE)
    assert_said(got, f"1530 break_started short 300 {level}\n1830 break_ended short taken")


@pytest.mark.parametrize("level", ["firm", "strict"])
def test_where_the_desktop_cannot_block_typing_halts_every_break(level: str) -> None:
    got = tell(f"0 cannot_block\n0 start 25/5 {level}\n1600 quiet\n2000 end", only=COURSE)
    assert_said(
        got,
        f"""
        1530 break_started short 300 {level}
        1545 break_halted
        1600 break_resumed
        1885 break_ended short taken
        """,
    )


def test_a_firm_break_typed_through_is_not_skipped_by_itself() -> None:
    got = tell("0 cannot_block\n0 start 25/5 firm\n5000 quiet\n6000 end", only="break_ended")
    assert_said(got, "5285 break_ended short taken")


def test_the_desktop_may_turn_out_unable_to_block_during_the_break() -> None:
    got = tell("0 start 25/5 firm\n1600 cannot_block\n1700 quiet\n2000 end", only=COURSE)
    assert_said(
        got,
        """
        1530 break_started short 300 firm
        1615 break_halted
        1700 break_resumed
        1915 break_ended short taken
        """,
    )


def test_a_break_that_fell_back_to_gentle_is_halted_like_one() -> None:
    events: list[tuple[float, ev.Event]] = [
        (0, start()),
        (1535, ev.FellBackToGentle()),
        (1560, ev.InputQuiet()),
    ]
    _state, effects = drive([*events, (1900, ev.Tick())])
    assert brief(effects, BreakHalted, BreakResumed, BreakEnded) == [
        (1550, "BreakHalted"),
        (1560, "BreakResumed"),
        (1840, "BreakEnded"),
    ]


def test_falling_back_to_gentle_means_nothing_outside_a_break() -> None:
    state, _effects = drive([(0, start())])
    assert drive([(0, ev.FellBackToGentle())], state) == (state, [])


@pytest.mark.parametrize(("going", "coming"), [("lock", "unlock"), ("suspend", "wake")])
def test_locked_and_suspended_time_counts_as_break_time(going: str, coming: str) -> None:
    got = tell(f"0 start 25/5 strict\n1450 quiet\n1600 {going}\n1700 {coming}\n1800 end", only=COURSE)
    assert_said(got, "1500 break_started short 300 strict\n1750 break_ended short taken")


def test_back_after_its_end_the_break_is_taken() -> None:
    got = tell("0 start 25/5 strict\n1450 quiet\n1600 suspend\n9000 wake\n9010 touch\n9020 end")
    assert_said(
        got[3:],
        """
        1500 break_started short 300 strict
        1750 break_ended short taken
        1750 returning
        9010 focus_started
        """,
    )


def test_no_absence_is_reported_in_a_break() -> None:
    got = tell("0 start 25/5 strict\n1450 quiet\n1600 lock\n2000 unlock\n2010 end", only="away back")
    assert_said(got, "")


def test_locking_lets_a_halted_clock_go_on() -> None:
    got = tell("0 start 25/5 gentle\n1600 lock\n1700 unlock\n1701 quiet\n1900 end", only=COURSE)
    assert_said(
        got,
        """
        1530 break_started short 300 gentle
        1545 break_halted
        1600 break_resumed
        1700 break_halted
        1701 break_resumed
        1886 break_ended short taken
        """,
    )


def test_skip_is_allowed_at_once_in_gentle() -> None:
    got = tell("0 start 25/5 gentle\n1450 quiet\n1500 skip\n1510 end", only="break_ended focus_started")
    assert_said(got, "0 focus_started\n1500 break_ended short skipped\n1500 focus_started")


def test_skip_is_allowed_after_ten_seconds_in_firm() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n1509.9 skip\n1510 skip\n1600 end", only="refused break_ended")
    assert_said(got, "1509.9 refused skip\n1510 break_ended short skipped")


def test_skip_after_is_a_setting() -> None:
    got = tell(
        "0 start 25/5 firm\n10 break\n39 skip\n40 skip\n50 end", only="refused break_ended", skip_after=30
    )
    assert_said(got, "39 refused skip\n40 break_ended short skipped")


def test_skip_is_never_allowed_in_strict() -> None:
    got = tell("0 start 25/5 strict\n1450 quiet\n1700 skip\n1710 end", only="refused break_ended")
    assert_said(got, "1700 refused skip")


@pytest.mark.parametrize("level", ["gentle", "firm", "strict"])
def test_the_emergency_exit_leaves_at_once_in_every_level(level: str) -> None:
    got = tell(f"0 start 25/5 {level}\n1450 quiet\n1501 leave\n1600 stop")
    assert_said(
        got[3:],
        f"""
        1500 break_started short 300 {level}
        1501 break_ended short left_early
        1501 focus_started
        1600 focus_counted 99
        1600 session_ended 1549 0
        """,
    )


def test_stopping_in_a_break_leaves_it_early() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n1600 stop", only="break_ended session_ended")
    assert_said(got, "1600 break_ended short left_early\n1600 session_ended 1450 0")


def test_stopping_after_its_length_was_up_leaves_it_taken() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n1750 stop", only="break_ended session_ended")
    assert_said(got, "1750 break_ended short taken\n1750 session_ended 1450 1")
