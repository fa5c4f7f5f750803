"""Made-up people: months of study, stress, mood and sleep that only vary, or into which overload is put.

Nothing drifts in them: whatever a method finds in weeks without overload, it finds by chance.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from companion.core.course import History
from companion.core.day_counts import BreakCount, DayMood, FocusRatings, QuestionCount
from companion.core.journal import DayMark, Night
from companion.core.load import EffortMinutes
from companion.core.week_rows import WeekRows
from tests.validation.people import MONDAY, Series, ar1

WEEKEND = (5, 6)
BLOCK_MIN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How one person lives when nothing happens.

    phi: likeness of a day to the one before; stress, focus, effort: means on 0-10; stress_sd, sleep_sd:
    of days; blocks: of 50 minutes on a study day; sleep: minutes a night; breaks: share taken;
    rest: chance of a Sunday off; missing: share of days of which nothing is known; right: share of
    practice questions answered correctly.
    """

    phi: float
    stress: float
    stress_sd: float
    blocks: float
    effort: float
    focus: float
    sleep: float
    sleep_sd: float
    breaks: float
    rest: float
    missing: float
    right: float
    weekdays: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """What overload adds to a day; all nothing for an ordinary one.

    load: factor; stress, mood: in the person's own SD; sleep_min: minutes; focus: points of 10;
    breaks, rest: factors of the share of breaks taken and of the chance of a day off.
    """

    load: float = 1.0
    stress: float = 0.0
    mood: float = 0.0
    sleep_min: float = 0.0
    focus: float = 0.0
    breaks: float = 1.0
    rest: float = 1.0


ORDINARY = Strain()
OVERLOAD = Strain(load=1.6, stress=1.5, mood=-1.5, sleep_min=-60, focus=-1.5, breaks=0.5, rest=0.1)


@dataclass(slots=True)
class Life:
    """What a person leaves in the record. target: minutes of sleep, what this person usually gets."""

    ways: Ways
    target: float
    efforts: list[EffortMinutes] = field(default_factory=list)
    marks: list[DayMark] = field(default_factory=list)
    stress: dict[date, float] = field(default_factory=dict)
    moods: list[DayMood] = field(default_factory=list)
    nights: list[Night] = field(default_factory=list)
    ratings: list[FocusRatings] = field(default_factory=list)
    breaks: list[BreakCount] = field(default_factory=list)
    questions: list[QuestionCount] = field(default_factory=list)

    def rows(self) -> WeekRows:
        """Return it as the program reads a record."""
        return WeekRows(
            history=History(efforts=self.efforts, stress=self.stress, marks=self.marks),
            moods=self.moods,
            nights=self.nights,
            ratings=self.ratings,
            breaks=self.breaks,
            questions=self.questions,
        )


def ways_of(chance: np.random.Generator, phi: float | None = None) -> Ways:
    """Draw a person. phi: the same for all instead of drawn from 0.1 to 0.5."""
    own = chance.normal(0, 0.25, 7) + np.array([0, 0, 0, 0, 0, -0.4, -0.4])
    return Ways(
        phi=chance.uniform(0.1, 0.5) if phi is None else phi,
        stress=chance.uniform(3, 6),
        stress_sd=chance.uniform(0.8, 1.6),
        blocks=chance.uniform(4, 7),
        effort=chance.uniform(3.5, 6),
        focus=chance.uniform(5, 7.5),
        sleep=chance.uniform(390, 470),
        sleep_sd=chance.uniform(35, 60),
        breaks=chance.uniform(0.65, 0.95),
        rest=chance.uniform(0.6, 1),
        missing=chance.uniform(0.03, 0.2),
        right=chance.uniform(0.5, 0.75),
        weekdays=tuple(own - own.mean()),
    )


def live(
    chance: np.random.Generator, weeks: int, overload: range = range(0), phi: float | None = None
) -> Life:
    """Return the record of one made-up person. overload: the weeks of it, counted from 0."""
    ways = ways_of(chance, phi)
    life = Life(ways, target=15 * round(ways.sleep / 15))
    waves = ar1(chance, 7 * weeks, ways.phi, 4)
    calm = ar1(chance, 7 * weeks, 0.2, 4)
    weekly = np.exp(chance.normal(0, 0.08, weeks))
    for number in range(7 * weeks):
        strain = OVERLOAD if number // 7 in overload else ORDINARY
        day = MONDAY + timedelta(days=number)
        if chance.random() >= ways.missing:
            _feel(chance, life, day, strain, waves[:, number])
            _sleep(chance, life, day, strain, calm[0, number])
            _study(chance, life, day, strain, calm[1:, number], weekly[number // 7])
    return life


def _feel(chance: np.random.Generator, life: Life, day: date, strain: Strain, wave: Series) -> None:
    if chance.random() < 0.08:
        return
    ways, usual = life.ways, life.ways.weekdays[day.weekday()]
    level = ways.stress + ways.stress_sd * (wave[0] + usual + strain.stress)
    asked = chance.integers(1, 4)
    felt = np.clip(np.round(level + chance.normal(0, 0.6, asked)), 0, 10)
    life.stress[day] = float(felt.mean())
    # Mood goes with stress in part, and has its own days.
    moods = [-0.6 * wave[0] + 0.8 * own - 0.5 * usual + strain.mood for own in wave[1:3]]
    pleasant, energy = (float(np.clip(0.1 + 0.25 * mood, -1, 1)) for mood in moods)
    life.moods.append(DayMood(day, pleasant, energy))


def _sleep(chance: np.random.Generator, life: Life, day: date, strain: Strain, wave: float) -> None:
    if chance.random() < 0.1:
        return
    ways = life.ways
    longer = 15 if day.weekday() in WEEKEND else -6  # over a week nothing
    slept = max(120.0, ways.sleep + longer + strain.sleep_min + ways.sleep_sd * wave)
    latency, awake = (timedelta(minutes=int(minutes)) for minutes in chance.integers(5, 25, 2))
    woke = datetime.combine(day, time(6, 30), UTC) + timedelta(minutes=int(chance.integers(0, 60)))
    tried = woke - latency - awake - timedelta(minutes=round(slept))
    life.nights.append(
        Night(
            into_bed=tried,
            tried=tried,
            sleep_onset_latency=latency,
            awakenings=1,
            wake_after_sleep_onset=awake,
            woke=woke,
            out_of_bed=woke,
        )
    )


def _study(
    chance: np.random.Generator, life: Life, day: date, strain: Strain, wave: Series, weekly: float
) -> None:
    ways = life.ways
    free = ways.rest if day.weekday() == 6 else 0.04
    life.marks.append(DayMark(day, program_ran=True))
    if chance.random() < free * strain.rest:
        return
    # Half of the added load is time, half of it effort.
    each = strain.load**0.5
    shorter = 0.7 if day.weekday() in WEEKEND else 1.0
    blocks = max(1, round(ways.blocks * shorter * weekly * each * float(np.exp(0.22 * wave[0]))))
    efforts = np.clip(np.round(ways.effort * each + 0.6 * wave[1] + chance.normal(0, 1, blocks)), 0, 10)
    focus = np.clip(
        np.round(ways.focus + strain.focus + 0.5 * wave[2] + chance.normal(0, 1.2, blocks)), 0, 10
    )
    for effort, rating in zip(efforts.tolist(), focus.tolist(), strict=True):
        minutes = BLOCK_MIN if chance.random() < 0.85 else int(chance.integers(22, BLOCK_MIN))
        life.efforts.append(EffortMinutes(day, effort if chance.random() < 0.97 else None, minutes))
        if chance.random() < 0.7:
            life.ratings.append(FocusRatings(day, rating))
    taken = int(chance.binomial(max(0, blocks - 2), ways.breaks * strain.breaks))
    life.breaks.append(BreakCount(day, "short", "taken", taken))
    life.breaks.append(BreakCount(day, "short", "skipped", max(0, blocks - 2) - taken))
    if chance.random() < 0.6:
        asked = int(chance.integers(10, 41))
        right = float(np.clip(ways.right + chance.normal(0, 0.06), 0.05, 0.95))
        life.questions.append(QuestionCount(day, int(chance.binomial(asked, right)), asked))
