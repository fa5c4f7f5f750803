"""How strong a rank correlation is, how far it can be trusted, and how easily chance makes one.

Days are not independent of the days before them, so neither the p nor the interval assumes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, erfc, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.core.association_series import Floats

NEAREST_SHIFT = 7
BLOCK = 7
DRAWS = 2_000
SEED = 20_010_704
_BATCH = 100_000


def centred_ranks(values: Floats) -> Floats:
    """Return twice the ranks of `values`, less their mean; equal values share the mean of their ranks.

    Whole numbers that add up to 0, so that sums of their products are exact.
    """
    import numpy as np

    _values, place, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    ranks: Floats = (2 * last - count - len(values))[place].astype(np.float64)
    return ranks


def spearman(first: Floats, second: Floats) -> float | None:
    """Return the correlation of two series of centred ranks, -1 to 1; None where one has a single value.

    Source: Spearman 1904, Am J Psychol 15:72
    """
    spread = float(first @ first) * float(second @ second)
    return float(first @ second) / sqrt(spread) if spread > 0 else None


def shift_p(first: Floats, second: Floats) -> float:
    """Return how often one series turned against the other gives at least as strong a correlation.

    first, second: centred ranks of n >= 14 days in order. All turns by 7 to n - 7 days, two-sided:
    p = (1 + hits) / (1 + turns). Each series keeps its own likeness from day to day.
    Source: shift test, Harris 2020, arXiv:2012.06862, here with the series closed to a circle
    """
    import numpy as np

    n = len(first)
    # Whole numbers below 2^53, so equal strength is found to be equal.
    turned = np.abs(np.correlate(np.concatenate([first, first[:-1]]), second, "valid"))
    others = turned[NEAREST_SHIFT : n - NEAREST_SHIFT + 1]
    return float(1 + np.count_nonzero(others >= turned[0])) / (1 + len(others))


def block_interval(first: Floats, second: Floats, draws: int = DRAWS) -> tuple[float, float] | None:
    """Return the 95 % interval of the rank correlation, from draws of whole weeks in a row.

    first, second: values of n >= 21 days in order. Percentiles over `draws` moving-block resamples of
    7 days in a row, ranked anew each, from a fixed seed; None where most of them have no correlation.
    Source: moving-block bootstrap, Künsch 1989, Ann Stat 17:1217; see `tail_of` for the percentiles
    """
    import numpy as np

    one, other = _Ranking(first), _Ranking(second)
    found = np.concatenate([_weighted_rho(one, other, times) for times in _resamples(len(first), draws)])
    found = found[np.isfinite(found)]
    if 2 * len(found) < draws:
        return None
    tail = tail_of(len(first) / BLOCK)
    low, high = np.quantile(found, [tail, 1 - tail])
    return float(low), float(high)


def tail_of(blocks: float) -> float:
    """Return the share of resamples beyond either end of a 95 % interval; .025 for very many blocks.

    blocks: >= 3. A few resampled blocks vary less than life does: the plain percentiles hold the truth in
    about 87 of 100 records of 60 days, these in about 94.
    Source: expanded percentile interval, Hesterberg 2015, Am Stat 69:371; the quantile of Student's t by
    Abramowitz & Stegun 1964, 26.7.5
    """
    z, freedom = 1.959964, blocks - 1
    t = z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
    t += (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    return erfc(t * sqrt(blocks / freedom) / sqrt(2)) / 2


def _resamples(n: int, draws: int) -> Iterator[Floats]:
    """Yield how often each of `n` days occurs in each resample, (n, resamples), some at a time."""
    import numpy as np

    chance = np.random.default_rng(SEED)
    blocks = ceil(n / BLOCK)
    lengths = np.full((blocks, 1), BLOCK)
    lengths[-1] = n - BLOCK * (blocks - 1)
    width = max(1, _BATCH // n)
    for begun in range(0, draws, width):
        columns = np.arange(min(width, draws - begun))
        starts = (chance.random((blocks, len(columns))) * (n - BLOCK + 1)).astype(np.int64)
        edges = np.zeros((n + 1) * len(columns))
        for edge, step in ((starts, 1.0), (starts + lengths, -1.0)):
            cells = edge * len(columns) + columns
            edges += step * np.bincount(cells.ravel(), minlength=len(edges))
        yield np.cumsum(edges.reshape(n + 1, -1), axis=0)[:n]


class _Ranking:
    """Ranks of the same values however often each occurs, without sorting them again."""

    def __init__(self, values: Floats) -> None:
        import numpy as np

        _values, self._place, count = np.unique(values, return_inverse=True, return_counts=True)
        self._order = np.argsort(values, kind="stable")
        self._starts = np.cumsum(count) - count

    def ranks(self, times: Floats) -> Floats:
        """Return centred ranks (n, resamples) of values that occur `times` (n, resamples)."""
        import numpy as np

        tied = np.add.reduceat(times[self._order], self._starts, axis=0)
        ranks: Floats = (2 * np.cumsum(tied, axis=0) - tied - len(times))[self._place]
        return ranks


def _weighted_rho(one: _Ranking, other: _Ranking, times: Floats) -> Floats:
    import numpy as np

    first, second = one.ranks(times), other.ranks(times)
    weighted = first * times
    joint = np.einsum("ij,ij->j", weighted, second)
    spread = np.einsum("ij,ij->j", weighted, first) * np.einsum("ij,ij,ij->j", second, second, times)
    rho: Floats = np.full_like(joint, np.nan)
    np.divide(joint, np.sqrt(spread), out=rho, where=spread > 0)
    return rho


def false_discovery_rates(ps: Sequence[float]) -> list[float]:
    """Return for each p the share of chance among all named links, were it the weakest one named.

    Source: step-up procedure, Benjamini & Hochberg 1995, J R Stat Soc B 57:289
    """
    rates = [1.0] * len(ps)
    least = 1.0
    for place in sorted(range(len(ps)), key=lambda each: ps[each], reverse=True):
        weaker = sum(p <= ps[place] for p in ps)
        least = min(least, len(ps) * ps[place] / weaker)
        rates[place] = least
    return rates
