"""Sums by study day, worked out in the file: what averages over years need, without every entry."""

from datetime import date

from companion.adapters.sqlite.columns import day_text
from companion.adapters.sqlite.tables import Tables
from companion.core.load import EffortMinutes

_MINUTE_US = 60_000_000


class SumTables(Tables):
    """The methods are those of the Store port."""

    def effort_minutes(self, first: date, last: date) -> list[EffortMinutes]:
        rows = self._rows(
            "SELECT day, effort, sum(focus_us), count(*) FROM block"
            " WHERE day BETWEEN ? AND ? GROUP BY day, effort ORDER BY day",
            (day_text(first), day_text(last)),
        )
        return [
            EffortMinutes(date.fromisoformat(day), effort, focus / _MINUTE_US, blocks)
            for day, effort, focus, blocks in rows
        ]

    def daily_stress(self, last: date) -> dict[date, float]:
        rows = self._rows(
            "SELECT day, avg(stress) FROM check_in WHERE day <= ? AND stress IS NOT NULL GROUP BY day",
            (day_text(last),),
        )
        return {date.fromisoformat(day): stress for day, stress in rows}

    def study_day_before(self, day: date, count: int) -> date | None:
        rows = self._rows(
            "SELECT DISTINCT day FROM block WHERE day < ? ORDER BY day DESC LIMIT 1 OFFSET ?",
            (day_text(day), count - 1),
        )
        return date.fromisoformat(rows[0][0]) if rows else None
