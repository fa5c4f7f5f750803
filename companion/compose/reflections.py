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

    def make_reflect() -> "Reflect":
        from companion.app.reflect import Reflect

        return Reflect(store, clock, settings)

    def make_weeks() -> "Weeks":
        from companion.app.week import Weeks

        return Weeks(store, clock, settings)

    def make_relations() -> "Relations":
        from companion.app.relations import Relations

        return Relations(reflect, store, settings, tell=short_nights.hear)

    def make_reflecting() -> "Reflecting":
        from companion.app.reflecting import Reflecting

        return Reflecting(store, bus, clock, settings, figures=reflect.days, signs=weeks.signs_of)

    def make_suggest() -> "Suggest":
        from companion.app.suggest import KeptSigns, Suggest
        from companion.app.suggest_practice import SuggestPractice

        kept = KeptSigns(weeks.signs_of, bus)
        return Suggest(
            store,
            bus,
            clock,
            settings,
            figures=reflect.days,
            signs=kept,
            link=short_nights.words,
            practice=SuggestPractice(store, settings, lambda: practising.offers) if practising else None,
        )

    def make_experiments() -> "Experiments":
        from companion.app.experiments import Experiments

        return Experiments(store, bus, clock, settings, figures=reflect.days)

    short_nights = ShortNights(bus)
    reflect = cast("Reflect", Late(make_reflect))
    weeks = cast("Weeks", Late(make_weeks))
    return Reflections(
        reflect=reflect,
        weeks=weeks,
        relations=cast("Relations", Late(make_relations)),
        reflecting=cast("Reflecting", Late(make_reflecting)),
        suggest=cast("Suggest", Late(make_suggest)),
        experiments=cast("Experiments", Late(make_experiments)),
    )
