"""Changing and deleting what was entered, with a day to take it back."""

import os
from datetime import date, datetime, time, timedelta
from typing import assert_never

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.ports import Clock, Store, UndoStep
from companion.core import scales
from companion.core.clock import ROLLOVER, study_day
from companion.core.errors import InvalidInput
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
    begins_at,
)
from companion.core.words import _

UNDO_FOR = timedelta(hours=24)
"""How long a change can be taken back, also after a restart; then the old text leaves the file."""


class Edit:
    """Every method that changes an entry keeps what it was and tells who shows it.

    Errors: InvalidInput for an entry there is not, or a value out of its scale; nothing changes then.
    """

    def __init__(self, store: Store, bus: Bus, clock: Clock, rollover: time = ROLLOVER) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._rollover = rollover

    def delete(self, entry_id: str) -> UndoStep:
        """Remove an entry; return what takes it back."""
        before = self._known(entry_id)
        with self._store.transaction():
            step = self._keep(before, deleted=True)
            self._store.delete_entry(entry_id)
        self._tell(before)
        return step

    def change(self, entry: Entry) -> UndoStep:
        """Let `entry`, checked, take the place of the one with its id; return what takes it back."""
        now = self._clock.now().wall
        _check(entry, now)
        before = self._known(entry.id or "")
        if type(before) is not type(entry):
            raise InvalidInput(_("An entry stays of its kind: delete it and make another."))
        with self._store.transaction():
            step = self._keep(before, deleted=False)
            self._store.put_entry(entry)
        self._tell(before, entry)
        return step

    def undo(self, step_id: str) -> Entry:
        """Put an entry back as it was; InvalidInput where that can no longer be done."""
        step = next((one for one in self.undoable() if one.id == step_id), None)
        if step is None:
            raise InvalidInput(_("This can no longer be taken back: a day has passed, or it was done."))
        # It may stand on another day now than then.
        now = self._store.entry(step.before.id or "")
        with self._store.transaction():
            self._store.put_entry(step.before)
            self._store.drop_undo(step_id)
        self._tell(step.before, *(() if now is None else (now,)))
        return step.before

    def undoable(self) -> list[UndoStep]:
        """Return what can be taken back, newest first."""
        since = self._clock.now().wall - UNDO_FOR
        return [step for step in self._store.undo_steps() if step.at >= since]

    def forget_old(self) -> None:
        """Remove for good what was changed more than a day ago."""
        self._store.forget_undo(self._clock.now().wall - UNDO_FOR)

    def write_day(self, day: date, text: str) -> None:
        """Keep what someone writes about a study day; an empty text removes it."""
        note = DayNote(day, text.strip())
        scales.check_note(note.text)
        self._store.set_day_note(note)
        self._bus.publish(EntriesChanged((day,)))

    def mark(self, mark: DayMark) -> None:
        """Replace what is known of a day: a rest day taken back, a night that had no sleep."""
        self._store.set_marks(mark)
        self._bus.publish(EntriesChanged((mark.day,)))

    def marks(self, day: date) -> DayMark:
        """Return what is known of a day beside its entries."""
        return next(iter(self._store.day_marks(day, day)), DayMark(day))

    def _known(self, entry_id: str) -> Entry:
        found = self._store.entry(entry_id)
        if found is None:
            raise InvalidInput(_("There is no entry {id!r}: it may have been deleted.").format(id=entry_id))
        return found

    def _keep(self, before: Entry, *, deleted: bool) -> UndoStep:
        step = UndoStep(id=os.urandom(8).hex(), at=self._clock.now().wall, before=before, deleted=deleted)
        self.forget_old()
        self._store.keep_undo(step)
        return step

    def _tell(self, *entries: Entry) -> None:
        days = {
            one.out_of_bed.date() if isinstance(one, Night) else study_day(begins_at(one), self._rollover)
            for one in entries
        }
        self._bus.publish(EntriesChanged(tuple(sorted(days))))


def _check(entry: Entry, now: datetime) -> None:
    match entry:
        case CheckIn():
            scales.check_check_in(entry, now)
        case Night():
            scales.check_night(entry, now)
        case FocusBlock():
            scales.check_block(entry, now)
        case QuestionSet():
            scales.check_questions(entry, now)
        case PracticeSession():
            scales.check_practice(entry, now)
        case StudySession() | BreakRecord():
            raise InvalidInput(_("The timer wrote this; it can be deleted, not changed."))
        case _:
            assert_never(entry)
