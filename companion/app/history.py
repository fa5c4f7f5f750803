"""Reads from the store what the figures of days need."""

from datetime import date, time, timedelta

from companion.app.ports import Store
from companion.core.course import History, daily_stress, effort_rows
from companion.core.days import Entries


def read_entries(store: Store, first: date, last: date) -> Entries:
    """Return the records of the study days from `first` to `last`."""
    return Entries(
        blocks=store.blocks(first, last),
        breaks=store.breaks(first, last),
        check_ins=store.check_ins(first, last),
        nights=store.nights(first, last),
        questions=store.question_sets(first, last),
    )


def read_history(store: Store, last: date, rollover: time, reach: timedelta | None = None) -> History:
    """Return the light rows up to `last`, from the first day of the record on.

    reach: how far back loads are wanted; None = wholly, as averages need. The stress chart
    always needs every week.
    """
    first = store.first_day() or last
    loads_from = first if reach is None else max(first, last - reach)
    return History(
        efforts=effort_rows(store.blocks(loads_from, last), rollover),
        stress=daily_stress(store.check_ins(first, last), rollover),
        marks=store.day_marks(loads_from, last),
    )
