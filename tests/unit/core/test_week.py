from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.course import History
from companion.core.day_counts import BreakCount, DayMood, FocusRatings, QuestionCount
from companion.core.journal import DayMark, Night
from companion.core.load import EffortMinutes
from companion.core.week import WeekFigures, WeekRecord, week_name
from companion.core.week_rows import WeekRows

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
FIFTH = MONDAY + 4 * WEEK
AFTER = MONDAY + 60 * DAY

Loads = Sequence[float | None]


def history(loads: Loads, first: date = MONDAY, **others: Any) -> History:
    """Return a record of these daily loads from `first` on: 0 = a rest day, None = a missing one."""
    days = {first + n * DAY: load for n, load in enumerate(loads)}
    efforts = [EffortMinutes(day, 5, load / 5) for day, load in days.items() if load]
    marks = [DayMark(day, rest_declared=True) for day, load in days.items() if load == 0]
    return History(efforts=efforts, stress=others.pop("stress", {}), marks=[*marks, *others.pop("marks", [])])


def figures(monday: date, past: History, today: date = AFTER, **rows: Any) -> WeekFigures:
    return WeekRecord(WeekRows(history=past, **rows), today, 480).figures(monday)


def night(up: date, tried: int = -60, lasts: int = 480) -> Night:
    start = (datetime.combine(up, datetime.min.time()) + timedelta(minutes=tried)).replace(tzinfo=BERLIN)
    woke = (start.astimezone(UTC) + timedelta(minutes=lasts)).astimezone(BERLIN)
    nothing = timedelta(0)
    return Night(
        into_bed=start,
        tried=start,
        sleep_onset_latency=nothing,
        awakenings=0,
        wake_after_sleep_onset=nothing,
        woke=woke,
        out_of_bed=woke,
    )


WORKED = [600.0, 200, 400, 500, 100, 650, 0]


def test_the_worked_week_has_the_published_figures() -> None:
    found = figures(MONDAY, history(WORKED))
    assert found.total_load == 2450
    assert found.monotony == pytest.approx(1.382, abs=5e-4)
    assert found.strain == pytest.approx(3385, abs=0.5)
    assert (found.focus_min, found.rest_days) == (490, 1)


def test_a_missing_day_leaves_monotony_and_strain_open_and_a_rest_day_does_not() -> None:
    found = figures(MONDAY, history([*WORKED[:6], None]))
    assert (found.total_load, found.monotony, found.strain, found.rest_days) == (2450, None, None, 0)


def test_a_week_without_entries_is_not_a_week_of_zeros() -> None:
    found = figures(MONDAY, history([]))
    assert (found.focus_min, found.total_load, found.rest_days) == (None, None, None)
    assert found.previous_four == (None, None, None, None)
    assert (found.sleep_shortfall_min, found.midpoint_sd_min, found.sri) == (None, None, None)
    assert found.signs.on == ()
    assert found.signs.known == 0


def test_a_week_of_rest_is_a_week_of_zeros() -> None:
    found = figures(MONDAY, history([0.0] * 7))
    assert (found.focus_min, found.total_load, found.rest_days, found.monotony) == (0, 0, 7, None)


def test_the_four_weeks_before_come_oldest_first_and_those_with_four_days_are_open() -> None:
    loads = [100.0] * 7 + [200.0] * 5 + [None] * 2 + [300.0] * 4 + [None] * 3 + [400.0] * 7 + [500.0] * 7
    found = figures(FIFTH, history(loads))
    assert found.previous_four == (700, 1000, None, 2800)
    assert found.signs.load.state == "unknown"


def test_study_without_a_known_effort_is_focus_but_no_load() -> None:
    efforts = [EffortMinutes(MONDAY + n * DAY, None, 60) for n in range(7)]
    found = figures(MONDAY, History(efforts=efforts, stress={}))
    assert (found.focus_min, found.total_load, found.rest_days) == (420, None, 0)


def test_days_to_come_are_not_known_even_where_rest_is_declared() -> None:
    begun = history([100.0, 100.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    found = figures(MONDAY, begun, today=MONDAY + DAY)
    assert (found.rest_days, found.monotony) == (0, None)
    assert found.signs.recovery.rest_days_14 == 0


def test_shortfall_and_spread_are_of_the_fourteen_nights_that_end_on_sunday() -> None:
    sunday = FIFTH + 6 * DAY
    nights = [night(sunday - n * DAY, lasts=480 - 60 * (n == 13) - 240 * (n == 14)) for n in range(20)]
    found = figures(FIFTH, history([]), nights=nights)
    assert (found.sleep_shortfall_min, found.nights, found.sri_pairs) == (60, 14, 13)
    assert found.sleep_target_min == 480


def test_a_night_without_sleep_has_a_shortfall_and_no_midpoint() -> None:
    nights = [night(MONDAY + n * DAY) for n in range(7) if n != 3]
    awake = [DayMark(MONDAY + 3 * DAY, did_not_sleep=True)]
    found = figures(MONDAY, history([], marks=awake), nights=nights)
    assert (found.sleep_shortfall_min, found.midpoint_sd_min, found.nights) == (480, 0, 7)
    assert found.signs.sleep.nights == 7
    assert found.signs.sleep.mean_shortfall_min == pytest.approx(480 / 7)


def test_naps_stand_aside() -> None:
    nap = replace(night(MONDAY, 14 * 60, 90), nap=True)
    alone = figures(MONDAY, history([]), nights=[nap])
    assert (alone.nights, alone.signs.sleep.nights) == (0, 0)
    beside = figures(MONDAY, history([]), nights=[night(MONDAY), nap])
    assert (beside.nights, beside.sleep_shortfall_min) == (1, 0)


def test_the_night_the_clocks_go_forward_is_an_hour_short() -> None:
    # 29 March 2026, the Sunday of its week: 23:00 to 07:00 by the clock.
    nights = [night(date(2026, 3, 23) + n * DAY) for n in range(6)] + [night(date(2026, 3, 29), lasts=420)]
    found = figures(date(2026, 3, 23), history([]), nights=nights)
    assert found.sleep_shortfall_min == 60
    # Onset 23:00, half of seven hours later it is 02:30, which the clock calls 03:30.
    one = figures(date(2026, 3, 23), history([]), nights=[night(date(2026, 3, 28), 0), nights[-1]])
    assert one.midpoint_sd_min == pytest.approx(15, abs=0.1)


def test_social_jetlag_compares_nights_before_rest_with_nights_before_study() -> None:
    nights = [night(MONDAY + n * DAY, 60 if n >= 5 else -60) for n in range(7)]
    found = figures(MONDAY, history([100.0] * 5 + [0.0] * 2), nights=nights)
    assert found.social_jetlag_min == pytest.approx(120)


def test_micro_and_superseded_breaks_are_not_among_those_due() -> None:
    breaks = [
        BreakCount(MONDAY, "short", "taken", 3),
        BreakCount(MONDAY, "long", "natural", 1),
        BreakCount(MONDAY, "short", "skipped", 2),
        BreakCount(MONDAY + DAY, "short", "left_early", 1),
        BreakCount(MONDAY, "micro", "skipped", 50),
        BreakCount(MONDAY, "short", "superseded", 50),
    ]
    sign = figures(MONDAY, history([100.0] * 7), breaks=breaks).signs.recovery
    assert (sign.breaks_due, sign.breaks_taken, sign.state) == (7, 4, "off")


def test_returns_read_the_week_and_the_four_before_it_and_nothing_else() -> None:
    def rated(day: date, focus: float) -> FocusRatings:
        return FocusRatings(day, focus, 10)

    edges = [rated(MONDAY - DAY, 0), rated(FIFTH + WEEK, 10)]
    inside = [rated(MONDAY, 8), rated(FIFTH - DAY, 9), rated(FIFTH, 3), rated(FIFTH + 6 * DAY, 4)]
    questions = [QuestionCount(MONDAY, 90, 100), QuestionCount(FIFTH, 30, 50)]
    sign = figures(
        FIFTH, history([100.0] * 35), ratings=[*edges, *inside], questions=questions
    ).signs.returns  # fmt: skip
    assert sign.week is not None
    assert sign.before is not None
    assert (sign.week.n, sign.week.mean, sign.before.n, sign.before.mean) == (20, 3.5, 20, 8.5)
    assert (sign.state, sign.measure, sign.hours, sign.usual_hours) == (
        "on", "focus", pytest.approx(140 / 60), pytest.approx(140 / 60),
    )  # fmt: skip


def test_mood_comes_from_pleasantness_or_energy_by_day() -> None:
    days = [FIFTH - n * DAY for n in range(28, 0, -1)]
    usual = [DayMood(day, 0.2 + 0.1 * (day.day % 3), None) for day in days]
    low = [DayMood(FIFTH + n * DAY, -0.9, None) for n in range(5)]
    sign = figures(FIFTH, history([]), moods=[*usual, *low]).signs.mood
    assert (sign.state, sign.measure, sign.days_out, sign.recorded_days) == ("on", "pleasantness", 5, 5)


def test_stress_stands_beside_its_own_usual() -> None:
    stress = {FIFTH - n * DAY: 4.0 + n % 3 for n in range(28, 0, -1)}
    stress |= {FIFTH + n * DAY: 10.0 for n in range(7)}
    sign = figures(FIFTH, history([], stress=stress)).signs.stress
    assert (sign.state, sign.measure, sign.recorded_days) == ("on", "stress", 7)


def test_weeks_are_named_by_the_iso_calendar() -> None:
    assert week_name(date(2026, 3, 2)) == "2026-W10"
    assert week_name(date(2024, 12, 30)) == "2025-W01"


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 900).map(float)), min_size=35, max_size=35),
    st.integers(28, 34),
)
def test_an_entry_less_in_the_week_never_turns_load_or_recovery_on(loads: Loads, missing: int) -> None:
    less = [None if place == missing else load for place, load in enumerate(loads)]
    before, after = figures(FIFTH, history(loads)).signs, figures(FIFTH, history(less)).signs
    assert after.load.state in (before.load.state, "off", "unknown")
    assert after.recovery.state in (before.recovery.state, "unknown")


@given(st.lists(st.one_of(st.none(), st.integers(0, 900).map(float)), min_size=35, max_size=35))
def test_totals_are_the_sums_of_their_days(loads: Loads) -> None:
    found = figures(FIFTH, history(loads))
    known = [load for load in loads[28:] if load is not None]
    assert found.total_load == (pytest.approx(sum(known)) if known else None)
    assert found.rest_days == (sum(load == 0 for load in known) if known else None)
    assert (found.monotony is None) == (len(known) < 7 or len(set(known)) == 1)
