"""Tiers and rhythms: when a break falls due, how long it is, how firmly it is held."""

from datetime import timedelta
from typing import Literal

from companion.core.value import dataclass

Level = Literal["gentle", "firm", "strict"]
LEVELS: tuple[Level, ...] = ("gentle", "firm", "strict")


def _minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One kind of break.

    after: focus time until due; a tier with `every` inherits it from the first tier.
    every: this tier takes the place of every n-th break of the first tier; 0 = stands alone.
    length: of the break; 0 in `flow`, where it is a fifth of the focus since the last one.
    postpone_limit: postponements allowed a break.
    """

    name: str
    after: timedelta
    length: timedelta
    every: int = 0
    notice: timedelta = timedelta(seconds=60)
    postpone: timedelta = timedelta(seconds=300)
    postpone_limit: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """An ordered set of tiers, shortest first; `flow` counts up and never falls due."""

    name: str
    tiers: tuple[Tier, ...]
    flow: bool = False

    def tier(self, name: str) -> Tier | None:
        """Return the tier called `name`, or None."""
        return next((tier for tier in self.tiers if tier.name == name), None)


def _cycle(name: str, after: float, short: float, every: int = 0, long: float = 0) -> Rhythm:
    tiers = [Tier(name="short", after=_minutes(after), length=_minutes(short))]
    if every:
        tiers.append(Tier(name="long", after=_minutes(after), length=_minutes(long), every=every))
    return Rhythm(name=name, tiers=tuple(tiers))


FLOW = Rhythm(name="flow", flow=True, tiers=(Tier(name="short", after=timedelta.max, length=timedelta(0)),))

BUILT_IN: dict[str, Rhythm] = {
    "25/5": _cycle("25/5", 25, 5, every=4, long=15),
    "50/10": _cycle("50/10", 50, 10, every=3, long=30),
    "52/17": _cycle("52/17", 52, 17),
    "90/20": _cycle("90/20", 90, 20),
    "flow": FLOW,
}

GUARD = Rhythm(
    name="guard",
    tiers=(
        Tier(name="micro", after=_minutes(20), length=timedelta(seconds=20), notice=timedelta(seconds=10)),
        Tier(name="rest", after=_minutes(50), length=_minutes(5)),
    ),
)
