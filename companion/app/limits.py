"""The limits a person set for their own day: focus time, and winding down before bed."""

from datetime import date, datetime, time, timedelta
from typing import Literal

from companion.app.ports import Store
from companion.core.clock import ROLLOVER, study_day
from companion.core.engine.settings import EngineSettings
from companion.core.length_words import length_words
from companion.core.value import dataclass
from companion.core.words import _

LimitName = Literal["finish", "focus", "wind_down"]
BEDTIME_NIGHTS = 14
_NOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class PassedLimit:
    """A limit of the day that going on would pass. reason: a sentence with its numbers.

    since: when it came into force, for a finish agreed on; what was asked before that was another one.
    """

    name: LimitName
    reason: str
    since: datetime | None = None


def limit_passed(
    store: Store,
    settings: EngineSettings,
    wall: datetime,
    running: timedelta = timedelta(0),
    rollover: time = ROLLOVER,
) -> PassedLimit | None:
    """Return the limit of the day that going on now would pass; None where there is none.

    What was agreed on for this day alone comes before the limits that stand in the settings.

    wall: this moment. running: counted focus of the block that has not ended yet. rollover: local
    time at which the study day turns.
    """
    today = study_day(wall, rollover)
    agreed = store.agreement(today)
    if agreed is not None and wall >= agreed.finish:
        reason = _("You wanted to finish at {time} today.").format(time=f"{agreed.finish:%H:%M}")
        return PassedLimit("finish", reason, agreed.finish)
    if settings.daily_focus_limit is not None:
        done = sum((block.focus_time for block in store.blocks(today, today)), running)
        if done >= settings.daily_focus_limit:
            reason = _("You set {limit} of focus a day, and today you have {done}.").format(
                limit=_hours(settings.daily_focus_limit), done=_hours(done)
            )
            return PassedLimit("focus", reason)
    if settings.wind_down is not None:
        bedtime = usual_bedtime(store, today, wall)
        if bedtime is not None and bedtime - settings.wind_down <= wall < bedtime + _NOON / 2:
            reason = _("Your usual bedtime is {time}, and you keep {length} before it free.").format(
                time=f"{bedtime:%H:%M}", length=_hours(settings.wind_down)
            )
            return PassedLimit("wind_down", reason)
    return None


def usual_bedtime(store: Store, today: date, wall: datetime) -> datetime | None:
    """Return tonight's usual time into bed: the median of the last 14 recorded nights, None without any."""
    from statistics import median  # takes 5 ms to load, and most days nobody asks

    nights = [night for night in store.nights(today - timedelta(days=BEDTIME_NIGHTS), today) if not night.nap]
    if not nights:
        return None
    # Counted from noon, so that bedtimes before and after midnight lie next to each other.
    after_noon = [_since_noon(night.into_bed) for night in nights]
    noon = datetime.combine(today, time(12), tzinfo=wall.tzinfo)
    return noon + timedelta(seconds=median(length.total_seconds() for length in after_noon))


def _since_noon(moment: datetime) -> timedelta:
    clock = timedelta(hours=moment.hour, minutes=moment.minute)
    return (clock - _NOON) % timedelta(days=1)


def _hours(length: timedelta) -> str:
    return length_words(length.total_seconds() / 60)
