"""A made-up story of some weeks: an overload builds up past the middle, and recovery follows.

A pure function of a seed. It exists so that every page and chart has something to show; nothing
in it comes from a real person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from companion.core.clock import study_day
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    FocusBlock,
    Night,
    PracticeSession,
    StudySession,
)
from companion.core.stats import mean_of_known
from companion.core.story_day import NORMAL, Phase, check_ins_of, night_before, sitting, sittings_of
from companion.core.story_practice import Mood, practices_of
from companion.core.story_words import OVERLOADED, RECOVERING, USUAL, Voice, day_note
from companion.core.story_words import told as told_in
from companion.core.usual import WEEK, week_start
from companion.core.value import dataclass

ONSET = (
    Phase(blocks=6.4, effort=5.4, stress=4.9, sleep=6.6, skipping=0.25, days_off=()),
    Phase(blocks=7.0, effort=6.1, stress=7.1, sleep=6.1, skipping=0.45, days_off=()),
    Phase(blocks=7.2, effort=6.3, stress=7.4, sleep=5.9, skipping=0.5, days_off=()),
)
RECOVERY = (
    Phase(blocks=5.0, effort=4.6, stress=4.9, sleep=6.9, skipping=0.05, days_off=(2, 6)),
    Phase(blocks=5.2, effort=4.4, stress=3.9, sleep=7.2, skipping=0.05, days_off=(6,)),
)
MISSING_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Sitting:
    """One study session with what happened in it."""

    session: StudySession
    blocks: Sequence[FocusBlock]
    breaks: Sequence[BreakRecord]


@dataclass(frozen=True, slots=True)
class StoryDay:
    """Everything one study day leaves in the record; night None = not written down.

    note: what was written about the day, mostly nothing. practices: in their order.
    """

    mark: DayMark
    sittings: Sequence[Sitting]
    check_ins: Sequence[CheckIn]
    night: Night | None
    note: str = ""
    practices: Sequence[PracticeSession] = ()


def phase_of(week: int, weeks: int) -> Phase:
    """Return how the `week`-th of `weeks` is lived, both counted from 0.

    Of twelve weeks the seventh to ninth are the overload; other lengths keep the proportion.
    """
    onset = max(1, weeks // 2)
    length = min(len(ONSET), max(1, weeks // 4)) if weeks >= 4 else 0
    if onset <= week < onset + length:
        return ONSET[week - onset]
    after = week - onset - length
    if length and after >= 0:
        return RECOVERY[min(after, len(RECOVERY) - 1)]
    return NORMAL


def story(seed: int, weeks: int, now: datetime) -> Iterator[StoryDay]:
    """Yield the days of a story of `weeks` weeks that ends at `now`.

    now: aware; its study day is the last one, cut off at that moment. The same seed gives the
    same days, whatever the hour.
    """
    today = study_day(now)
    monday = week_start(today) - (weeks - 1) * WEEK
    zone = now.tzinfo
    if not isinstance(zone, ZoneInfo):
        zone = ZoneInfo("UTC")
    for number in count():
        day = monday + timedelta(days=number)
        if day > today:
            return
        phase = phase_of(number // 7, weeks)
        lived = _day(Random(f"{seed} {number}"), day, phase, zone, number)
        if lived is not None:
            # Chances of their own: what is said changes nothing of what happens.
            told = _with_words(Random(f"{seed} {number} words"), lived, voice_of(phase), number)
            told = _with_practices(Random(f"{seed} {number} practices"), told, phase, zone)
            yield told if day < today else _until(told, now)


def voice_of(phase: Phase) -> Voice:
    """Return how someone who lives like that writes."""
    return OVERLOADED if phase in ONSET else RECOVERING if phase in RECOVERY else USUAL


def _with_words(chance: Random, day: StoryDay, voice: Voice, number: int) -> StoryDay:
    check_ins = told_in(chance, day.check_ins, voice, number)
    return replace(day, check_ins=check_ins, note=day_note(voice, number))


def _with_practices(chance: Random, day: StoryDay, phase: Phase, zone: ZoneInfo) -> StoryDay:
    felt = mean_of_known(check_in.stress for check_in in day.check_ins)
    mood = Mood(phase.stress if felt is None else felt, phase in ONSET, phase in RECOVERY)
    breaks = [record for sitting in day.sittings for record in sitting.breaks]
    return replace(day, practices=practices_of(chance, day.mark.day, zone, breaks, mood))


def _day(chance: Random, day: date, phase: Phase, zone: ZoneInfo, number: int) -> StoryDay | None:
    off = day.weekday() in phase.days_off
    missing = chance.random() < MISSING_SHARE
    night = night_before(chance, day, phase, zone)
    stress = phase.stress + chance.gauss(0, 0.7) + _short_sleep(night, phase)
    plans = [] if off else sittings_of(chance, day, phase, zone, number)
    sittings = [Sitting(*sitting(chance, plan, phase)) for plan in plans]
    check_ins = check_ins_of(chance, day, min(9.6, max(0.6, stress)), zone)
    if missing and number:
        return None
    kept_night = night if chance.random() < 0.92 else None
    kept_check_ins = check_ins if chance.random() < 0.93 else []
    mark = DayMark(day, program_ran=True, rest_declared=off and chance.random() < 0.5)
    return StoryDay(mark, sittings, kept_check_ins, kept_night)


def _short_sleep(night: Night, phase: Phase) -> float:
    hours = (night.woke - night.tried) / timedelta(hours=1)
    return 0.5 * (phase.sleep + 0.6 - hours)


def _until(day: StoryDay, now: datetime) -> StoryDay:
    sittings = [_cut(sitting, now) for sitting in day.sittings if sitting.blocks[0].ended <= now]
    return StoryDay(
        DayMark(day.mark.day, program_ran=True),
        sittings,
        [check_in for check_in in day.check_ins if check_in.at <= now],
        day.night if day.night and day.night.out_of_bed <= now else None,
        practices=[practice for practice in day.practices if practice.ended <= now],
    )


def _cut(sitting: Sitting, now: datetime) -> Sitting:
    blocks = [block for block in sitting.blocks if block.ended <= now]
    session = StudySession(
        topic=sitting.session.topic,
        rhythm=sitting.session.rhythm,
        level=sitting.session.level,
        started=sitting.session.started,
        ended=blocks[-1].ended,
    )
    breaks = [record for record in sitting.breaks if record.ended <= blocks[-1].ended]
    return Sitting(session, blocks, breaks)
