"""Entering things: what is right is kept and told, what is not is named and nothing is written."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.record import Record
from companion.core.errors import InvalidInput
from companion.core.journal import DayMark, FocusBlock, Night
from tests.fakes.desktop import FakeClock
from tests.fakes.store import FakeStore

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 2, 20, 0, tzinfo=BERLIN)
MONDAY = date(2026, 3, 2)
EVER = (date(1, 1, 1), date(9999, 12, 31))
MINUTE = timedelta(minutes=1)
NAN = float("nan")

NIGHT = Night(
    into_bed=datetime(2026, 3, 1, 22, 30, tzinfo=BERLIN),
    tried=datetime(2026, 3, 1, 23, 0, tzinfo=BERLIN),
    sleep_onset_latency=20 * MINUTE,
    awakenings=2,
    wake_after_sleep_onset=25 * MINUTE,
    woke=datetime(2026, 3, 2, 6, 30, tzinfo=BERLIN),
    out_of_bed=datetime(2026, 3, 2, 7, 0, tzinfo=BERLIN),
    quality=3,
)


class Desk:
    """A record over a store in memory, with what it told."""

    def __init__(self) -> None:
        self.store = FakeStore()
        self.told: list[EntriesChanged] = []
        bus = Bus()
        bus.subscribe(EntriesChanged, self.told.append)
        self.clock = FakeClock(NOW)
        self.record = Record(self.store, bus, self.clock)

    def entries(self) -> int:
        """Return how many entries of any kind are kept."""
        store = self.store
        reads = (store.blocks, store.check_ins, store.nights, store.question_sets, store.day_marks)
        return sum(len(read(*EVER)) for read in reads)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_check_in_is_kept_now_and_its_day_is_told(desk: Desk) -> None:
    new = desk.record.check_in(stress=3, words=("tense", " tense ", ""), tags=["on  call"], note=" hm ")
    [found] = desk.store.check_ins(*EVER)
    assert (found.id, found.at, found.stress) == (new, NOW, 3)
    assert (found.words, found.tags, found.note) == (("tense",), ("on call",), "hm")
    assert desk.told == [EntriesChanged((MONDAY,))]


def test_a_check_in_after_midnight_belongs_to_the_day_before(desk: Desk) -> None:
    desk.record.check_in(datetime(2026, 3, 2, 3, 0, tzinfo=BERLIN), stress=3)
    assert desk.told == [EntriesChanged((date(2026, 3, 1),))]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stress", 10.01),
        ("stress", -1),
        ("stress", NAN),
        ("pleasantness", 1.5),
        ("energy", -1.01),
        ("energy", float("inf")),
    ],
)
def test_a_measure_out_of_its_scale_is_named_never_clipped(desk: Desk, field: str, value: float) -> None:
    with pytest.raises(InvalidInput, match=field.capitalize()):
        enter: Any = desk.record.check_in
        enter(**{field: value})
    assert desk.entries() == 0
    assert desk.told == []


@pytest.mark.parametrize(
    ("field", "value"), [("stress", 0), ("stress", 10), ("energy", -1), ("pleasantness", 1)]
)
def test_the_ends_of_a_scale_belong_to_it(desk: Desk, field: str, value: float) -> None:
    enter: Any = desk.record.check_in
    enter(**{field: value})
    assert getattr(desk.store.check_ins(*EVER)[0], field) == value


def test_an_empty_check_in_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="empty"):
        desk.record.check_in(note="  ", tags=[" "])
    assert desk.entries() == 0


def test_text_that_is_no_text_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="no text"):
        desk.record.check_in(note="\udcff")
    with pytest.raises(InvalidInput, match="shorten"):
        desk.record.questions("x" * 201, NOW, 1, 2)


def test_a_time_a_minute_ahead_is_let_through_and_one_beyond_is_not(desk: Desk) -> None:
    desk.record.check_in(NOW + timedelta(seconds=60), stress=1)
    with pytest.raises(InvalidInput, match="still to come"):
        desk.record.check_in(NOW + timedelta(seconds=61), stress=1)


def test_now_is_compared_across_zones(desk: Desk) -> None:
    desk.record.check_in(NOW.astimezone(ZoneInfo("Asia/Tokyo")), stress=1)
    with pytest.raises(InvalidInput, match="still to come"):
        desk.record.check_in(NOW.replace(tzinfo=ZoneInfo("America/New_York")), stress=1)


@pytest.mark.parametrize("year", [1, 1969, 9999])
def test_a_year_nobody_means_is_refused(desk: Desk, year: int) -> None:
    with pytest.raises(InvalidInput, match="check the year"):
        desk.record.study("Renal", datetime(year, 1, 1, tzinfo=UTC), 50)


def test_a_block_of_study_is_kept_with_its_end(desk: Desk) -> None:
    new = desk.record.study(" Renal \n tubules ", NOW - timedelta(hours=2), 50.5, effort=7, focus=4)
    assert desk.store.blocks(*EVER) == [
        FocusBlock(
            id=new,
            topic="Renal tubules",
            started=NOW - timedelta(hours=2),
            ended=NOW - timedelta(hours=2) + 50.5 * MINUTE,
            focus_time=50.5 * MINUTE,
            effort=7,
            focus=4,
            source="log",
        )
    ]
    assert desk.told == [EntriesChanged((MONDAY,))]


def test_a_block_over_a_clock_change_ends_after_its_minutes() -> None:
    desk = Desk()
    desk.clock = FakeClock(datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN))
    record = Record(desk.store, Bus(), desk.clock)
    record.study("Renal", datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN), 60)
    [block] = desk.store.blocks(*EVER)
    assert block.ended.isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize("minutes", [0, -5, 1440.5, NAN, float("inf")])
def test_minutes_must_be_more_than_none_and_at_most_a_day(desk: Desk, minutes: float) -> None:
    with pytest.raises(InvalidInput, match="Minutes are"):
        desk.record.study("Renal", NOW - timedelta(days=3), minutes)
    assert desk.entries() == 0


def test_study_that_has_not_happened_yet_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="still to come"):
        desk.record.study("Renal", NOW + timedelta(hours=1), 10)
    with pytest.raises(InvalidInput, match="fewer minutes"):
        desk.record.study("Renal", NOW - 30 * MINUTE, 50)
    assert desk.entries() == 0


@pytest.mark.parametrize("topic", ["", "   ", "\n\t"])
def test_an_empty_topic_is_refused(desk: Desk, topic: str) -> None:
    with pytest.raises(InvalidInput, match="topic is empty"):
        desk.record.study(topic, NOW - timedelta(hours=1), 50)


def test_effort_out_of_scale_is_refused_with_the_entry(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="Effort is 11, outside its scale: give 0 to 10"):
        desk.record.study("Renal", NOW - timedelta(hours=1), 50, effort=11)
    assert desk.entries() == 0


def test_a_block_is_rated_within_the_scale(desk: Desk) -> None:
    new = desk.record.study("Renal", NOW - timedelta(hours=1), 50)
    desk.record.rate(new, effort=6)
    desk.record.rate(new, focus=0)
    with pytest.raises(InvalidInput, match="Focus"):
        desk.record.rate(new, focus=-0.5)
    [block] = desk.store.blocks(*EVER)
    assert (block.effort, block.focus) == (6, 0)
    with pytest.raises(InvalidInput, match="gone"):
        desk.record.rate("gone", effort=1)


def test_a_night_belongs_to_the_date_of_getting_up(desk: Desk) -> None:
    new = desk.record.night(NIGHT)
    assert desk.store.nights(MONDAY, MONDAY) == [replace(NIGHT, id=new)]
    assert desk.told == [EntriesChanged((MONDAY,))]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"tried": NIGHT.into_bed - MINUTE}, "'tried to sleep'.*before 'into bed'"),
        ({"woke": NIGHT.tried - MINUTE}, "'woke'.*before 'tried to sleep'"),
        ({"out_of_bed": NIGHT.woke - MINUTE}, "'out of bed'.*before 'woke'"),
        ({"into_bed": NIGHT.into_bed - timedelta(days=1)}, "check both dates"),
        ({"out_of_bed": NOW + timedelta(hours=1)}, "still to come"),
        ({"sleep_onset_latency": 426 * MINUTE}, "451 min, but only 450 min"),
        ({"sleep_onset_latency": timedelta.max, "wake_after_sleep_onset": timedelta.max}, "correct one"),
        ({"sleep_onset_latency": -MINUTE}, "less than 0"),
        ({"wake_after_sleep_onset": -MINUTE}, "less than 0"),
        ({"awakenings": -1}, "Awakenings"),
        ({"awakenings": 2**63}, "Awakenings"),
        ({"quality": 0}, "quality"),
        ({"quality": 6}, "quality"),
    ],
)
def test_a_night_that_cannot_have_been_is_refused(desk: Desk, changes: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        desk.record.night(replace(NIGHT, **changes))
    assert desk.entries() == 0


def test_a_night_fills_its_bounds_exactly(desk: Desk) -> None:
    desk.record.night(replace(NIGHT, tried=NIGHT.into_bed, woke=NIGHT.out_of_bed))
    desk.record.night(replace(NIGHT, sleep_onset_latency=425 * MINUTE))
    assert desk.entries() == 2


def test_a_night_over_a_clock_change_is_measured_in_hours_that_passed(desk: Desk) -> None:
    autumn = replace(
        NIGHT,
        into_bed=datetime(2025, 10, 25, 23, 0, tzinfo=BERLIN),
        tried=datetime(2025, 10, 26, 2, 30, tzinfo=BERLIN, fold=0),
        woke=datetime(2025, 10, 26, 2, 20, tzinfo=BERLIN, fold=1),
        out_of_bed=datetime(2025, 10, 26, 2, 40, tzinfo=BERLIN, fold=1),
    )
    desk.record.night(autumn)
    assert desk.entries() == 1


@pytest.mark.parametrize(("correct", "total"), [(-1, 10), (11, 10), (0, 0), (1, -1)])
def test_more_right_than_there_were_is_refused(desk: Desk, correct: int, total: int) -> None:
    with pytest.raises(InvalidInput):
        desk.record.questions("Renal", NOW, correct, total)
    assert desk.entries() == 0


def test_questions_are_kept(desk: Desk) -> None:
    new = desk.record.questions("Renal", NOW, 10, 10)
    assert [each.id for each in desk.store.question_sets(*EVER)] == [new]


def test_a_rest_day_is_today_or_any_day_within_a_year(desk: Desk) -> None:
    desk.record.rest()
    desk.record.rest(date(2026, 3, 8))
    with pytest.raises(InvalidInput, match="more than a year"):
        desk.record.rest(date(2028, 1, 1))
    assert [(mark.day.day, mark.rest_declared) for mark in desk.store.day_marks(*EVER)] == [
        (2, True),
        (8, True),
    ]


def test_that_the_program_ran_is_marked_and_told_once_a_day(desk: Desk) -> None:
    desk.record.mark_program_ran()
    desk.record.mark_program_ran()
    assert desk.store.day_marks(*EVER) == [DayMark(MONDAY, program_ran=True)]
    assert len(desk.told) == 1
    desk.clock.advance(hours=9)
    desk.record.mark_program_ran()
    assert len(desk.store.day_marks(*EVER)) == 2
