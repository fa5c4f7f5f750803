"""Small statistics shared by several methods, in plain Python: the series here are short."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import field
from math import fsum, sqrt
from typing import TypeVar

from companion.core.value import dataclass

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def fmean(values: Sequence[float]) -> float:
    """Return the mean of at least one value; as `statistics.fmean`, which takes 5 ms to load."""
    return fsum(values) / len(values)


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
