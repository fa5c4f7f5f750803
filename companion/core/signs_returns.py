"""The sign of less coming of more hours: focus ratings, or practice questions answered correctly."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import fsum, sqrt

from companion.core.comparison import WeekSum
from companion.core.day_counts import FocusRatings
from companion.core.signs import ReturnsMeasure, ReturnsSign, Sample, state_of
from companion.core.stats import fmean
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.usual import Range

HOUR_MIN = 60
Sides = tuple[Sample | None, Sample | None]
"""The week and the four weeks before it; None where nothing was recorded."""


def rating_sample(rows: Iterable[FocusRatings]) -> Sample | None:
    """Return the mean of focus ratings, its variance s^2/n beside it; None with fewer than two."""
    counts: Counter[float] = Counter()
    for row in rows:
        counts[row.focus] += row.blocks
    counted, n = counts.items(), counts.total()
    if n < 2:
        return None
    mean = fsum(focus * blocks for focus, blocks in counted) / n
    if len(counts) == 1:
        # The mean of equal ratings may be off by its last bit; they do not vary.
        return Sample(mean, n, 0.0)
    spread = fsum(blocks * (focus - mean) ** 2 for focus, blocks in counted)
    return Sample(mean, n, spread / (n - 1) / n)


def question_sample(correct: int, total: int) -> Sample | None:
    """Return the share of questions answered correctly with its variance p(1 - p)/n; None without any."""
    if not total:
        return None
    share = correct / total
    return Sample(share, total, share * (1 - share) / total)


def difference(week: Sample, before: Sample, thresholds: Thresholds = DEFAULTS) -> tuple[float, Range]:
    """Return the difference of two means and its 95 % interval by the normal distribution.

    Source: Altman et al. 2000, Statistics with Confidence, ch. 4 (means) and 6 (proportions, unpooled)
    """
    apart = week.mean - before.mean
    reach = thresholds.returns_width * sqrt(week.variance + before.variance)
    return apart, Range(apart - reach, apart + reach)


def returns_sign(
    week: WeekSum,
    previous: Sequence[WeekSum],
    measured: Mapping[ReturnsMeasure, Sides],
    thresholds: Thresholds = DEFAULTS,
) -> ReturnsSign:
    """Return whether hours were at or above usual while focus or accuracy was below its own usual.

    Below: the 95 % interval of the difference to the four weeks before lies under 0. Fewer hours than
    usual turn it off; unknown where the week or one of the four has fewer than five recorded days, or
    where hours were as usual and neither measure has enough on both sides.
    Source: our own rule; intervals as in `difference`
    """
    hours = week.focus_min / HOUR_MIN if _recorded(week) else None
    known = [before.focus_min / HOUR_MIN for before in previous if _counts(before, thresholds)]
    usual = fmean(known) if len(known) == len(previous) else None
    bare = ReturnsSign(state="unknown", hours=hours, usual_hours=usual)
    found = [_told(bare, measure, sides, thresholds) for measure, sides in measured.items()]
    compared = [sign for sign in found if sign.ci95 is not None]
    # The first that is below speaks; where none is, the first that could be compared.
    said = next((sign for sign in compared if _below(sign)), compared[0] if compared else bare)
    if hours is None or usual is None or not _counts(week, thresholds):
        return said
    if hours < usual:
        return replace(said, state="off")
    return replace(said, state=state_of(_below(said))) if compared else said


def _recorded(week: WeekSum) -> int:
    return week.studied_days + week.rest_days


def _counts(week: WeekSum, thresholds: Thresholds) -> bool:
    return _recorded(week) >= thresholds.week_days


def _below(sign: ReturnsSign) -> bool:
    return sign.ci95 is not None and sign.ci95.high < 0


def _told(bare: ReturnsSign, measure: ReturnsMeasure, sides: Sides, thresholds: Thresholds) -> ReturnsSign:
    """Return `bare` with what `measure` shows; `bare` itself where one side has too little."""
    week, before = sides
    least = thresholds.returns_ratings if measure == "focus" else thresholds.returns_questions
    if week is None or before is None or min(week.n, before.n) < least:
        return bare
    apart, interval = difference(week, before, thresholds)
    return replace(bare, measure=measure, week=week, before=before, difference=apart, ci95=interval)
