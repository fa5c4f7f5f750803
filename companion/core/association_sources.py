"""The daily figures that are looked at beside stress, in the order they are always listed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time

from companion.core.association import Candidate
from companion.core.clock import ROLLOVER, study_day
from companion.core.days import DayFigures
from companion.core.journal import CheckIn
from companion.core.naming import TagKind
from companion.core.sleep import DAY_MIN, around_mean, minute_of_day
from companion.core.stats import fmean, grouped

TAG = "tag:"
LOAD_LAGS = (0, 1, 2)


def daily_stress(figures: Iterable[DayFigures]) -> dict[date, float]:
    """Return the mean stress of the days that have one."""
    return _known(figures, lambda day: day.stress)


def daily_candidates(figures: Sequence[DayFigures]) -> list[Candidate]:
    """Return load of the day and the two before, sleep, its midpoint, breaks taken, practice minutes.

    midpoint: minutes from the person's circular mean over `figures`, -720 to 720. breaks_taken_share:
    taken or natural, of those that fell due, 0-1. sleep_min and midpoint are of the night that ended
    on the day. practice_min: see `_practised`. Days on which one is not known are left out of it.
    """
    load = _known(figures, lambda day: day.load)
    return [
        *(Candidate("load", lag, load) for lag in LOAD_LAGS),
        Candidate("sleep_min", 0, _known(figures, lambda day: day.sleep_min)),
        Candidate("midpoint", 0, _midpoints(figures)),
        Candidate("breaks_taken_share", 0, _known(figures, _breaks_taken_share)),
        Candidate("practice_min", 0, _practised(figures)),
    ]


def tag_candidates(
    check_ins: Sequence[CheckIn], kinds: Mapping[str, TagKind], rollover: time = ROLLOVER
) -> list[Candidate]:
    """Return a candidate for each tag used in `check_ins`, by name.

    A tag that is present or absent: 1 on days with it, 0 on days with a check-in and without it. A tag
    that is a scale: the mean of the values given on a day; a day without a value is not known.
    kinds: of tags by name; unknown ones are told by whether they were ever given a value.
    """
    by_day = grouped(check_ins, lambda entry: study_day(entry.at, rollover))
    names = {tag for entry in check_ins for tag in entry.tags}
    rated = {rating.tag for entry in check_ins for rating in entry.ratings}
    return [
        _rated_tag(name, by_day)
        if kinds.get(name, "scale" if name in rated else "present") == "scale"
        else _present_tag(name, by_day)
        for name in sorted(names | rated, key=lambda name: (name.casefold(), name))
    ]


def _present_tag(name: str, by_day: Mapping[date, list[CheckIn]]) -> Candidate:
    def there(entries: list[CheckIn]) -> bool:
        return any(name in entry.tags or name in _ratings(entry) for entry in entries)

    return Candidate(TAG + name, 0, {day: float(there(entries)) for day, entries in by_day.items()})


def _rated_tag(name: str, by_day: Mapping[date, list[CheckIn]]) -> Candidate:
    given = {
        day: [_ratings(entry)[name] for entry in entries if name in _ratings(entry)]
        for day, entries in by_day.items()
    }
    return Candidate(TAG + name, 0, {day: fmean(each) for day, each in given.items() if each}, rated=True)


def _ratings(entry: CheckIn) -> dict[str, float]:
    return {rating.tag: rating.value for rating in entry.ratings}


def _known(
    figures: Iterable[DayFigures], value_of: Callable[[DayFigures], float | None]
) -> dict[date, float]:
    values = {day.day: value_of(day) for day in figures}
    return {day: value for day, value in values.items() if value is not None}


def _breaks_taken_share(day: DayFigures) -> float | None:
    if not day.breaks_due:
        return None
    return ((day.breaks_taken or 0) + (day.breaks_natural or 0)) / day.breaks_due


def _practised(figures: Sequence[DayFigures]) -> dict[date, float]:
    """Return the minutes practised on each day, from the first day with a practice on.

    Practices are written down by the program that plays them. From then on a day that is known of
    otherwise, by study, rest or a check-in, and has none is a day on which none was done: a true 0, as
    the load of a rest day is. Left out, the days compared would be those with more practice and those
    with less, and never a day without. Before the first, nobody had begun to do any here.
    """
    first = min((day.day for day in figures if day.practice_min is not None), default=None)
    if first is None:
        return {}
    return {
        day.day: day.practice_min or 0.0
        for day in figures
        if day.day >= first and not (day.practice_min is None and day.missing and day.stress is None)
    }


def _midpoints(figures: Sequence[DayFigures]) -> dict[date, float]:
    minutes = {day.day: minute_of_day(day.midpoint.time()) for day in figures if day.midpoint is not None}
    middle, _away = around_mean(list(minutes.values()))
    half = DAY_MIN / 2
    return {day: (minute - middle + half) % DAY_MIN - half for day, minute in minutes.items()}
