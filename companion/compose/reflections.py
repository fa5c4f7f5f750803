"""The use cases that look back over weeks; each is loaded when it is first asked for something."""

from typing import TYPE_CHECKING, cast

from companion.app.late import Late
from companion.app.short_nights import ShortNights
from companion.core.value import dataclass

if TYPE_CHECKING:
    from companion.app.bus import Bus
    from companion.app.experiments import Experiments
    from companion.app.ports import Clock, Store
    from companion.app.reflect import Reflect
    from companion.app.reflecting import Reflecting
    from companion.app.relations import Relations
    from companion.app.settings import SettingsService
    from companion.app.suggest import Suggest
    from companion.app.week import Weeks
    from companion.compose.practising import Practising


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflections:
    """Figures, weeks, relations, reflection, experiments and Today's suggestion over one journal."""

    reflect: "Reflect"
    weeks: "Weeks"
    relations: "Relations"
    reflecting: "Reflecting"
    suggest: "Suggest"
    experiments: "Experiments"


def make_reflections(
    store: "Store",
    bus: "Bus",
    clock: "Clock",
    settings: "SettingsService",
    practising: "Practising | None" = None,
) -> Reflections:
    """Return them all, none of them loaded. practising: what a suggested practice is chosen from."""
    making = _Making(store, bus, clock, settings, practising)
    return Reflections(
        reflect=making.reflect,
        weeks=making.weeks,
        relations=cast("Relations", Late(making.make_relations)),
        reflecting=cast("Reflecting", Late(making.make_reflecting)),
        suggest=cast("Suggest", Late(making.make_suggest)),
        experiments=cast("Experiments", Late(making.make_experiments)),
    )


class _Making:
    """Makes them over one journal; they share figures, weeks and what is known of short nights."""

    def __init__(
        self,
        store: "Store",
        bus: "Bus",
        clock: "Clock",
        settings: "SettingsService",
        practising: "Practising | None",
    ) -> None:
        self._store, self._bus, self._clock, self._settings = store, bus, clock, settings
        self._practising = practising
        self._short_nights = ShortNights(bus)
        self.reflect = cast("Reflect", Late(self._make_reflect))
        self.weeks = cast("Weeks", Late(self._make_weeks))

    def _make_reflect(self) -> "Reflect":
        from companion.app.reflect import Reflect

        return Reflect(self._store, self._clock, self._settings)

    def _make_weeks(self) -> "Weeks":
        from companion.app.week import Weeks

        return Weeks(self._store, self._clock, self._settings)

    def make_relations(self) -> "Relations":
        from companion.app.relations import Relations

        return Relations(self.reflect, self._store, self._settings, tell=self._short_nights.hear)

    def make_reflecting(self) -> "Reflecting":
        from companion.app.reflecting import Reflecting

        return Reflecting(
            self._store,
            self._bus,
            self._clock,
            self._settings,
            figures=self.reflect.days,
            signs=self.weeks.signs_of,
        )

    def make_suggest(self) -> "Suggest":
        from companion.app.suggest import KeptSigns, Suggest
        from companion.app.suggest_practice import SuggestPractice

        practising = self._practising
        practice = None
        if practising is not None:
            practice = SuggestPractice(self._store, self._settings, lambda: practising.offers)
        return Suggest(
            self._store,
            self._bus,
            self._clock,
            self._settings,
            figures=self.reflect.days,
            signs=KeptSigns(self.weeks.signs_of, self._bus),
            link=self._short_nights.words,
            practice=practice,
        )

    def make_experiments(self) -> "Experiments":
        from companion.app.experiments import Experiments

        return Experiments(self._store, self._bus, self._clock, self._settings, figures=self.reflect.days)
