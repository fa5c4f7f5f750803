"""What a check-in shows of the record: earlier points, the usual, tags in use."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from companion.core.clock import study_day
from companion.core.days import DayFigures
from companion.core.engine.view import TimerView
from companion.core.journal import CheckIn
from companion.core.usual import USUAL_DAYS, Range, usual_study_day
from companion.core.words import _
from companion.ui.checkin.ports import CheckInServices
from companion.ui.checkin.words import weekday
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.mood_pad import Mood

MOST_TAGS = 8
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The record as a check-in sees it; None = not known yet."""

    subtitle: str
    today: tuple[Mood, ...]
    tags: tuple[str, ...]
    usual_mood: tuple[Range, Range] | None
    usual_stress: tuple[float, float] | None


def read_before(services: CheckInServices) -> Before:
    """Read everything at once, when the check-in opens."""
    now = services.clock.now().wall
    day = study_day(now, services.settings.current.journal.rollover)
    first = day - USUAL_DAYS * _DAY
    band = services.reflect.today().stress_band
    return Before(
        subtitle=subtitle(
            _("{day}, {time}").format(day=weekday(now.date()), time=time_of_day(now)), services
        ),
        today=moods(services.store.check_ins(day, day)),
        tags=recent_tags(services.store.check_ins(first, day)),
        usual_mood=usual_mood(services.reflect.days(first, day - _DAY)),
        usual_stress=None if band is None else (max(0.0, band.low), min(10.0, band.high)),
    )


def subtitle(moment: str, services: CheckInServices) -> str:
    """Return the line under the title: when, and what goes on meanwhile."""
    goes_on = what_goes_on(services.study.view())
    return _("{moment} · {goes_on}").format(moment=moment, goes_on=goes_on) if goes_on else moment


def what_goes_on(view: TimerView) -> str:
    """Return that the block or the break goes on; empty where neither runs."""
    if view.state == "break":
        return _("the break goes on")
    return _("the block goes on") if view.in_session and view.clock_runs else ""


def moods(check_ins: Iterable[CheckIn]) -> tuple[Mood, ...]:
    """Return the points of check-ins that have both halves of one."""
    return tuple(
        Mood(one.pleasantness, one.energy)
        for one in check_ins
        if one.pleasantness is not None and one.energy is not None
    )


def recent_tags(check_ins: Sequence[CheckIn]) -> tuple[str, ...]:
    """Return the tags used most, the later first among equals; at most eight.

    check_ins: of the last weeks, in order of time.
    """
    uses = Counter(tag for one in reversed(check_ins) for tag in one.tags)
    return tuple(tag for tag, _count in uses.most_common(MOST_TAGS))


def usual_mood(days: Iterable[DayFigures]) -> tuple[Range, Range] | None:
    """Return the middle half of pleasantness and of energy; None with fewer than 14 such days.

    days: of the last four weeks; rest days are left out.
    """
    known = [day for day in days if not day.rest_day]
    pleasantness = usual_study_day([day.pleasantness for day in known if day.pleasantness is not None])
    energy = usual_study_day([day.energy for day in known if day.energy is not None])
    return None if pleasantness is None or energy is None else (pleasantness, energy)
