"""Light rows by study day, so that figures over years do not read every entry."""

from __future__ import annotations  # the rings within are needed to check types, not to run

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from companion.core.day_counts import BreakCount, DayMood, FocusRatings, QuestionCount


class DayCounts(Protocol):
    """Part of the store; every row is of one study day, in order of days."""

    def daily_mood(self, last: date) -> list[DayMood]:
        """Return mean pleasantness and energy of every study day up to `last` that has either."""

    def focus_ratings(self, first: date, last: date) -> list[FocusRatings]:
        """Return how often each focus rating was given on these study days."""

    def break_counts(self, first: date, last: date) -> list[BreakCount]:
        """Return the breaks of these study days, counted by tier and outcome."""

    def question_counts(self, first: date, last: date) -> list[QuestionCount]:
        """Return the practice questions of these study days."""
