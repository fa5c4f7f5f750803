"""What the weekly reflection keeps: answers, one decision, questionnaires, experiments with oneself.

A week is named by its Monday (ISO 8601). None of this is scored here.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from companion.core.value import dataclass
from companion.core.words import _

Outcome = Literal["kept", "partly", "not", "changed"]
"""How a decision went, in the person's own judgement; changed: they changed their mind."""
AimKind = Literal["rest_days", "stop_by", "hours", "breaks"]
Compared = Literal["rhythms", "practice"]
Measured = Literal["stress", "focus", "effort", "focus_min"]
Condition = Literal["a", "b"]

FRIDAY = 4
SUNDAY = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What of a decision the record can show afterwards.

    rest_days: at least `amount` days off. stop_by: no study after `amount` minutes past midnight
    (past 1440 in the night), on `times` days or more. hours: at most `amount` hours of focus in
    the week. breaks: at least `amount` percent of those that fall due.
    """

    kind: AimKind
    amount: float
    times: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing for the next week, in a short sentence.

    made: the study day it was decided on. outcome: as told a week later, None = not told yet.
    """

    text: str
    made: date
    aim: Aim | None = None
    outcome: Outcome | None = None
    outcome_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekReflection:
    """What someone wrote about one ISO week; an empty text is an answer not given.

    monday: of the week. written: when it was changed last. cost, helped, friend: see `questions`.
    decision: for the week after.
    """

    monday: date
    written: datetime
    cost: str = ""
    helped: str = ""
    friend: str = ""
    decision: Decision | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was answered and nothing decided."""
        return not (self.cost or self.helped or self.friend or self.decision)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswers:
    """One questionnaire, filled in on one study day. form: the word for which it is.

    answers: item -> option chosen, 0-100; None was left out.
    """

    day: date
    form: str
    answers: Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """Two ways of doing something, compared over pairs of days whose order is drawn from `seed`.

    a, b: the two, in words (a rhythm's name; the practice, or none). outcome: chosen beforehand.
    stopped: the last day, None while it goes on. `id` is None until the store has kept it.
    """

    compares: Compared
    a: str
    b: str
    outcome: Measured
    seed: int
    pairs: int
    started: date
    stopped: date | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentDay:
    """What an experiment assigned to a study day; what came of it stands in that day's entries."""

    experiment_id: str
    day: date
    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What someone agreed with themselves for one study day alone: to finish at a time."""

    day: date
    finish: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAside:
    """A suggestion answered on `day`, with *not now* or by doing it; it stays away up to `until`."""

    name: str
    day: date
    until: date


def questions() -> dict[str, str]:
    """Return the three questions of the week: field of WeekReflection -> its words."""
    return {
        "cost": _("What took the most out of you this week?"),
        "helped": _("What helped, even a little?"),
        "friend": _("What would you say to a friend who had this week?"),
    }


def week_to_reflect(day: date) -> date:
    """Return the Monday of the week one looks back on: this week's from Friday on, else the last."""
    monday = day - timedelta(days=day.weekday())
    return monday if day.weekday() >= FRIDAY else monday - timedelta(days=7)
