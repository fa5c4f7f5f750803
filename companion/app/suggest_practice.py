"""The practices that Today may suggest: after practice questions that went badly, and before sleep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from companion.app.low_questions import low_set
from companion.app.wound_down import wound_down_at
from companion.core.errors import CompanionError
from companion.core.suggestion import LowSet, PracticeAtHand
from companion.core.words import _

if TYPE_CHECKING:
    from companion.app.ports import Store
    from companion.app.practice_offers import Offer, PracticeOffers
    from companion.app.settings import SettingsService


TAKEN_FROM = timedelta(minutes=1)
"""A practice played for less was only looked into."""


class SuggestPractice:
    """Chooses a practice once for an occasion: Today looks again after every entry, and shows the same.

    offers: made when a practice is first to be suggested, which most days it is not.
    """

    def __init__(self, store: Store, settings: SettingsService, offers: Callable[[], PracticeOffers]) -> None:
        self._store, self._settings, self._make_offers = store, settings, offers
        self._offers: PracticeOffers | None = None
        self._chosen: dict[str, PracticeAtHand | None] = {}

    def low(self, day: date) -> LowSet | None:
        """Return the latest set of questions of `day` where that went below the usual, else None.

        Of several the latest alone: what went well since is what the hour is like. None, too, where
        something was practised since, wherever it was begun: those minutes were taken.
        """
        sets = self._store.question_sets(day, day)
        if not sets or self._practised_since(sets[-1].at, day):
            return None
        return low_set(self._store, self._settings.current, sets[-1])

    def kind(self, low: LowSet) -> PracticeAtHand | None:
        """Return the practice for the hour after `low`, None where there is none."""
        return self._once(low.id, lambda offers: offers.kind())

    def calm(self, day: date) -> PracticeAtHand | None:
        """Return the practice for the end of `day`, None where there is none, or it was wound down."""
        if wound_down_at(self._store, day) is not None:
            return None
        return self._once(day.isoformat(), lambda offers: offers.wind_down())

    def _practised_since(self, at: datetime, day: date) -> bool:
        practised = self._store.practices(day, day)
        return any(one.started >= at and one.practised >= TAKEN_FROM for one in practised)

    def _once(self, occasion: str, choose: Callable[[PracticeOffers], Offer | None]) -> PracticeAtHand | None:
        if occasion not in self._chosen:
            self._chosen[occasion] = self._at_hand(choose)
        return self._chosen[occasion]

    def _at_hand(self, choose: Callable[[PracticeOffers], Offer | None]) -> PracticeAtHand | None:
        if self._offers is None:
            self._offers = self._make_offers()
        try:
            offer = choose(self._offers)
        except CompanionError:
            # A practice's file cannot be read: its page says so, and Today has the rest to show.
            return None
        if offer is None:
            return None
        title = _("{practice} · {minutes} min").format(
            practice=offer.practice.title, minutes=offer.course.key
        )
        return PracticeAtHand(title=title, practice=offer.practice.name, course=offer.course.key)
