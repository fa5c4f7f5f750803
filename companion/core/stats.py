"""Small statistics shared by several methods, in plain Python: the series here are short."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from math import atan2, cos, fsum, hypot, log, pi, sin, sqrt
from statistics import fmean
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Ewma:
    """A running exponentially weighted mean with weight 2 / (span + 1) for the newest value.

    The recursion begins on the day after the `seed_days`-th recorded one, from their mean.
    """

    span: int
    seed_days: int
    level: float | None = None
    _first: list[float] = field(default_factory=list)

    def add(self, value: float | None) -> float | None:
        """Take the next day's value; return the mean, None on a missing day or while still seeding."""
        if value is None:
            return None
        if self.level is None:
            self._first.append(value)
            if len(self._first) == self.seed_days:
                self.level = fmean(self._first)
            return None
        weight = 2 / (self.span + 1)
        self.level = weight * value + (1 - weight) * self.level
        return self.level


def quantile(ordered: list[float], share: float) -> float:
    """Return the value below which `share` (0-1) of `ordered` lies, linear between neighbours.

    Source: type 7 of Hyndman & Fan 1996, Am Stat 50:361
    """
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def sample_sd(values: list[float]) -> float:
    """Return the sample standard deviation (n - 1) of at least two values.

    Source: the definition, in two passes; `statistics.stdev` works in fractions and is slow.
    """
    if min(values) == max(values):
        # The mean of equal values may be off by its last bit; nothing else is.
        return 0.0
    mean = fmean(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def circular_mean(values: list[float], period: float) -> float | None:
    """Return the mean direction of values on a circle of length `period`, in [0, period).

    None where the values cancel out or there are none.
    Source: Mardia & Jupp 2000, Directional Statistics, 2.2
    """
    x, y = _resultant(values, period)
    if hypot(x, y) < 1e-9:
        return None
    return (atan2(y, x) / (2 * pi) * period) % period


def circular_sd(values: list[float], period: float) -> float | None:
    """Return the circular standard deviation, in the unit of `period`; None for fewer than two values.

    Source: Mardia & Jupp 2000, Directional Statistics, 2.3: sqrt(-2 ln R)
    """
    if len(values) < 2:
        return None
    length = min(1.0, hypot(*_resultant(values, period)))
    return sqrt(-2 * log(length)) / (2 * pi) * period if length > 0 else None


def _resultant(values: list[float], period: float) -> tuple[float, float]:
    if not values:
        return 0.0, 0.0
    angles = [2 * pi * value / period for value in values]
    return fmean(map(cos, angles)), fmean(map(sin, angles))


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Return items by their key, in the order they came within each group."""
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)


def mean_of_known(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that are known; None where none is."""
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
