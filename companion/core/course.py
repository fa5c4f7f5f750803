"""What runs through the whole record: daily loads, their averages, rest days, the stress chart."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from companion.core.journal import DayMark
from companion.core.load import (
    RECENT_SPAN,
    USUAL_SPAN,
    DayLoad,
    EffortMinutes,
    day_loads,
    running_average,
)
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.usual import UsualChart, stress_rule
from companion.core.value import dataclass

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What averages and bands need from the first day of the record on, one light row a day.

    efforts: in order of days; stress: daily means of the days with one; marks: all of them.
    """

    efforts: Sequence[EffortMinutes] = ()
    stress: Mapping[date, float]
    marks: Sequence[DayMark] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """Loads, their two averages and the stress chart over a whole record.

    recorded_loads: days with a known load, rest days among them.
    """

    loads: Mapping[date, DayLoad]
    recorded_loads: int
    recent: Mapping[date, float]
    usual: Mapping[date, float]
    rest: frozenset[date]
    stress: UsualChart


def rest_days(marks: Iterable[DayMark], studied: Iterable[date], today: date) -> frozenset[date]:
    """Return the days without study that are known to be rest: declared, or the program ran.

    `today` is not over: it is a rest day only where that was declared.
    """
    marked = {mark.day for mark in marks if mark.rest_declared or (mark.program_ran and mark.day < today)}
    return frozenset(marked.difference(studied))


def course(history: History, today: date, thresholds: Thresholds = DEFAULTS) -> Course:
    """Return what runs through the whole record.

    thresholds: those of the stress chart; the person may have changed them.
    Source: averages Williams et al. 2017, Br J Sports Med 51:209; band Schat et al. 2023
    """
    loads = day_loads(history.efforts)
    rest = rest_days(history.marks, loads, today)
    known = {day: load.load for day, load in loads.items() if load.load is not None}
    # A rest day declared ahead has not been yet.
    known |= dict.fromkeys((day for day in rest if day <= today), 0.0)
    recent, usual = (_averages(known, span) for span in (RECENT_SPAN, USUAL_SPAN))
    stress = UsualChart(history.stress, today, stress_rule(thresholds))
    return Course(loads, len(known), recent, usual, rest, stress)


def _averages(known: Mapping[date, float], span: int) -> dict[date, float]:
    # Missing days hold the average, so only recorded ones need a step.
    days = sorted(known)
    levels = running_average([known[day] for day in days], span)
    return {day: level for day, level in zip(days, levels, strict=True) if level is not None}
