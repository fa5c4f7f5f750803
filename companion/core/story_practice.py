"""What the person of the made-up story practises: a little, less in the overload, more after it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from companion.core.journal import BreakRecord, PracticePlace, PracticeSession
from companion.core.value import dataclass

LATEST_BREAK = timedelta(minutes=9)
"""A break shorter than this has no room for a practice."""
FINISHED_SHARE, RATED_SHARE, SPREAD = 0.9, 0.93, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One practice, how likely it is on a day of each kind, and what it does.

    seconds: how long it is. usual, overloaded, recovering: share of days. over: stress before, above the
    day's own; change: of stress, on average; None = never rated. hour: of the evening; None = in a break.
    """

    practice: str
    course: str
    seconds: float
    usual: float
    overloaded: float
    recovering: float
    over: float = 0.0
    change: float | None = None
    hour: int | None = None


HABITS = (
    Habit(practice="coherent", course="5", seconds=300, usual=0.12, overloaded=0.06, recovering=0.55,
          over=0.9, change=-1.1),
    Habit(practice="sighing", course="5", seconds=300, usual=0.02, overloaded=0.12, recovering=0.2,
          over=0.8, change=-1.2),
    Habit(practice="look-far", course="1", seconds=60, usual=0.22, overloaded=0.12, recovering=0.7),
    Habit(practice="five-things", course="3", seconds=180, usual=0.04, overloaded=0.06, recovering=0.06,
          over=0.5, change=-0.1),
    Habit(practice="self-compassion", course="4", seconds=240, usual=0.0, overloaded=0.12, recovering=0.05,
          over=0.4, change=-1.4, hour=20),
    Habit(practice="body-scan", course="10", seconds=600, usual=0.02, overloaded=0.04, recovering=0.25,
          hour=22),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mood:
    """What a day is like: its stress, 0-10, and whether it lies in the overload or after it."""

    stress: float
    overloaded: bool
    recovering: bool


def practices_of(
    chance: Random, day: date, zone: ZoneInfo, breaks: Sequence[BreakRecord], mood: Mood
) -> list[PracticeSession]:
    """Return what is practised on a day, in order: in its breaks, one in each, or in the evening."""
    free = [record for record in breaks if record.outcome == "taken" and record.rested > LATEST_BREAK]
    chance.shuffle(free)
    found = []
    for habit in HABITS:
        likely = habit.recovering if mood.recovering else habit.overloaded if mood.overloaded else habit.usual
        # Drawn whether there is room or not, so that one day's breaks move nothing else.
        done, minute = chance.random() < likely, chance.randrange(0, 40)
        rated = _rated(chance, habit, mood.stress)
        finished = chance.random() < FINISHED_SHARE
        if not done or (habit.hour is None and not free):
            continue
        started, place = _when(habit, day, zone, minute, free)
        found.append(_practised(habit, started, place, rated, finished=finished))
    return sorted(found, key=lambda one: one.started.astimezone(UTC))


def _when(
    habit: Habit, day: date, zone: ZoneInfo, minute: int, free: list[BreakRecord]
) -> tuple[datetime, PracticePlace]:
    if habit.hour is None:
        return free.pop().started + timedelta(seconds=40), "break"
    evening = datetime.combine(day, time(habit.hour, minute), zone)
    return evening, "wind_down" if habit.change is None else "practices"


def _rated(chance: Random, habit: Habit, stress: float) -> tuple[float | None, float | None]:
    before = round(chance.gauss(stress + habit.over, SPREAD))
    after = round(before + chance.gauss(habit.change or 0.0, SPREAD))
    if chance.random() > RATED_SHARE or habit.change is None:
        return None, None
    return float(min(10, max(0, before))), float(min(10, max(0, after)))


def _practised(
    habit: Habit,
    started: datetime,
    place: PracticePlace,
    rated: tuple[float | None, float | None],
    *,
    finished: bool,
) -> PracticeSession:
    length = timedelta(seconds=habit.seconds if finished else round(habit.seconds * 0.6))
    return PracticeSession(
        practice=habit.practice,
        course=habit.course,
        started=started,
        ended=started + length,
        practised=length,
        finished=finished,
        stress_before=rated[0],
        stress_after=rated[1],
        place=place,
    )
