"""What stress was before and after a practice: the mean change, how sure it is, and when it is too early.

Ratings before and after show what went together, never what caused it: whoever begins at a bad moment
mostly feels better after any quiet minutes (regression to the mean; Bland & Altman 1994, BMJ 309:780).
"""

from collections.abc import Iterable
from datetime import timedelta
from math import sqrt
from typing import Literal

from companion.core.journal import PracticeSession
from companion.core.stats import fmean, grouped, sample_sd
from companion.core.student_t import t_for
from companion.core.usual import Range
from companion.core.value import dataclass

RATED_FROM = 8
CONFIDENCE = 0.95

Verdict = Literal["untried", "unrated", "too_early", "lower", "higher", "no_clear_change"]
"""lower, higher: the interval of the change leaves out 0. too_early: fewer than eight were rated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What is known of one practice. practice: its name; times, practised: of all that was practised.

    rated: how often stress was given before and after; the rest is of these alone. before, after: mean
    stress, 0-10; change: mean of after minus before; ci95: its interval, None below eight.
    """

    practice: str
    times: int = 0
    practised: timedelta = timedelta(0)
    rated: int = 0
    before: float | None = None
    after: float | None = None
    change: float | None = None
    ci95: Range | None = None

    @property
    def minutes(self) -> float:
        """How long it was practised altogether."""
        return self.practised / timedelta(minutes=1)

    @property
    def verdict(self) -> Verdict:
        """What can be said of it."""
        if not self.rated:
            return "unrated" if self.times else "untried"
        if self.ci95 is None:
            return "too_early"
        if self.ci95.high < 0:
            return "lower"
        return "higher" if self.ci95.low > 0 else "no_clear_change"


def effect_of(practice: str, sessions: Iterable[PracticeSession]) -> Effect:
    """Return what `sessions`, all of `practice`, show together.

    One that was broken off counts like the others: leaving those out would leave out the times it did
    not help. Source: paired t interval, Altman et al. 2000, Statistics with Confidence, ch. 4
    """
    every = list(sessions)
    rated = [
        (one.stress_before, one.stress_after)
        for one in every
        if one.stress_before is not None and one.stress_after is not None
    ]
    bare = Effect(
        practice=practice,
        times=len(every),
        practised=sum((one.practised for one in every), timedelta(0)),
    )
    if not rated:
        return bare
    changes = [after - before for before, after in rated]
    return Effect(
        practice=practice,
        times=bare.times,
        practised=bare.practised,
        rated=len(rated),
        before=fmean([before for before, _after in rated]),
        after=fmean([after for _before, after in rated]),
        change=fmean(changes),
        ci95=paired_interval(changes) if len(changes) >= RATED_FROM else None,
    )


def effects_of(sessions: Iterable[PracticeSession]) -> dict[str, Effect]:
    """Return what is known of every practice in `sessions`, by its name."""
    by_name = grouped(sessions, lambda one: one.practice)
    return {name: effect_of(name, each) for name, each in by_name.items()}


def paired_interval(changes: list[float]) -> Range:
    """Return the 95 % interval of the mean of at least two changes."""
    mean = fmean(changes)
    reach = t_for(CONFIDENCE, len(changes) - 1) * sample_sd(changes) / sqrt(len(changes))
    return Range(mean - reach, mean + reach)
