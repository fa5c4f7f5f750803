"""Two ways of doing something, compared on oneself: pairs of days, the order in each drawn by lot.

The draw is what makes chance the only other explanation, so days are compared as they were drawn,
whatever was done on them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from companion.core.clock import ROLLOVER, study_day
from companion.core.days import DayFigures
from companion.core.journal import FocusBlock
from companion.core.reflection import Condition, Experiment, ExperimentDay, Measured
from companion.core.stats import fmean, grouped, mean_of_known
from companion.core.usual import Range
from companion.core.value import dataclass

ENOUGH_PAIRS = 6
"""With fewer, not even the clearest result would be rarer than 1 in 20 by chance."""
PROPOSED_PAIRS = 10
MOST_PAIRS = 20
LEVEL = 0.05

_WORD = 2**64 - 1
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Pair:
    """Two assigned days one after the other; a value is None where the day has none."""

    a: date
    b: date
    a_value: float | None = None
    b_value: float | None = None

    @property
    def difference(self) -> float | None:
        """What the outcome was on the day of `a`, less that on the day of `b`."""
        return None if self.a_value is None or self.b_value is None else self.a_value - self.b_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the pairs say. pairs: those with both values; left_out: those without.

    difference: mean of a less b in units of the outcome, None without a pair. p: share of all ways
    the lots could have fallen that give at least this difference; ci95: the differences that would
    not be called unlikely; both None with fewer than 6 pairs.
    """

    pairs: int
    left_out: int
    difference: float | None = None
    p: float | None = None
    ci95: Range | None = None

    @property
    def clear(self) -> bool:
        """Whether chance alone would give such a difference at most 1 time in 20."""
        return self.p is not None and self.p <= LEVEL


def condition_at(seed: int, place: int) -> Condition:
    """Return what the `place`-th assigned day of an experiment gets, counted from 0.

    Each pair of places has both, in an order drawn from `seed` alone: the same on every computer.
    Source: SplitMix64, Steele, Lea & Flood 2014, OOPSLA (doi 10.1145/2660193.2660195); its top bit
    """
    a_first = split_mix(seed, place // 2) >> 63 == 0
    return "a" if a_first == (place % 2 == 0) else "b"


def split_mix(seed: int, place: int) -> int:
    """Return the `place`-th number (64 bits) of the generator SplitMix64, counted from 0."""
    mixed = (seed + (place + 1) * 0x9E3779B97F4A7C15) & _WORD
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
    return mixed ^ (mixed >> 31)


def assign(
    experiment: Experiment, days: Sequence[ExperimentDay], today: date, finished_pairs: int
) -> ExperimentDay | None:
    """Return what `today` gets; None where the experiment does not run (any more).

    experiment: as kept, with its id. days: assigned so far, in order; one of today's is returned as it
    is. finished_pairs: of days that are over and have both values (`analyse(...).pairs`): pairs that
    lack one are made up for. Keep what is returned before the day's first block.
    """
    if days and days[-1].day >= today:
        return days[-1] if days[-1].day == today else None
    if experiment.id is None or experiment.stopped is not None or today < experiment.started:
        return None
    if complete(experiment, days, finished_pairs):
        return None
    return ExperimentDay(
        experiment_id=experiment.id, day=today, condition=condition_at(experiment.seed, len(days))
    )


def complete(experiment: Experiment, days: Sequence[ExperimentDay], finished_pairs: int) -> bool:
    """Return whether all the pairs it is to have are there. days, finished_pairs: as for `assign`."""
    return finished_pairs >= min(experiment.pairs, MOST_PAIRS) and len(days) % 2 == 0


def daily_outcomes(
    measured: Measured,
    figures: Iterable[DayFigures],
    blocks: Iterable[FocusBlock],
    rollover: time = ROLLOVER,
) -> dict[date, float]:
    """Return the outcome of every day that has one: its mean stress, focus or effort, or focus minutes.

    figures: of days that are over. blocks: of the same days; their focus ratings are no figure of days.
    A rest day has 0 focus minutes, and counts: it was drawn like the others.
    """
    if measured == "focus":
        by_day = grouped(blocks, lambda block: study_day(block.started, rollover))
        means = {day: mean_of_known(block.focus for block in each) for day, each in by_day.items()}
    else:
        field = {"stress": "stress", "effort": "effort_mean", "focus_min": "focus_min"}[measured]
        means = {day.day: getattr(day, field) for day in figures}
    return {day: mean for day, mean in means.items() if mean is not None}


def pairs_of(days: Sequence[ExperimentDay], outcomes: Mapping[date, float]) -> list[Pair]:
    """Return the pairs in order; a day whose partner has not been assigned yet is left out.

    days: in order; outcomes: as `daily_outcomes` gives them.
    """
    ordered = sorted(days, key=lambda each: each.day)
    pairs = []
    for one, other in zip(ordered[::2], ordered[1::2], strict=False):
        a, b = (one.day, other.day) if one.condition == "a" else (other.day, one.day)
        pairs.append(Pair(a, b, outcomes.get(a), outcomes.get(b)))
    return pairs


def analyse(pairs: Sequence[Pair]) -> Result:
    """Return what the pairs say, as assigned.

    Of more than 20 pairs with both values the first 20 count: an experiment ends with them.
    Source: randomisation test, Fisher 1935, The Design of Experiments, ch. 3; for single persons
    Edgington & Onghena 2007, Randomization Tests
    """
    known = [pair.difference for pair in pairs if pair.difference is not None]
    left_out, differences = len(pairs) - len(known), known[:MOST_PAIRS]
    n = len(differences)
    if n < ENOUGH_PAIRS:
        return Result(pairs=n, left_out=left_out, difference=fmean(differences) if n else None)
    return Result(
        pairs=n,
        left_out=left_out,
        difference=fmean(differences),
        p=exact_p(differences),
        ci95=exact_interval(differences),
    )


def exact_p(differences: Sequence[float]) -> float:
    """Return the share of the 2^n ways to exchange a and b in each pair that are at least as extreme.

    differences: at least one, at most 20 or so. Two-sided, by the absolute mean.
    Source: Fisher 1935, The Design of Experiments, ch. 3
    """
    upwards = differences if fmean(differences) >= 0 else [-each for each in differences]
    # Exchanging some pairs makes the mean no smaller just where those pairs add up to 0 or less.
    return min(1.0, 2 * _subsets_up_to_zero(upwards) / 2.0 ** len(upwards))


def exact_interval(differences: Sequence[float]) -> Range:
    """Return the true differences that `exact_p` would not reject at .05, a 95 % interval.

    Source: inversion of the permutation test, Tritchler 1984, J Am Stat Assoc 79:200
    """
    low = _lower_end(differences)
    return Range(low, -_lower_end([-each for each in differences]))


def _lower_end(differences: Sequence[float]) -> float:
    """Return the smallest true difference that is not rejected: between the least and the mean."""
    enough = LEVEL / 2 * 2.0 ** len(differences)
    refused, kept = min(differences) - 1.0, fmean(differences)
    while True:
        middle = (refused + kept) / 2
        if not refused < middle < kept or kept - refused < _SLACK:
            return kept
        if _subsets_up_to_zero([each - middle for each in differences]) > enough:
            kept = middle
        else:
            refused = middle


def _subsets_up_to_zero(values: Sequence[float]) -> int:
    """Return how many subsets add up to 0 or less, the empty one included.

    All sums of each half are few; every one of one half meets those of the other that keep it down.
    """
    half = len(values) // 2
    lower, upper = sorted(_sums(values[:half])), _sums(values[half:])
    # Sums of equal size in another order differ in their last bits.
    slack = _SLACK * sum(abs(value) for value in values)
    return sum(bisect_right(lower, slack - each) for each in upper)


def _sums(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums += [each + value for each in sums]
    return sums
