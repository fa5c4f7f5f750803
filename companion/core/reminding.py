"""When a reminder is due: at local times of day, once each, and never later than its study day.

A time that the clocks skip in spring counts as much later as they skip; one that comes twice in
autumn counts when it comes first.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from companion.core.clock import ROLLOVER, study_day
from companion.core.value import dataclass

LATER = timedelta(minutes=30)
"""How long *Later* puts a reminder off."""
BETWEEN_CHECK_INS = timedelta(minutes=45)
"""Nobody is asked for a check-in, or a practice, who made one this short a time ago."""
BETWEEN_BLOCKS = timedelta(hours=1)
"""After blocks a check-in is asked for at most this often."""
_DAY = timedelta(days=1)
_ONE_MORE_WEEK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When something is to be asked. times: local, in order. weekday: 0 = Monday, None = every day."""

    times: tuple[time, ...]
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of a reminder. until: what fell due up to then was asked, or let pass.

    not_on: a study day without it. later: it was put off until then.
    """

    until: datetime | None = None
    not_on: date | None = None
    later: datetime | None = None


def latest_due(plan: Plan, now: datetime, rollover: time = ROLLOVER) -> datetime | None:
    """Return when `plan` last fell due in the study day of `now`; None if it has not yet.

    now: aware, in the zone the plan's times are read in.
    """
    day = study_day(now, rollover)
    due = [
        moment
        # Times after midnight stand in the calendar's next day.
        for moment in (*_moments(plan, day, now), *_moments(plan, day + _DAY, now))
        if study_day(moment, rollover) == day and moment.timestamp() <= now.timestamp()
    ]
    return max(due, key=datetime.timestamp, default=None)


def next_due(plan: Plan, after: datetime) -> datetime | None:
    """Return when `plan` falls due next, later than `after`; None without times."""
    # Yesterday's as well: a time the clocks skip at midnight counts in the day that follows.
    for ahead in range(-1, _ONE_MORE_WEEK + 1):
        for moment in _moments(plan, after.date() + ahead * _DAY, after):
            if moment.timestamp() > after.timestamp():
                return moment
    return None


def owed(
    plan: Plan,
    asked: Asked,
    now: datetime,
    rollover: time = ROLLOVER,
    block_ended: datetime | None = None,
) -> datetime | None:
    """Return when what is to be asked now fell due; None where nothing is.

    block_ended: when the latest focus block ended, where that makes it fall due, too.
    """
    today = study_day(now, rollover)
    if asked.not_on == today:
        return None
    due = latest_due(plan, now, rollover)
    put_off = asked.later is not None and study_day(asked.later.astimezone(now.tzinfo), rollover) == today
    if asked.later is not None and put_off:
        return None if asked.later.timestamp() > now.timestamp() else due or asked.later
    if due is not None and not let_pass(due, asked, now, rollover):
        return due
    if block_ended is None or study_day(block_ended, rollover) != today:
        return None
    # Both ways: a clock that was set ahead and back again must not silence it.
    recently = asked.until is not None and abs(_since(asked.until, now)) < BETWEEN_BLOCKS
    return None if recently else block_ended


def let_pass(due: datetime, asked: Asked, now: datetime, rollover: time = ROLLOVER) -> bool:
    """Tell whether what fell due at `due` was asked already, or let pass."""
    until = asked.until
    if until is None or study_day(until.astimezone(now.tzinfo), rollover) > study_day(now, rollover):
        # A clock that was set days ahead and back again must not silence what is due for days.
        return False
    return until.timestamp() >= due.timestamp()


def moot_check_in(latest: datetime | None, due: datetime, now: datetime) -> bool:
    """Tell whether `latest` answers what fell due at `due`: made since, or just before now.

    latest: of check-ins or of practices, when it was made or begun.
    """
    if latest is None:
        return False
    recent = _since(latest, now) < BETWEEN_CHECK_INS
    return recent or latest.timestamp() >= due.timestamp()


def _since(moment: datetime, now: datetime) -> timedelta:
    # Not by subtracting: in one zone that counts an hour the clocks were set as one that passed.
    return timedelta(seconds=now.timestamp() - moment.timestamp())


def _moments(plan: Plan, day: date, like: datetime) -> Iterator[datetime]:
    """Yield when the plan falls due on calendar date `day`, in order, in the zone of `like`."""
    if plan.weekday is not None and plan.weekday != day.weekday():
        return
    moments = (datetime.combine(day, each, tzinfo=like.tzinfo) for each in plan.times)
    # Through UTC: a wall time the clocks skip comes back as the one they show then.
    yield from sorted(
        (moment.astimezone(UTC).astimezone(like.tzinfo) for moment in moments), key=datetime.timestamp
    )
