"""Student's t, exactly, for whole degrees of freedom: what an interval around a mean of few values needs."""

from functools import cache
from math import atan, cos, pi, sin, sqrt

_STEPS = 60


def within(t: float, freedom: int) -> float:
    """Return the probability that |T| <= `t` with `freedom` >= 1 degrees of freedom. t: >= 0.

    Source: Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.7.3 and 26.7.4
    """
    angle = atan(t / sqrt(freedom))
    odd = freedom % 2
    square, term = cos(angle) ** 2, cos(angle) if odd else 1.0
    total = 0.0
    for two in range(2 + odd, freedom + 1, 2):
        total += term
        term *= square * (two - 1) / two
    if not odd:
        return sin(angle) * total
    return 2 / pi * (angle + sin(angle) * total)


@cache
def t_for(confidence: float, freedom: int) -> float:
    """Return the t that |T| stays within with probability `confidence` (0-1, both ends excluded).

    By halving the range; exact to ten digits.
    """
    low, high = 0.0, 1.0
    while within(high, freedom) < confidence:
        high *= 2
    for _step in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle, freedom) < confidence else (low, middle)
    return (low + high) / 2
