"""Which practice is offered at a moment where one may help; nothing here begins one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.app.low_questions import low_set
from companion.app.wound_down import WIND_DOWN
from companion.core.practice_effect import Effect
from companion.core.value import dataclass

if TYPE_CHECKING:
    from companion.app.ports import Store
    from companion.app.practice_library import Practices
    from companion.app.practise import Practise
    from companion.app.settings import SettingsService
    from companion.core.journal import QuestionSet
    from companion.core.practice import Course, Need, Practice

WIND_DOWN_WITHIN = 900.0
"""Seconds: at the end of a day nobody waits for a break to be over."""
SELF_COMPASSION = "self-compassion"


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
        if low_set(self._store, self._settings.current, answered) is None:
            return None
        return self.kind()

    def kind(self) -> Offer | None:
        """Return a practice for an hour that went badly, None where there is none."""
        return self._longest("after-a-bad-test", SELF_COMPASSION)

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


def _worth(effect: Effect | None) -> float:
    """Return the mean change where one was found, 0 where it is not known: lower is offered sooner."""
    if effect is None or effect.change is None or effect.verdict not in ("lower", "higher"):
        return 0.0
    return effect.change
