"""A store in memory that passes the same contract tests as the file."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from statistics import fmean
from typing import Any

from companion.app.ports import EngineSnapshot, ReminderMark, UndoStep
from companion.core.clock import study_day
from companion.core.errors import InvalidInput
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    DayNote,
    Entry,
    EntryKind,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
    StudySession,
    kind_of,
)
from companion.core.load import EffortMinutes
from tests.fakes.store_day_counts import FakeDayCounts
from tests.fakes.store_names import FakeNames
from tests.fakes.store_reflections import FakeReflections
from tests.fakes.store_search import FakeSearch
from tests.fakes.store_shelf import Shelves, unknown


class FakeStore(FakeDayCounts, FakeNames, FakeReflections, FakeSearch, Shelves):
    """Fills the Store port without a disk."""

    def add_session(self, session: StudySession) -> str:
        return self._add(session)

    def end_session(self, session_id: str, ended: datetime) -> None:
        self._change("session", session_id, ended=ended)

    def pass_limit(self, session_id: str, reason: str) -> None:
        self._change("session", session_id, past_limit=reason)

    def sessions(self, first: date, last: date) -> list[StudySession]:
        return self._range("session", lambda each: each.started, first, last)

    def add_block(self, block: FocusBlock) -> str:
        return self._add(block)

    def rate_block(self, block_id: str, *, effort: float | None, focus: float | None) -> None:
        given = {"effort": effort, "focus": focus}
        self._change("block", block_id, **{name: value for name, value in given.items() if value is not None})

    def change_block(self, block_id: str, *, ended: datetime, focus_time: timedelta) -> None:
        self._change("block", block_id, ended=ended, focus_time=focus_time)

    def blocks(self, first: date, last: date) -> list[FocusBlock]:
        return self._range("block", lambda each: each.started, first, last)

    def add_break(self, record: BreakRecord) -> str:
        return self._add(record)

    def change_break(self, break_id: str, *, ended: datetime, rested: timedelta) -> None:
        self._change("break", break_id, ended=ended, rested=rested)

    def delete_break(self, break_id: str) -> None:
        self._shelf.entries["break"].pop(break_id, None)

    def breaks(self, first: date, last: date) -> list[BreakRecord]:
        return self._range("break", lambda each: each.started, first, last)

    def add_check_in(self, check_in: CheckIn) -> str:
        return self._add(check_in)

    def check_ins(self, first: date, last: date) -> list[CheckIn]:
        return self._range("check_in", lambda each: each.at, first, last)

    def add_night(self, night: Night) -> str:
        return self._add(night)

    def nights(self, first: date, last: date) -> list[Night]:
        found = [each for each in self._all("night") if first <= each.out_of_bed.date() <= last]
        return sorted(found, key=lambda each: each.out_of_bed.astimezone(UTC))

    def add_question_set(self, questions: QuestionSet) -> str:
        return self._add(questions)

    def question_sets(self, first: date, last: date) -> list[QuestionSet]:
        return self._range("questions", lambda each: each.at, first, last)

    def add_practice(self, practice: PracticeSession) -> str:
        return self._add(practice)

    def practices(self, first: date, last: date) -> list[PracticeSession]:
        return self._range("practice", lambda each: each.started, first, last)

    def entry(self, entry_id: str) -> Entry | None:
        for shelf in self._shelf.entries.values():
            if entry_id in shelf:
                seen: Entry = self._seen(shelf[entry_id])
                return seen
        return None

    def put_entry(self, entry: Entry) -> None:
        if not entry.id:
            raise ValueError("an entry is put under the id it carries")
        for kind, shelf in self._shelf.entries.items():
            if kind != kind_of(entry):
                shelf.pop(entry.id, None)
        if isinstance(entry, FocusBlock | BreakRecord) and entry.session_id is None:
            before = self._shelf.entries[kind_of(entry)].get(entry.id)
            if before is not None and self._seen(before).session_id is None:
                entry = replace(entry, session_id=before.session_id)
        self._keep(entry)

    def delete_entry(self, entry_id: str) -> None:
        for shelf in self._shelf.entries.values():
            if shelf.pop(entry_id, None) is not None:
                return
        raise unknown(entry_id)

    def existing(self, ids: Iterable[str]) -> set[str]:
        return {each for each in ids if self.entry(each) is not None}

    def counts(self) -> dict[EntryKind, int]:
        return {kind: len(shelf) for kind, shelf in self._shelf.entries.items()}

    def mark_day(self, mark: DayMark) -> None:
        known = self._shelf.marks.get(mark.day, DayMark(mark.day))
        self._shelf.marks[mark.day] = DayMark(
            mark.day,
            known.program_ran or mark.program_ran,
            known.rest_declared or mark.rest_declared,
            known.did_not_sleep or mark.did_not_sleep,
            known.night_skipped or mark.night_skipped,
        )

    def set_marks(self, mark: DayMark) -> None:
        self._shelf.marks[mark.day] = mark

    def day_marks(self, first: date, last: date) -> list[DayMark]:
        return [mark for day, mark in sorted(self._shelf.marks.items()) if first <= day <= last]

    def day_notes(self, first: date, last: date) -> list[DayNote]:
        return [DayNote(day, text) for day, text in sorted(self._shelf.notes.items()) if first <= day <= last]

    def set_day_note(self, note: DayNote) -> None:
        self._shelf.notes.pop(note.day, None)
        if note.text:
            self._shelf.notes[note.day] = note.text

    def keep_undo(self, step: UndoStep) -> None:
        if step.id in self._shelf.undo:
            raise InvalidInput("The entry does not fit the journal.")
        self._shelf.undo[step.id] = step

    def undo_steps(self) -> list[UndoStep]:
        steps = reversed(self._shelf.undo.values())
        return sorted(steps, key=lambda step: step.at.astimezone(UTC), reverse=True)

    def drop_undo(self, step_id: str) -> None:
        self._shelf.undo.pop(step_id, None)

    def forget_undo(self, before: datetime) -> None:
        self._shelf.undo = {id_: step for id_, step in self._shelf.undo.items() if step.at >= before}

    def reminder_marks(self) -> dict[str, ReminderMark]:
        return dict(self._shelf.reminders)

    def mark_reminder(self, mark: ReminderMark) -> None:
        self._shelf.reminders[mark.name] = mark

    def first_day(self) -> date | None:
        days = [self._day_of(entry) for kind in self._shelf.entries for entry in self._all(kind)]
        days += [mark.day for mark in self._shelf.marks.values() if mark.rest_declared or mark.did_not_sleep]
        return min([*days, *self._shelf.notes], default=None)

    def effort_minutes(self, first: date, last: date) -> list[EffortMinutes]:
        sums: dict[tuple[date, float | None], list[float]] = {}
        for block in self.blocks(first, last):
            key = study_day(block.started, self._rollover), block.effort
            sums.setdefault(key, []).append(block.focus_time / timedelta(minutes=1))
        rows = [EffortMinutes(day, effort, sum(each), len(each)) for (day, effort), each in sums.items()]
        return sorted(rows, key=lambda row: row.day)

    def daily_stress(self, last: date) -> dict[date, float]:
        values: dict[date, list[float]] = {}
        for entry in self.check_ins(date.min, last):
            if entry.stress is not None:
                values.setdefault(study_day(entry.at, self._rollover), []).append(entry.stress)
        return {day: fmean(each) for day, each in values.items()}

    def study_day_before(self, day: date, count: int) -> date | None:
        days = {study_day(block.started, self._rollover) for block in self._all("block")}
        before = sorted((each for each in days if each < day), reverse=True)
        return before[count - 1] if len(before) >= count else None

    def recent_topics(self, limit: int = 8) -> list[str]:
        topics = self._shelf.topics
        return sorted(reversed(topics), key=lambda topic: topics[topic], reverse=True)[:limit]

    def save_engine(self, snapshot: EngineSnapshot | None) -> None:
        self._shelf.engine = snapshot

    def load_engine(self) -> EngineSnapshot | None:
        return self._shelf.engine

    def integrity(self) -> str:
        return "ok"

    def close(self) -> None:
        """Nothing to give back."""

    def _add(self, entry: Any) -> str:
        if isinstance(entry, FocusBlock | BreakRecord) and entry.session_id is not None:
            self._known("session", entry.session_id)
        new = entry.id or f"entry-{next(self._numbers)}"
        if self.entry(new) is not None:
            raise InvalidInput(f"There is an entry {new!r} already.")
        self._keep(replace(entry, id=new))
        return new

    def _change(self, kind: EntryKind, entry_id: str, **changes: Any) -> None:
        self._shelf.entries[kind][entry_id] = replace(self._known(kind, entry_id), **changes)

    def _range(self, kind: EntryKind, at: Callable[[Any], datetime], first: date, last: date) -> list[Any]:
        found = [each for each in self._all(kind) if first <= study_day(at(each), self._rollover) <= last]
        return sorted(found, key=lambda each: at(each).astimezone(UTC))
