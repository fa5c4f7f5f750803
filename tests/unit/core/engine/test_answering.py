"""What the user says an absence was."""

from companion.core.engine import events as ev
from companion.core.engine.effects import AwayAnswered, FocusCounted
from tests.unit.core.engine.driving import drive, start
from tests.unit.core.engine.telling import assert_said, seconds, tell


def test_study_puts_the_span_back_into_focus_and_interval() -> None:
    got = tell(
        "0 start 25/5 firm\n100 quiet\n520 touch\n525 active\n530 answer study\n1600 stop",
        only="away notice session_ended",
        away_after=280,
    )
    assert_said(got, "380 away 100\n1440 notice short 1500\n1600 session_ended 1530 0")


def test_study_undoes_a_natural_credit() -> None:
    got = tell("""
        0 start 25/5 firm
        1000 quiet
        1400 active
        1410 answer study
        1700 end
    """)  # fmt: skip
    assert_said(
        got,
        """
        0 focus_started
        1300 away 1000
        1300 focus_counted 1000
        1300 break_ended short natural
        1400 back 400
        1440 notice short 1500
        1530 focus_counted 530
        1530 break_started short 300 firm
        """,
    )


def test_a_natural_credit_undone_does_not_count_in_the_session() -> None:
    story = "0 start 25/5 firm\n600 quiet\n1000 active\n1010 answer {}\n1100 stop"
    assert tell(story.format("study"))[-1] == "1100 session_ended 1100 0"
    assert tell(story.format("discard"))[-1] == "1100 session_ended 700 0"
    assert tell(story.format("break"))[-1] == "1100 session_ended 700 1"


def test_discard_undoes_a_natural_credit_and_restores_nothing() -> None:
    got = tell(
        "0 start 25/5 firm\n1000 quiet\n1400 active\n1410 answer discard\n2000 end",
        only="notice break_started",
    )
    assert_said(got, "1840 notice short 1900\n1930 break_started short 300 firm")


def test_break_leaves_everything_as_it_is() -> None:
    story = "0 start 25/5 firm\n1000 quiet\n1400 active\n{}4000 stop"
    assert tell(story.format("1410 answer break\n")) == tell(story.format(""))


def test_a_break_shorter_than_any_tier_is_recorded_and_nothing_else() -> None:
    got = tell(
        "0 start 25/5 firm\n100 lock\n200 unlock\n210 answer break\n400 stop",
        only="break_ended session_ended refused",
    )
    assert_said(got, "400 session_ended 300 0")


def test_an_answer_is_recorded_with_what_it_did() -> None:
    _state, effects = drive([
        (0, start()),
        (1000, ev.InputQuiet()),
        (1400, ev.InputActive()),
        (1410, ev.AnswerAway("study")),
    ])  # fmt: skip
    assert effects[-1] == AwayAnswered(
        at=seconds(1410),
        as_="study",
        since=seconds(1000),
        away=seconds(400),
        restored=seconds(400),
        undone=("short",),
    )


def test_an_absence_is_answered_once() -> None:
    got = tell(
        "0 start 25/5 firm\n100 quiet\n500 active\n510 answer study\n520 answer study\n600 stop",
        only="refused session_ended",
    )
    assert_said(got, "520 refused answer_away\n600 session_ended 600 0")


def test_without_an_absence_there_is_nothing_to_answer() -> None:
    assert_said(
        tell("0 start 25/5 firm\n510 answer study\n520 end", only="refused"), "510 refused answer_away"
    )


def test_an_answer_is_valid_until_the_next_absence() -> None:
    got = tell(
        "0 start 25/5 firm\n100 quiet\n500 active\n600 lock\n610 answer study\n620 end", only="refused"
    )
    assert_said(got, "610 refused answer_away")


def test_the_next_absence_is_what_an_answer_speaks_of() -> None:
    got = tell(
        "0 start 25/5 firm\n10 quiet\n320 active\n600 quiet\n920 active\n930 answer study\n1000 stop",
        only="session_ended",
    )
    assert_said(got, "1000 session_ended 690 1")


def test_an_answer_is_still_valid_in_and_after_a_break() -> None:
    story = """
        0 start 25/5 firm
        600 quiet
        1010 active
        {} answer study
        4010 stop
    """
    for at in (2600, 3000):  # the break runs from 2540 to 2840
        assert_said(tell(story.format(at), only="refused session_ended"), "4010 session_ended 3710 1")


def test_locked_time_can_never_become_focus() -> None:
    got = tell("""
        0 start 50/10 firm
        100 quiet
        400 lock
        500 unlock
        510 answer study
        600 stop
    """, only="session_ended")  # fmt: skip
    assert_said(got, "600 session_ended 500 0")


def test_an_absence_all_locked_cannot_be_called_study() -> None:
    got = tell(
        "0 start 50/10 firm\n100 lock\n500 unlock\n510 answer study\n520 answer discard\n600 stop",
        only="refused session_ended",
    )
    assert_said(got, "510 refused answer_away\n600 session_ended 200 0")


def test_time_asleep_stays_out_of_focus_over_a_restart_too() -> None:
    got = tell("""
        0 start 50/10 firm
        100 suspend
        200 restart 100
        400 touch
        410 answer study
        500 stop
    """, only="refused session_ended")  # fmt: skip
    assert_said(got, "500 session_ended 300 0")  # the restart shows that the computer runs again


def test_a_debt_restored_by_an_answer_gets_a_fresh_notice() -> None:
    got = tell("""
        0 start 25/5 firm
        1510 lock
        1900 unlock
        1910 answer discard
        2100 end
    """, only="notice break_ended break_started")  # fmt: skip
    assert_said(
        got,
        """
        1440 notice short 1500
        1810 break_ended short natural
        1910 notice short 1970
        2000 break_started short 300 firm
        """,
    )


def test_study_that_makes_a_break_overdue_gives_notice_first() -> None:
    got = tell(
        "0 start 25/5 firm\n1300 quiet\n2000 active\n2010 answer study\n2200 end", only="notice break_started"
    )
    assert_said(
        got,
        "1440 notice short 1500\n1500 break_started short 300 firm",
    )
    late = tell(
        "0 start 25/5 firm\n1000 quiet\n1700 active\n1710 answer study\n1900 end", only="notice break_started"
    )
    assert_said(late, "1710 notice short 1770\n1800 break_started short 300 firm")


def test_an_answer_after_the_next_break_counts_the_span_as_a_block_of_its_own() -> None:
    _state, effects = drive([
        (0, start()),
        (1000, ev.InputQuiet()),
        (1290, ev.Lock()),
        (1300, ev.Unlock()),
        (1301, ev.InputActive()),
        (1400, ev.TakeBreak()),
        (1450, ev.AnswerAway("break")),
    ])  # fmt: skip
    assert isinstance(effects[-1], AwayAnswered)
    _state, effects = drive([
        (0, start()),
        (600, ev.InputQuiet()),
        (1000, ev.InputActive()),
        (1100, ev.TakeBreak()),
        (1450, ev.AnswerAway("study")),
        (2000, ev.Stop()),
    ])  # fmt: skip
    assert FocusCounted(at=seconds(1450), focus=seconds(400), session=True) in effects
    counted = [effect.focus for effect in effects if isinstance(effect, FocusCounted)]
    assert [focus.total_seconds() for focus in counted] == [600, 100, 400, 600]
