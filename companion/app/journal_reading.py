"""What the journal shows: the weeks of a month with their figures, and one day with all its entries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from companion.app.history import read_entries
from companion.core.clock import study_day
from companion.core.days import DayFigures, Entries
from companion.core.journal import CheckIn, DayMark, DayNote
from companion.core.sleep import night_date
from companion.core.stats import mean_of_known
from companion.core.value import dataclass

if TYPE_CHECKING:
    from companion.app.ports import Clock, Store
    from companion.app.reflect import Reflect
    from companion.app.settings import SettingsService

ROWS = 6
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """One day of a month's weeks. noted: something was written about it, or in one of its entries.

    no_sleep: the night that ended on it is known to have had no sleep; any_entry: something is known.
    """

    figures: DayFigures
    noted: bool
    no_sleep: bool
    any_entry: bool

    @property
    def day(self) -> date:
        """The study day."""
        return self.figures.day


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSeries:
    """Six weeks that hold a month. month: its first day; earliest: the first day with an entry ever."""

    month: date
    days: tuple[MonthDay, ...]
    today: date
    earliest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAgo:
    """What a day was like a year before another. focus_min: minutes; stress 0-10, None = not given."""

    day: date
    stress: float | None
    focus_min: float
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayJournal:
    """One study day. entries: of it, in time order within each kind; note: written about it."""

    day: date
    today: date
    figures: DayFigures
    entries: Entries
    mark: DayMark
    note: str
    year_ago: YearAgo | None

    @property
    def empty(self) -> bool:
        """Whether nothing is known of the day that could be shown."""
        entries, mark = self.entries, self.mark
        some = entries.blocks or entries.check_ins or entries.nights or entries.questions or entries.practices
        return not (some or self.note or mark.rest_declared or mark.did_not_sleep)


class JournalReading:
    """Reads only what is shown; nothing here writes."""

    def __init__(self, store: Store, reflect: Reflect, clock: Clock, settings: SettingsService) -> None:
        self._store = store
        self._reflect = reflect
        self._clock = clock
        self._settings = settings

    @property
    def rollover(self) -> time:
        """The local time at which a study day turns."""
        return self._settings.current.journal.rollover

    def now(self) -> datetime:
        """Return the present moment in its zone."""
        return self._clock.now().wall

    def today(self) -> date:
        """Return the study day that is going on."""
        return study_day(self.now(), self.rollover)

    def month(self, month: date, first_weekday: int) -> MonthSeries:
        """Return the six weeks around the month of `month`. first_weekday: 0 = weeks begin on Monday."""
        first = first_shown(month, first_weekday)
        last = first + (ROWS * 7 - 1) * _DAY
        figures = self._reflect.days(first, last)
        noted = self._noted(first, last)
        marks = {mark.day: mark for mark in self._store.day_marks(first, last)}
        days = []
        for one in figures:
            mark = marks.get(one.day, DayMark(one.day))
            days.append(
                MonthDay(
                    figures=one,
                    noted=one.day in noted,
                    no_sleep=mark.did_not_sleep,
                    any_entry=_known(one) or one.day in noted or mark.did_not_sleep,
                )
            )
        return MonthSeries(
            month=month.replace(day=1),
            days=tuple(days),
            today=self.today(),
            earliest=self._store.first_day(),
        )

    def day(self, day: date, figures: DayFigures | None = None) -> DayJournal:
        """Return a day with its entries. figures: of the day, where they have been read already."""
        notes = self._store.day_notes(day, day)
        return DayJournal(
            day=day,
            today=self.today(),
            figures=figures or self._reflect.days(day, day)[0],
            entries=read_entries(self._store, day, day),
            mark=next(iter(self._store.day_marks(day, day)), DayMark(day)),
            note=notes[0].text if notes else "",
            year_ago=self.a_year_before(day),
        )

    def a_year_before(self, day: date) -> YearAgo | None:
        """Return how the same date of the year before was; None without an entry on it."""
        before = year_before(day)
        if before is None:
            return None
        entries = read_entries(self._store, before, before)
        notes = self._store.day_notes(before, before)
        if not (entries.blocks or entries.check_ins or entries.nights or entries.questions or notes):
            return None
        return YearAgo(
            day=before,
            stress=mean_of_known(one.stress for one in entries.check_ins),
            focus_min=sum(block.focus_time / _MINUTE for block in entries.blocks),
            note=next(iter(_written(notes, entries.check_ins)), ""),
        )

    def _noted(self, first: date, last: date) -> set[date]:
        check_ins = self._store.check_ins(first, last)
        nights = self._store.nights(first, last)
        days = {note.day for note in self._store.day_notes(first, last) if note.text}
        days |= {study_day(one.at, self.rollover) for one in check_ins if one.note}
        return days | {night_date(one) for one in nights if one.note}


def first_shown(month: date, first_weekday: int) -> date:
    """Return the first day of the week in which a month begins. first_weekday: 0 = weeks begin on Monday."""
    first = month.replace(day=1)
    return first - ((first.weekday() - first_weekday) % 7) * _DAY


def year_before(day: date) -> date | None:
    """Return the same date one year before; 28 February for the 29th, None before the calendar's first."""
    if day.year <= date.min.year:
        return None
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _known(figures: DayFigures) -> bool:
    """Return whether any entry gave the day a figure; averages of other days are none of it."""
    own = (
        figures.rest_day,
        figures.stress,
        figures.pleasantness,
        figures.energy,
        figures.sleep_min,
        figures.questions_total,
        figures.practice_min,
        figures.breaks_due,
    )
    return any(figure is not None for figure in own)


def _written(notes: Iterable[DayNote], check_ins: Iterable[CheckIn]) -> list[str]:
    return [text for text in (*(note.text for note in notes), *(one.note for one in check_ins)) if text]
