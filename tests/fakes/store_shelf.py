"""What the store in memory holds."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from companion.app.ports import EngineSnapshot, ReminderMark, UndoStep
from companion.core.clock import ROLLOVER, study_day
from companion.core.errors import InvalidInput
from companion.core.journal import (
    KINDS,
    BreakRecord,
    CheckIn,
    DayMark,
    Entry,
    EntryKind,
    FocusBlock,
    Night,
    QuestionSet,
    StudySession,
    begins_at,
    kind_of,
)
from companion.core.naming import Feeling, Tag
from companion.core.reflection import (
    Agreement,
    Experiment,
    ExperimentDay,
    PutAside,
    SurveyAnswers,
    WeekReflection,
)


@dataclass
class Shelf:
    """Everything the store holds; a transaction that fails puts the shelf from before back.

    A block keeps the id of a session that is gone; whoever reads it sees none.
    """

    entries: dict[EntryKind, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    marks: dict[date, DayMark] = field(default_factory=dict)
    notes: dict[date, str] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    feelings: dict[str, Feeling] = field(default_factory=dict)
    undo: dict[str, UndoStep] = field(default_factory=dict)
    reminders: dict[str, ReminderMark] = field(default_factory=dict)
    reflections: dict[date, WeekReflection] = field(default_factory=dict)
    surveys: dict[tuple[date, str], SurveyAnswers] = field(default_factory=dict)
    experiments: dict[str, Experiment] = field(default_factory=dict)
    experiment_days: dict[tuple[str, date], ExperimentDay] = field(default_factory=dict)
    agreements: dict[date, Agreement] = field(default_factory=dict)
    asides: dict[str, PutAside] = field(default_factory=dict)
    topics: dict[str, datetime] = field(default_factory=dict)
    engine: EngineSnapshot | None = None


class Shelves:
    """The shelf, and what every part of the fake does with it."""

    def __init__(self, rollover: time = ROLLOVER) -> None:
        self._shelf = Shelf()
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

    def _keep(self, entry: Any) -> None:
        if isinstance(entry, StudySession | FocusBlock | QuestionSet):
            self._use(entry.topic, begins_at(entry))
        if isinstance(entry, CheckIn):
            for tag in (*entry.tags, *(rating.tag for rating in entry.ratings)):
                self._shelf.tags.setdefault(tag, Tag(name=tag))
        self._shelf.entries[kind_of(entry)][entry.id] = entry

    def _use(self, topic: str, at: datetime) -> None:
        used = self._shelf.topics.get(topic)
        self._shelf.topics[topic] = at.astimezone(UTC) if used is None else max(used, at.astimezone(UTC))

    def _all(self, kind: EntryKind) -> list[Any]:
        return [self._seen(each) for each in self._shelf.entries[kind].values()]

    def _seen(self, entry: Any) -> Any:
        """Return an entry as it reads: without a session that is gone."""
        if not isinstance(entry, FocusBlock | BreakRecord) or entry.session_id is None:
            return entry
        gone = entry.session_id not in self._shelf.entries["session"]
        return replace(entry, session_id=None) if gone else entry

    def _known(self, kind: EntryKind, entry_id: str) -> Any:
        if entry_id not in self._shelf.entries[kind]:
            raise unknown(entry_id)
        return self._shelf.entries[kind][entry_id]

    def _day_of(self, entry: Entry) -> date:
        if isinstance(entry, Night):
            return entry.out_of_bed.date()
        return study_day(begins_at(entry), self._rollover)


def unknown(entry_id: str) -> InvalidInput:
    """Return the error for an id that is of no entry."""
    return InvalidInput(f"There is no entry {entry_id!r}: it may have been deleted.")
