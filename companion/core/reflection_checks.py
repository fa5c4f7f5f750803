"""Whether what a reflection says can be kept: each `check_*` raises InvalidInput in one line, or nothing."""

from datetime import UTC, date, datetime, timedelta
from math import isfinite

from companion.core import scales
from companion.core.errors import InvalidInput
from companion.core.reflection import Decision, Experiment, ExperimentDay, SurveyAnswers, WeekReflection
from companion.core.words import _

LONGEST_DECISION = 200
MOST_ITEMS = 200
FEWEST_PAIRS, MOST_PAIRS = 6, 20
_AMOUNTS = {"rest_days": (0, 7), "stop_by": (0, 2160), "hours": (0, 168), "breaks": (0, 100)}
_LARGEST_SEED = 2**63 - 1
_NEVER_FUTURE = scales.LATEST - timedelta(days=1)


def check_reflection(reflection: WeekReflection) -> None:
    """Check what was written about a week: its Monday, and texts of at most 100,000 characters."""
    check_day(_("The week"), reflection.monday)
    if reflection.monday.weekday() != 0:
        raise InvalidInput(
            _("The week begins on {day}, which is no Monday: give its Monday.").format(day=reflection.monday)
        )
    scales.check_moment(_("The time"), reflection.written, _NEVER_FUTURE)
    for text in (reflection.cost, reflection.helped, reflection.friend):
        scales.check_text(_("The answer"), text, scales.LONGEST_NOTE)
    if reflection.decision is not None:
        check_decision(reflection.decision)


def check_decision(decision: Decision) -> None:
    """Check a decision: a sentence of at most 200 characters, an aim that a week can hold."""
    if not decision.text.strip():
        raise InvalidInput(_("The decision is empty: say in a few words what you want to do."))
    scales.check_text(_("The decision"), decision.text, LONGEST_DECISION)
    scales.check_note(decision.outcome_note)
    check_day(_("The day of the decision"), decision.made)
    aim = decision.aim
    if aim is None:
        return
    low, high = _AMOUNTS[aim.kind]
    if not (isfinite(aim.amount) and low <= aim.amount <= high):
        raise InvalidInput(
            _("The aim is {amount:g}: give {low:g} to {high:g}.").format(
                amount=aim.amount, low=low, high=high
            )
        )
    if aim.times is not None and not 1 <= aim.times <= 7:
        raise InvalidInput(_("The aim is for {times} days: give 1 to 7.").format(times=aim.times))


def check_survey(survey: SurveyAnswers) -> None:
    """Check a filled-in questionnaire: every option from 0 to 100, or left out."""
    check_day(_("The day"), survey.day)
    _check_name(survey.form)
    if not 1 <= len(survey.answers) <= MOST_ITEMS:
        raise InvalidInput(
            _("The questionnaire has {n} answers: give 1 to {most}.").format(
                n=len(survey.answers), most=MOST_ITEMS
            )
        )
    for item, option in survey.answers.items():
        _check_name(item)
        if option is not None and not 0 <= option <= 100:
            raise InvalidInput(
                _("The answer to {item} is {option}: give 0 to 100, or leave it out.").format(
                    item=item, option=option
                )
            )


def check_experiment(experiment: Experiment) -> None:
    """Check an experiment: two different ways, 6 to 20 pairs of days, an end not before its beginning."""
    for name in (experiment.a, experiment.b):
        _check_name(name)
    if experiment.a == experiment.b:
        raise InvalidInput(_("Both ways are {name!r}: choose two that differ.").format(name=experiment.a))
    if experiment.id is not None:
        _check_name(experiment.id)
    if not FEWEST_PAIRS <= experiment.pairs <= MOST_PAIRS:
        raise InvalidInput(
            _("There are {pairs} pairs of days: give {low} to {high}.").format(
                pairs=experiment.pairs, low=FEWEST_PAIRS, high=MOST_PAIRS
            )
        )
    if not 0 <= experiment.seed <= _LARGEST_SEED:
        raise InvalidInput(_("The seed {seed} cannot be kept: give 0 or more.").format(seed=experiment.seed))
    check_day(_("The beginning"), experiment.started)
    if experiment.stopped is not None:
        check_day(_("The end"), experiment.stopped)
        if experiment.stopped < experiment.started:
            raise InvalidInput(
                _("The end {end} is before the beginning {start}: correct one of them.").format(
                    end=experiment.stopped, start=experiment.started
                )
            )


def check_experiment_day(day: ExperimentDay) -> None:
    """Check what was assigned to a day."""
    _check_name(day.experiment_id)
    check_day(_("The day"), day.day)


def check_day(name: str, day: date) -> None:
    """Check that `day` lies in the years a journal can have. name: what the sentence calls it."""
    scales.check_moment(name, datetime(day.year, day.month, day.day, 12, tzinfo=UTC), _NEVER_FUTURE)


def _check_name(text: str) -> None:
    scales.check_text(_("A name"), text, scales.LONGEST_TOPIC)
    if not text.strip():
        raise InvalidInput(_("The name is empty: give it one."))
