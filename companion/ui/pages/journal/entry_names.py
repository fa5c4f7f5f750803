"""What an entry is called in a sentence about it."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QDate, QLocale

from companion.app.ports import UndoStep
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    Entry,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
    StudySession,
    begins_at,
)
from companion.core.words import _
from companion.ui.widgets.figures import time_of_day


def entry_name(entry: Entry) -> str:
    """Return the entry with its time: check-in 15:40."""
    time = time_of_day(begins_at(entry))
    match entry:
        case CheckIn():
            return _("check-in {time}").format(time=time)
        case Night():
            name = _("nap {time}") if entry.nap else _("night until {time}")
            return name.format(time=time_of_day(entry.tried if entry.nap else entry.woke))
        case FocusBlock():
            return _("block {time}, {topic}").format(time=time, topic=entry.topic)
        case QuestionSet():
            return _("questions {time}, {topic}").format(time=time, topic=entry.topic)
        case PracticeSession():
            return _("practice {time}").format(time=time)
        case BreakRecord():
            return _("break {time}").format(time=time)
        case StudySession():
            return _("session {time}, {topic}").format(time=time, topic=entry.topic)
        case _:
            assert_never(entry)


def step_words(step: UndoStep) -> str:
    """Return what taking a step back would do: Take back: deleted check-in 15:40, 18 November."""
    sentence = (
        _("Take back: deleted {entry}, {day}") if step.deleted else _("Take back: changed {entry}, {day}")
    )
    return sentence.format(entry=entry_name(step.before), day=short_date(begins_at(step.before).date()))


def note_step_words(day: date) -> str:
    """Return what taking back a day's note would do."""
    return _("Take back: changed the note of {day}").format(day=short_date(day))


def short_date(day: date) -> str:
    """Return the day without weekday and year: 18 November."""
    # The catalogue says which language its sentences are in; names of months must agree with them.
    return QLocale(_("en")).toString(QDate(day.year, day.month, day.day), _("d MMMM"))


def dated(day: date) -> str:
    """Return the day with its year, for what may be long ago: Wed 18 November 2026."""
    return QLocale(_("en")).toString(QDate(day.year, day.month, day.day), _("ddd d MMMM yyyy"))
