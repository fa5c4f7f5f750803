"""Whether what a file held can be kept: every value on its scale, or named and left out."""

from datetime import UTC, date, datetime, timedelta
from typing import assert_never

from companion.core import reflection_checks, scales
from companion.core.errors import InvalidInput
from companion.core.exchange import Kept, Reflected
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    DayNote,
    Entry,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
    StudySession,
)
from companion.core.naming import Feeling, Tag
from companion.core.reflection import Experiment, ExperimentDay, SurveyAnswers, WeekReflection
from companion.core.words import _

_NEVER_FUTURE = scales.LATEST - timedelta(days=1)
_LONGEST_SPAN = timedelta(days=36_600)


def problem(what: Kept, now: datetime | None) -> str | None:
    """Return in one sentence why `what` cannot be kept, None where it can.

    now: the moment of import, after which nothing may lie; None for what a journal kept before.
    """
    try:
        _check(what, now or _NEVER_FUTURE, before=now is None)
    except InvalidInput as error:
        return str(error)
    except OverflowError:
        return _("A number in it is too large: correct it.")
    return None


def _check(what: Kept, now: datetime, *, before: bool) -> None:
    match what:
        case DayMark() | DayNote() | Tag() | Feeling():
            _check_side(what)
        case WeekReflection() | SurveyAnswers() | Experiment() | ExperimentDay():
            _check_reflected(what)
        case _:
            _check_entry(what, now, before=before)
            _check_words(what.id or "")


def _check_entry(what: Entry, now: datetime, *, before: bool) -> None:
    match what:
        case CheckIn():
            scales.check_check_in(what, now)
        case Night():
            scales.check_night(what, now)
        case QuestionSet():
            scales.check_questions(what, now)
        case FocusBlock():
            _check_timed(what, now) if before else scales.check_block(what, now)
        case PracticeSession():
            scales.check_practice(what, now)
        case StudySession():
            _check_session(what, now)
        case BreakRecord():
            _check_break(what, now)
        case _:
            assert_never(what)


def _check_timed(block: FocusBlock, now: datetime) -> None:
    """Check a block the timer may have written: it can be empty, and clocks may have been set in it."""
    scales.check_topic(block.topic)
    scales.check_effort(block.effort, block.focus)
    scales.check_moment(_("The start"), block.started, now)
    scales.check_moment(_("The end"), block.ended, now)
    if block.focus_time:
        scales.check_minutes(block.focus_time / timedelta(minutes=1))
    _check_words(block.source, block.session_id or "")


def _check_session(session: StudySession, now: datetime) -> None:
    scales.check_topic(session.topic)
    scales.check_moment(_("The start"), session.started, now)
    if session.ended is not None:
        scales.check_moment(_("The end"), session.ended, now)
    scales.check_note(session.past_limit)
    _check_words(session.rhythm, session.level)


def _check_break(record: BreakRecord, now: datetime) -> None:
    scales.check_moment(_("The start"), record.started, now)
    scales.check_moment(_("The end"), record.ended, now)
    for span in (record.planned, record.rested):
        if not timedelta(0) <= span <= _LONGEST_SPAN:
            raise InvalidInput(
                _("The break lasts {seconds:g} s: give 0 or more, up to 100 years.").format(
                    seconds=span.total_seconds()
                )
            )
    _check_words(record.tier, record.level, record.session_id or "")


def _check_side(side: DayMark | DayNote | Tag | Feeling) -> None:
    match side:
        case DayMark(day=day):
            _check_day(day)
        case DayNote(day=day, text=text):
            _check_day(day)
            scales.check_note(text)
        case Tag(name=name) | Feeling(name=name):
            _check_words(name)
            if not name.strip():
                raise InvalidInput(_("The name is empty: give it one."))


def _check_reflected(what: Reflected) -> None:
    match what:
        case WeekReflection():
            reflection_checks.check_reflection(what)
        case SurveyAnswers():
            reflection_checks.check_survey(what)
        case Experiment():
            if not what.id:
                raise InvalidInput(_("The experiment has no id: give it one."))
            reflection_checks.check_experiment(what)
        case ExperimentDay():
            reflection_checks.check_experiment_day(what)


def _check_day(day: date) -> None:
    scales.check_moment(_("The day"), datetime(day.year, day.month, day.day, 12, tzinfo=UTC), _NEVER_FUTURE)


def _check_words(*texts: str) -> None:
    for text in texts:
        scales.check_text(_("A word or tag"), text, scales.LONGEST_TOPIC)
