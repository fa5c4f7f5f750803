"""What moves with stress: which daily figures go up and down together with it, and which do not.

Description of one person's days; nothing here shows cause.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from companion.core.association_chance import (
    block_interval,
    centred_ranks,
    false_discovery_rates,
    shift_p,
    spearman,
)
from companion.core.association_series import Shared, cleaned, shared_days
from companion.core.usual import Range
from companion.core.value import dataclass

ENOUGH_DAYS = 32
"""Shared days from which something can be said."""
NAMED_UP_TO = 0.10
"""A link is named while at most one in ten of those named is expected to be chance."""

Verdict = Literal["link", "no clear link", "too early to say"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A daily figure that may move with stress. lag_days: how many days before the stress it stands.

    rated: a tag with a value, not one that is present or absent.
    """

    name: str
    lag_days: int
    values: Mapping[date, float]
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """One shared day. stress, other: as recorded; stress_rank, other_rank: what is compared.

    Ranks lie between 0 (lowest) and 1 (highest) and are those of the days without weekday means and
    slow waves: what is drawn is what the correlation sees.
    """

    day: date
    stress: float
    other: float
    stress_rank: float
    other_rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How one figure moves with stress over n shared days.

    rho: Spearman, -1 to 1, None where one of both never changes; ci95, p, q: None before 32 shared
    days and where rho is. q: expected share of chance among the links named, were this the weakest.
    """

    name: str
    lag_days: int
    rated: bool = False
    n: int
    rho: float | None = None
    ci95: Range | None = None
    p: float | None = None
    q: float | None = None
    dots: tuple[Dot, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What may be said of it."""
        if self.n < ENOUGH_DAYS:
            return "too early to say"
        return "link" if self.q is not None and self.q <= NAMED_UP_TO else "no clear link"

    @property
    def days_to_come(self) -> int:
        """Shared days still missing before something can be said; 0 once it can."""
        return max(0, ENOUGH_DAYS - self.n)


def relations(stress: Mapping[date, float], candidates: Sequence[Candidate]) -> list[Relation]:
    """Return how each candidate moves with stress, in the order given.

    stress: daily means of recorded days. All of them belong together: each q depends on all p.
    Source: Spearman 1904; circular shifts; moving blocks; Benjamini & Hochberg 1995, see
    `association_chance`
    """
    found = [associate(stress, candidate) for candidate in candidates]
    judged = [relation for relation in found if relation.p is not None]
    rates = iter(false_discovery_rates([relation.p for relation in judged if relation.p is not None]))
    return [relation if relation.p is None else replace(relation, q=next(rates)) for relation in found]


def associate(stress: Mapping[date, float], candidate: Candidate) -> Relation:
    """Return how one candidate moves with stress, q left open: that needs all the others."""
    shared = shared_days(stress, candidate.values, candidate.lag_days)
    n = len(shared.days)
    relation = Relation(name=candidate.name, lag_days=candidate.lag_days, rated=candidate.rated, n=n)
    if not n:
        return relation
    own, other = cleaned(shared.days, shared.stress), cleaned(shared.days, shared.other)
    own_ranks, other_ranks = centred_ranks(own), centred_ranks(other)
    rho = spearman(own_ranks, other_ranks)
    relation = replace(relation, rho=rho, dots=_dots(shared, own_ranks.tolist(), other_ranks.tolist()))
    if rho is None or n < ENOUGH_DAYS:
        return relation
    ends = block_interval(own, other)
    return replace(relation, p=shift_p(own_ranks, other_ranks), ci95=Range(*ends) if ends else None)


def in_front(found: Sequence[Relation], count: int) -> list[Relation]:
    """Return `count` relations for where there is room for few: links first, then those that say most.

    The strongest link comes first; those it is too early for come last.
    """
    order: tuple[Verdict, ...] = ("link", "no clear link", "too early to say")
    ranked = sorted(found, key=lambda one: (order.index(one.verdict), _nearness(one)))
    return ranked[:count]


def _nearness(relation: Relation) -> tuple[float, float]:
    if relation.verdict == "link":
        return relation.p or 0.0, -abs(relation.rho or 0.0)
    return -float(relation.n), 0.0


def _dots(shared: Shared, stress_ranks: list[float], other_ranks: list[float]) -> tuple[Dot, ...]:
    reach = 2 * len(shared.days)
    rows = zip(shared.days, shared.stress, shared.other, stress_ranks, other_ranks, strict=True)
    return tuple(
        Dot(day, stress, other, 0.5 + stress_rank / reach, 0.5 + other_rank / reach)
        for day, stress, other, stress_rank, other_rank in rows
    )
