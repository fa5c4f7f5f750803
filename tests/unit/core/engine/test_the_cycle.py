"""Every n-th break is the long one."""

import pytest

from tests.unit.core.engine.telling import assert_said, tell


def started(got: list[str]) -> list[str]:
    return [row.split()[2] for row in got if " break_started " in row]


def test_every_fourth_break_of_25_5_is_long() -> None:
    got = tell("0 start 25/5 firm\n20000 end")
    assert started(got) == [
        "short",
        "short",
        "short",
        "long",
        "short",
        "short",
        "short",
        "long",
        "short",
        "short",
    ]


def test_every_third_break_of_50_10_is_long_and_lasts_thirty_minutes() -> None:
    got = tell("0 start 50/10 firm\n17000 end", only="break_started")
    assert_said(
        got,
        """
        3030 break_started short 600 firm
        6660 break_started short 600 firm
        10290 break_started long 1800 firm
        15120 break_started short 600 firm
        """,
    )


@pytest.mark.parametrize("ending", ["skip", "leave"])
def test_a_break_cut_short_counts_in_the_cycle(ending: str) -> None:
    got = tell(f"0 start 25/5 firm\n1540 {ending}\n3080 {ending}\n4620 {ending}\n6300 end")
    assert started(got) == ["short", "short", "short", "long"]


def test_a_natural_short_break_counts_in_the_cycle() -> None:
    got = tell(
        "0 start 25/5 firm\n100 lock\n500 unlock\n600 lock\n1000 unlock\n1100 lock\n1500 unlock\n3100 end"
    )
    assert started(got) == ["long"]


def test_a_natural_long_break_starts_the_cycle_anew() -> None:
    got = tell(
        "0 start 25/5 firm\n100 lock\n500 unlock\n600 lock\n1000 unlock\n1100 lock\n2500 unlock\n10000 end"
    )
    assert started(got) == ["short", "short", "short", "long"]


def test_a_superseded_break_does_not_count() -> None:
    two = {
        "tiers": [
            {"name": "short", "after": 600, "length": 60, "notice": 10},
            {"name": "long", "every": 2, "length": 120},
            {"name": "huge", "after": 5000, "length": 600},
        ]
    }
    got = tell("0 start two firm\n100 break short\n110 break huge\n2500 end", rhythms={"two": two})
    assert started(got) == ["short", "huge", "short", "long"]


def test_a_long_break_cut_short_starts_the_cycle_anew() -> None:
    got = tell("0 start 25/5 firm\n10 break long\n30 leave\n6000 end")
    assert started(got) == ["long", "short", "short", "short"]


def test_postponing_a_break_does_not_count_it_twice() -> None:
    got = tell("0 start 25/5 firm\n1540 postpone\n6000 end")
    assert started(got) == ["short", "short", "short", "short"]


def test_the_long_tier_inherits_notice_postponement_and_its_limit() -> None:
    odd = {
        "tiers": [
            {"name": "short", "after": 600, "length": 60, "notice": 20, "postpone": 120, "postpone_limit": 1},
            {"name": "long", "every": 2, "length": 120},
        ]
    }
    got = tell(
        "0 start odd firm\n100 break\n160 quiet\n170 touch\n175 active\n755 postpone\n760 postpone\n1000 end",
        rhythms={"odd": odd},
        only="notice postponed refused break_started",
    )
    assert_said(
        got,
        """
        100 break_started short 60 firm
        740 notice long 760
        755 postponed long 880
        760 refused postpone
        860 notice long 880
        910 break_started long 144 firm     # 120 + 120 x 120 / 600
        """,
    )


def test_breaks_of_the_guard_do_not_count_in_a_sessions_cycle() -> None:
    got = tell(
        """
        0 start 25/5 firm
        100 lock
        450 unlock
        500 stop
        510 lock
        540 unlock
        550 lock
        580 unlock
        590 lock
        620 unlock
        700 start 25/5 firm
        2600 end
        """,
        guard=True,
    )
    assert sum(row.endswith("break_ended micro natural") for row in got) == 3
    assert started(got) == ["short"]
