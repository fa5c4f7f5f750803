"""Absences long enough to be breaks."""

from tests.unit.core.engine.telling import assert_said, tell


def test_a_lock_of_the_tiers_length_is_that_tier_taken_at_that_instant() -> None:
    got = tell("0 start 25/5 firm\n600 lock\n2000 unlock\n2100 stop")
    assert_said(
        got,
        """
        0 focus_started
        600 away 600
        900 focus_counted 600
        900 break_ended short natural
        1500 break_ended long natural
        2000 back 1400
        2100 focus_counted 100
        2100 session_ended 700 2
        """,
    )


def test_an_absence_recognised_late_is_credited_when_recognised_never_before() -> None:
    got = tell("0 start 25/5 firm\n600 quiet\n1000 touch\n1100 end", only="away break_ended", away_after=350)
    assert_said(got, "950 away 600\n950 break_ended short natural")


def test_only_the_longest_tier_reached_is_named_when_an_absence_is_recognised() -> None:
    got = tell("0 start 25/5 firm\n200 quiet\n1300 end", only="away break_ended", away_after=1000)
    assert_said(got, "1200 away 200\n1200 break_ended long natural")


def test_the_interval_begins_anew_after_a_natural_break() -> None:
    got = tell("0 start 25/5 firm\n1000 lock\n1400 unlock\n3000 end", only="notice break_started")
    assert_said(got, "2840 notice short 2900\n2930 break_started short 300 firm")


def test_no_natural_break_is_credited_when_nothing_was_done_since_the_last_break() -> None:
    got = tell("0 start 25/5 firm\n600 lock\n900 unlock\n900 lock\n3000 end", only="break_ended")
    assert_said(got, "900 break_ended short natural")


def test_a_session_that_begins_with_an_absence_earns_no_break() -> None:
    got = tell("0 start 25/5 firm\n0 lock\n1000 unlock\n1100 end", only="break_ended")
    assert_said(got, "")


def test_a_break_falling_due_on_a_user_quiet_for_its_length_is_natural() -> None:
    odd = {"tiers": [{"name": "short", "after": 600, "length": 60, "notice": 100}]}
    got = tell("0 start odd firm\n530 quiet\n700 touch\n800 end", rhythms={"odd": odd})
    assert_said(
        got,
        """
        0 focus_started
        500 notice short 600
        600 away 530
        600 focus_counted 530
        600 break_ended short natural
        700 back 170
        """,
    )


def test_quiet_of_its_length_sharp_at_due_is_natural() -> None:
    odd = {"tiers": [{"name": "short", "after": 600, "length": 60, "notice": 100}]}
    got = tell("0 start odd firm\n540 quiet\n700 end", rhythms={"odd": odd}, only="break_started break_ended")
    assert_said(got, "600 break_ended short natural")


def test_quiet_a_moment_shorter_than_its_length_is_a_break_started() -> None:
    odd = {"tiers": [{"name": "short", "after": 600, "length": 60, "notice": 100}]}
    got = tell(
        "0 start odd firm\n540.1 quiet\n700 end", rhythms={"odd": odd}, only="break_started break_ended away"
    )
    assert_said(got, "600 break_started short 60 firm\n600.1 break_ended short taken")


def test_a_natural_break_settles_a_break_whose_notice_was_given() -> None:
    got = tell("0 start 25/5 firm\n1450 lock\n1800 unlock\n3300 end", only="notice break_ended")
    assert_said(got, "1440 notice short 1500\n1750 break_ended short natural\n3240 notice short 3300")


def test_a_natural_break_settles_a_debt_that_was_deferred() -> None:
    got = tell(
        "0 dnd_on\n0 start 25/5 firm\n1600 lock\n1900 unlock\n2000 dnd_off\n2100 end",
        only="deferred break_ended notice",
    )
    assert_said(got, "1500 deferred short dnd\n1900 break_ended short natural")


def test_a_shorter_natural_break_leaves_a_longer_one_due() -> None:
    two = {
        "tiers": [
            {"name": "micro", "after": 600, "length": 20, "notice": 10},
            {"name": "rest", "after": 1000, "length": 300, "notice": 60},
        ]
    }
    got = tell(
        "0 start two firm\n585 lock\n615 unlock\n975 lock\n1000 unlock\n1200 end",
        rhythms={"two": two},
        only="notice break_ended break_started",
    )
    assert_said(
        got,
        """
        605 break_ended micro natural
        970 notice rest 1030
        995 break_ended micro natural
        1085 break_started rest 300 firm
        """,
    )
