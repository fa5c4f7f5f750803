"""Counts by study day, worked out in the file."""

from datetime import date

from companion.adapters.sqlite.columns import day_text
from companion.adapters.sqlite.tables import Tables
from companion.core.day_counts import BreakCount, DayMood, FocusRatings, QuestionCount


class DayCountTables(Tables):
    """The methods are those of the DayCounts port."""

    def daily_mood(self, last: date) -> list[DayMood]:
        rows = self._rows(
            "SELECT day, avg(pleasantness), avg(energy) FROM check_in WHERE day <= ?"
            " AND (pleasantness IS NOT NULL OR energy IS NOT NULL) GROUP BY day ORDER BY day",
            (day_text(last),),
        )
        return [DayMood(date.fromisoformat(day), pleasantness, energy) for day, pleasantness, energy in rows]

    def focus_ratings(self, first: date, last: date) -> list[FocusRatings]:
        rows = self._rows(
            "SELECT day, focus, count(*) FROM block WHERE day BETWEEN ? AND ? AND focus IS NOT NULL"
            " GROUP BY day, focus ORDER BY day, focus",
            (day_text(first), day_text(last)),
        )
        return [FocusRatings(date.fromisoformat(day), focus, blocks) for day, focus, blocks in rows]

    def break_counts(self, first: date, last: date) -> list[BreakCount]:
        rows = self._rows(
            "SELECT day, tier, outcome, count(*) FROM break WHERE day BETWEEN ? AND ?"
            " GROUP BY day, tier, outcome ORDER BY day, tier, outcome",
            (day_text(first), day_text(last)),
        )
        return [BreakCount(date.fromisoformat(day), tier, outcome, n) for day, tier, outcome, n in rows]

    def question_counts(self, first: date, last: date) -> list[QuestionCount]:
        rows = self._rows(
            "SELECT day, sum(correct), sum(total) FROM question_set WHERE day BETWEEN ? AND ?"
            " GROUP BY day ORDER BY day",
            (day_text(first), day_text(last)),
        )
        return [QuestionCount(date.fromisoformat(day), correct, total) for day, correct, total in rows]
