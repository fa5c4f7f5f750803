"""The signs that come from study itself: how much there was, and what rest stood beside it."""

from collections.abc import Sequence
from dataclasses import replace

from companion.core.comparison import WeekSum
from companion.core.days import DayFigures
from companion.core.signs import LoadSign, RecoverySign, state_of
from companion.core.stats import fmean
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.usual import WEEK


def load_sign(week: WeekSum, previous: Sequence[WeekSum], thresholds: Thresholds = DEFAULTS) -> LoadSign:
    """Return whether the week's load is above 1.3 times the mean of the four weeks before.

    Unknown where the week or one of the four has fewer than five days with a known load, and where
    the four were all rest: there is nothing to be above. A day missing in the four stands for the
    others of its week; one missing in the week itself adds nothing. Summed up as recorded
    it would be on in 12 % of ordinary weeks of simulated people; so it is in 5 %.
    Source: uncoupled comparison, Lolli et al. 2019, Br J Sports Med 53:921; the factor, and what
    missing days stand for, are our own
    """
    loads = [before.full_load for before in previous if before.counted and before.full_load is not None]
    if len(loads) < len(previous):
        return LoadSign(state="unknown", total=week.load, previous_mean=None, ratio=None)
    mean = fmean(loads)
    ratio = week.load / mean if week.load is not None and mean > 0 else None
    missing = sum(WEEK.days - before.load_days for before in previous)
    found = LoadSign(
        state="unknown", total=week.load, previous_mean=mean, ratio=ratio, missing_before=missing
    )
    if ratio is None or week.load is None or not week.counted:
        return found
    return replace(found, state=state_of(week.load > thresholds.load_ratio * mean))


def recovery_sign(days: Sequence[DayFigures], thresholds: Thresholds = DEFAULTS) -> RecoverySign:
    """Return whether there was no rest day in 14 days, or under half of the week's due breaks were taken.

    days: the 14 that end with the week, the last seven of them the week's own. Without breaks of a
    week that counts, rest days alone decide, and all 14 must be known: a missing day may have been
    one of rest.
    Source: our own rule
    """
    known = [day for day in days if not day.missing]
    rest = sum(day.rest_day is True for day in known)
    due, taken = _breaks(days[-7:])
    share = taken / due if due and _counts(days[-7:], thresholds) else None
    restless = len(known) == len(days) and rest == 0
    if restless or (share is not None and share < thresholds.breaks_share):
        state = state_of(True)
    elif share is None and len(known) < len(days):
        state = "unknown"
    else:
        state = "off"
    return RecoverySign(
        state=state,
        rest_days_14=rest if known else None,
        breaks_due=due or None,
        breaks_taken=taken if due else None,
    )


def _counts(week: Sequence[DayFigures], thresholds: Thresholds) -> bool:
    return sum(not day.missing for day in week) >= thresholds.week_days


def _breaks(week: Sequence[DayFigures]) -> tuple[int, int]:
    due = sum(day.breaks_due or 0 for day in week)
    return due, sum((day.breaks_taken or 0) + (day.breaks_natural or 0) for day in week)
