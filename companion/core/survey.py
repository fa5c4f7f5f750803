"""The burnout questionnaire asked every two weeks: its items, scores, and what a change may be called.

The scales Personal and Work of the Copenhagen Burnout Inventory (Kristensen, Borritz, Villadsen &
Christensen 2005, Work & Stress 19:192), the second worded for studying. Adapted wording, not validated:
there is no cut-off and no band, only a score beside one's own earlier ones.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from companion.core.reflection import SurveyAnswers
from companion.core.stats import fmean
from companion.core.value import dataclass

FORM = "cbi-studying-1"
"""What a kept questionnaire of this wording is called; another wording is another form."""
EVERY = timedelta(days=14)
OPTIONS = (100, 75, 50, 25, 0)
"""What the five options stand for, from always (a very high degree) to never (a very low degree)."""
RELIABLE_CHANGE = 16
"""Points: 1.96 times the root of 2 times a standard error of measurement of 5.7, rounded up."""
OFTEN = 75
GIVING_UP = "cannot_take_it"

Scale = Literal["personal", "studying"]
Asks = Literal["often", "degree"]


@dataclass(frozen=True, slots=True)
class Item:
    """One question. name: as it is kept; asks: which five options; turned: always is the good end."""

    name: str
    scale: Scale
    asks: Asks = "often"
    turned: bool = False


ITEMS = (
    Item("tired", "personal"),
    Item("body_exhausted", "personal"),
    Item("emotions_exhausted", "personal"),
    Item(GIVING_UP, "personal"),
    Item("worn_out", "personal"),
    Item("weak", "personal"),
    Item("study_exhausting", "studying", "degree"),
    Item("study_burnt_out", "studying", "degree"),
    Item("study_frustrating", "studying", "degree"),
    Item("worn_out_in_the_evening", "studying"),
    Item("exhausted_in_the_morning", "studying"),
    Item("every_hour_tiring", "studying"),
    Item("energy_left", "studying", turned=True),
)
FEWEST: Mapping[Scale, int] = {"personal": 3, "studying": 4}
"""Answers a scale needs for a score."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Both scales, 0-100, higher = more exhausted; None with too few answers."""

    personal: float | None
    studying: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """A score beside an earlier one. points: later less earlier; real: more than answers vary."""

    points: float
    real: bool


def items_of(scale: Scale) -> tuple[Item, ...]:
    """Return the questions of one scale in their order."""
    return tuple(item for item in ITEMS if item.scale == scale)


def score(answers: Mapping[str, int | None], scale: Scale) -> float | None:
    """Return the mean of the answered items of a scale, 0-100; None below 3 of 6 (4 of 7) answers.

    answers: item -> option, None or absent = left out.
    Source: Kristensen et al. 2005, Work & Stress 19:192; its last item of Work is turned round
    """
    known = [(item, answers.get(item.name)) for item in items_of(scale)]
    values = [100 - option if item.turned else option for item, option in known if option is not None]
    return fmean(values) if len(values) >= FEWEST[scale] else None


def scores_of(survey: SurveyAnswers) -> Scores:
    """Return the scores of a questionnaire; those of another form have none."""
    if survey.form != FORM:
        return Scores(None, None)
    return Scores(score(survey.answers, "personal"), score(survey.answers, "studying"))


def change(before: float | None, after: float | None) -> Change | None:
    """Return how a score changed; None where one is missing. Real from 16 points on.

    Source: reliable change, Jacobson & Truax 1991, J Consult Clin Psychol 59:12; SEM 5.7
    """
    if before is None or after is None:
        return None
    return Change(after - before, abs(after - before) >= RELIABLE_CHANGE)


def opens_help(survey: SurveyAnswers) -> bool:
    """Return whether *I can't take it anymore* was answered often or always: Help opens, quietly."""
    option = survey.answers.get(GIVING_UP) if survey.form == FORM else None
    return option is not None and option >= OFTEN


def due_on(latest: date | None, first: date) -> date:
    """Return the day the questionnaire is next asked: two weeks after the latest.

    latest: study day of the latest one filled in, None = none yet; first: the day it may first be asked.
    """
    return first if latest is None else latest + EVERY
