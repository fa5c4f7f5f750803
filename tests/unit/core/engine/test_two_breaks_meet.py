"""A shorter break gives way to a longer one."""

from typing import Any

import pytest

from tests.unit.core.engine.telling import assert_said, tell

ENDS = "notice break_started break_ended"


def two(gap: float) -> dict[str, Any]:
    """Return tiers whose longer break is due `gap` after the shorter."""
    return {
        "two": {
            "tiers": [
                {"name": "micro", "after": 600, "length": 20, "notice": 10},
                {"name": "rest", "after": 600 + gap, "length": 300, "notice": 60},
            ]
        }
    }


def test_a_shorter_break_due_within_its_length_and_thirty_seconds_of_a_longer_one_is_dropped() -> None:
    got = tell("0 start two firm\n700 end", rhythms=two(50), only=ENDS)
    assert_said(got, "590 notice rest 650\n680 break_started rest 300 firm")


def test_a_moment_further_apart_both_are_held() -> None:
    got = tell("0 start two firm\n700 end", rhythms=two(50.1), only=ENDS)
    assert_said(got[:2], "590 notice micro 600\n630 break_started micro 20 firm")


def test_two_breaks_due_together_are_the_longer_one() -> None:
    got = tell("0 start two firm\n700 end", rhythms=two(0), only=ENDS)
    assert_said(got, "540 notice rest 600\n630 break_started rest 300 firm")


def test_a_postponed_shorter_break_gives_way_when_the_longer_one_is_near() -> None:
    got = tell("0 start two firm\n595 postpone\n1100 end", rhythms=two(310), only=ENDS)
    assert_said(
        got,
        """
        590 notice micro 600
        890 notice micro 900
        900 break_ended micro superseded
        900 notice rest 910
        940 break_started rest 300 firm
        """,
    )


@pytest.mark.parametrize("level", ["gentle", "firm", "strict"])
def test_asking_for_the_longer_break_closes_the_shorter_uncredited_and_runs_in_full(level: str) -> None:
    got = tell(
        f"0 start 25/5 {level}\n1450 quiet\n1600 break long\n2600 end", only="break_started break_ended"
    )
    assert_said(
        got,
        f"""
        1500 break_started short 300 {level}
        1600 break_ended short superseded
        1600 break_started long 900 {level}
        2500 break_ended long taken
        """,
    )


def test_a_superseded_break_does_not_count_in_the_session() -> None:
    got = tell("0 start 25/5 firm\n1450 quiet\n1600 break long\n2600 touch\n2700 stop", only="session_ended")
    assert_said(got, "2700 session_ended 1550 1")


def test_asking_for_the_same_or_a_shorter_break_in_a_break_is_refused() -> None:
    got = tell(
        "0 start 25/5 firm\n10 break long\n20 break short\n30 break long\n40 break\n50 end", only="refused"
    )
    assert_said(got, "20 refused break\n30 refused break\n40 refused break")
