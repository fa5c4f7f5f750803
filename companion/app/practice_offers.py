"""Which practice is offered at a moment where one may help; nothing here begins one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from companion.core.clock import study_day
from companion.core.practice_effect import Effect
from companion.core.signs_returns import difference, question_sample

if TYPE_CHECKING:
    from companion.app.ports import Store
    from companion.app.practice_library import Practices
    from companion.app.practise import Practise
    from companion.app.settings import SettingsService
    from companion.core.journal import QuestionSet
    from companion.core.practice import Course, Need, Practice

FEWEST_QUESTIONS = 10
USUAL_DAYS = timedelta(days=28)
WIND_DOWN_WITHIN = 900.0
SELF_COMPASSION, WIND_DOWN = "self-compassion", "wind-down"
"""Seconds: at the end of a day nobody waits for a break to be over."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A practice in one of its lengths, and what it did for this person until now."""

    practice: Practice
    course: Course
    effect: Effect


class PracticeOffers:
    """Offers what fits; what made this person's stress lower comes first, the same never twice in a row.

    What was offered last is known until the program ends; what was practised last, from the journal.
    """

    def __init__(
        self, practices: Practices, practise: Practise, store: Store, settings: SettingsService
    ) -> None:
        self._practices = practices
        self._practise = practise
        self._store = store
        self._settings = settings
        self._offered: list[str] = []

    def for_break(self, seconds: float) -> Offer | None:
        """Return a practice that fits into the rest of a break with 20 s to spare; None where none does.

        A pause of a minute is offered only where nothing longer fits.
        """
        fits = self._practices.fitting(seconds, "in-a-break")
        return self._chosen([one for one in fits if not one[0].pause] or fits)

    def after_questions(self, answered: QuestionSet) -> Offer | None:
        """Return a kind practice where a set of questions went worse than this person's usual, else None."""
        return self._longest("after-a-bad-test", SELF_COMPASSION) if self._low(answered) else None

    def wind_down(self) -> Offer | None:
        """Return a practice for the end of the day, None where there is none."""
        return self._longest("cant-sleep", WIND_DOWN)

    def breathe(self) -> Offer | None:
        """Return a minute of breathing, None where there is none."""
        pauses = [one for one in self._practices.all() if one.pause and one.shape == "breath"]
        if not pauses:
            return None
        shortest = min(pauses, key=lambda one: one.courses[0].seconds)
        return self._offer(shortest, shortest.courses[0])

    def _longest(self, need: Need, first: str) -> Offer | None:
        """Return one made for `need` before one that helps with it among others.

        first: the name of the one that begins, where no other is known to have helped more.
        """
        fits = [one for one in self._practices.fitting(WIND_DOWN_WITHIN, need) if not one[0].pause]
        made_for = [one for one in fits if one[0].needs[0] == need]
        return self._chosen(made_for or fits, first)

    def _chosen(self, fits: Sequence[tuple[Practice, Course]], first: str = "") -> Offer | None:
        if not fits:
            return None
        fresh = self._fresh(fits)
        effects = self._practise.all_effects()

        def rank(one: tuple[Practice, Course]) -> tuple[float, int, bool]:
            name = one[0].name
            # What was not offered yet comes first, then what was offered longest ago.
            turn = self._offered.index(name) if name in self._offered else -1
            return _worth(effects.get(name)), turn, name != first

        practice, course = min(fresh, key=rank)
        self._offered = [*(name for name in self._offered if name != practice.name), practice.name]
        return self._offer(practice, course)

    def _fresh(self, fits: Sequence[tuple[Practice, Course]]) -> Sequence[tuple[Practice, Course]]:
        """Return those that were neither offered nor practised last, as far as there are any."""
        offered = set(self._offered[-1:])
        latest = self._practise.latest()
        practised = set() if latest is None else {latest.practice}
        for last in (offered | practised, offered):
            others = [one for one in fits if one[0].name not in last]
            if others:
                return others
        return fits

    def _offer(self, practice: Practice, course: Course) -> Offer:
        return Offer(practice, course, self._practise.effects(practice.name))

    def _low(self, answered: QuestionSet) -> bool:
        """Return whether fewer were right than in the 28 days before, beyond what chance gives.

        By the rule of the sign of returns: the 95 % interval of the difference of the two shares lies
        under 0. Not judged below 10 questions, nor where the days before have fewer than that sign asks
        for. Of any topic: it is about how it feels, and a hard topic feels as bad.
        """
        if answered.total < FEWEST_QUESTIONS:
            return False
        thresholds = self._settings.current.signs
        earlier = list(self._earlier(answered))
        now = question_sample(answered.correct, answered.total)
        usual = question_sample(sum(one.correct for one in earlier), sum(one.total for one in earlier))
        if now is None or usual is None or usual.n < thresholds.returns_questions:
            return False
        _apart, interval = difference(now, usual, thresholds)
        return interval.high < 0

    def _earlier(self, answered: QuestionSet) -> Iterable[QuestionSet]:
        day = study_day(answered.at, self._settings.current.journal.rollover)
        since = day - USUAL_DAYS if day - date.min > USUAL_DAYS else date.min
        at = answered.at.astimezone(UTC)
        return (
            one
            for one in self._store.question_sets(since, day)
            if one.at.astimezone(UTC) < at and one.id != (answered.id or "")
        )


def _worth(effect: Effect | None) -> float:
    """Return the mean change where one was found, 0 where it is not known: lower is offered sooner."""
    if effect is None or effect.change is None or effect.verdict not in ("lower", "higher"):
        return 0.0
    return effect.change
