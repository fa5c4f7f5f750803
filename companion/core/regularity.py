"""How regular sleep is: shortfall, spread of its middle, share of minutes alike from day to day.

Diaries overstate sleep by about 40 minutes against EEG while midpoints agree within minutes, so
times are what these look at, and none of them is a score.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import log1p, pi, sin, sqrt

from companion.core.journal import Night
from companion.core.sleep import DAY_MIN, MINUTE, around_mean, minute_of_day, night_figures
from companion.core.stats import fmean
from companion.core.value import dataclass

NIGHTS = 14
PAIRS_FROM = 7
SPREAD_FROM = 2
DAY = timedelta(days=1)
NOWHERE = 1e-9
"""Length of the mean direction below which midpoints lie all around the clock and have no middle."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Regularity:
    """index: -100 to 100, None with fewer than seven pairs. pairs: nights compared with the next."""

    index: float | None
    pairs: int


def shortfalls(sleep_min: Iterable[float | None], target_min: float) -> list[float]:
    """Return by how many minutes each recorded night was below the target; 0 where it was not.

    sleep_min: total sleep time, None = not recorded; target_min: the person's own.
    Source: our own definition, on the total sleep time of Carney et al. 2012, Sleep 35:287
    """
    return [max(0.0, target_min - minutes) for minutes in sleep_min if minutes is not None]


def midpoint_spread(midpoints: Sequence[float]) -> float | None:
    """Return the circular SD in minutes of minutes of day; None with fewer than two.

    sqrt(-2 ln R), R the length of the mean direction; None, too, where there is none (R = 0).
    Source: Mardia & Jupp 2000, Directional Statistics, ch. 2
    """
    if len(midpoints) < SPREAD_FROM:
        return None
    _middle, away = around_mean(midpoints)
    # 1 - R by half angles: near R = 1 the logarithm of R itself would lose its digits.
    lacking = fmean([2 * sin(pi * minutes / DAY_MIN) ** 2 for minutes in away])
    if lacking >= 1 - NOWHERE:
        return None
    return sqrt(-2 * log1p(-lacking)) * DAY_MIN / (2 * pi)


def social_jetlag(free: Sequence[float], work: Sequence[float]) -> float | None:
    """Return |MSF - MSW| in minutes, 0-720: mean midpoint on free days against that on work days.

    free, work: minutes of day; None with fewer than two nights of either.
    Source: Wittmann et al. 2006, Chronobiol Int 23:497; circular means
    """
    if min(len(free), len(work)) < SPREAD_FROM:
        return None
    apart = (around_mean(free)[0] - around_mean(work)[0]) % DAY_MIN
    return min(apart, DAY_MIN - apart)


def sleep_regularity(nights: Mapping[date, Night | None]) -> Regularity:
    """Return -100 + 200 times the share of minutes in the same state, asleep or awake, 24 h apart.

    nights: by the date of getting up; None = said to have had no sleep; a date that is absent was
    not recorded, and leaves both its pairs out. Asleep is from sleep onset to final waking. A pair is
    the 24 hours around the person's own mean midpoint on one date and the 24 hours after them, so
    that no one's sleep is cut in two; hours are those that pass, not those on the clock.
    Source: Phillips et al. 2017, Sci Rep 7:3216; from a diary, times between the two are not seen
    """
    asleep = {day: _asleep(night) for day, night in nights.items() if night is not None}
    asleep = {day: span for day, span in asleep.items() if span[0] < span[1]}
    pairs = [day for day in sorted(nights) if day + DAY in nights]
    if len(pairs) < PAIRS_FROM or not asleep:
        return Regularity(None, len(pairs))
    middle = _usual_middle({day: nights[day] for day in asleep})
    zones = _zones(nights)
    unlike = sum(_unlike(day, middle, zones[day], asleep) for day in pairs)
    return Regularity(-100 + 200 * (1 - unlike / (DAY_MIN * len(pairs))), len(pairs))


def _asleep(night: Night) -> Span:
    return night.tried.astimezone(UTC) + night.sleep_onset_latency, night.woke.astimezone(UTC)


def _usual_middle(nights: Mapping[date, Night | None]) -> float:
    """Return the mean midpoint as minutes from the midnight that begins the date of getting up."""
    from_midnight = []
    for day, night in nights.items():
        if night is not None:
            middle = night_figures(night).midpoint
            from_midnight.append(DAY_MIN * (middle.date() - day).days + minute_of_day(middle.time()))
    on_clock, _away = around_mean(from_midnight)
    return on_clock + DAY_MIN * round((fmean(from_midnight) - on_clock) / DAY_MIN)


def _zones(nights: Mapping[date, Night | None]) -> dict[date, tzinfo | None]:
    """Return the zone of every date; that of the night before it where a night had no sleep."""
    slept = [night.out_of_bed.tzinfo for _day, night in sorted(nights.items()) if night is not None]
    zone, found = slept[0], {}
    for day, night in sorted(nights.items()):
        zone = night.out_of_bed.tzinfo if night is not None else zone
        found[day] = zone
    return found


def _unlike(day: date, middle: float, zone: tzinfo | None, asleep: Mapping[date, Span]) -> float:
    """Return the minutes of one day in which someone slept, and did not 24 hours later, or the reverse."""
    around = datetime.combine(day, time(), zone) + timedelta(minutes=middle - DAY_MIN / 2)
    start = around.astimezone(UTC)
    near = [asleep[at] for at in (day + n * DAY for n in range(-1, 4)) if at in asleep]
    today = _within(near, start)
    tomorrow = [(begin - DAY, end - DAY) for begin, end in _within(near, start + DAY)]
    both = sum(_overlap(one, other) for one in today for other in tomorrow)
    return _length(today) + _length(tomorrow) - 2 * both


def _within(spans: Sequence[Span], start: datetime) -> list[Span]:
    """Return what of `spans` lies in the 24 hours from `start`; two nights never overlap here."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        begin, end = max(begin, start, found[-1][1] if found else start), min(end, start + DAY)
        if begin < end:
            found.append((begin, end))
    return found


def _length(spans: Sequence[Span]) -> float:
    return sum((end - begin) / MINUTE for begin, end in spans)


def _overlap(one: Span, other: Span) -> float:
    return max(0.0, (min(one[1], other[1]) - max(one[0], other[0])) / MINUTE)
