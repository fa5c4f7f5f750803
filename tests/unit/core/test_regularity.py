from cmath import exp
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import log, pi, sqrt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from companion.core.journal import Night
from companion.core.regularity import midpoint_spread, shortfalls, sleep_regularity, social_jetlag

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def night(up: date, tried: int = -60, lasts: int = 480, zone: ZoneInfo = BERLIN) -> Night:
    """Return a night before getting up on `up`. tried: minutes from midnight; lasts: minutes that pass."""
    start = (datetime.combine(up, datetime.min.time()) + tried * MINUTE).replace(tzinfo=zone)
    woke = (start.astimezone(UTC) + lasts * MINUTE).astimezone(zone)
    return Night(
        into_bed=start,
        tried=start,
        sleep_onset_latency=timedelta(0),
        awakenings=0,
        wake_after_sleep_onset=timedelta(0),
        woke=woke,
        out_of_bed=woke,
    )


def nights(*tried: int | None, lasts: int = 480, first: date = MONDAY) -> dict[date, Night | None]:
    """Return nights of successive dates; None leaves a date out."""
    days = {first + n * DAY: at for n, at in enumerate(tried)}
    return {day: night(day, at, lasts) for day, at in days.items() if at is not None}


def test_shortfall_counts_what_is_below_the_target_and_nothing_above_it() -> None:
    assert shortfalls([400, None, 480, 540, 0], 480) == [80, 0, 0, 480]
    assert shortfalls([], 480) == []


def test_a_spread_needs_two_midpoints() -> None:
    assert midpoint_spread([]) is None
    assert midpoint_spread([180]) is None
    assert midpoint_spread([180, 180]) == 0


def test_midpoints_around_midnight_are_close() -> None:
    assert midpoint_spread([23 * 60 + 50, 10]) == pytest.approx(midpoint_spread([170, 190]))
    # Two points 20 min apart: R = cos of 10 min, so the SD is 10 min to within a hair.
    assert midpoint_spread([23 * 60 + 50, 10]) == pytest.approx(10, abs=0.01)


def test_midpoints_all_around_the_clock_have_no_spread() -> None:
    assert midpoint_spread([0, 720]) is None
    assert midpoint_spread([0, 360, 720, 1080]) is None


@given(st.lists(st.floats(0, 1439), min_size=2, max_size=14))
def test_the_spread_is_that_of_the_definition(minutes: list[float]) -> None:
    length = abs(sum(exp(2j * pi * minute / 1440) for minute in minutes)) / len(minutes)
    assume(1e-3 < length < 1 - 1e-6)
    assert midpoint_spread(minutes) == pytest.approx(sqrt(-2 * log(length)) * 1440 / (2 * pi), rel=1e-6)


@given(st.lists(st.floats(0, 1439), min_size=2, max_size=14), st.floats(0, 1439))
def test_the_spread_does_not_depend_on_the_hour(minutes: list[float], later: float) -> None:
    length = abs(sum(exp(2j * pi * minute / 1440) for minute in minutes)) / len(minutes)
    assume(length > 1e-3)
    shifted = [(minute + later) % 1440 for minute in minutes]
    assert midpoint_spread(shifted) == pytest.approx(midpoint_spread(minutes), rel=1e-6, abs=1e-3)


def test_social_jetlag_goes_the_short_way_around_the_clock() -> None:
    assert social_jetlag([30, 30], [23 * 60, 23 * 60]) == pytest.approx(90)
    assert social_jetlag([180, 240], [150, 150]) == pytest.approx(60)
    assert social_jetlag([180], [150, 150]) is None
    assert social_jetlag([180, 180], []) is None


def test_the_same_hours_every_night_are_wholly_regular() -> None:
    found = sleep_regularity(nights(*[-60] * 8))
    assert (found.index, found.pairs) == (100, 7)


def test_seven_pairs_are_needed() -> None:
    assert sleep_regularity(nights(*[-60] * 7)) == sleep_regularity(nights(*[-60] * 7, None))
    assert sleep_regularity(nights(*[-60] * 7)).index is None
    assert sleep_regularity(nights(*[-60] * 7)).pairs == 6


def test_a_missing_night_leaves_both_its_pairs_out() -> None:
    found = sleep_regularity(nights(*[-60] * 4, None, *[-60] * 6))
    assert found.pairs == 3 + 5
    assert found.index == 100


def test_an_hour_later_every_other_night_is_two_hours_unlike_in_every_pair() -> None:
    found = sleep_regularity(nights(*[-60, 0] * 4))
    assert found.index == pytest.approx(-100 + 200 * (1 - 120 / 1440))


def test_no_overlap_at_all_counts_both_sleeps() -> None:
    found = sleep_regularity(nights(*[-60, 600] * 4, lasts=420))
    assert found.index == pytest.approx(-100 + 200 * (1 - 840 / 1440))


def test_a_day_sleeper_is_as_regular_as_anyone() -> None:
    assert sleep_regularity(nights(*[9 * 60] * 9)).index == 100
    shifted = sleep_regularity(nights(*[9 * 60, 10 * 60] * 4)).index
    assert shifted == pytest.approx(sleep_regularity(nights(*[-60, 0] * 4)).index)


def test_an_early_sleeper_whose_middle_is_before_midnight_is_not_taken_for_another_day() -> None:
    early = nights(*[-7 * 60, -6 * 60] * 4)
    assert sleep_regularity(early).index == pytest.approx(sleep_regularity(nights(*[-60, 0] * 4)).index)


def test_a_night_without_sleep_is_one_awake_and_not_a_missing_one() -> None:
    awake = nights(*[-60] * 9)
    awake[MONDAY + 4 * DAY] = None
    found = sleep_regularity(awake)
    assert found.pairs == 8
    assert found.index == pytest.approx(-100 + 200 * (1 - 2 * 480 / (8 * 1440)))


def test_nights_without_any_sleep_have_no_regularity() -> None:
    assert sleep_regularity({MONDAY + n * DAY: None for n in range(14)}).index is None


def test_lying_awake_between_onset_and_waking_is_not_seen() -> None:
    restless = {
        day: replace(each, wake_after_sleep_onset=120 * MINUTE)
        for day, each in nights(*[-60] * 9).items()
        if each is not None and day.day % 2
    }
    assert sleep_regularity(nights(*[-60] * 9) | restless).index == 100


def test_time_to_fall_asleep_is_time_awake() -> None:
    slow = {day: replace(each, sleep_onset_latency=60 * MINUTE)
            for day, each in nights(*[-60] * 9).items() if each is not None and day.day % 2}  # fmt: skip
    # One hour unlike in each of the eight pairs.
    found = sleep_regularity(nights(*[-60] * 9) | slow).index
    assert found == pytest.approx(-100 + 200 * (1 - 60 / 1440))


def test_the_change_of_the_clocks_shifts_sleep_by_the_hour_that_passed() -> None:
    # From 23:00 to 07:00 by the clock; an hour less on 29 March.
    first = date(2026, 3, 23)
    kept = {
        first + n * DAY: night(first + n * DAY, -60, 420 if first + n * DAY == date(2026, 3, 29) else 480)
        for n in range(14)
    }
    # 24 h later everything is an hour earlier in one pair at waking, in the next at going to sleep.
    assert sleep_regularity(kept).index == pytest.approx(-100 + 200 * (1 - 120 / (13 * 1440)))


def by_minutes(known: Mapping[date, Night | None], window_from: int) -> float:
    """Return the index by looking at every minute: the pairs' 24 hours begin `window_from` after midnight."""
    start = datetime.combine(min(known), datetime.min.time(), UTC)
    asleep: set[int] = set()
    for each in known.values():
        if each is not None:
            asleep.update(range((each.tried - start) // MINUTE, (each.woke - start) // MINUTE))
    pairs = [1440 * (day - min(known)).days + window_from for day in known if day + DAY in known]
    same = sum(((m in asleep) == (m + 1440 in asleep)) for begin in pairs for m in range(begin, begin + 1440))
    return -100 + 200 * same / (1440 * len(pairs))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-150, 150), st.integers(240, 540)), min_size=10, max_size=14),
    st.integers(0, 14),
)
def test_the_index_is_what_looking_at_every_minute_finds(plan: list[tuple[int, int]], missing: int) -> None:
    utc = ZoneInfo("UTC")
    days = {MONDAY + n * DAY: each for n, each in enumerate(plan) if n != missing}
    known = {day: night(day, tried, lasts, utc) for day, (tried, lasts) in days.items()}
    # No sleep touches noon, so noon to noon is the same window for everyone here.
    assert sleep_regularity(known).index == pytest.approx(by_minutes(known, -720))


@given(st.lists(st.integers(-300, 300), min_size=8, max_size=14), st.integers(0, 1439))
def test_regularity_does_not_depend_on_the_hour_someone_sleeps_at(tried: list[int], later: int) -> None:
    here = sleep_regularity(nights(*tried, lasts=420)).index
    assert here is not None
    assert -100 <= here <= 100
    # The same sleeper lives elsewhere: whole days lie between, so that dates of getting up may turn.
    shifted = {
        (each.woke + later * MINUTE).date(): replace(
            each,
            into_bed=each.into_bed + later * MINUTE,
            tried=each.tried + later * MINUTE,
            woke=each.woke + later * MINUTE,
            out_of_bed=each.out_of_bed + later * MINUTE,
        )
        for each in nights(*tried, lasts=420).values()
        if each is not None
    }
    assume(len(shifted) == len(tried))
    assume(max(shifted) - min(shifted) == (len(tried) - 1) * DAY)
    assert sleep_regularity(shifted).index == pytest.approx(here)
