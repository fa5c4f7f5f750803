"""What was practised as a table for a spreadsheet."""

from datetime import timedelta

from companion.core.clock import zone_name
from companion.core.journal import PracticeSession

COLUMNS = (
    "start", "end", "practice", "length", "practised_minutes", "finished", "stress_before", "stress_after",
    "place", "zone", "id",
)  # fmt: skip


def practice_row(practice: PracticeSession) -> tuple[str | float | bool | None, ...]:
    """Return a cell for each of COLUMNS."""
    return (
        practice.started.isoformat(),
        practice.ended.isoformat(),
        practice.practice,
        practice.course,
        practice.practised / timedelta(minutes=1),
        practice.finished,
        practice.stress_before,
        practice.stress_after,
        practice.place,
        zone_name(practice.started),
        practice.id,
    )
