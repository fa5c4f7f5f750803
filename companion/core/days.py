"""One object of figures for each study day, calendar positions kept.

A day without entries is missing: its figures are None, never 0 and never filled in. A rest day
has a load of 0.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from companion.core.clock import ROLLOVER, study_day
from companion.core.course import Course
from companion.core.journal import (
    BreakOutcome,
    BreakRecord,
    CheckIn,
    DayMark,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
)
from companion.core.load import DayLoad
from companion.core.sleep import main_night, night_date, night_figures
from companion.core.stats import grouped, mean_of_known
from companion.core.usual import Range
from companion.core.value import dataclass

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """Everything known of one study day; None is not known. Names are those of `days --json`.

    load: effort-minutes; load_estimated: at least one effort was estimated; midpoint: local time
    of day; *_min: minutes; stress 0-10; pleasantness and energy -1..1; sleep_efficiency percent.
    sleep_*, time_in_bed_min, midpoint: of the night, never of a nap; a night said to have had no
    sleep has 0 minutes of both, and neither an efficiency nor a midpoint.
    breaks_due: those that fell due or were taken unasked, micro breaks and superseded ones aside.
    practice_min: None on a day without a practice, as everything that is not there.
    """

    day: date
    focus_min: float | None = None
    load: float | None = None
    load_estimated: bool = False
    effort_mean: float | None = None
    blocks: int | None = None
    breaks_due: int | None = None
    breaks_taken: int | None = None
    breaks_natural: int | None = None
    breaks_left_early: int | None = None
    breaks_skipped: int | None = None
    stress: float | None = None
    stress_n: int | None = None
    pleasantness: float | None = None
    energy: float | None = None
    sleep_min: float | None = None
    sleep_efficiency: float | None = None
    time_in_bed_min: float | None = None
    midpoint: datetime | None = None
    sleep_quality: int | None = None
    practice_min: float | None = None
    questions_correct: int | None = None
    questions_total: int | None = None
    rest_day: bool | None = None
    load_recent: float | None = None
    load_usual: float | None = None
    stress_band: Range | None = None

    @property
    def missing(self) -> bool:
        """Whether neither study nor rest is known of this day."""
        return self.rest_day is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The records of a stretch of study days, in time order within each kind.

    marks: what is known of these days beside; only `did_not_sleep` is read here.
    """

    blocks: Sequence[FocusBlock] = ()
    breaks: Sequence[BreakRecord] = ()
    check_ins: Sequence[CheckIn] = ()
    nights: Sequence[Night] = ()
    questions: Sequence[QuestionSet] = ()
    practices: Sequence[PracticeSession] = ()
    marks: Sequence[DayMark] = ()


def day_figures(
    entries: Entries, whole: Course, first: date, last: date, rollover: time = ROLLOVER
) -> list[DayFigures]:
    """Return the figures of every study day from `first` to `last`, both included.

    entries: of those days; whole: of the record up to `last`; rollover: local time at which a
    study day turns.
    """
    by_day = _Grouped(entries, rollover)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [_figures(day, by_day, whole) for day in days]


class _Grouped:
    """Entries by the study day they belong to."""

    def __init__(self, entries: Entries, rollover: time) -> None:
        def of(moment: datetime) -> date:
            return study_day(moment, rollover)

        self.blocks = grouped(entries.blocks, lambda block: of(block.started))
        self.breaks = grouped(entries.breaks, lambda record: of(record.started))
        self.check_ins = grouped(entries.check_ins, lambda entry: of(entry.at))
        self.nights = grouped(entries.nights, night_date)
        self.questions = grouped(entries.questions, lambda questions: of(questions.at))
        self.practices = grouped(entries.practices, lambda practice: of(practice.started))
        self.sleepless = {mark.day for mark in entries.marks if mark.did_not_sleep}


def _figures(day: date, by_day: _Grouped, whole: Course) -> DayFigures:
    fields: dict[str, object] = {
        **_study(day, by_day.blocks.get(day, []), whole),
        **_breaks(by_day.breaks.get(day, [])),
        **_mood(by_day.check_ins.get(day, [])),
        **_sleep(by_day.nights.get(day, []), sleepless=day in by_day.sleepless),
        **_questions(by_day.questions.get(day, [])),
        **_practices(by_day.practices.get(day, [])),
    }
    charted = whole.stress.on(day)
    return DayFigures(
        day=day,
        load_recent=whole.recent.get(day),
        load_usual=whole.usual.get(day),
        stress_band=charted.band if charted else None,
        **fields,  # type: ignore[arg-type]  # the parts name their fields literally
    )


def _study(day: date, blocks: list[FocusBlock], whole: Course) -> dict[str, object]:
    if day in whole.rest:
        return {"focus_min": 0.0, "load": 0.0, "blocks": 0, "rest_day": True}
    if not blocks:
        return {}
    load = whole.loads.get(day, DayLoad(None))
    return {
        "focus_min": sum(block.focus_time / MINUTE for block in blocks),
        "load": load.load,
        "load_estimated": load.estimated,
        "effort_mean": mean_of_known(block.effort for block in blocks),
        "blocks": len(blocks),
        "rest_day": False,
    }


def falls_due(tier: str, outcome: BreakOutcome) -> bool:
    """Return whether a break is counted: micro breaks are not, nor superseded ones."""
    # Micro breaks of the guard would swamp those of the rhythm; a superseded one was replaced.
    return tier != "micro" and outcome != "superseded"


def _breaks(breaks: list[BreakRecord]) -> dict[str, object]:
    outcomes = [record.outcome for record in breaks if falls_due(record.tier, record.outcome)]
    if not outcomes:
        return {}
    named: tuple[BreakOutcome, ...] = ("taken", "natural", "left_early", "skipped")
    counts: dict[str, object] = {f"breaks_{outcome}": outcomes.count(outcome) for outcome in named}
    return counts | {"breaks_due": len(outcomes)}


def _mood(check_ins: list[CheckIn]) -> dict[str, object]:
    return {
        "stress": mean_of_known(entry.stress for entry in check_ins),
        "stress_n": sum(entry.stress is not None for entry in check_ins) or None,
        "pleasantness": mean_of_known(entry.pleasantness for entry in check_ins),
        "energy": mean_of_known(entry.energy for entry in check_ins),
    }


def _sleep(nights: list[Night], *, sleepless: bool) -> dict[str, object]:
    # A night written down says more than the mark, which may be older.
    night = main_night(nights)
    if night is None:
        return {"sleep_min": 0.0, "time_in_bed_min": 0.0} if sleepless else {}
    figures = night_figures(night)
    return {
        "sleep_min": figures.sleep / MINUTE,
        "sleep_efficiency": figures.efficiency,
        "time_in_bed_min": figures.time_in_bed / MINUTE,
        "midpoint": figures.midpoint,
        "sleep_quality": night.quality,
    }


def _questions(sets: list[QuestionSet]) -> dict[str, object]:
    if not sets:
        return {}
    return {
        "questions_correct": sum(questions.correct for questions in sets),
        "questions_total": sum(questions.total for questions in sets),
    }


def _practices(practices: list[PracticeSession]) -> dict[str, object]:
    if not practices:
        return {}
    return {"practice_min": sum(practice.practised / MINUTE for practice in practices)}
