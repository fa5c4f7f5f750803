"""What the store sums up by day, worked out from the entries themselves."""

from collections.abc import Iterable
from datetime import date, timedelta

from companion.core.clock import study_day
from companion.core.journal import CheckIn, FocusBlock
from companion.core.load import EffortMinutes
from companion.core.stats import grouped, mean_of_known


def effort_rows(blocks: Iterable[FocusBlock]) -> list[EffortMinutes]:
    """Return a row for every block."""
    minute = timedelta(minutes=1)
    return [EffortMinutes(study_day(each.started), each.effort, each.focus_time / minute) for each in blocks]


def daily_stress(check_ins: Iterable[CheckIn]) -> dict[date, float]:
    """Return the mean stress of every study day that has a value."""
    by_day = grouped(check_ins, lambda entry: study_day(entry.at))
    means = ((day, mean_of_known(each.stress for each in entries)) for day, entries in by_day.items())
    return {day: mean for day, mean in means if mean is not None}
