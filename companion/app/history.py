"""Reads from the store what the figures of days need."""

from datetime import date, timedelta

from companion.app.ports import Store
from companion.core.course import History
from companion.core.days import Entries
from companion.core.load import ESTIMATE_WINDOW

FORGOTTEN_AFTER = 300
"""Study days after which the slower average has forgotten where it began.

Each leaves 27/29 of what was before: after 300 of them the beginning weighs 5e-10.
"""


def read_entries(store: Store, first: date, last: date) -> Entries:
    """Return the records of the study days from `first` to `last`."""
    return Entries(
        blocks=store.blocks(first, last),
        breaks=store.breaks(first, last),
        check_ins=store.check_ins(first, last),
        nights=store.nights(first, last),
        questions=store.question_sets(first, last),
        practices=store.practices(first, last),
        marks=store.day_marks(first, last),
    )


def read_history(store: Store, first: date, last: date, loads_before: timedelta | None = None) -> History:
    """Return the light rows that figures of the days from `first` to `last` need.

    loads_before: how far back before `first` loads are wanted; None = as far as averages reach.
    The stress chart needs every week there is: each is compared with those before it.
    """
    begin = store.first_day() or last
    if loads_before is None:
        since = store.study_day_before(first, FORGOTTEN_AFTER) or begin
    else:
        since = max(begin, first - loads_before) if first - date.min > loads_before else begin
    efforts_from = max(since, date.min + ESTIMATE_WINDOW) - ESTIMATE_WINDOW
    return History(
        efforts=store.effort_minutes(efforts_from, last),
        stress=store.daily_stress(last),
        marks=store.day_marks(since, last),
    )
