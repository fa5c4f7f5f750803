"""Figures of one night, from the fields of the Consensus Sleep Diary.

Diaries overstate sleep by about 40 minutes against EEG while midpoints agree within minutes,
so these are shown as times and durations and never as a score.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from companion.core.journal import Night


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
