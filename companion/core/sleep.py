"""Figures of one night, from the fields of the Consensus Sleep Diary.

Diaries overstate sleep by about 40 minutes against EEG while midpoints agree within minutes,
so these are shown as times and durations and never as a score.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import atan2, cos, floor, fsum, pi, sin

from companion.core.journal import Night
from companion.core.stats import quantile
from companion.core.usual import USUAL_FROM, Range
from companion.core.value import dataclass

MINUTE = timedelta(minutes=1)
DAY_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class NightFigures:
    """What follows from one diary night.

    time_in_bed, sleep: durations; efficiency: percent of the time in bed spent asleep, None
    where the time in bed is zero; midpoint: of the sleep period, in the night's own zone.
    """

    time_in_bed: timedelta
    sleep: timedelta
    efficiency: float | None
    midpoint: datetime


def night_figures(night: Night) -> NightFigures:
    """Return time in bed, total sleep time, sleep efficiency and midpoint of a night.

    Source: Carney et al. 2012, Sleep 35:287 (fields); midpoint halves onset to final waking
    """
    # Two local times of one zone subtract by their clocks; over a DST change only UTC is right.
    in_bed = night.out_of_bed.astimezone(UTC) - night.into_bed.astimezone(UTC)
    onset = night.tried.astimezone(UTC) + night.sleep_onset_latency
    period = night.woke.astimezone(UTC) - onset
    asleep = period - night.wake_after_sleep_onset
    efficiency = 100 * (asleep / in_bed) if in_bed > timedelta(0) else None
    midpoint = (onset + period / 2).astimezone(night.out_of_bed.tzinfo)
    return NightFigures(in_bed, asleep, efficiency, midpoint)


def night_date(night: Night) -> date:
    """Return the local calendar date a night belongs to: that of getting up."""
    return night.out_of_bed.date()


def main_night(nights: list[Night]) -> Night | None:
    """Return the night among the sleeps that ended on one date: the longest that is not called a nap."""
    return max(
        (night for night in nights if not night.nap),
        key=lambda night: night_figures(night).sleep,
        default=None,
    )


@dataclass(frozen=True, slots=True)
class UsualNight:
    """The middle half of someone's nights. time_in_bed: minutes; efficiency: percent.

    midpoint: local times of day, from the earlier to the later; they may lie around midnight.
    """

    time_in_bed: Range
    efficiency: Range
    midpoint: tuple[time, time]


def usual_night(nights: Iterable[Night]) -> UsualNight | None:
    """Return the middle half (quartiles) of the figures of `nights`; None with fewer than 14.

    nights: of the recorded days that were no rest days among the last 28, any order. Naps are left
    out, and nights without sleep: they have no middle, and would widen what is usual.
    """
    figures = [night_figures(night) for night in nights if not night.nap]
    slept = [night for night in figures if night.sleep > timedelta(0)]
    if len(slept) < USUAL_FROM:
        return None
    midpoints = [minute_of_day(night.midpoint.time()) for night in slept]
    return UsualNight(
        time_in_bed=_middle_half([night.time_in_bed / MINUTE for night in slept]),
        efficiency=_middle_half([night.efficiency for night in slept if night.efficiency is not None]),
        midpoint=_middle_half_of_clock(midpoints),
    )


def minute_of_day(clock: time) -> float:
    """Return minutes since midnight."""
    return 60 * clock.hour + clock.minute + clock.second / 60 + clock.microsecond / 60e6


def clock_of(minute: float) -> time:
    """Return the time of day a number of minutes after midnight, whatever the day.

    A begun minute is not counted, as clocks show it.
    """
    whole = floor(minute + 1e-6) % DAY_MIN  # sums of angles are off by their last bits
    return time(whole // 60, whole % 60)


def around_mean(minutes: Sequence[float]) -> tuple[float, list[float]]:
    """Return the circular mean of minutes of day, and how far from it each lies, -720 to 720, sorted.

    Source: Mardia & Jupp 2000, Directional Statistics, ch. 2
    """
    angles = [2 * pi * minute / DAY_MIN for minute in minutes]
    mean = atan2(fsum(sin(angle) for angle in angles), fsum(cos(angle) for angle in angles))
    middle = mean / (2 * pi) * DAY_MIN
    half = DAY_MIN / 2
    return middle, sorted((minute - middle + half) % DAY_MIN - half for minute in minutes)


def _middle_half(values: list[float]) -> Range:
    ordered = sorted(values)
    return Range(quantile(ordered, 0.25), quantile(ordered, 0.75))


def _middle_half_of_clock(minutes: Sequence[float]) -> tuple[time, time]:
    middle, away = around_mean(minutes)
    return clock_of(middle + quantile(away, 0.25)), clock_of(middle + quantile(away, 0.75))
