"""Reflections, questionnaires, experiments and answered suggestions, in every store."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion.adapters.sqlite.store import open_store
from companion.app.ports import Store
from companion.core.errors import InvalidInput
from companion.core.naming import Search
from companion.core.reflection import (
    Agreement,
    Aim,
    Decision,
    Experiment,
    ExperimentDay,
    PutAside,
    SurveyAnswers,
    WeekReflection,
)
from tests.adapters.store_files import BERLIN, EVER, HOUR, NINE
from tests.adapters.test_store_index import SECRET, assert_indexed, remains

MONDAY = date(2026, 3, 2)
WEEK = timedelta(days=7)
DECISION = Decision(
    text="Sunday off 🙂",
    made=date(2026, 3, 8),
    aim=Aim(kind="stop_by", amount=1290, times=3),
    outcome="partly",
    outcome_note="Two of three.",
)
WRITTEN = WeekReflection(
    monday=MONDAY,
    written=datetime(2026, 3, 8, 20, 15, tzinfo=ZoneInfo("Asia/Tokyo")),
    cost="The mock exam\nand the train",
    helped="Café with Zoë",
    friend="Rest.",
    decision=DECISION,
)
EXPERIMENT = Experiment(
    compares="rhythms",
    a="25/5",
    b="50/10",
    outcome="stress",
    seed=2**63 - 1,
    pairs=10,
    started=MONDAY,
    id="e1",
)


def bare(monday: date = MONDAY, **texts: Any) -> WeekReflection:
    return WeekReflection(monday=monday, written=NINE, **texts)


def test_a_reflection_reads_as_it_was_written(store: Store) -> None:
    store.set_reflection(WRITTEN)
    [read] = store.reflections(*EVER)
    assert read == WRITTEN
    assert read.written.isoformat() == WRITTEN.written.isoformat()


def test_a_week_has_one_reflection_which_is_replaced_and_removed(store: Store) -> None:
    store.set_reflection(WRITTEN)
    store.set_reflection(bare(MONDAY - WEEK, cost="before"))
    store.set_reflection(bare(helped="a walk"))
    assert store.reflections(*EVER) == [bare(MONDAY - WEEK, cost="before"), bare(helped="a walk")]
    assert store.reflections(MONDAY, MONDAY + WEEK) == [bare(helped="a walk")]
    store.delete_reflection(MONDAY)
    store.delete_reflection(MONDAY)
    assert store.reflections(MONDAY, MONDAY) == []


@pytest.mark.parametrize(
    "decision",
    [
        None,
        Decision(text="Sleep", made=MONDAY),
        replace(DECISION, aim=Aim(kind="hours", amount=26.5)),
        replace(DECISION, outcome=None, outcome_note=""),
    ],
)
def test_every_kind_of_decision_is_kept(store: Store, decision: Decision | None) -> None:
    store.set_reflection(WRITTEN)
    store.set_reflection(replace(WRITTEN, decision=decision))
    assert store.reflections(*EVER) == [replace(WRITTEN, decision=decision)]


def test_a_reflection_is_found_by_its_words_on_its_sunday(store: Store) -> None:
    store.set_reflection(WRITTEN)
    for text in ("mock", "zoe cafe", "rest", "sunday off", "two of thr"):
        [hit] = store.search(Search(text=text))
        assert (hit.kind, hit.entry_id, hit.day, hit.at) == ("reflection", "", date(2026, 3, 8), None)
    assert store.search(Search(text="mock", kinds=frozenset({"day", "check_in"}))) == []
    assert len(store.search(Search(text="mock", kinds=frozenset({"reflection"})))) == 1
    assert store.search(Search(text="mock", last=date(2026, 3, 7))) == []
    store.set_reflection(bare(cost="quiet"))
    assert store.search(Search(text="mock")) == []
    assert len(store.search(Search(text="quiet"))) == 1
    store.delete_reflection(MONDAY)
    assert store.search(Search(text="quiet")) == []


def test_a_questionnaire_is_kept_by_day_and_form(store: Store) -> None:
    first = SurveyAnswers(day=MONDAY, form="work", answers={"w1": 100, "w2": None, "w7": 0})
    other = SurveyAnswers(day=MONDAY, form="personal", answers={"p1": 50})
    store.set_survey(first)
    store.set_survey(other)
    assert store.surveys(*EVER) == [other, first]
    again = SurveyAnswers(day=MONDAY, form="work", answers={"w1": 75})
    store.set_survey(again)
    assert store.surveys(MONDAY, MONDAY) == [other, again]
    assert store.surveys(MONDAY + WEEK, MONDAY + WEEK) == []
    store.delete_survey(MONDAY, "work")
    store.delete_survey(MONDAY, "nothing")
    assert store.surveys(*EVER) == [other]


def test_an_experiment_is_kept_with_its_days_and_goes_with_them(store: Store) -> None:
    assert store.set_experiment(EXPERIMENT) == "e1"
    days = [ExperimentDay(experiment_id="e1", day=MONDAY + n * WEEK, condition="a") for n in (1, 0)]
    for day in days:
        store.set_experiment_day(day)
    changed = replace(days[0], condition="b")
    store.set_experiment_day(changed)
    assert store.experiment_days("e1") == [days[1], changed]
    stopped = replace(EXPERIMENT, stopped=MONDAY + WEEK)
    store.set_experiment(stopped)
    assert store.experiments() == [stopped]
    assert len(store.experiment_days("e1")) == 2
    store.delete_experiment("e1")
    store.delete_experiment("e1")
    assert (store.experiments(), store.experiment_days("e1")) == ([], [])
    store.set_experiment(EXPERIMENT)
    assert store.experiment_days("e1") == []


def test_an_experiment_without_an_id_is_given_one(store: Store) -> None:
    later = store.set_experiment(replace(EXPERIMENT, id=None, started=MONDAY + WEEK))
    sooner = store.set_experiment(replace(EXPERIMENT, id=None))
    assert later != sooner
    assert [each.id for each in store.experiments()] == [sooner, later]


def test_a_day_of_no_experiment_is_refused(store: Store) -> None:
    with pytest.raises(InvalidInput, match="no entry 'e1'"):
        store.set_experiment_day(ExperimentDay(experiment_id="e1", day=MONDAY, condition="a"))


def test_agreements_and_answered_suggestions_are_replaced_and_dropped(store: Store) -> None:
    assert store.agreement(MONDAY) is None
    store.agree(Agreement(day=MONDAY, finish=NINE))
    store.agree(Agreement(day=MONDAY, finish=NINE + HOUR))
    assert store.agreement(MONDAY) == Agreement(day=MONDAY, finish=NINE + HOUR)
    store.drop_agreement(MONDAY)
    assert store.agreement(MONDAY) is None
    aside = PutAside(name="rest", day=MONDAY, until=MONDAY + WEEK)
    store.put_aside(PutAside(name="rest", day=MONDAY, until=MONDAY))
    store.put_aside(aside)
    store.put_aside(PutAside(name="finish", day=MONDAY, until=MONDAY))
    assert sorted(store.put_asides()) == ["finish", "rest"]
    store.drop_put_aside("finish")
    assert store.put_asides() == {"rest": aside}


def test_a_failed_transaction_keeps_nothing_of_them(store: Store) -> None:
    with pytest.raises(InvalidInput), store.transaction():
        store.set_reflection(WRITTEN)
        store.set_experiment(EXPERIMENT)
        store.delete_entry("gone")
    assert (store.reflections(*EVER), store.experiments()) == ([], [])


def test_a_reflection_taken_back_or_changed_leaves_nothing_in_the_files(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    store = open_store(path, BERLIN)
    for number in range(40):
        store.set_reflection(bare(MONDAY - number * WEEK, cost=f"ordinary week {number}"))
    store.set_reflection(replace(WRITTEN, cost=SECRET * 900, helped=f"said to {SECRET}"))
    assert remains(path)
    store.set_reflection(bare(helped=f"only {SECRET}"))
    store.set_reflection(bare(helped="changed"))
    assert remains(path) == []
    store.set_reflection(bare(friend=SECRET))
    store.delete_reflection(MONDAY)
    assert remains(path) == []
    assert_indexed(store)
    store.close()
