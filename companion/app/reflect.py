"""Reading the record back: figures of days, how today stands, and the series of weeks."""

from datetime import date, timedelta

from companion.app.history import read_entries, read_history
from companion.app.ports import Clock, Store
from companion.app.settings import SettingsService
from companion.app.week_words import facts, headline
from companion.core.clock import study_day
from companion.core.comparison import PREVIOUS_WEEKS, compare, days_until_comparable, sum_week
from companion.core.course import MINUTE, Course, course
from companion.core.days import DayFigures, day_figures
from companion.core.journal import CheckIn
from companion.core.load import SEED_DAYS, estimate_on, session_load
from companion.core.usual import USUAL_DAYS, USUAL_FROM, WEEK, Range, usual_study_day, week_start
from companion.core.value import dataclass
from companion.core.words import _

DAY = timedelta(days=1)
RUN_WEEKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayFigures:
    """How the current study day stands; None is not known.

    focus_min, load: of the blocks that ended; load in effort-minutes, load_estimated: an effort
    in it was estimated. running_estimate: what the asked-for focus time would add, at the
    typical effort of the last 28 days. usual_low, usual_high: the middle half of study days;
    days_until_usual: study days still to record before there is one, 0 once there is.
    breaks_due, breaks_taken (natural ones included): 0 before the first. stress_band: a check-in
    within it is like the usual. last_check_in: the latest of today.
    """

    day: date
    focus_min: float
    load: float | None
    load_estimated: bool
    running_estimate: float | None
    usual_low: float | None
    usual_high: float | None
    days_until_usual: int
    breaks_due: int
    breaks_taken: int
    stress_band: Range | None
    last_check_in: CheckIn | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionSeries:
    """Some weeks in a row, one of them chosen; what a chart draws and a page says.

    days: every day of the weeks, those to come included; smoothed, above: for each of them, the
    stress line (None = not drawn) and whether it lies above the band. mondays: of the weeks;
    chosen: index of one of them. earliest: Monday of the first week with an entry, None = no
    entry yet. averages_in, band_in: more recorded days until the two are drawn, 0 once they are.
    """

    days: tuple[DayFigures, ...]
    smoothed: tuple[float | None, ...]
    above: tuple[bool, ...]
    mondays: tuple[date, ...]
    chosen: int
    today: date
    earliest: date | None
    sleep_target_min: float
    headline: str
    facts: str
    averages_in: int
    band_in: int


class Reflect:
    """Figures from the record; nothing here writes."""

    def __init__(self, store: Store, clock: Clock, settings: SettingsService) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def current_day(self) -> date:
        """Return the study day that is going on."""
        return study_day(self._clock.now().wall, self._settings.current.journal.rollover)

    def today(self, focus: timedelta | None = None) -> TodayFigures:
        """Return how the current study day stands.

        focus: focus time whose load is to be foreseen, such as that of the running block.
        """
        day, rollover = self.current_day(), self._settings.current.journal.rollover
        history = read_history(self._store, day, day, USUAL_DAYS * DAY)
        whole = course(history, day, self._settings.current.signs)
        entries = read_entries(self._store, day, day)
        figures = day_figures(entries, whole, day, day, rollover)[0]
        usual, missing = _usual(whole, day)
        effort = estimate_on(day, history.efforts)
        foreseen = None if focus is None or effort is None else session_load(focus / MINUTE, effort)
        return TodayFigures(
            day=day,
            focus_min=figures.focus_min or 0.0,
            load=figures.load if figures.blocks else 0.0,
            load_estimated=figures.load_estimated,
            running_estimate=foreseen,
            usual_low=usual.low if usual else None,
            usual_high=usual.high if usual else None,
            days_until_usual=missing,
            breaks_due=figures.breaks_due or 0,
            breaks_taken=(figures.breaks_taken or 0) + (figures.breaks_natural or 0),
            stress_band=whole.stress.band_on(day),
            last_check_in=entries.check_ins[-1] if entries.check_ins else None,
        )

    def days(self, first: date, last: date) -> list[DayFigures]:
        """Return the figures of every study day from `first` to `last`, both included."""
        return self._days(first, last)[0]

    def _days(self, first: date, last: date) -> tuple[list[DayFigures], Course]:
        settings, history = self._settings.current, read_history(self._store, first, last)
        whole = course(history, self.current_day(), settings.signs)
        entries = read_entries(self._store, first, last)
        return day_figures(entries, whole, first, last, settings.journal.rollover), whole

    def weeks(self, last_week: date, count: int, chosen: date | None = None) -> ReflectionSeries:
        """Return `count` ISO weeks up to that of `last_week`.

        chosen: a day of the week spoken of, within them; None = the last.
        """
        end, today = week_start(last_week), self.current_day()
        monday = end if chosen is None else week_start(chosen)
        start = end - (count - 1) * WEEK
        first = min(start, monday - (PREVIOUS_WEEKS + RUN_WEEKS) * WEEK)
        figures, whole = self._days(first, end + WEEK - DAY)
        shown = tuple(figures[(start - first).days :])
        charted = [whole.stress.on(day.day) for day in shown]
        sentence, line = self._words(figures, whole, monday, today)
        earliest = self._store.first_day()
        return ReflectionSeries(
            days=shown,
            smoothed=tuple(day.smoothed if day else None for day in charted),
            above=tuple(day is not None and day.above for day in charted),
            mondays=tuple(start + n * WEEK for n in range(count)),
            chosen=(monday - start).days // 7,
            today=today,
            earliest=week_start(earliest) if earliest else None,
            sleep_target_min=self._settings.current.journal.sleep_target_min,
            headline=sentence,
            facts=line,
            averages_in=max(0, SEED_DAYS + 1 - whole.recorded_loads),
            band_in=whole.stress.days_until_band(today),
        )

    def around(self, chosen: date, count: int) -> ReflectionSeries:
        """Return `count` weeks that hold the week of `chosen`.

        They end with the current one where they reach it; a record shorter than them begins them.
        """
        monday, this = week_start(chosen), week_start(self.current_day())
        earliest = self._store.first_day()
        last = monday if monday <= this - count * WEEK else this
        if earliest is not None and count > 1:
            last = max(last, week_start(earliest) + (count - 1) * WEEK)
        return self.weeks(last if count > 1 else monday, count, monday)

    def opening(self) -> tuple[date, int]:
        """Return the week to show first and how many around it.

        The last finished one where it can be compared with four before it, else the current one.
        """
        this, earliest = week_start(self.current_day()), self._store.first_day()
        if earliest is None or week_start(earliest) > this - (PREVIOUS_WEEKS + 1) * WEEK:
            return this, PREVIOUS_WEEKS
        return this - WEEK, 12

    def _words(self, figures: list[DayFigures], whole: Course, monday: date, today: date) -> tuple[str, str]:
        counted_from = self._settings.current.signs.week_days
        sums = {days[0].day: sum_week(days, counted_from) for days in _weeks(figures)}
        going_on = week_start(today) == monday
        known = any(day.day == today and not day.missing for day in figures)
        wait = days_until_comparable(sums, today, known, counted_from) if going_on else 0
        if self._store.first_day() is None:
            return _("Nothing recorded yet."), _("Weeks can be compared from the fifth on.")
        comparison = compare(sums, monday)
        week = list(whole.stress.week(monday).values())
        above, banded = sum(day.above for day in week), any(day.band for day in week)
        sentence = headline(comparison, going_on, wait)
        return sentence, facts(comparison, going_on, above, len(week), banded)


def _weeks(figures: list[DayFigures]) -> list[list[DayFigures]]:
    return [figures[n : n + 7] for n in range(0, len(figures), 7)]


def _usual(whole: Course, day: date) -> tuple[Range | None, int]:
    before = day - timedelta(days=USUAL_DAYS)
    loads = [load.load for on, load in whole.loads.items() if before <= on < day and load.load is not None]
    return usual_study_day(loads), max(0, USUAL_FROM - len(loads))
