"""Journals of every shape for the exchange: any text, zones with clock changes, fixed offsets, odd sizes."""

from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from companion.adapters.exchange.archive_text import archive_text
from companion.adapters.exchange.files import FileExchange
from companion.app.exchange.archive import export_archive
from companion.app.exchange.batch import ImportReport
from companion.app.exchange.bring_in import import_batch
from companion.app.exchange.known import keep
from companion.app.ports import Store
from companion.core.exchange import Kept
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    DayNote,
    FocusBlock,
    Night,
    PracticePlace,
    PracticeSession,
    QuestionSet,
    StudySession,
    TagRating,
)
from companion.core.naming import Feeling, Tag
from companion.core.reflection import (
    Aim,
    Condition,
    Decision,
    Experiment,
    ExperimentDay,
    SurveyAnswers,
    WeekReflection,
)
from companion.core.reflection_checks import FEWEST_PAIRS, MOST_PAIRS
from companion.core.scales import later
from companion.core.usual import week_start

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=BERLIN)
MINUTE = timedelta(minutes=1)
ZONES = (
    BERLIN,
    ZoneInfo("America/St_Johns"),
    ZoneInfo("Asia/Kathmandu"),
    ZoneInfo("Africa/Monrovia"),
    UTC,
    timezone(timedelta(hours=5, minutes=45)),
    timezone(-timedelta(hours=3, minutes=30, seconds=15)),
)

moments = st.datetimes(
    datetime(1970, 1, 4),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from(ZONES),
    allow_imaginary=False,
) | st.builds(
    # The hour that clocks show twice, either time.
    lambda minute, fold: datetime(2026, 10, 25, 2, minute, tzinfo=BERLIN, fold=fold),
    st.integers(0, 59),
    st.integers(0, 1),
)
ids = st.integers(0, 16**20 - 1).map(lambda number: f"{number:020x}")
texts = st.text(max_size=40)
names = st.text(min_size=1, max_size=20).filter(lambda name: bool(name.strip()))
distinct = st.lists(names, max_size=3, unique=True).map(tuple)
rated = st.none() | st.floats(0, 10)
sided = st.none() | st.floats(-1, 1)
spans = st.timedeltas(timedelta(0), timedelta(hours=24))
days = st.dates(date(1970, 1, 3), date(2100, 1, 1))

sessions = st.builds(
    StudySession,
    topic=names,
    rhythm=texts,
    level=texts,
    started=moments,
    ended=st.none() | moments,
    past_limit=texts,
    id=ids,
)
blocks = st.builds(
    FocusBlock,
    topic=names,
    started=moments,
    ended=moments,
    focus_time=spans,
    effort=rated,
    focus=rated,
    source=texts,
    id=ids,
)
breaks = st.builds(
    BreakRecord,
    tier=texts,
    level=texts,
    started=moments,
    ended=moments,
    planned=spans,
    rested=spans,
    outcome=st.sampled_from(["taken", "natural", "left_early", "skipped", "superseded"]),
    id=ids,
)
check_ins = st.builds(
    CheckIn,
    at=moments,
    stress=st.floats(0, 10),
    pleasantness=sided,
    energy=sided,
    words=distinct,
    tags=distinct,
    note=texts,
    id=ids,
)
ratings = st.builds(TagRating, names, st.floats(0, 10))
rated_check_ins = st.builds(
    lambda check_in, some: replace(check_in, ratings=tuple(some), tags=()),
    check_ins,
    st.lists(ratings, max_size=3, unique_by=lambda rating: rating.tag),
)
questions = st.builds(
    lambda topic, at, total, share, new: QuestionSet(
        topic=topic, at=at, correct=int(total * share), total=total, id=new
    ),
    names,
    moments,
    st.integers(1, 100_000),
    st.floats(0, 1),
    ids,
)


practices = st.builds(
    PracticeSession,
    practice=names,
    course=names,
    started=moments,
    ended=moments,
    practised=spans,
    finished=st.booleans(),
    stress_before=rated,
    stress_after=rated,
    place=st.sampled_from(get_args(PracticePlace)),
    id=ids,
)


@st.composite
def nights(draw: st.DrawFn) -> Night:
    """Return a night whose times are in order, in one zone."""
    into_bed = draw(moments)
    steps = [draw(st.integers(0, 8 * 3_600_000_000)) for _ in range(3)]
    tried, woke = steps[0], steps[0] + steps[1]
    out = woke + max(1, min(steps[2], 24 * 3_600_000_000 - woke))
    awake = draw(st.integers(0, steps[1]))
    latency = draw(st.integers(0, awake))
    microsecond = timedelta(microseconds=1)
    return Night(
        into_bed=into_bed,
        tried=later(into_bed, tried * microsecond),
        sleep_onset_latency=latency * microsecond,
        awakenings=draw(st.integers(0, 1000)),
        wake_after_sleep_onset=(awake - latency) * microsecond,
        woke=later(into_bed, woke * microsecond),
        out_of_bed=later(into_bed, min(out, 24 * 3_600_000_000) * microsecond),
        quality=draw(st.none() | st.integers(1, 5)),
        note=draw(texts),
        nap=draw(st.booleans()),
        id=draw(ids),
    )


marks = st.builds(DayMark, days, st.booleans(), st.booleans(), st.booleans(), st.booleans())
notes = st.builds(DayNote, days, names)
tags = st.builds(Tag, name=names, kind=st.sampled_from(["present", "scale"]), offered=st.booleans())
feelings = st.builds(
    Feeling, name=names, pleasant=st.booleans(), energetic=st.booleans(), offered=st.booleans()
)
aims = st.builds(
    Aim,
    kind=st.sampled_from(["rest_days", "stop_by", "hours", "breaks"]),
    amount=st.floats(0, 7),
    times=st.none() | st.integers(1, 7),
)
decisions = st.builds(
    Decision,
    text=names,
    made=days,
    aim=st.none() | aims,
    outcome=st.sampled_from([None, "kept", "partly", "not", "changed"]),
    outcome_note=texts,
)
reflections = st.builds(
    WeekReflection,
    monday=days.map(week_start).filter(lambda day: day.year > 1969),
    written=moments,
    cost=texts,
    helped=texts,
    friend=texts,
    decision=st.none() | decisions,
)
surveys = st.builds(
    SurveyAnswers,
    day=days,
    form=names,
    answers=st.dictionaries(names, st.none() | st.integers(0, 100), min_size=1, max_size=4),
)
experiments = st.builds(
    Experiment,
    compares=st.sampled_from(["rhythms", "practice"]),
    a=names.map(lambda name: f"a {name}"),
    b=names.map(lambda name: f"b {name}"),
    outcome=st.sampled_from(["stress", "focus", "effort", "focus_min"]),
    seed=st.integers(0, 2**63 - 1),
    pairs=st.integers(FEWEST_PAIRS, MOST_PAIRS),
    started=days,
    id=ids,
)
conditions: st.SearchStrategy[Condition] = st.sampled_from(get_args(Condition))
kept: st.SearchStrategy[Kept] = st.one_of(
    sessions,
    blocks,
    breaks,
    check_ins,
    rated_check_ins,
    nights(),
    questions,
    practices,
    marks,
    notes,
    tags,
    feelings,
    reflections,
    surveys,
    experiments,
)


@st.composite
def journals(draw: st.DrawFn) -> list[Kept]:
    """Return what a journal may hold: every id once, some blocks and breaks in sessions, names first."""
    listed = draw(st.lists(kept, max_size=12, unique_by=_known_by))
    known = [one.id for one in listed if isinstance(one, StudySession)]
    linked: list[Kept] = []
    for one in listed:
        if isinstance(one, FocusBlock | BreakRecord) and known and draw(st.booleans()):
            one = replace(one, session_id=draw(st.sampled_from(known)))
        linked.append(one)
        if isinstance(one, Experiment):
            assigned = draw(st.dictionaries(days, conditions, max_size=3))
            linked += [
                ExperimentDay(experiment_id=one.id or "", day=day, condition=condition)
                for day, condition in assigned.items()
            ]
    return sorted(linked, key=_order)


def _known_by(what: Kept) -> Hashable:
    match what:
        case WeekReflection():
            return what.monday
        case SurveyAnswers():
            return what.day, what.form
        case _:
            return getattr(what, "id", what)


def _order(what: Kept) -> int:
    return 0 if isinstance(what, Tag | Feeling) else 1 if isinstance(what, StudySession | Experiment) else 2


def fill(store: Store, listed: Iterable[Kept]) -> None:
    """Keep everything in `store`."""
    with store.transaction():
        for one in listed:
            keep(store, one)


def archive_of(store: Store, path: Path) -> Path:
    """Write the archive of `store` to `path` and return it."""
    path.write_text(archive_text(export_archive(store, NOW)), encoding="utf-8")
    return path


def bring(store: Store, path: Path, mapping: Path | None = None) -> ImportReport:
    """Import `path` into `store`."""
    return import_batch(store, FileExchange().read(path, BERLIN, None, mapping), NOW)
