"""The signs that come from the diary: stress, sleep, mood."""

from collections.abc import Sequence
from datetime import date

from companion.core.regularity import shortfalls
from companion.core.signs import ChartMeasure, ChartSign, SleepSign, state_of
from companion.core.stats import fmean
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.usual import UsualChart


def chart_sign(monday: date, chart: UsualChart, measure: ChartMeasure) -> ChartSign:
    """Return whether the week from `monday` was out of the own usual range on four recorded days.

    Unknown without a range, and with fewer days recorded than the sign needs.
    Source: EWMA control chart, Schat et al. 2023, Psychol Methods; the number of days is our own
    """
    days = list(chart.week(monday).values())
    banded = chart.baseline(monday) is not None
    out = sum(chart.out(day) for day in days) if banded and days else None
    return ChartSign(
        state=state_of(out >= chart.rule.days)
        if out is not None and len(days) >= chart.rule.days
        else "unknown",
        measure=measure,
        days_out=out,
        recorded_days=len(days),
        band=days[-1].band if days else None,
    )


def mood_sign(monday: date, pleasantness: UsualChart, energy: UsualChart) -> ChartSign:
    """Return the sign of pleasantness or energy: on where either is, off where either is known.

    The one that is told of is the one with more to say: on before off before unknown, then by days
    below, pleasantness first.
    """
    both = (
        chart_sign(monday, pleasantness, "pleasantness"),
        chart_sign(monday, energy, "energy"),
    )
    order = ("on", "off", "unknown")
    return min(both, key=lambda sign: (order.index(sign.state), -(sign.days_out or 0), -sign.recorded_days))


def sleep_sign(
    sleep_min: Sequence[float | None], target_min: float, thresholds: Thresholds = DEFAULTS
) -> SleepSign:
    """Return whether the week's nights were 45 minutes short of the target in the mean.

    sleep_min: of the week's own nights, None = not recorded; unknown with fewer than five.
    Source: our own rule
    """
    short = shortfalls(sleep_min, target_min)
    mean = fmean(short) if short else None
    if mean is None or len(short) < thresholds.shortfall_nights:
        return SleepSign(state="unknown", mean_shortfall_min=mean, nights=len(short))
    on = mean >= thresholds.shortfall_min
    return SleepSign(state=state_of(on), mean_shortfall_min=mean, nights=len(short))
