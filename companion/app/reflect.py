"""Reading the record back: figures of days, and how today stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from companion.app.history import read_entries, read_history
from companion.app.ports import Clock, Store
from companion.core.clock import study_day
from companion.core.course import MINUTE, Course, course
from companion.core.days import DayFigures, day_figures
from companion.core.journal import CheckIn
from companion.core.load import ESTIMATE_WINDOW, estimate_on, session_load
from companion.core.usual import USUAL_DAYS, USUAL_FROM, Range, usual_study_day


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


class Reflect:
    """Figures from the record; nothing here writes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def today(self, focus: timedelta | None = None) -> TodayFigures:
        """Return how the current study day stands.

        focus: focus time whose load is to be foreseen, such as that of the running block.
        """
        day = study_day(self._clock.now().wall)
        reach = USUAL_DAYS * timedelta(days=1) + ESTIMATE_WINDOW
        history = read_history(self._store, day, reach)
        whole = course(history, day, day)
        entries = read_entries(self._store, day, day)
        figures = day_figures(entries, whole, day, day)[0]
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
        today = study_day(self._clock.now().wall)
        whole = course(read_history(self._store, last), today, last)
        return day_figures(read_entries(self._store, first, last), whole, first, last)


def _usual(whole: Course, day: date) -> tuple[Range | None, int]:
    before = day - timedelta(days=USUAL_DAYS)
    loads = [load.load for on, load in whole.loads.items() if before <= on < day and load.load is not None]
    return usual_study_day(loads), max(0, USUAL_FROM - len(loads))
