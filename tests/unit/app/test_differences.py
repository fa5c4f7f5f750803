"""What a restore would change, counted and said."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from companion.app.differences import differences
from companion.app.ports import Difference
from companion.app.restore_words import changes
from companion.core.journal import CheckIn, DayMark, DayNote, PracticeSession, QuestionSet
from companion.core.naming import Tag

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ONE = CheckIn(at=AT, stress=3, id="one")
TWO = CheckIn(at=AT, stress=4, id="two")
QUIZ = QuestionSet(topic="Cardiology", at=AT, correct=1, total=2, id="quiz")


def test_entries_are_told_apart_by_their_id_and_compared_by_all_else() -> None:
    found = differences([ONE, TWO], [replace(TWO, note="other"), QUIZ])
    by_kind = {each.kind: each for each in found}
    assert by_kind["check_in"] == Difference(kind="check_in", now=2, then=1, lost=1, back=0, other=1)
    assert by_kind["questions"] == Difference(kind="questions", now=0, then=1, lost=0, back=1, other=0)
    assert by_kind["night"] == Difference(kind="night", now=0, then=0, lost=0, back=0, other=0)


def test_what_changes_is_said_a_sentence_for_each_way() -> None:
    assert changes(differences([ONE, TWO], [replace(TWO, note="other"), QUIZ])) == [
        "1 check-in would be lost.",
        "1 set of questions would come back.",
        "1 check-in would read as they did then.",
    ]
    assert changes(differences([ONE, TWO, QUIZ], [])) == ["2 check-ins and 1 set of questions would be lost."]


def test_a_practice_is_counted_and_compared() -> None:
    minute = timedelta(minutes=1)
    one = PracticeSession(
        id="p",
        practice="long-exhale",
        course="5",
        started=AT,
        ended=AT + minute,
        practised=minute,
        finished=True,
    )
    assert changes(differences([one], [])) == ["1 practice would be lost."]
    assert changes(differences([one], [replace(one, stress_after=3)])) == [
        "1 practice would read as they did then."
    ]


def test_a_backup_that_changes_nothing_says_so() -> None:
    assert changes(differences([ONE], [ONE])) == [
        "Nothing would change: the copy holds what the journal holds."
    ]


def test_what_stands_beside_the_entries_is_told_too() -> None:
    day = date(2026, 3, 2)
    now = [DayNote(day, "a long day"), DayMark(day, rest_declared=True), Tag(name="on call")]
    assert changes(differences(now, [])) == [
        "1 day’s note, 1 day’s mark (rest, no sleep) and 1 tag would be lost."
    ]
    assert changes(differences([], [DayNote(day, "then")])) == ["1 day’s note would come back."]
    assert changes(differences(now[:1], [DayNote(day, "then")])) == [
        "1 day’s note would read as they did then."
    ]


def test_that_the_program_ran_and_how_often_a_tag_was_used_is_no_difference() -> None:
    ran = [DayMark(date(2026, 3, 2), program_ran=True), Tag(name="coffee", uses=3, last_used=AT)]
    assert changes(differences(ran, [Tag(name="coffee")])) == [
        "Nothing would change: the copy holds what the journal holds."
    ]
