"""The example day of a rhythm adds up, and is the one the welcome promises."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.engine.rhythm import BUILT_IN, GUARD, Rhythm, Tier
from companion.core.rhythm_day import DAY_LENGTH, LUNCH, Segment, day_of, total

MINUTE = timedelta(minutes=1)
EIGHT = time(8)


def minutes(*values: int) -> list[timedelta]:
    return [timedelta(minutes=value) for value in values]


def focus_starts(day: tuple[Segment, ...]) -> list[str]:
    return [str(segment.start)[:-3] for segment in day if segment.kind == "focus"]


def test_a_day_of_50_10_has_seven_blocks_and_ends_at_four() -> None:
    day = day_of(BUILT_IN["50/10"], EIGHT)
    assert focus_starts(day) == ["8:00", "9:00", "10:00", "11:20", "13:10", "14:10", "15:10"]
    assert total(day, "focus") == timedelta(hours=5, minutes=50)
    assert total(day, "break", "long", "lunch") == timedelta(hours=2, minutes=10)
    assert day[-1].end == timedelta(hours=16)


def test_the_third_break_of_50_10_is_the_long_one_and_lunch_begins_the_count_anew() -> None:
    rests = [segment for segment in day_of(BUILT_IN["50/10"], EIGHT) if segment.kind != "focus"]
    assert [rest.kind for rest in rests] == ["break", "break", "long", "lunch", "break", "break"]
    assert [rest.length for rest in rests] == minutes(10, 10, 30, 60, 10, 10)


def test_after_lunch_the_long_break_comes_after_a_whole_cycle() -> None:
    rests = [segment.kind for segment in day_of(BUILT_IN["25/5"], EIGHT) if segment.kind != "focus"]
    assert rests[rests.index("lunch") + 1 :] == ["break", "break", "break", "long"]


@pytest.mark.parametrize(
    ("name", "blocks", "focus", "end"),
    [
        ("25/5", 13, minutes(325)[0], timedelta(hours=15, minutes=40)),
        ("52/17", 6, minutes(312)[0], timedelta(hours=15, minutes=20)),
        ("90/20", 4, minutes(360)[0], timedelta(hours=15, minutes=40)),
    ],
)
def test_the_other_built_in_rhythms_keep_within_eight_hours(
    name: str, blocks: int, focus: timedelta, end: timedelta
) -> None:
    day = day_of(BUILT_IN[name], EIGHT)
    assert len(focus_starts(day)) == blocks
    assert total(day, "focus") == focus
    assert day[-1].end == end


def test_flow_rests_a_fifth_of_what_was_worked() -> None:
    day = day_of(BUILT_IN["flow"], EIGHT)
    assert {segment.length for segment in day if segment.kind == "focus"} == {timedelta(hours=1)}
    assert {segment.length for segment in day if segment.kind == "break"} == {timedelta(minutes=12)}
    assert total(day, "lunch") == LUNCH


def test_a_day_that_begins_after_noon_has_no_lunch() -> None:
    assert total(day_of(BUILT_IN["50/10"], time(14)), "lunch") == timedelta(0)


def test_of_two_tiers_due_at_once_the_longer_is_taken_and_makes_up_for_the_shorter() -> None:
    day = day_of(GUARD, EIGHT)
    first = [(segment.kind, segment.length) for segment in day[:6]]
    micro, rest = timedelta(seconds=20), 5 * MINUTE
    assert first == [
        ("focus", 20 * MINUTE),
        ("break", micro),
        ("focus", 20 * MINUTE),
        ("break", micro),
        ("focus", 10 * MINUTE),
        ("long", rest),
    ]


def test_a_single_block_is_shown_however_long_it_is() -> None:
    endless = Rhythm(name="x", tiers=(Tier(name="short", after=10 * timedelta(hours=1), length=MINUTE),))
    assert [segment.kind for segment in day_of(endless, EIGHT)] == ["focus"]


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    after = timedelta(minutes=draw(st.integers(1, 240)))
    length = timedelta(minutes=draw(st.integers(1, 120)))
    tiers = [Tier(name="short", after=after, length=length)]
    if draw(st.booleans()):
        long = length + timedelta(minutes=draw(st.integers(0, 60)))
        tiers.append(Tier(name="long", after=after, length=long, every=draw(st.integers(2, 12))))
    if draw(st.booleans()):
        other = timedelta(minutes=draw(st.integers(1, 300)))
        tiers.append(Tier(name="other", after=other, length=length + MINUTE))
    return Rhythm(name="any", tiers=tuple(tiers))


@given(rhythms(), st.integers(0, 23))
def test_focus_and_breaks_take_turns_without_a_gap_from_the_start(rhythm: Rhythm, hour: int) -> None:
    day = day_of(rhythm, time(hour))
    assert day[0].start == timedelta(hours=hour)
    assert all(before.end == after.start for before, after in zip(day, day[1:], strict=False))
    assert all((segment.kind == "focus") == (n % 2 == 0) for n, segment in enumerate(day))
    assert len(day) % 2 == 1
    assert all(segment.length > timedelta(0) for segment in day)


@given(rhythms())
def test_a_day_is_no_longer_than_eight_hours_and_lunch_is_eaten_once_at_most(rhythm: Rhythm) -> None:
    day = day_of(rhythm, EIGHT)
    assert day[-1].end - day[0].start <= DAY_LENGTH
    lunches = [segment for segment in day if segment.kind == "lunch"]
    assert len(lunches) <= 1
    assert all(lunch.start >= timedelta(hours=12) for lunch in lunches)
    late = [segment for segment in day if segment.kind != "focus" and segment.start >= timedelta(hours=12)]
    assert [segment.kind for segment in late[:1]] in ([], ["lunch"])
