from dataclasses import fields
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.core.course import History, course, rest_days
from companion.core.days import DayFigures, Entries, day_figures
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
)
from companion.core.usual import Range
from tests.fakes.light_rows import daily_stress, effort_rows

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
LATER = MONDAY + timedelta(days=60)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), BERLIN)


def block(day: date, hour: int = 9, minutes: float = 50, effort: float | None = 6) -> FocusBlock:
    start, length = at(day, hour), timedelta(minutes=minutes)
    return FocusBlock(topic="Renal", started=start, ended=start + length, focus_time=length, effort=effort)


def rested(day: date, outcome: str, tier: str = "short") -> BreakRecord:
    ten = timedelta(minutes=10)
    return BreakRecord(
        tier=tier,
        level="firm",
        started=at(day, 10),
        ended=at(day, 10, 10),
        planned=ten,
        rested=ten,
        outcome=outcome,  # type: ignore[arg-type]
    )


def figures(
    entries: Entries, marks: tuple[DayMark, ...] = (), first: date = MONDAY, last: date = MONDAY
) -> list[DayFigures]:
    history = History(
        efforts=effort_rows(entries.blocks), stress=daily_stress(entries.check_ins), marks=marks
    )
    return day_figures(entries, course(history, LATER), first, last)


def test_the_fields_are_those_of_the_contract_in_its_order() -> None:
    assert [field.name for field in fields(DayFigures)] == [
        "day", "focus_min", "load", "load_estimated", "effort_mean", "blocks", "breaks_due",
        "breaks_taken", "breaks_natural", "breaks_left_early", "breaks_skipped", "stress", "stress_n",
        "pleasantness", "energy", "sleep_min", "sleep_efficiency", "time_in_bed_min", "midpoint",
        "sleep_quality", "practice_min", "questions_correct", "questions_total", "rest_day",
        "load_recent", "load_usual", "stress_band",
    ]  # fmt: skip


def test_an_empty_day_is_missing_and_says_nothing() -> None:
    assert figures(Entries()) == [DayFigures(day=MONDAY)]


def test_calendar_positions_are_kept() -> None:
    entries = Entries(blocks=[block(MONDAY), block(MONDAY + timedelta(days=3))])
    days = figures(entries, last=MONDAY + timedelta(days=4))
    assert [day.blocks for day in days] == [1, None, None, 1, None]


def test_a_day_of_study_adds_up() -> None:
    entries = Entries(blocks=[block(MONDAY), block(MONDAY, 11, 30, effort=4)])
    [day] = figures(entries)
    assert (day.focus_min, day.load, day.effort_mean, day.blocks) == (80, 420, 5, 2)
    assert day.rest_day is False
    assert not day.load_estimated


def test_effort_mean_leaves_unknown_efforts_out_and_the_load_becomes_an_estimate() -> None:
    known = [block(MONDAY, hour, effort=4) for hour in range(6, 11)]
    [day] = figures(Entries(blocks=[*known, block(MONDAY, 12, effort=None)]))
    assert day.effort_mean == 4
    assert day.load == 6 * 200
    assert day.load_estimated


def test_too_few_efforts_leave_the_minutes_without_a_load() -> None:
    [day] = figures(Entries(blocks=[block(MONDAY), block(MONDAY, 11, effort=None)]))
    assert day.focus_min == 100
    assert day.load is None
    assert not day.load_estimated


def test_study_after_midnight_belongs_to_the_day_before() -> None:
    late = block(MONDAY + timedelta(days=1), hour=3)
    assert [day.blocks for day in figures(Entries(blocks=[late]), last=LATER)][:2] == [1, None]


def test_a_declared_rest_day_has_a_load_of_nothing() -> None:
    [day] = figures(Entries(), (DayMark(MONDAY, rest_declared=True),))
    assert (day.rest_day, day.load, day.focus_min, day.blocks) == (True, 0, 0, 0)


def test_a_day_the_program_ran_without_study_was_a_rest_day() -> None:
    assert figures(Entries(), (DayMark(MONDAY, program_ran=True),))[0].rest_day is True


def test_a_check_in_alone_makes_no_rest_day() -> None:
    [day] = figures(Entries(check_ins=[CheckIn(at=at(MONDAY, 9), stress=4)]))
    assert day.stress == 4
    assert day.rest_day is None
    assert day.load is None


def test_study_on_a_day_declared_rest_is_study() -> None:
    [day] = figures(Entries(blocks=[block(MONDAY)]), (DayMark(MONDAY, rest_declared=True),))
    assert day.rest_day is False
    assert day.load == 300


def test_today_is_no_rest_day_before_it_is_over() -> None:
    ran = DayMark(MONDAY, program_ran=True)
    assert rest_days([ran], [], MONDAY) == frozenset()
    assert rest_days([ran], [], MONDAY + timedelta(days=1)) == {MONDAY}
    assert rest_days([DayMark(MONDAY, rest_declared=True)], [], MONDAY) == {MONDAY}


def test_a_rest_day_declared_ahead_does_not_lower_the_averages_yet() -> None:
    blocks = [block(MONDAY + timedelta(days=n)) for n in range(20)]
    ahead = DayMark(LATER + timedelta(days=1), rest_declared=True)
    history = History(efforts=effort_rows(blocks), stress={}, marks=[ahead])
    whole = course(history, LATER)
    assert ahead.day in whole.rest
    assert ahead.day not in whole.recent


def test_breaks_are_counted_by_what_became_of_them() -> None:
    outcomes = ["taken", "taken", "natural", "left_early", "skipped", "superseded"]
    [day] = figures(Entries(breaks=[rested(MONDAY, outcome) for outcome in outcomes]))
    assert day.breaks_due == 5
    assert (day.breaks_taken, day.breaks_natural) == (2, 1)
    assert (day.breaks_left_early, day.breaks_skipped) == (1, 1)


def test_micro_breaks_of_the_guard_do_not_count() -> None:
    assert figures(Entries(breaks=[rested(MONDAY, "taken", tier="micro")]))[0].breaks_due is None


def test_a_day_without_breaks_knows_nothing_of_them() -> None:
    [day] = figures(Entries(blocks=[block(MONDAY)]))
    assert day.breaks_due is None
    assert day.breaks_skipped is None


def test_check_ins_are_averaged_and_their_number_kept() -> None:
    check_ins = [
        CheckIn(at=at(MONDAY, 9), stress=4, pleasantness=0.5),
        CheckIn(at=at(MONDAY, 15), stress=7, energy=-0.25),
        CheckIn(at=at(MONDAY, 20), pleasantness=-0.1),
    ]
    [day] = figures(Entries(check_ins=check_ins))
    assert (day.stress, day.stress_n) == (5.5, 2)
    assert day.pleasantness == pytest.approx(0.2)
    assert day.energy == -0.25


def slept(day: date, nap: bool = False) -> Night:
    """Return the worked night that ended on `day`; a nap is the same sleep called one."""
    return Night(
        into_bed=at(day - timedelta(days=1), 22, 30),
        tried=at(day - timedelta(days=1), 23),
        sleep_onset_latency=timedelta(minutes=20),
        awakenings=2,
        wake_after_sleep_onset=timedelta(minutes=25),
        woke=at(day, 6, 30),
        out_of_bed=at(day, 7),
        quality=3,
        nap=nap,
    )


def test_a_night_stands_with_the_date_of_getting_up() -> None:
    night = slept(MONDAY + timedelta(days=1))
    before, day = figures(Entries(nights=[night]), last=MONDAY + timedelta(days=1))
    assert before.sleep_min is None
    assert (day.sleep_min, day.time_in_bed_min, day.sleep_quality) == (405, 510, 3)
    assert day.sleep_efficiency == pytest.approx(79.4, abs=0.05)
    assert day.midpoint is not None
    assert f"{day.midpoint:%H:%M}" == "02:55"


def test_a_night_without_sleep_has_no_minutes_and_no_midpoint() -> None:
    marked = DayMark(MONDAY, did_not_sleep=True)
    [day] = figures(Entries(marks=[marked]), marks=(marked,))
    assert (day.sleep_min, day.time_in_bed_min) == (0, 0)
    assert (day.sleep_efficiency, day.midpoint, day.sleep_quality) == (None, None, None)
    assert day.missing


def test_a_night_that_is_not_to_be_asked_about_stays_unknown() -> None:
    [day] = figures(Entries(marks=[DayMark(MONDAY, night_skipped=True)]))
    assert (day.sleep_min, day.time_in_bed_min) == (None, None)


def test_a_night_written_down_counts_more_than_the_word_that_there_was_none() -> None:
    [day] = figures(Entries(nights=[slept(MONDAY)], marks=[DayMark(MONDAY, did_not_sleep=True)]))
    assert day.sleep_min == 405


def test_a_nap_never_stands_for_the_night() -> None:
    [alone] = figures(Entries(nights=[slept(MONDAY, nap=True)]))
    assert (alone.sleep_min, alone.midpoint) == (None, None)
    [after] = figures(Entries(nights=[slept(MONDAY, nap=True)], marks=[DayMark(MONDAY, did_not_sleep=True)]))
    assert after.sleep_min == 0


def test_practice_questions_add_up() -> None:
    sets = [QuestionSet(topic="Renal", at=at(MONDAY, h), correct=c, total=20) for h, c in ((9, 12), (11, 15))]
    [day] = figures(Entries(questions=sets))
    assert (day.questions_correct, day.questions_total) == (27, 40)


def practised(start: datetime, minutes: float) -> PracticeSession:
    length = timedelta(minutes=minutes)
    return PracticeSession(
        practice="box", course="5", started=start, ended=start + 2 * length, practised=length, finished=False
    )


def test_minutes_of_practice_add_up_pauses_left_out_and_none_are_none() -> None:
    played = [practised(at(MONDAY, 9), 4.5), practised(at(MONDAY + timedelta(days=1), 3, 58), 5)]
    monday, tuesday = figures(Entries(practices=played), last=MONDAY + timedelta(days=1))
    assert monday.practice_min == 9.5
    assert tuesday.practice_min is None
    [rest] = figures(Entries(), (DayMark(MONDAY, rest_declared=True),))
    assert (rest.rest_day, rest.practice_min) == (True, None)


def test_the_band_is_null_on_days_without_stress() -> None:
    values = [3, 5, 4, 6, 4, 5, 3]
    entries = Entries(
        check_ins=[CheckIn(at=at(MONDAY + timedelta(days=n), 9), stress=values[n % 7]) for n in range(22)]
    )
    days = figures(entries, last=MONDAY + timedelta(days=22))
    assert days[13].stress_band is None
    assert isinstance(days[14].stress_band, Range)
    assert days[22].stress_band is None


def test_averages_stand_on_recorded_days_from_the_fifteenth_on() -> None:
    blocks = [block(MONDAY + timedelta(days=n)) for n in range(16) if n != 15]
    days = figures(
        Entries(blocks=[*blocks, block(MONDAY + timedelta(days=16))]), last=MONDAY + timedelta(days=16)
    )
    assert days[13].load_recent is None
    assert days[14].load_recent == days[14].load_usual == 300
    assert days[15].load_recent is None
    assert days[16].load_recent == 300


def test_history_before_the_days_asked_for_counts() -> None:
    blocks = [block(MONDAY + timedelta(days=n), minutes=10 * n + 10) for n in range(40)]
    whole = figures(Entries(blocks=blocks), last=MONDAY + timedelta(days=39))
    history = History(efforts=effort_rows(blocks), stress={})
    first = MONDAY + timedelta(days=30)
    part = day_figures(Entries(blocks=blocks[30:]), course(history, LATER), first, first + timedelta(days=9))
    assert part == whole[30:]


def test_the_rollover_decides_which_day_an_entry_belongs_to() -> None:
    early = CheckIn(at=at(MONDAY + timedelta(days=1), 5), stress=4)
    whole = course(History(stress={}), LATER)
    entries = Entries(check_ins=[early])
    [late_turning] = day_figures(entries, whole, MONDAY, MONDAY, rollover=time(6))
    [usual] = day_figures(entries, whole, MONDAY, MONDAY)
    assert (late_turning.stress, usual.stress) == (4, None)
