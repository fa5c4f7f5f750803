"""How often something is said to move with the stress of people with whom nothing does."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from companion.core.association import Relation, relations
from companion.core.association_sources import daily_candidates, daily_stress
from companion.core.course import course
from companion.core.days import DayFigures
from companion.core.sleep import night_date, night_figures
from companion.core.usual import WEEK
from companion.core.week_rows import LightDays
from tests.validation.lives import Life, live
from tests.validation.people import MONDAY


@dataclass(frozen=True, slots=True)
class Named:
    """pairs: judged ones; at_05: those with p <= .05; links: those named; people: with any of them."""

    pairs: int
    at_05: int
    links: int
    people: int
    of_people: int


def figures_of(life: Life, weeks: int) -> list[DayFigures]:
    """Return the days of a life, as far as relations read them, by the program's own functions."""
    rows, last = life.rows(), MONDAY + weeks * WEEK - timedelta(days=1)
    nights = {night_date(night): night_figures(night).midpoint for night in life.nights}
    days = LightDays(rows, course(rows.history, last), last)
    return [
        replace(day, stress=life.stress.get(day.day), midpoint=nights.get(day.day))
        for day in days.between(MONDAY, last + timedelta(days=1))
    ]


def relations_of(life: Life, weeks: int) -> list[Relation]:
    """Return what is said of a life's days; of practices, which it has none of, nothing."""
    figures = figures_of(life, weeks)
    return relations(daily_stress(figures), daily_candidates(figures))


def named(seed: int, people: int = 300, weeks: int = 12, overload: range = range(0)) -> Named:
    """Return how often a link is named. overload: weeks of it, which every figure shares."""
    chance = np.random.default_rng([seed, 3])
    return count(relations_of(live(chance, weeks, overload), weeks) for _person in range(people))


def count(lives: Iterable[list[Relation]]) -> Named:
    """Count the links of many people."""
    pairs = at_05 = links = people = of_people = 0
    for found in lives:
        judged = [relation for relation in found if relation.p is not None]
        mine = sum(relation.verdict == "link" for relation in judged)
        pairs += len(judged)
        at_05 += sum((relation.p or 0) <= 0.05 for relation in judged)
        links += mine
        people += mine > 0
        of_people += 1
    return Named(pairs, at_05, links, people, of_people)
