"""Light rows by study day: what is summed up of check-ins, ratings, breaks and questions over years."""

from datetime import date

from companion.core.journal import BreakOutcome
from companion.core.value import dataclass


@dataclass(frozen=True, slots=True)
class DayMood:
    """Mean pleasantness and energy of a day with check-ins, -1 to 1; None = not recorded."""

    day: date
    pleasantness: float | None
    energy: float | None


@dataclass(frozen=True, slots=True)
class FocusRatings:
    """How many blocks of a day were given the same focus rating, 0-10."""

    day: date
    focus: float
    blocks: int = 1


@dataclass(frozen=True, slots=True)
class BreakCount:
    """How many breaks of a tier ended the same way on a day."""

    day: date
    tier: str
    outcome: BreakOutcome
    breaks: int = 1


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """Practice questions of a day. correct <= total, total > 0."""

    day: date
    correct: int
    total: int
