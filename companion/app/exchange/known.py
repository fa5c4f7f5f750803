"""What a journal has already, so that the same file twice adds nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import assert_never

from companion.app.exchange.archive import EVER
from companion.app.exchange.known_reflected import keep_reflected, known_reflected, new_reflected
from companion.app.ports import Store
from companion.core.errors import InvalidInput
from companion.core.exchange import Kept
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

_AT_ONCE = 500


class Known:
    """Tells what is new. Entries are known by their id, days by their date, names by themselves.

    Of reflections, questionnaires and experiments see `known_reflected`.
    """

    def __init__(self, store: Store, coming: Iterable[Kept]) -> None:
        """Look up what is there. coming: all that will be asked for."""
        listed = list(coming)
        wanted = [one.id for one in listed if isinstance(one, Entry) and one.id]
        linked = [one.session_id for one in listed if isinstance(one, FocusBlock | BreakRecord)]
        wanted += [session_id for session_id in linked if session_id]
        self._ids = _existing(store, wanted)
        self._marks: dict[date, DayMark] = {mark.day: mark for mark in store.day_marks(*EVER)}
        self._notes = {note.day: note.text for note in store.day_notes(*EVER)}
        self._tags = {tag.name for tag in store.tags()}
        self._feelings = {word.name for word in store.feelings()}
        self._reflected = known_reflected(store)

    def news(self, what: Kept) -> Kept | None:
        """Return what is to be kept of `what`, None where all of it is there; it is known from now on.

        Raises InvalidInput for a day's note that differs from the one there is, which is left alone.
        """
        match what:
            case DayMark():
                return self._new_mark(what)
            case DayNote(day=day, text=text):
                return self._new_note(what, day, text)
            case Tag(name=name):
                return what if _first(name, self._tags) else None
            case Feeling(name=name):
                return what if _first(name, self._feelings) else None
            case WeekReflection() | SurveyAnswers() | Experiment() | ExperimentDay():
                return new_reflected(what, self._reflected)
            case _:
                return self._linked(what) if _first(what.id or "", self._ids) else None

    def _new_mark(self, mark: DayMark) -> DayMark | None:
        there = self._marks.get(mark.day, DayMark(mark.day))
        both = DayMark(
            mark.day,
            program_ran=there.program_ran or mark.program_ran,
            rest_declared=there.rest_declared or mark.rest_declared,
            did_not_sleep=there.did_not_sleep or mark.did_not_sleep,
            night_skipped=there.night_skipped or mark.night_skipped,
        )
        self._marks[mark.day] = both
        return None if both == there else mark

    def _new_note(self, note: DayNote, day: date, text: str) -> DayNote | None:
        there = self._notes.get(day, "")
        if there and there != text:
            raise InvalidInput(
                _("Something else is written about {day}: it stays; add this by hand.").format(day=day)
            )
        self._notes[day] = text
        return None if there == text else note

    def _linked(self, entry: Entry) -> Entry:
        # Blocks and breaks of a session that is gone stay, without a session.
        if not isinstance(entry, FocusBlock | BreakRecord) or entry.session_id is None:
            return entry
        return entry if entry.session_id in self._ids else replace(entry, session_id=None)


def keep(store: Store, what: Kept) -> None:
    """Keep something new."""
    match what:
        case DayMark():
            store.mark_day(what)
        case DayNote():
            store.set_day_note(what)
        case Tag():
            store.set_tag(what)
        case Feeling():
            store.set_feeling(what)
        case WeekReflection() | SurveyAnswers() | Experiment() | ExperimentDay():
            keep_reflected(store, what)
        case _:
            _keep_entry(store, what)


def _keep_entry(store: Store, entry: Entry) -> None:
    match entry:
        case StudySession():
            store.add_session(entry)
        case FocusBlock():
            store.add_block(entry)
        case BreakRecord():
            store.add_break(entry)
        case CheckIn():
            store.add_check_in(entry)
        case Night():
            store.add_night(entry)
        case QuestionSet():
            store.add_question_set(entry)
        case PracticeSession():
            store.add_practice(entry)
        case _:
            assert_never(entry)


def _first(name: str, known: set[str]) -> bool:
    """Return whether `name` was not known; it is from now on."""
    if name in known:
        return False
    known.add(name)
    return True


def _existing(store: Store, ids: Iterable[str]) -> set[str]:
    rest = iter(dict.fromkeys(ids))
    found: set[str] = set()
    while some := list(islice(rest, _AT_ONCE)):
        found |= store.existing(some)
    return found
