"""What every store does: the same tests for the file and for the fake."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.app.ports import EngineSnapshot, Store
from companion.core.clock import Instant
from companion.core.errors import InvalidInput
from companion.core.journal import (
    CheckIn,
    DayMark,
    Night,
    QuestionSet,
    StudySession,
)
from tests.adapters.store_files import BERLIN, EVER, HOUR, MINUTE, NINE, block, pause, practice, session


def test_a_session_comes_back_as_it_was_and_can_be_ended(store: Store) -> None:
    new = store.add_session(session())
    assert store.sessions(*EVER) == [session(id=new)]
    store.end_session(new, NINE + HOUR)
    assert store.sessions(*EVER) == [session(id=new, ended=NINE + HOUR)]


def test_a_block_belongs_to_its_session_and_comes_back_exactly(store: Store) -> None:
    kept = block(
        session_id=store.add_session(session()),
        started=NINE.replace(microsecond=123_457),
        focus_time=timedelta(seconds=3000, microseconds=1),
        effort=7.5,
        focus=3,
        source="log",
    )
    new = store.add_block(kept)
    [found] = store.blocks(*EVER)
    assert found.id == new
    assert found == block(
        id=new,
        session_id=kept.session_id,
        started=kept.started,
        focus_time=kept.focus_time,
        effort=7.5,
        focus=3,
        source="log",
    )


def test_rating_a_block_leaves_what_is_not_given(store: Store) -> None:
    new = store.add_block(block())
    store.rate_block(new, effort=6, focus=None)
    store.rate_block(new, effort=None, focus=0)
    assert store.blocks(*EVER) == [block(id=new, effort=6, focus=0)]


def test_the_extent_of_a_block_can_be_corrected(store: Store) -> None:
    new = store.add_block(block())
    store.change_block(new, ended=NINE + 2 * HOUR, focus_time=70 * MINUTE)
    assert store.blocks(*EVER) == [block(id=new, ended=NINE + 2 * HOUR, focus_time=70 * MINUTE)]


def test_a_break_can_be_corrected_and_taken_back(store: Store) -> None:
    new = store.add_break(pause(session_id=store.add_session(session())))
    store.change_break(new, ended=NINE + 12 * MINUTE, rested=12 * MINUTE)
    [found] = store.breaks(*EVER)
    assert (found.ended, found.rested, found.outcome) == (NINE + 12 * MINUTE, 12 * MINUTE, "taken")
    store.delete_break(new)
    assert store.breaks(*EVER) == []


@pytest.mark.parametrize("outcome", ["taken", "natural", "left_early", "skipped", "superseded"])
def test_every_outcome_of_a_break_is_kept(store: Store, outcome: str) -> None:
    store.add_break(pause(outcome=outcome))
    assert [each.outcome for each in store.breaks(*EVER)] == [outcome]


def test_a_check_in_keeps_its_words_and_tags_in_order(store: Store) -> None:
    kept = CheckIn(
        at=NINE,
        stress=0,
        pleasantness=-1,
        energy=0.25,
        words=("tense", "awake"),
        tags=("coffee", "a b"),
        note="ü\n🙂",
    )
    new = store.add_check_in(kept)
    other = store.add_check_in(CheckIn(at=NINE + HOUR, stress=3.5, words=("awake",)))
    first, second = store.check_ins(*EVER)
    assert (first.id, second.id) == (new, other)
    assert (first.words, first.tags, first.note) == (kept.words, kept.tags, kept.note)
    assert (first.stress, first.pleasantness, first.energy) == (0, -1, 0.25)
    assert (second.words, second.tags, second.pleasantness) == (("awake",), (), None)


def test_a_night_belongs_to_the_date_of_getting_up(store: Store) -> None:
    kept = Night(
        into_bed=datetime(2026, 3, 1, 22, 30, tzinfo=BERLIN),
        tried=datetime(2026, 3, 1, 23, 0, tzinfo=BERLIN),
        sleep_onset_latency=20 * MINUTE,
        awakenings=2,
        wake_after_sleep_onset=25 * MINUTE,
        woke=datetime(2026, 3, 2, 3, 0, tzinfo=BERLIN),
        out_of_bed=datetime(2026, 3, 2, 3, 30, tzinfo=BERLIN),
        quality=2,
        note="hot",
    )
    new = store.add_night(kept)
    monday = date(2026, 3, 2)
    [found] = store.nights(monday, monday)
    assert found.id == new
    assert (found.into_bed, found.woke, found.quality, found.note) == (kept.into_bed, kept.woke, 2, "hot")
    assert store.nights(date(2026, 3, 1), date(2026, 3, 1)) == []


def test_questions_come_back(store: Store) -> None:
    kept = QuestionSet(topic="Renal", at=NINE, correct=12, total=20)
    new = store.add_question_set(kept)
    assert store.question_sets(*EVER) == [QuestionSet(topic="Renal", at=NINE, correct=12, total=20, id=new)]


def test_practices_come_back_by_the_day_they_began_on(store: Store) -> None:
    late = NINE + timedelta(hours=18, minutes=58)
    kept = practice(started=late, ended=late + 5 * MINUTE, stress_before=7, place="wind_down")
    new = store.add_practice(kept)
    other = store.add_practice(practice(started=NINE + 19 * HOUR, practised=timedelta(microseconds=1)))
    monday, tuesday = date(2026, 3, 2), date(2026, 3, 3)
    assert store.practices(monday, monday) == [replace(kept, id=new)]
    assert [each.id for each in store.practices(tuesday, tuesday)] == [other]
    assert [each.id for each in store.practices(*EVER)] == [new, other]


def test_marks_of_a_day_add_up_and_are_never_taken_back(store: Store) -> None:
    monday = date(2026, 3, 2)
    store.mark_day(DayMark(monday, program_ran=True))
    store.mark_day(DayMark(monday, rest_declared=True))
    store.mark_day(DayMark(monday))
    assert store.day_marks(monday, monday) == [DayMark(monday, True, True)]


def test_an_entry_before_four_belongs_to_the_day_before_in_its_own_zone(store: Store) -> None:
    late = datetime(2026, 3, 3, 3, 59, tzinfo=ZoneInfo("Asia/Tokyo"))
    store.add_check_in(CheckIn(at=late, stress=1))
    store.add_check_in(CheckIn(at=late + MINUTE, stress=2))
    monday, tuesday = date(2026, 3, 2), date(2026, 3, 3)
    assert [each.stress for each in store.check_ins(monday, monday)] == [1]
    assert [each.stress for each in store.check_ins(tuesday, tuesday)] == [2]


def test_a_range_includes_both_ends_and_comes_in_time_order(store: Store) -> None:
    for day in (4, 1, 3, 2):
        store.add_block(block(started=NINE.replace(day=day)))
    found = store.blocks(date(2026, 3, 2), date(2026, 3, 4))
    assert [each.started.day for each in found] == [2, 3, 4]


def test_the_second_two_o_clock_of_an_autumn_night_stays_the_second(store: Store) -> None:
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    store.add_check_in(CheckIn(at=twice, stress=1))
    [found] = store.check_ins(*EVER)
    assert (found.at.fold, found.at.utcoffset()) == (1, HOUR)
    assert getattr(found.at.tzinfo, "key", None) == "Europe/Berlin"


def test_a_fixed_offset_comes_back_as_one(store: Store) -> None:
    odd = timezone(-timedelta(hours=3, minutes=30))
    store.add_check_in(CheckIn(at=datetime(2026, 3, 2, 1, 0, tzinfo=odd), stress=1))
    [found] = store.check_ins(*EVER)
    assert found.at.isoformat() == "2026-03-02T01:00:00-03:30"


def test_the_first_day_is_that_of_the_earliest_entry_of_any_kind(store: Store) -> None:
    assert store.first_day() is None
    store.mark_day(DayMark(date(2020, 1, 1), program_ran=True))
    assert store.first_day() is None
    store.add_block(block())
    assert store.first_day() == date(2026, 3, 2)
    store.mark_day(DayMark(date(2026, 3, 1), rest_declared=True))
    assert store.first_day() == date(2026, 3, 1)
    store.add_question_set(QuestionSet(topic="Renal", at=NINE - timedelta(days=9), correct=1, total=2))
    assert store.first_day() == date(2026, 2, 21)


def test_topics_come_by_latest_use_each_once(store: Store) -> None:
    store.add_block(block(topic="Renal", started=NINE))
    store.add_session(session(topic="Cardiology", started=NINE + HOUR))
    store.add_question_set(QuestionSet(topic="Renal", at=NINE - HOUR, correct=1, total=2))
    store.add_block(block(topic="Pharma", started=NINE + 2 * HOUR))
    assert store.recent_topics() == ["Pharma", "Cardiology", "Renal"]
    assert store.recent_topics(limit=1) == ["Pharma"]


def test_the_engine_is_kept_replaced_and_forgotten(store: Store) -> None:
    assert store.load_engine() is None
    first = EngineSnapshot('{"a": 1}', Instant(timedelta(seconds=12, microseconds=5), NINE), "boot-1")
    second = EngineSnapshot('{"a": 2}', Instant(timedelta(days=40), NINE + HOUR), "")
    store.save_engine(first)
    assert store.load_engine() == first
    store.save_engine(second)
    assert store.load_engine() == second
    store.save_engine(None)
    assert store.load_engine() is None


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError, match="stop"), store.transaction():
        store.add_block(block())
        store.add_check_in(CheckIn(at=NINE, stress=1, words=("tense",)))
        raise RuntimeError("stop")
    assert (store.blocks(*EVER), store.check_ins(*EVER), store.recent_topics()) == ([], [], [])


def test_a_failed_part_of_a_transaction_leaves_the_rest(store: Store) -> None:
    with store.transaction():
        store.add_block(block(topic="Kept"))
        with pytest.raises(RuntimeError, match="stop"), store.transaction():
            store.add_block(block(topic="Lost"))
            raise RuntimeError("stop")
        store.add_block(block(topic="Kept, too"))
    assert {each.topic for each in store.blocks(*EVER)} == {"Kept", "Kept, too"}


def test_an_entry_that_does_not_exist_is_named(store: Store) -> None:
    for ask in (
        lambda: store.rate_block("gone", effort=1, focus=None),
        lambda: store.end_session("gone", NINE),
        lambda: store.change_block("gone", ended=NINE, focus_time=HOUR),
        lambda: store.change_break("gone", ended=NINE, rested=HOUR),
        lambda: store.add_block(block(session_id="gone")),
    ):
        with pytest.raises(InvalidInput, match="gone"):
            ask()
    assert store.blocks(*EVER) == []


def test_ids_are_unique_and_an_id_brought_along_is_kept(store: Store) -> None:
    ids = {store.add_block(block()) for _ in range(50)}
    assert len(ids) == 50
    assert store.add_block(block(id="from-elsewhere")) == "from-elsewhere"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.timezones()),  # noqa: DTZ001  # hypothesis adds the zone
    span=st.timedeltas(timedelta(0), timedelta(days=1)),
)
def test_any_instant_and_any_length_come_back_to_the_microsecond(
    store: Store, at: datetime, span: timedelta
) -> None:
    new = store.add_block(block(started=at, ended=at, focus_time=span))
    [found] = [each for each in store.blocks(*EVER) if each.id == new]
    assert found.started.astimezone(UTC) == at.astimezone(UTC)
    assert found.focus_time == span


def test_a_limit_passed_on_purpose_stays_with_its_session(store: Store) -> None:
    started = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    session = StudySession(topic="Renal", rhythm="25/5", level="firm", started=started)
    session_id = store.add_session(session)
    store.pass_limit(session_id, "You set 8 h of focus a day.")
    (kept,) = store.sessions(date(2026, 3, 2), date(2026, 3, 2))
    assert kept.past_limit == "You set 8 h of focus a day."
