"""Postponing is repaid."""

import pytest

from tests.unit.core.engine.telling import assert_said, tell


def test_postponing_moves_the_break_lengthens_it_and_shortens_the_next_interval() -> None:
    got = tell("""
        0 start 25/5 firm
        1450 postpone
        1797 quiet
        2200 active
        4000 end
    """, only="notice postponed break_started break_ended focus_started")  # fmt: skip
    assert_said(
        got,
        """
        0 focus_started
        1440 notice short 1500
        1450 postponed short 1800
        1740 notice short 1800
        1800 break_started short 360 firm   # 300 + 300 x 300 / 1500
        2157 break_ended short taken
        2200 focus_started
        3340 notice short 3400              # 1500 - 300
        3430 break_started short 300 firm
        3730 break_ended short taken
        3730 focus_started
        """,
    )


def test_postponing_twice_is_repaid_twice() -> None:
    got = tell("""
        0 start 25/5 firm
        1450 postpone
        1750 postpone
        2097 quiet
        2600 active
        3600 end
    """, only="postponed break_started notice")  # fmt: skip
    assert_said(
        got,
        """
        1440 notice short 1500
        1450 postponed short 1800
        1740 notice short 1800
        1750 postponed short 2100
        2040 notice short 2100
        2100 break_started short 420 firm
        3440 notice short 3500
        3530 break_started short 300 firm
        """,
    )


def test_a_third_postponement_is_refused() -> None:
    got = tell(
        "0 start 25/5 firm\n1450 postpone\n1460 postpone\n1470 postpone\n1480 end", only="postponed refused"
    )
    assert_said(got, "1450 postponed short 1800\n1460 postponed short 2100\n1470 refused postpone")


def test_before_the_notice_postponing_is_refused() -> None:
    got = tell("0 start 25/5 firm\n1439.9 postpone\n1439.9 end", only="postponed refused")
    assert_said(got, "1439.9 refused postpone")


def test_postponed_while_waiting_for_a_lull_counts_from_now() -> None:
    got = tell("0 start 25/5 firm\n1520 postpone\n1900 end", only="postponed break_started")
    assert_said(got, "1520 postponed short 1820\n1850 break_started short 360 firm")


def test_an_absence_moves_the_postponed_break() -> None:
    got = tell("0 start 25/5 firm\n1450 postpone\n1500 lock\n1600 unlock\n1950 end", only="break_started")
    assert_said(got, "1930 break_started short 360 firm")


def test_postponing_a_running_firm_break_closes_it_without_an_end_and_credits_no_rest() -> None:
    got = tell("""
        0 start 25/5 firm
        1450 quiet
        1600 postpone
        1897 quiet
        2400 end
    """)  # fmt: skip
    assert_said(
        got,
        """
        0 focus_started
        1440 notice short 1500
        1500 focus_counted 1450
        1500 break_started short 300 firm
        1600 postponed short 1900
        1600 focus_started
        1840 notice short 1900
        1900 focus_counted 297
        1900 break_started short 360 firm
        2257 break_ended short taken
        2257 returning
        """,
    )


def test_before_and_in_a_break_postponements_are_counted_together() -> None:
    got = tell(
        "0 start 25/5 firm\n1450 postpone\n1850 postpone\n2250 postpone\n2300 end",
        only="postponed break_started refused",
    )
    assert_said(
        got,
        """
        1450 postponed short 1800
        1830 break_started short 360 firm
        1850 postponed short 2150
        2180 break_started short 420 firm
        2250 refused postpone
        """,
    )


def test_a_strict_break_is_postponed_before_it_starts_and_never_after() -> None:
    got = tell(
        "0 start 25/5 strict\n1450 postpone\n1850 postpone\n1900 end", only="postponed break_started refused"
    )
    assert_said(got, "1450 postponed short 1800\n1830 break_started short 360 strict\n1850 refused postpone")


def test_the_next_interval_is_never_shorter_than_five_minutes() -> None:
    brisk = {"tiers": [{"name": "short", "after": 600, "length": 60, "notice": 10, "postpone": 500}]}
    got = tell(
        "0 start brisk firm\n595 postpone\n1600 end", rhythms={"brisk": brisk}, only="break_started notice"
    )
    assert_said(
        got,
        """
        590 notice short 600
        1090 notice short 1100
        1130 break_started short 110 firm
        1530 notice short 1540      # 1240 + 300
        1570 break_started short 60 firm
        """,
    )


def test_an_interval_below_five_minutes_is_not_shortened_at_all() -> None:
    brisk = {"tiers": [{"name": "short", "after": 200, "length": 20, "notice": 10, "postpone": 100}]}
    got = tell("0 start brisk firm\n195 postpone\n600 end", rhythms={"brisk": brisk}, only="break_started")
    assert_said(got, "330 break_started short 30 firm\n590 break_started short 20 firm")


def test_repayment_happens_once() -> None:
    got = tell("0 start 25/5 firm\n1450 postpone\n7000 end", only="break_started")
    assert_said(
        got,
        """
        1830 break_started short 360 firm
        3420 break_started short 300 firm   # 2190 + 1200 + 30
        5250 break_started short 300 firm   # 3720 + 1500 + 30
        """,
    )


@pytest.mark.parametrize("limit", [0, 1])
def test_the_limit_belongs_to_the_tier(limit: int) -> None:
    odd = {"tiers": [{"name": "short", "after": 1500, "length": 300, "postpone_limit": limit}]}
    got = tell(
        "0 start odd firm\n1450 postpone\n1455 postpone\n1460 end",
        rhythms={"odd": odd},
        only="postponed refused",
    )
    allowed = ["1450 postponed short 1800"] if limit else ["1450 refused postpone"]
    assert got == [*allowed, "1455 refused postpone"]


def test_a_held_back_break_cannot_be_postponed() -> None:
    got = tell("0 start 25/5 firm\n1450 dnd_on\n1500 postpone\n1510 end", only="deferred refused postponed")
    assert_said(got, "1500 deferred short dnd\n1500 refused postpone")


def test_somebody_away_cannot_postpone() -> None:
    got = tell("0 start 25/5 firm\n1450 lock\n1460 postpone\n1470 end", only="refused postponed")
    assert_said(got, "1460 refused postpone")


def test_a_postponed_break_is_still_owed() -> None:
    got = tell(
        "0 start 25/5 firm\n1450 postpone\n1500 dnd_on\n1900 dnd_off\n2000 end",
        only="deferred break_started notice",
    )
    assert_said(
        got,
        """
        1440 notice short 1500
        1800 deferred short dnd
        1900 notice short 1960
        1990 break_started short 360 firm
        """,
    )


def test_a_longer_break_asked_for_instead_is_not_stretched_by_the_shorter_ones_postponement() -> None:
    got = tell("0 start 25/5 firm\n1450 postpone\n1500 break long\n1510 end", only="break_started")
    assert_said(got, "1500 break_started long 900 firm")


def test_a_shorter_break_taken_meanwhile_does_not_forget_the_postponed_longer_one() -> None:
    two = {
        "tiers": [
            {"name": "micro", "after": 600, "length": 20, "notice": 10},
            {"name": "rest", "after": 1000, "length": 300, "notice": 60, "postpone_limit": 1},
        ]
    }
    got = tell(
        "0 start two firm\n590 lock\n620 unlock\n1000 postpone\n1100 break micro\n1300 postpone\n1500 end",
        rhythms={"two": two},
        only="postponed break_started refused",
    )
    assert_said(
        got,
        """
        1000 postponed rest 1330
        1100 break_started micro 20 firm
        1300 refused postpone
        1380 break_started rest 390 firm     # 1330 + 20 of micro + 30 of typing
        """,
    )
