"""Keeping the record."""

from __future__ import annotations  # the rings within are needed to check types, not to run

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from companion.app.ports.day_counts import DayCounts
from companion.app.ports.decisions import Decisions
from companion.core.value import dataclass

if TYPE_CHECKING:
    from companion.core.clock import Instant
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
    )
    from companion.core.load import EffortMinutes
    from companion.core.naming import Feeling, Hit, Search, Tag


@dataclass(frozen=True, slots=True)
class EngineSnapshot:
    """The engine's stored state. state: JSON text; boot: identity of the boot `elapsed` belongs to."""

    state: str
    stored: Instant
    boot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStep:
    """What can be taken back for a day. before: the entry as it was; at: when it was changed.

    deleted: the entry is gone since; otherwise it reads differently now.
    """

    id: str
    at: datetime
    before: Entry
    deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderMark:
    """What is known of one reminder.

    shown: when it was shown last, or let pass: what fell due before is not asked again. not_on: a
    study day it is to stay away.
    """

    name: str
    shown: datetime | None = None
    not_on: date | None = None


class Store(DayCounts, Decisions, Protocol):
    """Keeps the record; every method that writes has committed when it returns.

    Ranges of study days include both ends. Reading methods return records in time order.
    Errors: EnvironmentFault when the disk refuses; nothing is half-written then.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Group writes: all of them or none; may be nested."""

    def add_session(self, session: StudySession) -> str:
        """Keep a session and return its id."""

    def end_session(self, session_id: str, ended: datetime) -> None:
        """Close a session."""

    def pass_limit(self, session_id: str, reason: str) -> None:
        """Keep that a limit of the day was deliberately passed in a session, with its words."""

    def add_block(self, block: FocusBlock) -> str:
        """Keep a focus block and return its id."""

    def rate_block(self, block_id: str, *, effort: float | None, focus: float | None) -> None:
        """Set effort and focus of a block; None leaves what is there."""

    def change_block(self, block_id: str, *, ended: datetime, focus_time: timedelta) -> None:
        """Correct the extent of a block."""

    def add_break(self, record: BreakRecord) -> str:
        """Keep a break and return its id."""

    def change_break(self, break_id: str, *, ended: datetime, rested: timedelta) -> None:
        """Correct when a break really ended."""

    def delete_break(self, break_id: str) -> None:
        """Take back a break that was none."""

    def add_check_in(self, check_in: CheckIn) -> str:
        """Keep a check-in and return its id."""

    def add_night(self, night: Night) -> str:
        """Keep a night and return its id."""

    def add_question_set(self, questions: QuestionSet) -> str:
        """Keep a set of practice questions and return its id."""

    def add_practice(self, practice: PracticeSession) -> str:
        """Keep a practice and return its id."""

    def mark_day(self, mark: DayMark) -> None:
        """Add to what is known of a day; marks are never taken back by this."""

    def set_marks(self, mark: DayMark) -> None:
        """Replace what is known of a day by exactly this."""

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry of any kind called `entry_id`, None where there is none."""

    def put_entry(self, entry: Entry) -> None:
        """Keep `entry` under the id it carries, in place of what was there.

        A block or break whose session there is not (any more) is kept without one, and joins it
        when that session is put.
        """

    def delete_entry(self, entry_id: str) -> None:
        """Remove an entry of any kind; InvalidInput where there is none.

        Blocks and breaks of a removed session stay, without a session.
        """

    def existing(self, ids: Iterable[str]) -> set[str]:
        """Return which of these entry ids there are."""

    def counts(self) -> dict[EntryKind, int]:
        """Return how many entries of each kind there are."""

    def day_notes(self, first: date, last: date) -> list[DayNote]:
        """Return what was written about these study days."""

    def set_day_note(self, note: DayNote) -> None:
        """Replace what is written about a day; an empty text removes it."""

    def tags(self) -> list[Tag]:
        """Return all of the person's tags, most used first, then by name.

        Most used: in the 28 days up to the newest check-in.
        """

    def set_tag(self, tag: Tag) -> None:
        """Keep kind and offered of a tag, which is added where it is new; uses are not looked at."""

    def rename_tag(self, name: str, new: str) -> None:
        """Rename a tag in every entry; InvalidInput where `new` is a tag already."""

    def merge_tags(self, name: str, into: str) -> None:
        """Make every use of tag `name` one of `into`, and drop `name`.

        An entry that has both keeps the higher value.
        """

    def feelings(self) -> list[Feeling]:
        """Return the words the person added or changed, by name."""

    def set_feeling(self, feeling: Feeling) -> None:
        """Keep a word of the person's list, in place of one of that name."""

    def rename_feeling(self, name: str, new: str) -> None:
        """Rename a word in every entry and in the list; one that exists already is merged with."""

    def search(self, search: Search) -> list[Hit]:
        """Return what is found, newest day first, newest first within it, a day's note before all.

        A word without letters or digits is looked for only where it is a picture (an emoji).
        """

    def keep_undo(self, step: UndoStep) -> None:
        """Keep what an entry was before it was changed or deleted."""

    def undo_steps(self) -> list[UndoStep]:
        """Return what can be taken back, newest first."""

    def drop_undo(self, step_id: str) -> None:
        """Forget one step."""

    def forget_undo(self, before: datetime) -> None:
        """Forget every step from before this moment; its text is gone from the file then."""

    def reminder_marks(self) -> dict[str, ReminderMark]:
        """Return what is known of reminders, by name."""

    def mark_reminder(self, mark: ReminderMark) -> None:
        """Replace what is known of one reminder."""

    def sessions(self, first: date, last: date) -> list[StudySession]:
        """Return sessions that started on these study days."""

    def blocks(self, first: date, last: date) -> list[FocusBlock]:
        """Return focus blocks that started on these study days."""

    def breaks(self, first: date, last: date) -> list[BreakRecord]:
        """Return breaks that started on these study days."""

    def check_ins(self, first: date, last: date) -> list[CheckIn]:
        """Return check-ins of these study days."""

    def nights(self, first: date, last: date) -> list[Night]:
        """Return nights that ended (getting up) on these calendar dates."""

    def question_sets(self, first: date, last: date) -> list[QuestionSet]:
        """Return practice-question sets of these study days."""

    def practices(self, first: date, last: date) -> list[PracticeSession]:
        """Return practices that began on these study days."""

    def day_marks(self, first: date, last: date) -> list[DayMark]:
        """Return what is known of these days."""

    def effort_minutes(self, first: date, last: date) -> list[EffortMinutes]:
        """Return focus minutes summed by study day and effort, in order of days."""

    def daily_stress(self, last: date) -> dict[date, float]:
        """Return the mean stress of every study day up to `last` that has a value."""

    def study_day_before(self, day: date, count: int) -> date | None:
        """Return the `count`-th day with a focus block, counted back from `day`; None with fewer."""

    def first_day(self) -> date | None:
        """Return the earliest study day with an entry of any kind."""

    def recent_topics(self, limit: int = 8) -> list[str]:
        """Return topics by latest use, newest first, each once."""

    def save_engine(self, snapshot: EngineSnapshot | None) -> None:
        """Keep the engine's state; None forgets it."""

    def load_engine(self) -> EngineSnapshot | None:
        """Return the engine's state as last kept."""

    def integrity(self) -> str:
        """Return `ok` or what is wrong with the file."""

    def close(self) -> None:
        """Close the file; the store is not used afterwards."""
