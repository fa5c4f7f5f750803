"""Whether a day was wound down already, so that nobody is asked to do it twice."""

from datetime import date, datetime

from companion.app.ports import Store

WIND_DOWN = "wind-down"
"""The practice made for it; any other counts where it was begun from there."""


def wound_down_at(store: Store, day: date) -> datetime | None:
    """Return when winding down was last begun on study day `day`, None where it was not; CompanionError."""
    begun = (
        one.started
        for one in store.practices(day, day)
        if one.place == "wind_down" or one.practice == WIND_DOWN
    )
    return max(begun, default=None)
