"""Counts by study day agree with the entries they count, in the file and in the fake."""

from datetime import date, datetime, timedelta

import pytest

from companion.app.bus import Bus
from companion.app.ports import Store
from companion.app.record import Record
from companion.app.simulate import simulate
from companion.app.week import Weeks
from companion.core.day_counts import BreakCount, DayMood, FocusRatings, QuestionCount
from companion.core.journal import CheckIn, QuestionSet
from tests.adapters.store_files import BERLIN, EVER, NINE, block, pause
from tests.fakes.made_up import NOW, journal

FIRST = NINE.date()
NEXT = FIRST + timedelta(days=1)


def after_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 30, tzinfo=BERLIN)


def test_mood_is_the_mean_of_a_day_for_either_measure(store: Store) -> None:
    store.add_check_in(CheckIn(at=NINE, pleasantness=0.5, stress=3))
    store.add_check_in(CheckIn(at=NINE + timedelta(hours=2), pleasantness=-0.25))
    store.add_check_in(CheckIn(at=NINE + timedelta(days=1), energy=0.5))
    store.add_check_in(CheckIn(at=NINE + timedelta(days=2), stress=4))
    assert store.daily_mood(date.max) == [DayMood(FIRST, 0.125, None), DayMood(NEXT, None, 0.5)]
    assert store.daily_mood(FIRST) == [DayMood(FIRST, 0.125, None)]


def test_focus_ratings_are_counted_by_value_and_the_unrated_left_out(store: Store) -> None:
    for focus in (7, 4, 7, None, 0):
        store.add_block(block(focus=focus))
    assert store.focus_ratings(*EVER) == [
        FocusRatings(FIRST, 0, 1), FocusRatings(FIRST, 4, 1), FocusRatings(FIRST, 7, 2),
    ]  # fmt: skip


def test_breaks_are_counted_by_tier_and_outcome(store: Store) -> None:
    for tier, outcome in (("short", "taken"), ("short", "taken"), ("micro", "taken"), ("short", "skipped")):
        store.add_break(pause(tier=tier, outcome=outcome))
    assert store.break_counts(*EVER) == [
        BreakCount(FIRST, "micro", "taken", 1),
        BreakCount(FIRST, "short", "skipped", 1),
        BreakCount(FIRST, "short", "taken", 2),
    ]


def test_questions_add_up_by_study_day(store: Store) -> None:
    for at, correct in ((NINE, 8), (after_midnight(NEXT), 5), (NINE + timedelta(days=1), 1)):
        store.add_question_set(QuestionSet(topic="Renal", at=at, correct=correct, total=10))
    assert store.question_counts(*EVER) == [QuestionCount(FIRST, 13, 20), QuestionCount(NEXT, 1, 10)]


@pytest.mark.parametrize("count", ["focus_ratings", "break_counts", "question_counts"])
def test_days_outside_the_range_are_not_counted(store: Store, count: str) -> None:
    store.add_block(block(focus=5))
    store.add_break(pause())
    store.add_question_set(QuestionSet(topic="Renal", at=NINE, correct=1, total=2))
    assert len(getattr(store, count)(FIRST, FIRST)) == 1
    assert getattr(store, count)(NEXT, NEXT) == []
    assert getattr(store, count)(date.min, FIRST - timedelta(days=1)) == []


def test_the_weeks_of_a_story_are_the_same_in_every_store(store: Store) -> None:
    told = journal()
    simulate(store, Record(store, Bus(), told.clock), 1, 12, NOW)
    here, there = (Weeks(each, told.clock, told.settings) for each in (store, told.store))
    mondays = [date(2026, 8, 31) + timedelta(days=7 * n) for n in range(12)]
    for one, other in zip(here.signs_of(mondays), there.signs_of(mondays), strict=True):
        assert [sign.state for sign in one.named().values()] == [
            sign.state for sign in other.named().values()
        ]
        assert one.returns.difference == pytest.approx(other.returns.difference)
        assert (one.recovery, one.sleep) == (other.recovery, other.sleep)
    assert here.week_of(mondays[8]).strain == pytest.approx(there.week_of(mondays[8]).strain)
