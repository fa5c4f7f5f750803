"""Reading, leaving, locking, sleeping, pausing."""

from tests.unit.core.engine.telling import assert_said, tell


def test_someone_who_reads_for_less_than_the_limit_is_present() -> None:
    got = tell("0 start 25/5 firm\n100 quiet\n399.9 touch\n500 stop")
    assert_said(got, "0 focus_started\n500 focus_counted 500\n500 session_ended 500 0")


def test_quiet_of_the_limit_is_an_absence_since_the_last_input_and_taken_back() -> None:
    got = tell("0 start 50/10 firm\n100 quiet\n500 touch\n600 stop")
    assert_said(
        got,
        """
        0 focus_started
        400 away 100
        500 back 400
        600 focus_counted 200
        600 session_ended 200 0
        """,
    )


def test_away_after_is_a_setting() -> None:
    got = tell("0 start 50/10 firm\n100 quiet\n500 end", only="away", away_after=60)
    assert_said(got, "160 away 100")


def test_a_start_shows_presence_as_much_as_a_key() -> None:
    got = tell("0 quiet\n1000 start 50/10 firm\n1400 end", only="focus_started away")
    assert_said(got, "1000 focus_started\n1300 away 1000")


def test_a_locked_screen_is_away_at_once_whatever_the_input_says() -> None:
    got = tell("0 start 50/10 firm\n100 lock\n150 active\n160 touch\n200 unlock\n300 stop")
    assert_said(
        got,
        """
        0 focus_started
        100 away 100
        200 back 100
        300 focus_counted 200
        300 session_ended 200 0
        """,
    )


def test_quiet_then_locked_is_away_since_the_lock() -> None:
    got = tell("0 start 50/10 firm\n990 quiet\n1000 lock\n1100 unlock\n1200 stop", only="away focus_counted")
    assert_said(got, "1000 away 1000\n1200 focus_counted 1100")


def test_suspend_is_away_from_its_instant_and_input_after_it_is_back() -> None:
    got = tell("0 start 50/10 firm\n90 quiet\n100 suspend\n200 wake\n260 touch\n300 stop")
    assert_said(
        got,
        """
        0 focus_started
        100 away 100
        260 back 160
        300 focus_counted 140
        300 session_ended 140 0
        """,
    )


def test_somebody_typing_is_back_when_the_computer_wakes() -> None:
    got = tell("0 start 50/10 firm\n100 suspend\n200 wake\n300 end", only="away back")
    assert_said(got, "100 away 100\n200 back 100")


def test_waking_to_a_locked_screen_is_no_return_until_it_is_unlocked() -> None:
    got = tell("0 start 50/10 firm\n100 lock\n110 suspend\n200 wake\n250 unlock\n300 end", only="away back")
    assert_said(got, "100 away 100\n250 back 150")


def test_input_shows_that_the_computer_woke_even_if_nobody_said_so() -> None:
    got = tell("0 start 50/10 firm\n100 suspend\n200 touch\n300 stop", only="away back focus_counted")
    assert_said(got, "100 away 100\n200 back 100\n300 focus_counted 200")


def test_unlocking_shows_that_the_computer_woke_too() -> None:
    got = tell("0 start 50/10 firm\n100 lock\n110 suspend\n200 unlock\n300 end", only="away back")
    assert_said(got, "100 away 100\n200 back 100")


def test_an_absence_shorter_than_any_tier_only_stops_the_clock() -> None:
    got = tell("0 start 25/5 firm\n600 lock\n899 unlock\n1850 end", only="break_ended notice")
    assert_said(got, "1739 notice short 1799")


def test_a_pause_is_reported_as_a_pause_and_not_as_away() -> None:
    got = tell("0 start 50/10 firm\n100 pause\n150 lock\n160 unlock\n200 touch\n250 resume\n300 stop")
    assert_said(
        got,
        """
        0 focus_started
        100 focus_paused
        250 focus_started
        300 focus_counted 150
        300 session_ended 150 0
        """,
    )


def test_a_pause_and_a_short_absence_do_not_end_a_block() -> None:
    got = tell(
        "0 start 50/10 firm\n100 pause\n200 resume\n300 lock\n350 unlock\n400 stop", only="focus_counted"
    )
    assert_said(got, "400 focus_counted 250")


def test_a_long_pause_is_a_natural_break() -> None:
    got = tell("0 start 25/5 firm\n600 pause\n1000 resume\n1100 stop")
    assert_said(
        got,
        """
        0 focus_started
        600 focus_paused
        900 focus_counted 600
        900 break_ended short natural
        1000 focus_started
        1100 focus_counted 100
        1100 session_ended 700 1
        """,
    )


def test_pausing_while_away_ends_the_reporting_but_not_the_absence() -> None:
    got = tell(
        "0 start 25/5 firm\n600 lock\n650 unlock\n660 lock\n700 pause\n960 end", only="away back break_ended"
    )
    assert_said(got, "600 away 600\n650 back 50\n660 away 660\n960 break_ended short natural")


def test_resuming_on_a_locked_screen_is_away_at_once() -> None:
    got = tell("0 start 25/5 firm\n600 pause\n610 lock\n620 resume\n630 end", only="focus_started away")
    assert_said(got, "0 focus_started\n620 focus_started\n620 away 620")


def test_starting_on_a_locked_screen_is_away_at_once() -> None:
    got = tell("0 lock\n10 start 25/5 firm\n60 unlock\n100 stop", only="away back focus_counted")
    assert_said(got, "10 away 10\n60 back 50\n100 focus_counted 40")


def test_locked_and_suspended_time_is_never_focus() -> None:
    got = tell("""
        0 start 50/10 firm
        100 suspend
        200 lock
        250 wake
        260 active
        300 unlock
        400 stop
    """, only="session_ended")  # fmt: skip
    assert_said(got, "400 session_ended 200 0")
