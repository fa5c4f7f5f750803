"""A night as it is told in the morning: four times of day and the date of getting up, made instants.

The date belongs to getting up. Every other time is its latest occurrence that keeps the order into
bed, tried to sleep, woke, out of bed; so the night may cross midnight, begin at two, or be a day.
A time that was skipped when clocks went forward is moved forward by as much; of a time that clocks
showed twice the one is meant that gives an order, of two that do the first.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from companion.core.journal import Night
from companion.core.scales import LONGEST_NIGHT, TOLERANCE, between
from companion.core.value import dataclass

TimeField = Literal["into_bed", "tried", "woke", "out_of_bed"]
CountField = Literal["sleep_onset_latency", "awakenings", "wake_after_sleep_onset"]
Field = TimeField | CountField
TIMES: tuple[TimeField, ...] = ("into_bed", "tried", "woke", "out_of_bed")
COUNTS: tuple[CountField, ...] = ("sleep_onset_latency", "awakenings", "wake_after_sleep_onset")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
_DAYS_BACK = 3
"""A whole day may be missing where a zone changed its date; a night never reaches further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightForm:
    """What has been answered about a night; None is not answered yet.

    Times: local times of day, fold = 1 for the second showing of an hour that clocks repeat.
    sleep_onset_latency, wake_after_sleep_onset: minutes; quality 1-5.
    """

    into_bed: time | None = None
    tried: time | None = None
    woke: time | None = None
    out_of_bed: time | None = None
    sleep_onset_latency: float | None = None
    awakenings: int | None = None
    wake_after_sleep_onset: float | None = None
    quality: int | None = None
    note: str = ""

    def still_open(self) -> tuple[Field, ...]:
        """Return what must be answered before this is a night."""
        return tuple(field for field in (*TIMES, *COUNTS) if getattr(self, field) is None)

    def filled(self, suggested: "NightForm") -> "NightForm":
        """Return this with what is still open taken from `suggested`."""
        return replace(self, **{field: getattr(suggested, field) for field in self.still_open()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """The four times of a night as instants in one zone, in their order."""

    into_bed: datetime
    tried: datetime
    woke: datetime
    out_of_bed: datetime

    def each(self) -> tuple[datetime, ...]:
        """Return the four in their order."""
        return (self.into_bed, self.tried, self.woke, self.out_of_bed)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the answers are no night, and which of them to look at.

    order: two times the wrong way round; instant: no time in bed at all; to_come: later than now;
    awake: more minutes awake than there were.
    """

    kind: Literal["order", "instant", "to_come", "awake"]
    fields: tuple[Field, ...]


def form_of(night: Night) -> NightForm:
    """Return a night as it would be told, in the zone of getting up."""
    zone = night.out_of_bed.tzinfo
    times = {field: getattr(night, field).astimezone(zone).time() for field in TIMES}
    return NightForm(
        **times,
        sleep_onset_latency=night.sleep_onset_latency / MINUTE,
        awakenings=night.awakenings,
        wake_after_sleep_onset=night.wake_after_sleep_onset / MINUTE,
        quality=night.quality,
        note=night.note,
    )


def night_of(form: NightForm, day: date, zone: tzinfo, nap: bool = False) -> Night:
    """Return the night that `form`, answered whole, tells of; ValueError where something is open.

    day: local date of getting up. Whether the night can be is for `trouble` and core.scales.
    """
    if form.sleep_onset_latency is None or form.awakenings is None or form.wake_after_sleep_onset is None:
        raise ValueError("a night needs its counts")
    moments = place(form, day, zone)
    return Night(
        into_bed=moments.into_bed,
        tried=moments.tried,
        sleep_onset_latency=form.sleep_onset_latency * MINUTE,
        awakenings=form.awakenings,
        wake_after_sleep_onset=form.wake_after_sleep_onset * MINUTE,
        woke=moments.woke,
        out_of_bed=moments.out_of_bed,
        quality=form.quality,
        note=form.note.strip(),
        nap=nap,
    )


def nap_of(start: time, end: time, day: date, zone: tzinfo) -> Night:
    """Return the nap from `start` to `end`, which ended on `day`, asleep throughout."""
    form = NightForm(
        into_bed=start,
        tried=start,
        woke=end,
        out_of_bed=end,
        sleep_onset_latency=0,
        awakenings=0,
        wake_after_sleep_onset=0,
    )
    return night_of(form, day, zone, nap=True)


def place(form: NightForm, day: date, zone: tzinfo) -> Moments:
    """Return the instants of the four times; ValueError where one is open.

    They are always in order; one typed too late lands a day early and makes the night longer than
    a day, which `trouble` names. day: local date of getting up.
    """
    clocks = [clock for clock in (form.into_bed, form.tried, form.woke, form.out_of_bed) if clock is not None]
    if len(clocks) < len(TIMES):
        raise ValueError("a night needs its four times")
    ends = [((at,), cost) for at, cost in _showings(day, clocks[-1], zone)]
    # The fewest days, then the fewest times taken for their second showing.
    best, _cost = min(
        (found for end in ends for found in _back_from(end, clocks[:-1], zone)),
        key=lambda found: ((found[0][-1].date() - found[0][0].date()), found[1]),
    )
    return Moments(into_bed=best[0], tried=best[1], woke=best[2], out_of_bed=best[3])


def trouble(answered: NightForm, shown: NightForm, day: date, zone: tzinfo, now: datetime) -> Trouble | None:
    """Return why `answered` can be no night, None where it can.

    shown: `answered` with what is open filled by suggestions, which are never at fault alone.
    """
    moments = place(shown, day, zone)
    in_bed = between(moments.into_bed, moments.out_of_bed)
    if in_bed > LONGEST_NIGHT:
        return Trouble("order", _widest_gap(moments))
    if in_bed <= timedelta(0):
        return Trouble("instant", ("into_bed", "out_of_bed"))
    for field in TIMES:
        if getattr(answered, field) is not None and between(now, getattr(moments, field)) > TOLERANCE:
            return Trouble("to_come", (field,))
    awake = (answered.sleep_onset_latency or 0) + (answered.wake_after_sleep_onset or 0)
    known = answered.tried is not None and answered.woke is not None
    if known and awake * MINUTE > between(moments.tried, moments.woke):
        return Trouble("awake", ("sleep_onset_latency", "wake_after_sleep_onset"))
    return None


def skipped(form: NightForm, moments: Moments) -> tuple[TimeField, ...]:
    """Return the times that clocks did not show that night and that were moved forward."""
    return tuple(field for field in TIMES if getattr(form, field) != getattr(moments, field).time())


Found = tuple[tuple[datetime, ...], int]
"""Instants in their order, and how many of them are not the showing that was asked for."""


def _back_from(found: Found, clocks: list[time], zone: tzinfo) -> Iterator[Found]:
    """Yield `found` with every way to put the latest occurrences of `clocks` before it."""
    if not clocks:
        yield found
        return
    moments, cost = found
    for at, more in _latest(clocks[-1], moments[0], zone):
        yield from _back_from(((at, *moments), cost + more), clocks[:-1], zone)


def _latest(clock: time, limit: datetime, zone: tzinfo) -> list[tuple[datetime, int]]:
    for back in range(_DAYS_BACK + 1):
        showings = _showings(limit.date() - back * DAY, clock, zone)
        kept = [(at, cost) for at, cost in showings if between(at, limit) >= timedelta(0)]
        if kept:
            return kept
    raise ValueError("no such time before")  # no zone ever skipped three days


def _showings(day: date, clock: time, zone: tzinfo) -> list[tuple[datetime, int]]:
    """Return the moments at which clocks show `clock` on `day`: one, or two; 0 = the one asked for."""
    first, second = (
        _real(datetime.combine(day, clock.replace(fold=fold), tzinfo=zone), zone) for fold in (0, 1)
    )
    if between(first, second) <= timedelta(0):
        # The same moment; or a gap, into which the first showing reaches from before.
        return [(first, 0)]
    return [(first, clock.fold), (second, 1 - clock.fold)]


def _real(at: datetime, zone: tzinfo) -> datetime:
    # There and back: only so does a clock time that was skipped become one that was shown.
    return at.astimezone(UTC).astimezone(zone)


def _widest_gap(moments: Moments) -> tuple[TimeField, TimeField]:
    pairs = list(zip(TIMES, TIMES[1:], strict=False))
    return max(pairs, key=lambda pair: between(getattr(moments, pair[0]), getattr(moments, pair[1])))
