"""How often each overload sign is on in weeks that only vary, and in weeks of overload."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from companion.core.signs import NAMES, SignName, Signs
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.usual import WEEK
from companion.core.week import WeekRecord
from tests.validation.lives import Life, live
from tests.validation.people import MONDAY

WARM_UP = 5
"""Weeks from which on a person's own usual is known: four to compare with, and one of chance gaps."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Of how many weeks with an answer a sign was on; known: of all weeks, those with one."""

    on: int
    known: int
    weeks: int

    @property
    def share(self) -> float:
        """Share of the weeks with an answer in which the sign was on."""
        return self.on / self.known if self.known else float("nan")


Rates = dict[SignName, Rate]


def tally(weeks: Iterable[Signs]) -> Rates:
    """Return how often each sign was on."""
    states: Counter[tuple[str, str]] = Counter()
    count = 0
    for signs in weeks:
        states.update((name, sign.state) for name, sign in signs.named().items())
        count += 1
    return {name: Rate(states[name, "on"], states[name, "on"] + states[name, "off"], count) for name in NAMES}


def signs_of(
    life: Life, weeks: Iterable[int], thresholds: Thresholds = DEFAULTS, target: float | None = None
) -> list[Signs]:
    """Return the signs of some weeks of a life, by the program's own functions."""
    numbers = list(weeks)
    today = MONDAY + (max(numbers) + 1) * WEEK - timedelta(days=1)
    record = WeekRecord(life.rows(), today, life.target if target is None else target, thresholds)
    return [record.signs(MONDAY + number * WEEK) for number in numbers]


def false_alarms(
    seed: int,
    people: int = 200,
    weeks: int = 26,
    thresholds: Thresholds = DEFAULTS,
    phi: float | None = None,
    target: float | None = None,
) -> Rates:
    """Return how often the signs are on in lives without overload, the first weeks left out."""
    chance = np.random.default_rng([seed, 1])
    return tally(
        signs
        for _person in range(people)
        for signs in signs_of(live(chance, weeks, phi=phi), range(WARM_UP, weeks), thresholds, target)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """weeks: of overload, by week; episodes: share of people whose sign was on in any of its
    weeks; one that stayed unknown counts as missed.
    """

    weeks: Rates
    episodes: dict[SignName, float]


def hits(
    seed: int, people: int = 400, before: int = 10, length: int = 3, thresholds: Thresholds = DEFAULTS
) -> Hits:
    """Return how often the signs are on in `length` weeks of overload after `before` ordinary ones."""
    chance = np.random.default_rng([seed, 2])
    overload = range(before, before + length)
    lives = (live(chance, before + length, overload) for _person in range(people))
    found = [signs_of(life, overload, thresholds) for life in lives]
    seen = Counter(
        name for weeks in found for name in NAMES if any(signs.named()[name].state == "on" for signs in weeks)
    )
    return Hits(
        weeks=tally(signs for weeks in found for signs in weeks),
        episodes={name: seen[name] / people for name in NAMES},
    )
