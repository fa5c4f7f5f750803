"""Flow counts up; breaks asked for; requests that make no sense; sessions one after the other."""

import pytest

from companion.core.engine import events as ev
from companion.core.engine.effects import RequestRefused
from tests.unit.core.engine.driving import drive, start
from tests.unit.core.engine.telling import assert_said, tell


def test_flow_never_falls_due() -> None:
    assert_said(tell("0 start flow firm\n90000 end"), "0 focus_started")


def test_a_break_in_flow_is_a_fifth_of_the_focus_since_the_last_one() -> None:
    got = tell(
        "0 start flow firm\n3000 break\n3001 quiet\n3700 active\n4700 break\n4800 end",
        only="break_started break_ended",
    )
    assert_said(
        got,
        """
        3000 break_started short 600 firm
        3600 break_ended short taken
        4700 break_started short 200 firm
        """,
    )


def test_an_absence_in_flow_is_a_break_after_a_fifth_of_the_focus() -> None:
    got = tell("0 start flow firm\n1000 lock\n5000 unlock\n5100 stop", only="break_ended session_ended")
    assert_said(got, "1200 break_ended short natural\n5100 session_ended 1100 1")


def test_a_break_in_flow_needs_focus_first() -> None:
    assert_said(tell("0 start flow firm\n0 break\n1 end", only="refused break_started"), "0 refused break")


def test_a_running_break_in_flow_cannot_be_postponed_for_none_would_come() -> None:
    got = tell("0 start flow firm\n1000 break\n1010 postpone\n1020 end", only="refused postponed")
    assert_said(got, "1010 refused postpone")


def test_a_break_without_a_tier_is_the_next_one_due() -> None:
    got = tell(
        "0 start 25/5 firm\n100 break\n500 break\n900 break\n1300 break\n1310 end", only="break_started"
    )
    assert_said(
        got,
        """
        100 break_started short 300 firm
        500 break_started short 300 firm
        900 break_started short 300 firm
        1300 break_started long 900 firm
        """,
    )


def test_a_break_asked_for_after_postponing_is_the_postponed_one() -> None:
    got = tell("0 start 25/5 firm\n1450 postpone\n1500 break\n3200 end", only="break_started notice")
    assert_said(
        got,
        """
        1440 notice short 1500
        1500 break_started short 360 firm
        3000 notice short 3060
        3090 break_started short 300 firm
        """,
    )


def test_a_break_may_be_asked_for_in_a_pause() -> None:
    got = tell("0 start 25/5 firm\n100 pause\n200 break\n201 quiet\n600 touch\n700 stop")
    assert_said(
        got,
        """
        0 focus_started
        100 focus_paused
        200 focus_counted 100
        200 break_started short 300 firm
        500 break_ended short taken
        500 returning
        600 focus_started
        700 focus_counted 100
        700 session_ended 200 1
        """,
    )


def test_asking_for_a_break_shows_presence() -> None:
    got = tell(
        "0 start 25/5 firm\n100 quiet\n450 break\n460 end", only="away back break_started", away_after=320
    )
    assert_said(got, "420 away 100\n450 back 350\n450 break_started short 300 firm")


@pytest.mark.parametrize(
    ("before", "do"),
    [
        ("", "pause"),
        ("", "resume"),
        ("", "stop"),
        ("", "postpone"),
        ("", "skip"),
        ("", "leave"),
        ("", "back"),
        ("", "break"),
        ("", "answer study"),
        ("0 start 25/5 firm", "start 25/5 firm"),
        ("0 start 25/5 firm", "resume"),
        ("0 start 25/5 firm", "back"),
        ("0 start 25/5 firm", "skip"),
        ("0 start 25/5 firm", "leave"),
        ("0 start 25/5 firm", "postpone"),
        ("0 start 25/5 firm", "break huge"),
        ("0 start 25/5 firm\n1 pause", "pause"),
        ("0 start 25/5 firm\n1 pause", "postpone"),
        ("0 start 25/5 firm\n101 break", "pause"),
        ("0 start 25/5 firm\n101 break", "back"),
        ("0 start 25/5 firm\n101 break", "resume"),
        ("0 start 25/5 firm\n1 lock", "break"),
        ("0 quiet\n0 start 25/5 firm\n101 break\n402 lock", "break"),
        ("0 quiet\n0 start 25/5 firm\n101 break\n402 wall 2026-03-02T10:00:00", "pause"),
        ("0 quiet\n0 start 25/5 firm\n101 break\n402 wall 2026-03-02T10:00:00", "break"),
        ("0 quiet\n0 start 25/5 firm\n101 break\n402 wall 2026-03-02T10:00:00", "skip"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_and_changes_nothing(before: str, do: str) -> None:
    word = {"answer": "answer_away"}.get(do.split()[0], do.split()[0])
    at = 410 if "402" in before else 400
    got = tell(f"{before}\n{at} {do}\n5000 end")
    assert f"{at} refused {word}" in got
    assert [row for row in got if "refused" not in row] == tell(f"{before}\n5000 end")


def test_a_refusal_gives_its_reason_in_one_line() -> None:
    _state, effects = drive([(0, start()), (1, ev.TakeBreak("huge")), (2, ev.Resume())])
    reasons = [effect.why for effect in effects if isinstance(effect, RequestRefused)]
    assert reasons == ["this rhythm has no tier huge; it has short, long", "the session is not paused"]


def test_the_firm_breaks_refusal_names_the_wait() -> None:
    _state, effects = drive([(0, start()), (1, ev.TakeBreak()), (2, ev.Skip())])
    refused = effects[-1]
    assert isinstance(refused, RequestRefused)
    assert refused.why == "a firm break can be skipped after 10 s"


def test_the_interval_goes_on_in_a_session_started_within_ten_minutes() -> None:
    got = tell("0 start 25/5 firm\n1000 stop\n1600 start 25/5 firm\n2100 end", only="notice")
    assert_said(got, "2040 notice short 2100")


def test_the_interval_begins_anew_in_a_session_started_later() -> None:
    got = tell("0 start 25/5 firm\n1000 stop\n1600.1 start 25/5 firm\n3100 end", only="notice")
    assert_said(got, "3040.1 notice short 3100.1")


def test_the_cycle_goes_on_within_ten_minutes_and_begins_anew_later() -> None:
    story = (
        "0 start 25/5 firm\n10 break\n400 break\n800 break\n1200 stop\n{} start 25/5 firm\n{} break\n9000 end"
    )
    assert "1710 break_started long 900 firm" in tell(story.format(1700, 1710))
    assert "1910 break_started short 300 firm" in tell(story.format(1900, 1910))


def test_a_session_that_goes_on_overdue_gives_its_full_notice() -> None:
    got = tell("0 start 50/10 firm\n1600 stop\n1700 start 25/5 firm\n1900 end", only="notice break_started")
    assert_said(got, "1700 notice short 1760\n1790 break_started short 300 firm")


def test_focus_is_counted_where_a_block_ends_and_sums_up_to_the_session() -> None:
    got = tell(
        "0 start 25/5 firm\n100 break\n101 quiet\n500 active\n700 lock\n1100 unlock\n1200 stop",
        only="focus_counted session_ended",
    )
    assert_said(
        got,
        """
        100 focus_counted 100
        1000 focus_counted 200
        1200 focus_counted 100
        1200 session_ended 400 2
        """,
    )


def test_a_block_without_focus_is_not_counted() -> None:
    assert_said(tell("0 start 25/5 firm\n0 stop", only="focus_counted session_ended"), "0 session_ended 0 0")


def test_times_are_exact_to_a_tenth_of_a_second() -> None:
    got = tell("0.3 start 25/5 firm\n100.1 lock\n100.3 unlock\n200.4 stop")
    assert_said(
        got,
        """
        0.3 focus_started
        100.1 away 100.1
        100.3 back 0.2
        200.4 focus_counted 199.9
        200.4 session_ended 199.9 0
        """,
    )
