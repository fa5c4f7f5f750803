"""What figures of weeks are worked out from: light rows of the record, looked up by study day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from companion.core.course import Course, History
from companion.core.day_counts import BreakCount, DayMood, FocusRatings, QuestionCount
from companion.core.days import DayFigures, falls_due
from companion.core.journal import DayMark, Night
from companion.core.sleep import MINUTE, main_night, night_date, night_figures
from companion.core.stats import grouped
from companion.core.value import dataclass

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRows:
    """What the record holds of some weeks and the four before them.

    history: its stress, like the moods, from the first day of the record on, since each usual
    range follows from all weeks before it; its efforts from 28 days earlier.
    """

    history: History
    moods: Sequence[DayMood] = ()
    nights: Sequence[Night] = ()
    ratings: Sequence[FocusRatings] = ()
    breaks: Sequence[BreakCount] = ()
    questions: Sequence[QuestionCount] = ()


def days_between(first: date, end: date) -> list[date]:
    """Return the days from `first` on, `end` not included."""
    return [first + n * DAY for n in range((end - first).days)]


def nights_by_date(nights: Iterable[Night], marks: Iterable[DayMark]) -> dict[date, Night | None]:
    """Return the night of every date of getting up; None where it was said to have had no sleep.

    Naps are left out. A night written down says more than the mark, which may be older.
    """
    found: dict[date, Night | None] = {mark.day: None for mark in marks if mark.did_not_sleep}
    for day, ended in grouped(nights, night_date).items():
        night = main_night(ended)
        if night is not None:
            found[day] = night
    return found


def slept_min(night: Night | None) -> float:
    """Return the minutes of sleep of a recorded night, 0 of one without."""
    return 0.0 if night is None else night_figures(night).sleep / MINUTE


class LightDays:
    """Days with what sums and signs read of them; their other figures are left out."""

    def __init__(self, rows: WeekRows, whole: Course, today: date) -> None:
        """Look `rows` up. Days after `today` are still to come: not even a rest declared is known."""
        self._whole, self._today = whole, today
        self._efforts = grouped(rows.history.efforts, lambda row: row.day)
        due = (row for row in rows.breaks if falls_due(row.tier, row.outcome))
        self._breaks = grouped(due, lambda row: row.day)
        self.nights: Mapping[date, Night | None] = nights_by_date(rows.nights, rows.history.marks)
        # A day is read for its own week and again for the weeks and fortnights that look back on it.
        self._read: dict[date, DayFigures] = {}

    def between(self, first: date, end: date) -> list[DayFigures]:
        """Return the days from `first` on, `end` not included."""
        days = days_between(first, end)
        self._read.update((day, self._day(day)) for day in days if day not in self._read)
        return [self._read[day] for day in days]

    def _day(self, day: date) -> DayFigures:
        if day > self._today:
            return DayFigures(day=day)
        breaks = self._breaks.get(day, [])
        fields: dict[str, float | bool | None] = {
            **self._study(day),
            "breaks_due": sum(row.breaks for row in breaks) or None,
            "breaks_taken": sum(row.breaks for row in breaks if row.outcome == "taken"),
            "breaks_natural": sum(row.breaks for row in breaks if row.outcome == "natural"),
            "sleep_min": slept_min(self.nights[day]) if day in self.nights else None,
        }
        return DayFigures(day=day, **fields)  # type: ignore[arg-type]  # named literally above

    def _study(self, day: date) -> dict[str, float | bool | None]:
        if day in self._whole.rest:
            return {"focus_min": 0.0, "load": 0.0, "blocks": 0, "rest_day": True}
        if day not in self._efforts:
            return {}
        rows = self._efforts[day]
        return {
            "focus_min": sum(row.minutes for row in rows),
            "load": self._whole.loads[day].load,
            "blocks": sum(row.blocks for row in rows),
            "rest_day": False,
        }
