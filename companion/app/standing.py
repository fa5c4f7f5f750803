"""How things stand today, read from the record for a suggestion."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from statistics import median

from companion.app.limits import BEDTIME_NIGHTS, usual_bedtime
from companion.app.ports import Store
from companion.app.settings import Settings
from companion.core.clock import study_day
from companion.core.days import DayFigures
from companion.core.focus_limit import NIGHTS_FROM, propose_focus_limit, wind_down_from
from companion.core.journal import FocusBlock
from companion.core.signs import Signs
from companion.core.stats import quantile
from companion.core.suggestion import LateStudy, Standing, UsualBedtime, UsualDay, UsualFinish, UsualSleep
from companion.core.usual import USUAL_DAYS, USUAL_FROM, WEEK, Range, usual_study_day, week_start

FiguresOf = Callable[[date, date], Sequence[DayFigures]]
SignsOf = Callable[[Sequence[date]], Sequence[Signs]]
"""Returns the signs of the weeks from these Mondays, in their order."""

WEEKS_BACK = 2
FINISH_FROM = 7
"""Study days from which an end is called usual."""
CHECK_IN_REACH = timedelta(days=14)
SHORTER = {"90/20": "50/10", "52/17": "25/5", "50/10": "25/5"}
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def read_standing(
    store: Store, now: datetime, settings: Settings, figures: FiguresOf, signs: SignsOf
) -> Standing:
    """Return how things stand at `now`, as far as the record shows it."""
    rollover = settings.journal.rollover
    day = study_day(now, rollover)
    *before, today = figures(day - USUAL_DAYS * _DAY, day)
    monday = week_start(day)
    check_ins = store.check_ins(day - CHECK_IN_REACH, day)
    days_of_check_ins = {study_day(one.at, rollover) for one in check_ins}
    bedtime = _bedtime(store, day, now)
    blocks = store.blocks(day - USUAL_DAYS * _DAY, day - _DAY)
    ends = last_ends(blocks, rollover)
    agreement = store.agreement(day)
    return Standing(
        now=now,
        day=day,
        weeks=tuple(signs([monday - n * WEEK for n in range(1, WEEKS_BACK + 1)])),
        days_since_rest=_since_rest([*before, today]),
        rest_reach=settings.signs.rest_days,
        rest_ahead=any(mark.rest_declared for mark in store.day_marks(day + _DAY, day + WEEK)),
        focus_min=today.focus_min or 0.0,
        load=None if today.load_estimated else today.load,
        check_ins=sum(study_day(one.at, rollover) == day for one in check_ins),
        sleep_min=today.sleep_min,
        check_in_days=len(days_of_check_ins - {day}),
        rhythm=settings.study.rhythm,
        rhythm_shorter=SHORTER.get(settings.study.rhythm),
        usual_day=_usual_day(before),
        usual_sleep=_usual_sleep(before),
        finish=_finish(ends, day, now),
        bedtime=bedtime,
        late=_late(ends, day, bedtime),
        limit=propose_focus_limit([one.focus_min for one in before if one.blocks and one.focus_min]),
        limit_set=settings.engine.daily_focus_limit is not None,
        wind_down_set=settings.engine.wind_down is not None,
        agreed=None if agreement is None else agreement.finish,
    )


def last_ends(blocks: Iterable[FocusBlock], rollover: time) -> dict[date, float]:
    """Return when the last block of each study day ended, in minutes past that day's local midnight.

    Past 1440 for one that ended in the night.
    """
    ends: dict[date, float] = {}
    for block in blocks:
        day = study_day(block.started, rollover)
        # By the clock on the wall, as people say when they stopped.
        minute = (block.ended.replace(tzinfo=None) - datetime.combine(day, time())) / _MINUTE
        ends[day] = max(minute, ends.get(day, 0.0))
    return ends


def _since_rest(days: Sequence[DayFigures]) -> int | None:
    """Return how many days ago the last rest day was; None where none is seen before an unknown day."""
    for back, day in enumerate(reversed(days)):
        if day.rest_day:
            return back
        # Today is not over: that nothing is known of it yet means nothing.
        if day.missing and back:
            return None
    return None


def _usual_day(days: Iterable[DayFigures]) -> UsualDay | None:
    loads = [one.load for one in days if one.load is not None and not one.rest_day]
    usual = usual_study_day(loads)
    return None if usual is None else UsualDay(load=usual, days=len(loads))


def _usual_sleep(days: Iterable[DayFigures]) -> UsualSleep | None:
    slept = sorted(one.sleep_min for one in days if one.sleep_min)
    if len(slept) < USUAL_FROM:
        return None
    low, middle, high = (quantile(slept, share) for share in (0.25, 0.5, 0.75))
    return UsualSleep(middle_half=Range(low, high), median=middle, nights=len(slept))


def _late(ends: Mapping[date, float], day: date, bedtime: UsualBedtime | None) -> LateStudy | None:
    """Return on how many of the last seven days study went past the hour at which to wind down."""
    recent = [end for on, end in ends.items() if day - WEEK <= on < day]
    if bedtime is None or not recent:
        return None
    start = (wind_down_from(bedtime.at).replace(tzinfo=None) - datetime.combine(day, time())) / _MINUTE
    return LateStudy(days=sum(end > start for end in recent), of_days=len(recent))


def _finish(ends: Mapping[date, float], day: date, now: datetime) -> UsualFinish | None:
    if len(ends) < FINISH_FROM:
        return None
    midnight = datetime.combine(day, time(), tzinfo=now.tzinfo)
    return UsualFinish(at=midnight + median(ends.values()) * _MINUTE, days=len(ends))


def _bedtime(store: Store, day: date, now: datetime) -> UsualBedtime | None:
    nights = [night for night in store.nights(day - timedelta(days=BEDTIME_NIGHTS), day) if not night.nap]
    at = usual_bedtime(store, day, now)
    if at is None or len(nights) < NIGHTS_FROM:
        return None
    return UsualBedtime(at=at, nights=len(nights))
