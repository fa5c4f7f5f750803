"""What a day ribbon shows: spans and points of one study day, with what each says when asked."""

from datetime import datetime, timedelta
from typing import Literal

from companion.core.value import dataclass

HOURS = 24

PointKind = Literal["check_in", "practice"]
SpanKind = Literal["block", "running", "break", "sleep"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonSpan:
    """Something that lasted. label: stands above it, may be empty; tells: the whole sentence of it.

    topic: of a block, for its colour; entry_id: of its record, empty while it has none.
    """

    kind: SpanKind
    start: datetime
    end: datetime
    tells: str
    label: str = ""
    topic: str = ""
    entry_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonPoint:
    """A check-in as a dot below the band, a practice as a diamond on it.

    mark: the few characters in the dot; tells: the whole sentence of it; entry_id: of its record.
    """

    at: datetime
    mark: str
    tells: str
    entry_id: str = ""
    kind: PointKind = "check_in"


RibbonEntry = RibbonSpan | RibbonPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonDay:
    """One study day. start: its first moment; now: None on other days; entries in order of time."""

    start: datetime
    now: datetime | None
    entries: tuple[RibbonEntry, ...] = ()
    empty: str = ""

    def share(self, at: datetime) -> float:
        """Return where `at` lies in the day: 0 at its start, 1 after 24 hours, cut off at both ends.

        By the wall clock, so that the axis keeps its hours when the clocks change.
        """
        gone = at.astimezone(self.start.tzinfo).replace(tzinfo=None) - self.start.replace(tzinfo=None)
        return min(1.0, max(0.0, gone / timedelta(hours=HOURS)))


def begins(entry: RibbonEntry) -> datetime:
    """Return when an entry begins."""
    return entry.at if isinstance(entry, RibbonPoint) else entry.start
