"""A store in memory that passes the same contract tests as the file."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from statistics import fmean
from typing import Any, TypeVar

from companion.app.ports import EngineSnapshot
from companion.core.clock import ROLLOVER, study_day
from companion.core.errors import InvalidInput
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    FocusBlock,
    Night,
    QuestionSet,
    StudySession,
)
from companion.core.load import EffortMinutes

Entry = TypeVar("Entry", StudySession, FocusBlock, BreakRecord, CheckIn, Night, QuestionSet)


@dataclass
class _Shelf:
    """Everything the store holds; a transaction that fails puts the shelf from before back."""

    sessions: dict[str, StudySession] = field(default_factory=dict)
    blocks: dict[str, FocusBlock] = field(default_factory=dict)
    breaks: dict[str, BreakRecord] = field(default_factory=dict)
    check_ins: dict[str, CheckIn] = field(default_factory=dict)
    nights: dict[str, Night] = field(default_factory=dict)
    questions: dict[str, QuestionSet] = field(default_factory=dict)
    marks: dict[date, DayMark] = field(default_factory=dict)
    topics: dict[str, datetime] = field(default_factory=dict)
    engine: EngineSnapshot | None = None


class FakeStore:
    """Fills the Store port without a disk."""

    def __init__(self, rollover: time = ROLLOVER) -> None:
        self._shelf = _Shelf()
        self._rollover = rollover
        self._numbers = itertools.count(1)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        before = deepcopy(self._shelf)
        try:
            yield
        except BaseException:
            self._shelf = before
            raise

    def add_session(self, session: StudySession) -> str:
        self._use(session.topic, session.started)
        return self._add(self._shelf.sessions, session)

    def end_session(self, session_id: str, ended: datetime) -> None:
        shelf = self._shelf.sessions
        shelf[session_id] = replace(_known(shelf, session_id), ended=ended)

    def pass_limit(self, session_id: str, reason: str) -> None:
        shelf = self._shelf.sessions
        shelf[session_id] = replace(_known(shelf, session_id), past_limit=reason)

    def sessions(self, first: date, last: date) -> list[StudySession]:
        return self._range(self._shelf.sessions, lambda each: each.started, first, last)

    def add_block(self, block: FocusBlock) -> str:
        if block.session_id is not None:
            _known(self._shelf.sessions, block.session_id)
        self._use(block.topic, block.started)
        return self._add(self._shelf.blocks, block)

    def rate_block(self, block_id: str, *, effort: float | None, focus: float | None) -> None:
        block = _known(self._shelf.blocks, block_id)
        self._shelf.blocks[block_id] = replace(
            block,
            effort=block.effort if effort is None else effort,
            focus=block.focus if focus is None else focus,
        )

    def change_block(self, block_id: str, *, ended: datetime, focus_time: timedelta) -> None:
        block = _known(self._shelf.blocks, block_id)
        self._shelf.blocks[block_id] = replace(block, ended=ended, focus_time=focus_time)

    def blocks(self, first: date, last: date) -> list[FocusBlock]:
        return self._range(self._shelf.blocks, lambda each: each.started, first, last)

    def add_break(self, record: BreakRecord) -> str:
        if record.session_id is not None:
            _known(self._shelf.sessions, record.session_id)
        return self._add(self._shelf.breaks, record)

    def change_break(self, break_id: str, *, ended: datetime, rested: timedelta) -> None:
        record = _known(self._shelf.breaks, break_id)
        self._shelf.breaks[break_id] = replace(record, ended=ended, rested=rested)

    def delete_break(self, break_id: str) -> None:
        self._shelf.breaks.pop(break_id, None)

    def breaks(self, first: date, last: date) -> list[BreakRecord]:
        return self._range(self._shelf.breaks, lambda each: each.started, first, last)

    def add_check_in(self, check_in: CheckIn) -> str:
        return self._add(self._shelf.check_ins, check_in)

    def check_ins(self, first: date, last: date) -> list[CheckIn]:
        return self._range(self._shelf.check_ins, lambda each: each.at, first, last)

    def add_night(self, night: Night) -> str:
        return self._add(self._shelf.nights, night)

    def nights(self, first: date, last: date) -> list[Night]:
        found = [each for each in self._shelf.nights.values() if first <= each.out_of_bed.date() <= last]
        return sorted(found, key=lambda each: each.out_of_bed.astimezone(UTC))

    def add_question_set(self, questions: QuestionSet) -> str:
        self._use(questions.topic, questions.at)
        return self._add(self._shelf.questions, questions)

    def question_sets(self, first: date, last: date) -> list[QuestionSet]:
        return self._range(self._shelf.questions, lambda each: each.at, first, last)

    def mark_day(self, mark: DayMark) -> None:
        known = self._shelf.marks.get(mark.day, DayMark(mark.day))
        self._shelf.marks[mark.day] = DayMark(
            mark.day, known.program_ran or mark.program_ran, known.rest_declared or mark.rest_declared
        )

    def day_marks(self, first: date, last: date) -> list[DayMark]:
        return [mark for day, mark in sorted(self._shelf.marks.items()) if first <= day <= last]

    def first_day(self) -> date | None:
        shelf = self._shelf
        started: list[StudySession | FocusBlock | BreakRecord]
        started = [*shelf.sessions.values(), *shelf.blocks.values(), *shelf.breaks.values()]
        days = [study_day(each.started, self._rollover) for each in started]
        days += [study_day(each.at, self._rollover) for each in shelf.check_ins.values()]
        days += [study_day(each.at, self._rollover) for each in shelf.questions.values()]
        days += [each.out_of_bed.date() for each in shelf.nights.values()]
        days += [mark.day for mark in shelf.marks.values() if mark.rest_declared]
        return min(days, default=None)

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
        days = {study_day(block.started, self._rollover) for block in self._shelf.blocks.values()}
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

    def _add(self, shelf: dict[str, Entry], entry: Entry) -> str:
        new = entry.id or f"entry-{next(self._numbers)}"
        shelf[new] = replace(entry, id=new)
        return new

    def _use(self, topic: str, at: datetime) -> None:
        used = self._shelf.topics.get(topic)
        self._shelf.topics[topic] = at.astimezone(UTC) if used is None else max(used, at.astimezone(UTC))

    def _range(
        self, shelf: dict[str, Entry], at: Callable[[Entry], datetime], first: date, last: date
    ) -> list[Entry]:
        found = [each for each in shelf.values() if first <= study_day(at(each), self._rollover) <= last]
        return sorted(found, key=lambda each: at(each).astimezone(UTC))


def _known(shelf: dict[str, Any], entry_id: str) -> Any:
    if entry_id not in shelf:
        raise InvalidInput(f"There is no entry {entry_id!r}: it may have been deleted.")
    return shelf[entry_id]
