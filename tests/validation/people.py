"""Made-up days on which nothing, or something known, moves with stress."""

from datetime import date, timedelta

import numpy as np

MONDAY = date(2026, 3, 2)
Series = np.ndarray


def days(n: int) -> list[date]:
    """Return n days in a row."""
    return [MONDAY + timedelta(days=place) for place in range(n)]


def ar1(chance: np.random.Generator, n: int, phi: float, people: int = 1) -> Series:
    """Return (people, n) values of unit variance, each day like the day before by `phi`."""
    steps = chance.standard_normal((people, n)) * np.sqrt(1 - phi**2)
    values = np.empty_like(steps)
    values[:, 0] = chance.standard_normal(people)
    for day in range(1, n):
        values[:, day] = phi * values[:, day - 1] + steps[:, day]
    return values


def alike(
    chance: np.random.Generator, n: int, phi: float, rho: float, people: int = 1
) -> tuple[Series, Series]:
    """Return two series (people, n) that are correlated by `rho` (Pearson) on each day."""
    shared, own = ar1(chance, n, phi, people), ar1(chance, n, phi, people)
    return shared, rho * shared + np.sqrt(1 - rho**2) * own


def hump(n: int, height: float) -> Series:
    """Return a slow wave that rises to `height` in the middle and falls again."""
    return height * np.sin(np.pi * (np.arange(n) + 0.5) / n)
