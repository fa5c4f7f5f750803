"""The journal as tables for a spreadsheet; four of them can be read back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import cast

from companion.app.exchange import practice_table, reflection_tables
from companion.app.exchange.archive import EVER, all_entries
from companion.app.ports import Store
from companion.core.clock import zone_name
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
)
from companion.core.value import dataclass

Cell = str | float | tuple[str, ...] | bool | None
"""Text, a number, a list of names, yes or no, or unknown."""

_MINUTE = timedelta(minutes=1)

COLUMNS: dict[str, tuple[str, ...]] = {
    "study": ("start", "end", "minutes", "topic", "effort", "focus", "source", "zone", "id"),
    "checkins": (
        "at", "stress", "pleasantness", "energy", "words", "tags", "ratings", "note", "zone", "id",
    ),
    "sleep": (
        "into_bed", "tried", "sol", "awakenings", "waso", "woke", "out", "quality", "nap", "note", "zone",
        "id",
    ),
    "questions": ("topic", "at", "correct", "total", "zone", "id"),
    "breaks": ("start", "end", "tier", "level", "planned_minutes", "rested_minutes", "outcome", "zone", "id"),
    "practices": practice_table.COLUMNS,
    "days": ("day", "note", "program_ran", "rest_declared", "did_not_sleep", "night_skipped"),
    **reflection_tables.COLUMNS,
}  # fmt: skip
"""Table -> its columns."""

ENTITIES = {"study": "study", "checkins": "checkin", "sleep": "sleep", "questions": "questions"}
"""Table that can be read back -> what a mapping calls its entries."""

NOT_READ = frozenset({"source"})
"""Columns for people alone: where an entry came from is the import, once it is read back."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table. name: of its file; rows: a cell for each of COLUMNS."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return COLUMNS[self.name]

    @property
    def entity(self) -> str | None:
        """What a mapping calls its entries, None where it cannot be read back."""
        return ENTITIES.get(self.name)


def own_columns(name: str) -> dict[str, str]:
    """Return the mapping that reads table `name` back: what each column is."""
    return {column: column for column in COLUMNS[name] if column not in NOT_READ}


def export_tables(store: Store) -> list[Table]:
    """Return everything but sessions and lists of names as tables; times carry their offset."""
    entries = all_entries(store)
    return [
        Table("study", tuple(map(_study, cast(Sequence[FocusBlock], entries["block"])))),
        Table("checkins", tuple(map(_check_in, cast(Sequence[CheckIn], entries["check_in"])))),
        Table("sleep", tuple(map(_night, cast(Sequence[Night], entries["night"])))),
        Table("questions", tuple(map(_questions, cast(Sequence[QuestionSet], entries["questions"])))),
        Table("breaks", tuple(map(_break, cast(Sequence[BreakRecord], entries["break"])))),
        Table(
            "practices",
            tuple(map(practice_table.practice_row, cast(Sequence[PracticeSession], entries["practice"]))),
        ),
        Table("days", tuple(_days(store))),
        Table("reflections", tuple(reflection_tables.reflection_rows(store))),
        Table("surveys", tuple(reflection_tables.survey_rows(store))),
        Table("experiments", tuple(reflection_tables.experiment_rows(store))),
    ]


def _study(block: FocusBlock) -> tuple[Cell, ...]:
    return (
        _time(block.started),
        _time(block.ended),
        block.focus_time / _MINUTE,
        block.topic,
        block.effort,
        block.focus,
        block.source,
        zone_name(block.started),
        block.id,
    )


def _check_in(check_in: CheckIn) -> tuple[Cell, ...]:
    return (
        _time(check_in.at),
        check_in.stress,
        check_in.pleasantness,
        check_in.energy,
        check_in.words,
        check_in.tags,
        tuple(f"{rating.tag}={rating.value!r}" for rating in check_in.ratings),
        check_in.note,
        zone_name(check_in.at),
        check_in.id,
    )


def _night(night: Night) -> tuple[Cell, ...]:
    return (
        _time(night.into_bed),
        _time(night.tried),
        night.sleep_onset_latency / _MINUTE,
        night.awakenings,
        night.wake_after_sleep_onset / _MINUTE,
        _time(night.woke),
        _time(night.out_of_bed),
        night.quality,
        night.nap,
        night.note,
        zone_name(night.out_of_bed),
        night.id,
    )


def _questions(questions: QuestionSet) -> tuple[Cell, ...]:
    return (
        questions.topic,
        _time(questions.at),
        questions.correct,
        questions.total,
        zone_name(questions.at),
        questions.id,
    )


def _break(record: BreakRecord) -> tuple[Cell, ...]:
    return (
        _time(record.started),
        _time(record.ended),
        record.tier,
        record.level,
        record.planned / _MINUTE,
        record.rested / _MINUTE,
        record.outcome,
        zone_name(record.started),
        record.id,
    )


def _days(store: Store) -> Iterable[tuple[Cell, ...]]:
    marks: dict[date, DayMark] = {mark.day: mark for mark in store.day_marks(*EVER)}
    notes = {note.day: note.text for note in store.day_notes(*EVER)}
    for day in sorted({*marks, *notes}):
        mark = marks.get(day, DayMark(day))
        yield (
            day.isoformat(),
            notes.get(day, ""),
            mark.program_ran,
            mark.rest_declared,
            mark.did_not_sleep,
            mark.night_skipped,
        )


def _time(at: datetime) -> str:
    return at.isoformat()
