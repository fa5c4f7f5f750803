"""Counts by study day, for the store in memory."""

from collections import Counter
from datetime import date

from companion.core.clock import study_day
from companion.core.day_counts import BreakCount, DayMood, FocusRatings, QuestionCount
from companion.core.stats import grouped, mean_of_known
from tests.fakes.store_shelf import Shelves


class FakeDayCounts(Shelves):
    """Fills the DayCounts port from the entries themselves."""

    def daily_mood(self, last: date) -> list[DayMood]:
        entries = [each for each in self._all("check_in") if (each.pleasantness, each.energy) != (None, None)]
        by_day = grouped(entries, lambda each: study_day(each.at, self._rollover))
        return [
            DayMood(day, mean_of_known(e.pleasantness for e in each), mean_of_known(e.energy for e in each))
            for day, each in sorted(by_day.items())
            if day <= last
        ]

    def focus_ratings(self, first: date, last: date) -> list[FocusRatings]:
        blocks = [each for each in self._all("block") if each.focus is not None]
        counts = Counter((study_day(each.started, self._rollover), each.focus) for each in blocks)
        return [FocusRatings(*row, n) for row, n in sorted(counts.items()) if first <= row[0] <= last]

    def break_counts(self, first: date, last: date) -> list[BreakCount]:
        counts = Counter(
            (study_day(each.started, self._rollover), each.tier, each.outcome) for each in self._all("break")
        )
        return [BreakCount(*row, n) for row, n in sorted(counts.items()) if first <= row[0] <= last]

    def question_counts(self, first: date, last: date) -> list[QuestionCount]:
        by_day = grouped(self._all("questions"), lambda each: study_day(each.at, self._rollover))
        return [
            QuestionCount(day, sum(e.correct for e in each), sum(e.total for e in each))
            for day, each in sorted(by_day.items())
            if first <= day <= last
        ]
