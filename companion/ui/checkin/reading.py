"""What a check-in shows of the record: earlier points, the usual, tags in use."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from companion.core.clock import study_day
from companion.core.days import DayFigures
from companion.core.engine.view import TimerView
from companion.core.feelings import words_lately
from companion.core.journal import CheckIn
from companion.core.naming import Tag
from companion.core.usual import USUAL_DAYS, Range, usual_study_day
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.checkin.ports import CheckInServices
from companion.ui.checkin.words import weekday
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.mood_pad import Mood

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The record as a check-in sees it; None = not known yet. lately: feeling words, newest first."""

    subtitle: str
    today: tuple[Mood, ...]
    tags: tuple[Tag, ...]
    lately: tuple[str, ...]
    usual_mood: tuple[Range, Range] | None
    usual_stress: tuple[float, float] | None


def read_before(services: CheckInServices, entry: CheckIn | None = None, reason: str = "") -> Before:
    """Read everything at once, when the check-in opens.

    entry: the one that is changed, which is no earlier one. reason: why it is asked now, in words.
    """
    now = services.clock.now().wall
    rollover = services.settings.current.journal.rollover
    day = study_day(entry.at if entry else now, rollover)
    first = day - USUAL_DAYS * _DAY
    band = services.reflect.today().stress_band
    recent = services.store.check_ins(first, day)
    others = [one for one in recent if entry is None or one.id != entry.id]
    return Before(
        subtitle=subtitle(now, services, reason),
        today=moods(one for one in others if study_day(one.at, rollover) == day),
        tags=tuple(services.store.tags()),
        lately=words_lately(others),
        usual_mood=usual_mood(services.reflect.days(first, day - _DAY)),
        usual_stress=None if band is None else (max(0.0, band.low), min(10.0, band.high)),
    )


def subtitle(now: datetime, services: CheckInServices, reason: str = "") -> str:
    """Return the line under the title: when, and why it is asked or what goes on meanwhile."""
    moment = _("{day}, {time}").format(day=weekday(now.date()), time=time_of_day(now))
    more = reason or what_goes_on(services.study.view())
    return _("{moment} · {more}").format(moment=moment, more=more) if more else moment


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


def usual_mood(days: Iterable[DayFigures]) -> tuple[Range, Range] | None:
    """Return the middle half of pleasantness and of energy; None with fewer than 14 such days.

    days: of the last four weeks; rest days are left out.
    """
    known = [day for day in days if not day.rest_day]
    pleasantness = usual_study_day([day.pleasantness for day in known if day.pleasantness is not None])
    energy = usual_study_day([day.energy for day in known if day.energy is not None])
    return None if pleasantness is None or energy is None else (pleasantness, energy)
