"""Practising: what was played is kept, with stress before and after where it was given."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from companion.app.facts import EntriesChanged
from companion.core import scales
from companion.core.clock import study_day
from companion.core.errors import InvalidInput
from companion.core.journal import PracticePlace, PracticeSession
from companion.core.practice_effect import Effect, effect_of, effects_of
from companion.core.value import dataclass
from companion.core.words import _

if TYPE_CHECKING:
    from companion.app.bus import Bus
    from companion.app.ports import Clock, Store
    from companion.app.settings import SettingsService

KEPT_FROM = timedelta(seconds=20)
"""What was practised for less was looked into, not practised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A practice that plays. practice, course: their names; id: what it will be kept as."""

    id: str
    practice: str
    course: str
    place: PracticePlace
    started: datetime
    stress_before: float | None = None


class Practise:
    """Keeps what was practised and reads what it did.

    Stress before and after stays with the practice and is no check-in: whoever practises when it is
    hard would otherwise have the day's mean made of such moments alone, and more so the more they
    practise. There is no count of days in a row.
    """

    def __init__(self, store: Store, bus: Bus, clock: Clock, settings: SettingsService) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._settings = settings

    def begin(
        self, practice: str, course: str, place: PracticePlace, stress_before: float | None = None
    ) -> Begun:
        """Return a practice that begins now; nothing is kept yet. practice, course: their names.

        stress_before: 0-10, None = not given. Raises InvalidInput for a rating out of its scale.
        """
        scales.check_stress(stress_before)
        return Begun(
            id=os.urandom(10).hex(),
            practice=practice,
            course=course,
            place=place,
            started=self._clock.now().wall,
            stress_before=stress_before,
        )

    def so_far(self, begun: Begun, practised: timedelta) -> str | None:
        """Keep what was practised up to now, so that it outlives the program: at 20 s and each minute.

        practised: the time it played, pauses left out. Returns the id, None below 20 s.
        """
        return self._keep(begun, practised, finished=False)

    def now(self) -> datetime:
        """Return the time of day, for what is kept later than it ended."""
        return self._clock.now().wall

    def end(
        self,
        begun: Begun,
        practised: timedelta,
        finished: bool,
        stress_after: float | None = None,
        ended: datetime | None = None,
    ) -> str | None:
        """Keep a practice that is over; return its id, None where it was less than 20 s and is not kept.

        practised: the time it played, pauses left out. finished: to its last bell. stress_after: 0-10.
        ended: None = now. Raises InvalidInput for a rating out of its scale, EnvironmentFault where it
        cannot be kept.
        """
        return self._keep(begun, practised, finished=finished, stress_after=stress_after, ended=ended)

    def rate_after(self, practice_id: str, stress: float | None) -> None:
        """Set how stressed someone is after a practice, 0-10, None = not given; InvalidInput as `end`."""
        scales.check_stress(stress)
        found = self._store.entry(practice_id)
        if not isinstance(found, PracticeSession):
            raise InvalidInput(_("This practice is no longer there: it may have been deleted."))
        self._put(replace(found, stress_after=stress))

    def effects(self, name: str) -> Effect:
        """Return what is known of the practice called `name`."""
        return effect_of(name, [one for one in self._all() if one.practice == name])

    def all_effects(self) -> dict[str, Effect]:
        """Return what is known of every practice that was practised, by its name."""
        return effects_of(self._all())

    def latest(self) -> PracticeSession | None:
        """Return what was practised last, None where nothing was."""
        return max(self._all(), key=lambda one: one.started, default=None)

    def asks_stress(self) -> bool:
        """Return whether stress is asked for before and after."""
        return self._settings.current.practice.ask_stress

    def caution_is_new(self, practice: str) -> bool:
        """Return whether the caution of `practice` was not shown yet."""
        return practice not in self._settings.current.practice.cautions_seen

    def caution_seen(self, practice: str) -> None:
        """Keep that the caution of `practice` was shown."""
        if self.caution_is_new(practice):
            seen = (*self._settings.current.practice.cautions_seen, practice)
            self._settings.change("practice", "cautions_seen", list(seen))

    def _all(self) -> list[PracticeSession]:
        return self._store.practices(date.min, date.max)

    def _keep(
        self,
        begun: Begun,
        practised: timedelta,
        *,
        finished: bool,
        stress_after: float | None = None,
        ended: datetime | None = None,
    ) -> str | None:
        scales.check_stress(stress_after)
        if practised < KEPT_FROM:
            return None
        self._put(
            PracticeSession(
                id=begun.id,
                practice=begun.practice,
                course=begun.course,
                started=begun.started,
                ended=ended or self._clock.now().wall,
                practised=practised,
                finished=finished,
                stress_before=begun.stress_before,
                stress_after=stress_after,
                place=begun.place,
            )
        )
        return begun.id

    def _put(self, session: PracticeSession) -> None:
        self._store.put_entry(session)
        day = study_day(session.started, self._settings.current.journal.rollover)
        self._bus.publish(EntriesChanged((day,)))
