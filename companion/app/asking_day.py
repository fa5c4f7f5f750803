"""The day that results from what is to be asked, so that one can choose a day and not a setting.

An example, not a plan: the session begins at eight, and every break is taken on time.
"""

from datetime import time, timedelta
from typing import Literal

from companion.app.asking_settings import ReminderSettings
from companion.core.engine.rhythm import Rhythm
from companion.core.reminding import BETWEEN_BLOCKS
from companion.core.rhythm_day import day_of
from companion.core.value import dataclass

AskingKind = Literal["diary", "check_in", "wind_down"]
FIRST_BLOCK = time(8)
_TAKES = {"diary": timedelta(seconds=60), "check_in": timedelta(seconds=10), "wind_down": timedelta(0)}


@dataclass(frozen=True, slots=True)
class Asking:
    """Something is asked. at: time since midnight, past 24 hours after midnight."""

    kind: AskingKind
    at: timedelta


def asking_day(reminders: ReminderSettings, rhythm: Rhythm, rollover: time) -> tuple[Asking, ...]:
    """Return what is asked in a study day that turns at `rollover`, in order."""
    found: list[Asking] = []
    if reminders.diary:
        found.append(Asking("diary", _since_midnight(reminders.diary_at, rollover)))
    if reminders.check_ins == "times":
        found += [Asking("check_in", _since_midnight(at, rollover)) for at in reminders.check_in_times]
    elif reminders.check_ins == "after_blocks":
        found += [Asking("check_in", at) for at in _after_blocks(rhythm)]
    if reminders.wind_down:
        found.append(Asking("wind_down", _since_midnight(reminders.wind_down_at, rollover)))
    return tuple(sorted(found, key=lambda asking: asking.at))


def takes(day: tuple[Asking, ...]) -> timedelta:
    """Return how long all answers of a day take together."""
    return sum((_TAKES[asking.kind] for asking in day), timedelta(0))


def _after_blocks(rhythm: Rhythm) -> list[timedelta]:
    """Return when a check-in is asked for: after the break, at the session's end, once an hour."""
    day, asked = day_of(rhythm, FIRST_BLOCK), list[timedelta]()
    for segment, following in zip(day, [*day[1:], None], strict=True):
        if segment.kind != "focus":
            continue
        back = segment.end if following is None else following.end
        if not asked or back - asked[-1] >= BETWEEN_BLOCKS:
            asked.append(back)
    return asked


def _since_midnight(at: time, rollover: time) -> timedelta:
    since = timedelta(hours=at.hour, minutes=at.minute)
    return since if at >= rollover else since + timedelta(days=1)
