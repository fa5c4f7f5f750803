"""The figures of one week, and the overload signs of many."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from companion.app.history import read_history
from companion.app.ports import Clock, Store
from companion.app.settings import SettingsService
from companion.core.clock import study_day
from companion.core.comparison import PREVIOUS_WEEKS
from companion.core.errors import InvalidInput
from companion.core.regularity import NIGHTS
from companion.core.signs import Sign, SignName, Signs
from companion.core.usual import WEEK, Range, week_start
from companion.core.week import WeekFigures, WeekRecord, week_name
from companion.core.week_rows import DAY, WeekRows
from companion.core.words import _

NO_TIME = timedelta(0)
MARGIN = 20 * WEEK
"""Weeks nearer to either end of the calendar than this cannot be worked out."""

EVIDENCE: Mapping[SignName, tuple[str, ...]] = {
    "load": ("total", "previous_mean", "ratio"),
    "stress": ("days_out", "recorded_days", "band"),
    "sleep": ("mean_shortfall_min", "nights"),
    "mood": ("days_out", "recorded_days", "band"),
    "recovery": ("rest_days_14", "breaks_due", "breaks_taken"),
    "returns": ("hours", "usual_hours", "measure", "difference", "ci95"),
}
"""What the document tells of each sign; field names of the sign."""


class Weeks:
    """Reads weeks from the record; nothing here writes."""

    def __init__(self, store: Store, clock: Clock, settings: SettingsService) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def week_of(self, day: date) -> WeekFigures:
        """Return the figures of the ISO week of `day`.

        Errors: InvalidInput at the very ends of the calendar.
        """
        monday = monday_of(day)
        return self._record(monday, monday).figures(monday)

    def signs_of(self, mondays: Sequence[date]) -> tuple[Signs, ...]:
        """Return the signs of these weeks, in their order; read at once, also for years of weeks.

        mondays: any day of each week. Errors: as in `week_of`.
        """
        if not mondays:
            return ()
        weeks = [monday_of(day) for day in mondays]
        record = self._record(min(weeks), max(weeks))
        return tuple(record.signs(monday) for monday in weeks)

    def _record(self, first: date, last: date) -> WeekRecord:
        """Return the weeks from Monday `first` to Monday `last`, and what they are compared with."""
        settings, sunday = self._settings.current, last + WEEK - DAY
        start = first - PREVIOUS_WEEKS * WEEK
        rows = WeekRows(
            history=read_history(self._store, start, sunday, NO_TIME),
            moods=self._store.daily_mood(sunday),
            nights=self._store.nights(first + WEEK - NIGHTS * DAY, sunday),
            ratings=self._store.focus_ratings(start, sunday),
            breaks=self._store.break_counts(start, sunday),
            questions=self._store.question_counts(start, sunday),
        )
        today = study_day(self._clock.now().wall, settings.journal.rollover)
        return WeekRecord(rows, today, settings.journal.sleep_target_min, settings.signs)


def week_object(week: WeekFigures) -> dict[str, Any]:
    """Return a week as the command line's contract has it."""
    return {
        "week": week_name(week.monday),
        "focus_min": week.focus_min,
        "total_load": week.total_load,
        "monotony": week.monotony,
        "strain": week.strain,
        "rest_days": week.rest_days,
        "previous_four": list(week.previous_four),
        "sleep_shortfall_min": week.sleep_shortfall_min,
        "midpoint_sd_min": week.midpoint_sd_min,
        "sri": week.sri,
        "signs": {name: _sign_object(name, sign) for name, sign in week.signs.named().items()},
    }


def _sign_object(name: SignName, sign: Sign) -> dict[str, Any]:
    return {"state": sign.state, "evidence": {key: _plain(getattr(sign, key)) for key in EVIDENCE[name]}}


def _plain(value: object) -> object:
    return [value.low, value.high] if isinstance(value, Range) else value


def monday_of(day: date) -> date:
    """Return the Monday of the week of `day`; InvalidInput at the very ends of the calendar."""
    if not date.min + MARGIN < day < date.max - MARGIN:
        raise InvalidInput(
            _("{day} lies at the end of the calendar, where no week has others around it: check the year.")
            .format(day=day)
        )  # fmt: skip
    return week_start(day)
