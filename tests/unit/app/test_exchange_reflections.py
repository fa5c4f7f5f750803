"""Reflections, questionnaires and experiments leave the journal and come back as they were."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion.app.exchange.archive import export_archive
from companion.app.exchange.batch import Batch, Found, ImportReport
from companion.app.exchange.bring_in import import_batch
from companion.app.exchange.tables import export_tables
from companion.core.errors import InvalidInput
from companion.core.exchange import Kept, side_from_plain, side_to_plain
from companion.core.reflection import (
    Aim,
    Decision,
    Experiment,
    ExperimentDay,
    SurveyAnswers,
    WeekReflection,
)
from tests.fakes.store import FakeStore

NOW = datetime(2026, 3, 9, 9, tzinfo=ZoneInfo("Europe/Berlin"))
MONDAY = date(2026, 3, 2)
WEEK = WeekReflection(
    monday=MONDAY,
    written=NOW,
    cost="=the exam",
    decision=Decision(text="Sunday off", made=MONDAY, aim=Aim(kind="rest_days", amount=1), outcome="kept"),
)
SURVEY = SurveyAnswers(day=MONDAY, form="work", answers={"w1": 75, "w2": None})
EXPERIMENT = Experiment(
    compares="rhythms", a="25/5", b="50/10", outcome="stress", seed=7, pairs=6, started=MONDAY, id="e"
)
DAY = ExperimentDay(experiment_id="e", day=MONDAY, condition="b")
ALL: tuple[Kept, ...] = (WEEK, SURVEY, EXPERIMENT, DAY)


def brought(store: FakeStore, *what: Kept) -> ImportReport:
    found = tuple(Found(f"$[{place}]", one) for place, one in enumerate(what))
    return import_batch(store, Batch(format="archive", read=len(what), found=found, kept_before=True), NOW)


def test_the_same_archive_twice_adds_nothing() -> None:
    store = FakeStore()
    assert brought(store, *ALL).added == 4
    again = brought(store, *ALL)
    assert (again.added, again.duplicates, again.rejected) == (0, 4, ())


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(WEEK, helped="a walk"), "Something else is written about the week of 2026-03-02"),
        (replace(SURVEY, answers={"w1": 0}), "answered differently"),
        (replace(DAY, condition="a"), "assigned something else"),
    ],
)
def test_what_stands_here_is_never_overwritten(other: Kept, why: str) -> None:
    store = FakeStore()
    brought(store, *ALL)
    before = export_archive(store, NOW)
    [rejected] = brought(store, other).rejected
    assert why in rejected.why
    assert export_archive(store, NOW) == before


def test_an_experiment_that_went_on_since_the_copy_stays_as_it_is() -> None:
    store = FakeStore()
    brought(store, replace(EXPERIMENT, stopped=MONDAY))
    assert brought(store, EXPERIMENT).duplicates == 1
    assert store.experiments()[0].stopped == MONDAY


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (DAY, "There is no experiment 'e'"),
        (replace(EXPERIMENT, id=None), "no id"),
        (replace(EXPERIMENT, b="25/5"), "two that differ"),
        (replace(EXPERIMENT, pairs=5), "give 6 to 20"),
        (replace(EXPERIMENT, seed=-1), "seed"),
        (replace(EXPERIMENT, stopped=date(2026, 3, 1)), "before the beginning"),
        (replace(SURVEY, answers={"w1": 101}), "0 to 100"),
        (replace(SURVEY, answers={}), "0 answers"),
        (replace(SURVEY, form=" "), "empty"),
        (replace(WEEK, monday=date(2026, 3, 3)), "no Monday"),
        (replace(WEEK, cost="x" * 100_001), "shorten it"),
        (replace(WEEK, decision=Decision(text=" ", made=MONDAY)), "decision is empty"),
        (
            replace(WEEK, decision=Decision(text="x", made=MONDAY, aim=Aim(kind="breaks", amount=101))),
            "0 to 100",
        ),
        (
            replace(WEEK, decision=Decision(text="x", made=MONDAY, aim=Aim(kind="hours", amount=1, times=8))),
            "1 to 7",
        ),
    ],
)
def test_what_cannot_be_kept_is_named(what: Kept, why: str) -> None:
    store = FakeStore()
    [rejected] = brought(store, what).rejected
    assert why in rejected.why
    assert "\n" not in rejected.why


@pytest.mark.parametrize("what", [WEEK, SURVEY, EXPERIMENT, DAY])
def test_json_values_and_back(what: Any) -> None:
    assert side_from_plain(type(what), side_to_plain(what)) == what


@pytest.mark.parametrize(
    ("made", "plain", "why"),
    [
        (WeekReflection, {"monday": "2026-03-02"}, "written is missing"),
        (WeekReflection, {"monday": "20260302", "written": "x"}, "monday is '20260302'"),
        (WeekReflection, {**side_to_plain(WEEK), "decision": "rest"}, "decision is 'rest'"),
        (WeekReflection, {**side_to_plain(WEEK), "decision": {"text": "x"}}, "made is missing"),
        (WeekReflection, {**side_to_plain(WEEK), "mood": 1}, "mood is no field of a reflection"),
        (SurveyAnswers, {**side_to_plain(SURVEY), "answers": [1]}, "answers is"),
        (SurveyAnswers, {**side_to_plain(SURVEY), "answers": {"a": 1.5}}, "answers is"),
        (Experiment, {**side_to_plain(EXPERIMENT), "outcome": "weight"}, "outcome is 'weight'"),
        (Experiment, {**side_to_plain(EXPERIMENT), "seed": 2**63}, "seed is"),
        (ExperimentDay, {**side_to_plain(DAY), "condition": "c"}, "condition is 'c'"),
    ],
)
def test_what_cannot_be_read_is_named(made: Any, plain: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        side_from_plain(made, plain)


def test_they_stand_in_tables_of_their_own() -> None:
    store = FakeStore()
    brought(store, *ALL, replace(EXPERIMENT, id="none"))
    rows = {table.name: table.rows for table in export_tables(store)}
    time = "2026-03-09T09:00:00+01:00"
    week = ("2026-03-02", time, "=the exam", "", "", "Sunday off", "2026-03-02", "kept", "")
    assert rows["reflections"] == (week,)
    assert rows["surveys"] == (("2026-03-02", "work", "w1", 75), ("2026-03-02", "work", "w2", None))
    about = ("2026-03-02", None, "rhythms", "stress", 6)
    assert set(rows["experiments"]) == {(*about, "2026-03-02", "50/10", "e"), (*about, None, None, "none")}
