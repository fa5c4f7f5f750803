"""What the record showed of short nights and stress, kept from when relations were last looked at.

Comparing days loads numpy, which a program at rest does without: so Today says what the Reflection page
found within the last week, and nothing where that page was not opened since.
"""

from __future__ import annotations  # relations are needed to check types, not to run

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged

if TYPE_CHECKING:
    from companion.core.association import Relation

GOOD_FOR = timedelta(days=7)
_SLEEP = ("sleep_min", 0)


class ShortNights:
    """Keeps one relation, between sleep and the stress of the day after; never works it out."""

    def __init__(self, bus: Bus) -> None:
        self._kept: tuple[date, Relation] | None = None
        self.close = bus.subscribe(EntriesChanged, self._on_changed)

    def hear(self, last: date, found: Sequence[Relation]) -> None:
        """Keep what was found on the days up to `last`, unless something of later days is known."""
        sleep = next((each for each in found if (each.name, each.lag_days) == _SLEEP), None)
        if sleep is not None and (self._kept is None or self._kept[0] <= last):
            self._kept = last, sleep

    def words(self, today: date) -> str:
        """Return the link in whole sentences with its n and chance, if there is one; else nothing.

        Nothing as well where stress was higher after long nights: that is no reason to finish early.
        """
        if self._kept is None:
            return ""
        last, sleep = self._kept
        if not last <= today < last + GOOD_FOR or sleep.verdict != "link" or (sleep.rho or 0.0) >= 0:
            return ""
        from companion.core.association_words import in_full

        return in_full(sleep)

    def _on_changed(self, changed: EntriesChanged) -> None:
        # What is added from that day on leaves true what was said of the days before.
        if self._kept is not None and min(changed.days, default=date.min) < self._kept[0]:
            self._kept = None
