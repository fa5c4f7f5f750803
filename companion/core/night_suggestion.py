"""What a night may have been, before anybody said so: faint times to start from, never an entry."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from companion.core.journal import Night
from companion.core.night_form import NightForm, form_of, place
from companion.core.scales import between, later
from companion.core.sleep import DAY_MIN, around_mean, clock_of, minute_of_day
from companion.core.stats import quantile
from companion.core.usual import USUAL_FROM
from companion.core.value import dataclass

STEP = 5
"""Minutes to which suggested times are rounded, as the handles move."""

_MUCH_LONGER = 6 * 60
"""Minutes by which a suggested night may be stretched by one answer before it moves as a whole."""

_DAY_OFF = timedelta(hours=20)
"""Between two neighbouring times of a night there is never so much; then one lies a day off."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A whole night to start from.

    source: the usual of many nights, the latest one, or an example where there is none yet.
    """

    form: NightForm
    source: Literal["usual", "latest", "example"]


EXAMPLE = Suggestion(
    NightForm(
        into_bed=time(23, 0),
        tried=time(23, 15),
        woke=time(7, 0),
        out_of_bed=time(7, 15),
        sleep_onset_latency=0,
        awakenings=0,
        wake_after_sleep_onset=0,
    ),
    "example",
)


def suggest(nights: Sequence[Night]) -> Suggestion:
    """Return the middle of the last weeks' nights, with fewer than 14 the latest of them.

    nights: one a date, in order of time; without any, an example stands for the places only.
    """
    known = [form_of(night) for night in nights]
    if not known:
        return EXAMPLE
    if len(known) < USUAL_FROM:
        return Suggestion(replace(known[-1], quality=None, note=""), "latest")
    times = [_Minutes.of(form) for form in known]
    tried = _middle_of_clock([one.tried for one in times])
    woke = _middle_of_clock([one.woke for one in times])
    form = NightForm(
        into_bed=_stepped(tried - _middle([one.before for one in times])),
        tried=_stepped(tried),
        woke=_stepped(woke),
        out_of_bed=_stepped(woke + _middle([one.after for one in times])),
        sleep_onset_latency=_stepped_count([form.sleep_onset_latency for form in known]),
        awakenings=round(_middle([float(form.awakenings or 0) for form in known])),
        wake_after_sleep_onset=_stepped_count([form.wake_after_sleep_onset for form in known]),
    )
    return Suggestion(form, "usual")


def fitted(suggestion: NightForm, answered: NightForm, day: date, zone: tzinfo, now: datetime) -> NightForm:
    """Return `suggestion` moved so that it goes with what was answered, and nothing of it is to come."""
    usual = _Minutes.of(suggestion)
    moved = _with_evening(suggestion, answered, usual)
    moved = _with_morning(moved, answered, usual)
    shown = _Minutes.of(answered.filled(moved))
    if shown.stretched_beyond(usual):
        moved = _moved_whole(moved, answered, usual)
    moved = _around_the_gap(moved, answered, day, zone, usual)
    return _until(now, moved, answered, day, zone)


@dataclass(frozen=True, slots=True)
class _Minutes:
    """Minutes of day at which sleep was tried and ended, and the minutes in bed around them."""

    tried: float
    woke: float
    before: float
    after: float

    @staticmethod
    def of(form: NightForm) -> "_Minutes":
        into, tried, woke, out = (
            minute_of_day(clock or time())
            for clock in (form.into_bed, form.tried, form.woke, form.out_of_bed)
        )
        return _Minutes(tried, woke, (tried - into) % DAY_MIN, (out - woke) % DAY_MIN)

    @property
    def period(self) -> float:
        return (self.woke - self.tried) % DAY_MIN

    def stretched_beyond(self, usual: "_Minutes") -> bool:
        whole = self.before + self.period + self.after
        return whole > DAY_MIN or self.period > usual.period + _MUCH_LONGER


def _with_evening(moved: NightForm, answered: NightForm, usual: _Minutes) -> NightForm:
    if answered.tried is not None:
        return replace(moved, into_bed=clock_of(minute_of_day(answered.tried) - usual.before))
    if answered.into_bed is not None:
        return replace(moved, tried=clock_of(minute_of_day(answered.into_bed) + usual.before))
    return moved


def _with_morning(moved: NightForm, answered: NightForm, usual: _Minutes) -> NightForm:
    if answered.woke is not None:
        return replace(moved, out_of_bed=clock_of(minute_of_day(answered.woke) + usual.after))
    if answered.out_of_bed is not None:
        return replace(moved, woke=clock_of(minute_of_day(answered.out_of_bed) - usual.after))
    return moved


def _moved_whole(moved: NightForm, answered: NightForm, usual: _Minutes) -> NightForm:
    shown = _Minutes.of(answered.filled(moved))
    if answered.woke is None and answered.out_of_bed is None:
        woke = shown.tried + usual.period
        return replace(moved, woke=clock_of(woke), out_of_bed=clock_of(woke + usual.after))
    if answered.tried is None and answered.into_bed is None:
        tried = shown.woke - usual.period
        return replace(moved, tried=clock_of(tried), into_bed=clock_of(tried - usual.before))
    return moved


def _around_the_gap(
    moved: NightForm, answered: NightForm, day: date, zone: tzinfo, usual: _Minutes
) -> NightForm:
    """Keep a suggested time beside the one answered, also where clocks skipped an hour between them.

    By the clock alone it would come on their wrong side, and so be taken for one of another day.
    """
    shown = answered.filled(moved)
    moments = place(shown, day, zone)
    before, after = timedelta(minutes=usual.before), timedelta(minutes=usual.after)
    if between(moments.into_bed, moments.tried) > _DAY_OFF:
        if answered.into_bed is None:
            moved = replace(moved, into_bed=later(moments.tried, -before).time())
        elif answered.tried is None and shown.into_bed is not None:
            went = datetime.combine(moments.tried.date(), shown.into_bed, zone)
            moved = replace(moved, tried=later(went, before).time())
    if between(moments.woke, moments.out_of_bed) > _DAY_OFF:
        if answered.woke is None:
            moved = replace(moved, woke=later(moments.out_of_bed, -after).time())
        elif answered.out_of_bed is None and shown.woke is not None:
            woke = datetime.combine(moments.out_of_bed.date(), shown.woke, zone)
            moved = replace(moved, out_of_bed=later(woke, after).time())
    return moved


def _until(now: datetime, moved: NightForm, answered: NightForm, day: date, zone: tzinfo) -> NightForm:
    """Let the suggested end of a night that may still go on be now."""
    here = now.astimezone(zone)
    last = later(
        here, -timedelta(minutes=here.minute % STEP, seconds=here.second, microseconds=here.microsecond)
    )
    moments = place(answered.filled(moved), day, zone)
    if last.date() != day or between(moments.out_of_bed, last) >= timedelta(0):
        return moved
    end = last.time()
    if answered.out_of_bed is None:
        moved = replace(moved, out_of_bed=end)
    if answered.woke is None and between(moments.woke, last) < timedelta(0):
        moved = replace(moved, woke=end)
    return moved


def _middle(values: Sequence[float]) -> float:
    return quantile(sorted(values), 0.5)


def _middle_of_clock(minutes: Sequence[float]) -> float:
    mean, away = around_mean(minutes)
    return mean + quantile(away, 0.5)


def _stepped(minute: float) -> time:
    return clock_of(STEP * round(minute / STEP))


def _stepped_count(values: Sequence[float | None]) -> float:
    return float(STEP * round(_middle([value or 0.0 for value in values]) / STEP))
