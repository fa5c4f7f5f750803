"""Which reflections, questionnaires and experiments a journal has already."""

from collections.abc import Hashable
from typing import assert_never

from companion.app.exchange.archive import EVER
from companion.app.ports import Store
from companion.core.errors import InvalidInput
from companion.core.exchange import Reflected
from companion.core.reflection import Experiment, ExperimentDay, SurveyAnswers, WeekReflection
from companion.core.words import _

KnownReflected = dict[Hashable, Reflected]
"""What there is, by what it is known by: a week, a day and a form, an id, an id and a day."""


def known_reflected(store: Store) -> KnownReflected:
    """Return all that `store` has of them."""
    experiments = store.experiments()
    there: list[Reflected] = [*store.reflections(*EVER), *store.surveys(*EVER), *experiments]
    for experiment in experiments:
        there += store.experiment_days(experiment.id or "")
    return {_known_by(one): one for one in there}


def new_reflected(what: Reflected, known: KnownReflected) -> Reflected | None:
    """Return `what` where it is new, None where it is there; it is known from now on.

    Raises InvalidInput where something else stands in its place, which is left alone; for a day of an
    experiment there is not.
    """
    if isinstance(what, ExperimentDay) and (Experiment, what.experiment_id) not in known:
        raise InvalidInput(
            _("There is no experiment {id!r}: import it with its days.").format(id=what.experiment_id)
        )
    there = known.get(_known_by(what))
    if there is None:
        known[_known_by(what)] = what
        return what
    # An experiment is known by its id, as entries are: it may have gone on since.
    if there != what and not isinstance(what, Experiment):
        raise InvalidInput(_differs(what))
    return None


def keep_reflected(store: Store, what: Reflected) -> None:
    """Keep something new."""
    match what:
        case WeekReflection():
            store.set_reflection(what)
        case SurveyAnswers():
            store.set_survey(what)
        case Experiment():
            store.set_experiment(what)
        case ExperimentDay():
            store.set_experiment_day(what)
        case _:
            assert_never(what)


def _known_by(what: Reflected) -> Hashable:
    match what:
        case WeekReflection():
            return WeekReflection, what.monday
        case SurveyAnswers():
            return SurveyAnswers, what.day, what.form
        case Experiment():
            return Experiment, what.id
        case ExperimentDay():
            return ExperimentDay, what.experiment_id, what.day
        case _:
            assert_never(what)


def _differs(what: WeekReflection | SurveyAnswers | ExperimentDay) -> str:
    match what:
        case WeekReflection():
            return _("Something else is written about the week of {day}: it stays; add this by hand.").format(
                day=what.monday
            )
        case SurveyAnswers():
            return _("The questionnaire of {day} was answered differently: that stays.").format(day=what.day)
        case ExperimentDay():
            return _("The experiment assigned something else to {day}: that stays.").format(day=what.day)
        case _:
            assert_never(what)
