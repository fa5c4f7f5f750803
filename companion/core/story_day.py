"""What one day of the made-up story holds: a night, sittings of study, check-ins."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from companion.core.journal import BreakOutcome, BreakRecord, CheckIn, FocusBlock, Night, StudySession
from companion.core.value import dataclass

TOPICS = ("Cardiovascular", "Respiratory", "Renal", "Neurology", "Gastrointestinal", "Biostatistics")
BLOCK = timedelta(minutes=50)
SHORT = timedelta(minutes=10)
LONG = timedelta(minutes=30)
RHYTHM, LEVEL = "50/10", "firm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """How a week is lived.

    blocks: of 50 minutes a day; effort, stress: 0-10; sleep: hours a night; skipping: share of
    breaks not taken; days_off: weekdays without study, 0 = Monday.
    """

    blocks: float
    effort: float
    stress: float
    sleep: float
    skipping: float
    days_off: tuple[int, ...]


NORMAL = Phase(blocks=5.2, effort=4.5, stress=4.2, sleep=7.1, skipping=0.12, days_off=(6,))


@dataclass(frozen=True, slots=True)
class Plan:
    """One sitting before it happens."""

    topic: str
    start: datetime
    blocks: int


def night_before(chance: Random, day: date, phase: Phase, zone: ZoneInfo) -> Night:
    """Return the night that ended in the morning of `day`."""
    hours = min(8.3, max(5.0, chance.gauss(phase.sleep, 0.45)))
    slept = timedelta(minutes=round(60 * hours))
    latency, awake = (timedelta(minutes=chance.randrange(5, high)) for high in (30, 25))
    woke = datetime.combine(day, time(6, 15), zone) + timedelta(minutes=5 * chance.randrange(0, 13))
    tried = _back(woke, slept + latency + awake)
    return Night(
        into_bed=_back(tried, timedelta(minutes=chance.randrange(5, 30))),
        tried=tried,
        sleep_onset_latency=latency,
        awakenings=chance.randrange(0, 3),
        wake_after_sleep_onset=awake,
        woke=woke,
        out_of_bed=woke + timedelta(minutes=chance.randrange(2, 20)),
        quality=min(5, max(1, round(slept / timedelta(hours=1) - 3 + chance.gauss(0, 0.5)))),
    )


def _back(moment: datetime, by: timedelta) -> datetime:
    # By the instant, not the clock face: the night may cross a change of the clocks.
    return (moment.astimezone(UTC) - by).astimezone(moment.tzinfo)


def sittings_of(chance: Random, day: date, phase: Phase, zone: ZoneInfo, number: int) -> list[Plan]:
    """Return the sittings of a day: a morning, an afternoon, and an evening where the day is long."""
    lighter = 1.6 if day.weekday() == 6 else 0.4 if day.weekday() == 5 else 0.0
    total = max(3, round(phase.blocks - lighter + chance.gauss(0, 0.6)))
    sizes = [3, min(3, total - 3), max(0, total - 6)]
    start = datetime.combine(day, time(7, 40), zone) + timedelta(minutes=5 * chance.randrange(0, 10))
    plans = []
    for place, size in enumerate(sizes):
        if size:
            topic = TOPICS[(number // 3 + place * (1 + number % 2)) % len(TOPICS)]
            plans.append(Plan(topic, start, size))
            start += size * (BLOCK + SHORT) + timedelta(minutes=30 + 5 * chance.randrange(0, 9))
    return plans


def sitting(
    chance: Random, plan: Plan, phase: Phase
) -> tuple[StudySession, list[FocusBlock], list[BreakRecord]]:
    """Return a session with its blocks and the breaks between them."""
    blocks: list[FocusBlock] = []
    breaks: list[BreakRecord] = []
    moment = plan.start
    for place in range(plan.blocks):
        focus = BLOCK if chance.random() < 0.85 else timedelta(minutes=chance.randrange(22, 50))
        blocks.append(_block(chance, plan.topic, moment, focus, phase))
        moment += focus
        if place < plan.blocks - 1:
            breaks.append(_break(chance, moment, phase))
            moment = breaks[-1].ended
    session = StudySession(
        topic=plan.topic, rhythm=RHYTHM, level=LEVEL, started=plan.start, ended=blocks[-1].ended
    )
    return session, blocks, breaks


def _block(chance: Random, topic: str, start: datetime, focus: timedelta, phase: Phase) -> FocusBlock:
    effort = min(10, max(0, round(chance.gauss(phase.effort, 1.1))))
    attention = min(10, max(0, round(chance.gauss(11.2 - phase.stress, 1.2))))
    answered = chance.random() < 0.985
    return FocusBlock(
        topic=topic,
        started=start,
        ended=start + focus,
        focus_time=focus,
        effort=float(effort) if answered else None,
        focus=float(attention) if answered and chance.random() < 0.7 else None,
    )


def _break(chance: Random, start: datetime, phase: Phase) -> BreakRecord:
    outcome: BreakOutcome = "taken"
    luck = chance.random()
    if luck < phase.skipping:
        outcome = "skipped" if luck < phase.skipping * 0.7 else "left_early"
    elif luck > 0.93:
        outcome = "natural"
    rested = {
        "skipped": timedelta(seconds=15),
        "left_early": timedelta(minutes=chance.randrange(2, 6)),
        "natural": SHORT + timedelta(minutes=chance.randrange(1, 9)),
    }.get(outcome, SHORT)
    return BreakRecord(
        tier="short",
        level=LEVEL,
        started=start,
        ended=start + rested,
        planned=SHORT,
        rested=rested,
        outcome=outcome,
    )


def check_ins_of(chance: Random, day: date, stress: float, zone: ZoneInfo) -> Sequence[CheckIn]:
    """Return one to three check-ins around the day's level of stress."""
    hours = sorted(chance.sample((9, 12, 15, 18, 21), chance.choice((1, 2, 2, 3))))
    return [_check_in(chance, _at(day, hour, chance, zone), stress) for hour in hours]


def _at(day: date, hour: int, chance: Random, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour, chance.randrange(0, 60)), zone)


def _check_in(chance: Random, at: datetime, stress: float) -> CheckIn:
    felt = min(10, max(0, round(chance.gauss(stress, 0.8))))
    pleasant = 0.5 - 0.13 * (felt - 2) + chance.gauss(0, 0.12)
    energy = 0.35 - 0.09 * (felt - 3) + chance.gauss(0, 0.15)
    return CheckIn(
        at=at,
        stress=float(felt),
        pleasantness=round(min(1.0, max(-1.0, pleasant)), 2),
        energy=round(min(1.0, max(-1.0, energy)), 2),
    )
