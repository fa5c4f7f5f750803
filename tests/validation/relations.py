"""How often relations are found where there are none, and where there are some: figures to report."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy import stats

from companion.core.association import Candidate, relations
from companion.core.association_chance import block_interval, centred_ranks, shift_p
from companion.core.association_series import cleaned
from tests.validation.people import alike, ar1, days, hump


@dataclass(frozen=True)
class Found:
    """Share of people for whom p <= .05: by our method, and by the textbook's on the days as they are."""

    ours: float
    naive: float


def shares_found(first: np.ndarray, second: np.ndarray) -> Found:
    """Return how often a link is found between the rows of `first` and `second` (people, n)."""
    on = days(first.shape[1])
    ours = [_p(on, *pair) <= 0.05 for pair in zip(first, second, strict=True)]
    naive = [stats.spearmanr(*pair).pvalue <= 0.05 for pair in zip(first, second, strict=True)]
    return Found(float(np.mean(ours)), float(np.mean(naive)))


def on_noise(phi: float, n: int = 60, people: int = 3000, seed: int = 1) -> Found:
    """Return how often a link is found between two series of their own."""
    chance = np.random.default_rng([seed, int(100 * phi), n])
    return shares_found(ar1(chance, n, phi, people), ar1(chance, n, phi, people))


def on_a_shared_hump(n: int = 84, height: float = 1.0, people: int = 2000, seed: int = 1) -> Found:
    """Return how often a link is found where the climb towards an exam is all that is shared.

    height: of the hump, in standard deviations of the days around it.
    """
    chance = np.random.default_rng([seed, n])
    wave = hump(n, height)
    return shares_found(ar1(chance, n, 0.3, people) + wave, ar1(chance, n, 0.3, people) + wave)


def on_a_true_link(rho: float, n: int = 84, people: int = 1000, seed: int = 1) -> Found:
    """Return how often a link of this strength is found."""
    chance = np.random.default_rng([seed, int(100 * rho)])
    return shares_found(*alike(chance, n, 0.3, rho, people))


def coverage(rho: float, n: int = 60, phi: float = 0.5, people: int = 600, seed: int = 1) -> float:
    """Return how often the 95 % interval holds the true rank correlation."""
    chance = np.random.default_rng([seed, int(100 * rho), n])
    true = 6 / np.pi * np.arcsin(rho / 2)  # of two normal series correlated by rho
    on = days(n)
    held = []
    for first, second in zip(*alike(chance, n, phi, rho, people), strict=True):
        interval = block_interval(cleaned(on, first), cleaned(on, second))
        held.append(interval is not None and interval[0] <= true <= interval[1])
    return float(np.mean(held))


def any_link_named(n: int = 84, people: int = 300, seed: int = 1) -> float:
    """Return for how many people any of nine figures is named, though none moves with their stress.

    Days are alike from one to the next, one in ten is missing, and two of the figures are tags.
    """
    chance = np.random.default_rng([seed, n])
    on = days(n)
    named = []
    for _person in range(people):
        rows = ar1(chance, n, 0.4, 10)
        rows[8:] = rows[8:] > 0.3  # on about four days in ten
        there = chance.random((10, n)) > 0.1
        series = [
            {day: float(value) for day, value, here in zip(on, row, seen, strict=True) if here}
            for row, seen in zip(rows, there, strict=True)
        ]
        candidates = [Candidate(f"x{place}", 0, values) for place, values in enumerate(series[1:])]
        named.append(any(found.verdict == "link" for found in relations(series[0], candidates)))
    return float(np.mean(named))


def _p(on: list[date], first: np.ndarray, second: np.ndarray) -> float:
    return shift_p(centred_ranks(cleaned(on, first)), centred_ranks(cleaned(on, second)))
