"""What a night bar shows: instants of one night, and which of them somebody gave."""

from datetime import datetime, timedelta

from companion.core.night_form import TIMES, Moments, TimeField
from companion.core.scales import LONGEST_NIGHT, between, later
from companion.core.value import dataclass

STEP = timedelta(minutes=5)
_MATES: dict[TimeField, TimeField] = {
    "into_bed": "tried",
    "tried": "into_bed",
    "woke": "out_of_bed",
    "out_of_bed": "woke",
}
"""A suggested time goes with its mate wherever that is moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightPicture:
    """One night between `start` and `end`.

    given: times somebody gave, the others are suggested. asleep_from, midpoint: None = not known
    yet. asleep: how long in words. latest: where handles end, None = anywhere.
    """

    start: datetime
    end: datetime
    moments: Moments
    given: frozenset[TimeField] = frozenset()
    asleep_from: datetime | None = None
    midpoint: datetime | None = None
    asleep: str = ""
    latest: datetime | None = None

    def share(self, at: datetime) -> float:
        """Return where `at` lies, 0 at the start and 1 at the end."""
        return between(self.start, at) / between(self.start, self.end)

    def at(self, share: float) -> datetime:
        """Return the moment at a share of the bar, on the full five minutes nearest to it."""
        minutes = round(between(self.start, self.end) * share / STEP) * STEP
        return later(self.start, minutes)

    def allowed(self, field: TimeField, at: datetime) -> datetime:
        """Return `at`, or the nearest moment to it that leaves the given times in order."""
        low, high = self._bounds(field)
        if low is not None and between(at, low) > timedelta(0):
            at = low
        if high is not None and between(high, at) > timedelta(0):
            at = high
        return at

    def _bounds(self, field: TimeField) -> tuple[datetime | None, datetime | None]:
        place = TIMES.index(field)
        fixed = [one for one in TIMES if one != field and (one in self.given or one != _MATES[field])]
        before = [getattr(self.moments, one) for one in fixed if TIMES.index(one) < place]
        after = [getattr(self.moments, one) for one in fixed if TIMES.index(one) > place]
        low = before[-1] if before else later(self.moments.out_of_bed, -LONGEST_NIGHT)
        high = after[0] if after else later(self.moments.into_bed, LONGEST_NIGHT)
        if not after and self.latest is not None and between(self.latest, high) > timedelta(0):
            high = self.latest
        return low, high
