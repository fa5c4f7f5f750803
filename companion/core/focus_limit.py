"""A limit for the day that comes from the person's own days: proposed, and never set by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from companion.core.stats import quantile
from companion.core.usual import USUAL_FROM, Range
from companion.core.value import dataclass

STEP_MIN = 30
LEAST_MIN, MOST_MIN = 60, 12 * 60
WIND_DOWN = timedelta(minutes=60)
"""How long before bed the wind-down begins that is proposed."""
QUARTER_MIN = 15
NIGHTS_FROM = 5
"""Recorded nights from which a bedtime is called usual here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusLimit:
    """A proposed limit of focus a day. usual: middle half of `days` study days, in minutes."""

    length: timedelta
    usual: Range
    days: int


def propose_focus_limit(focus_min: Sequence[float]) -> FocusLimit | None:
    """Return the upper quartile of study days, rounded up to half hours; None with fewer than 14.

    focus_min: minutes of focus on each recorded day that was no rest day among the last 28. At least
    1 h and at most 12 h: a limit nobody reaches is none.
    """
    if len(focus_min) < USUAL_FROM:
        return None
    ordered = sorted(focus_min)
    usual = Range(quantile(ordered, 0.25), quantile(ordered, 0.75))
    # Sums of blocks are off by their last bits: 7 h exactly stays 7 h.
    minutes = STEP_MIN * ceil(usual.high / STEP_MIN - 1e-9)
    length = timedelta(minutes=min(max(minutes, LEAST_MIN), MOST_MIN))
    return FocusLimit(length=length, usual=usual, days=len(ordered))


def wind_down_from(bedtime: datetime) -> datetime:
    """Return when to begin winding down for a usual `bedtime`: an hour before, on a quarter of an hour.

    Rounded down, so that the hour is whole. bedtime: aware, the coming night's.
    """
    start = bedtime - WIND_DOWN
    return start.replace(minute=start.minute // QUARTER_MIN * QUARTER_MIN, second=0, microsecond=0)
