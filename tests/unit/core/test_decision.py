"""Proposals for next week, and what came of a decision."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.decision import MOST, came_of, proposals
from companion.core.decision_facts import Proposal, WeekFacts
from companion.core.reflection import Aim, Decision, WeekReflection, questions, week_to_reflect
from companion.core.reflection_checks import check_decision
from companion.core.signs import NAMES, SignName
from tests.fakes.signs import signs
from tests.unit.core.test_suggestion import HARSH

MONDAY = date(2026, 11, 9)
HOUR = 60.0


def week(ends: dict[int, float] | None = None, **changes: Any) -> WeekFacts:
    """Return a week; ends: day of the week, 0 = Monday, -> hours past midnight."""
    evenings = {MONDAY + timedelta(days=day): hours * HOUR for day, hours in (ends or {}).items()}
    return WeekFacts(monday=MONDAY, ends=evenings, **changes)


BEFORE = [week(focus_min=hours * HOUR) for hours in (22, 25.6, 27, 30)]
HARD = week(
    {0: 22, 1: 22.2, 2: 22.5, 3: 21, 4: 23}, focus_min=34 * HOUR, breaks_due=24, breaks_taken=9, rest_days=0
)


def short(*found: Proposal) -> list[str]:
    return [one.short for one in found]


def test_a_week_of_overload_asks_for_rest_an_earlier_end_and_fewer_hours() -> None:
    asked = signs("load", "sleep", recovery={"rest_days_14": 1})
    rest, end, hours = proposals(HARD, BEFORE, asked, 22.75 * HOUR)
    assert (rest.text, rest.reason) == ("Sunday off.", "0 days off this week.")
    assert rest.aim == Aim(kind="rest_days", amount=1)
    assert end.text == "Stop at 21:30 on three evenings."
    assert end.reason == (
        "6 nights were 52 min short of your target on average. This week your study days ended about 22:12."
    )
    assert end.aim == Aim(kind="stop_by", amount=21.5 * HOUR, times=3)
    assert hours.text == "Keep to 26 h of focus."
    assert hours.reason == (
        "This week had 34 h; your last 4 weeks without a load sign had 26 h 18 min in the middle."
    )
    assert (hours.short, hours.aim) == ("≤ 26 h", Aim(kind="hours", amount=26))


def test_with_most_signs_on_two_days_off_come_first() -> None:
    first, *_others = proposals(HARD, BEFORE, signs(*NAMES), 22.75 * HOUR)
    assert (first.text, first.reason) == ("Two days off.", "6 of 6 signs are on; 0 days off this week.")
    assert first.aim == Aim(kind="rest_days", amount=2)


def test_without_signs_the_proposals_are_gentle() -> None:
    calm = week({0: 19.2, 1: 19.6, 2: 19.9}, focus_min=21 * HOUR, rest_days=1)
    rest, hours, end = proposals(calm, BEFORE, signs())
    assert (rest.short, rest.reason) == ("Sunday off", "1 day off this week.")
    assert hours.reason == (
        "26 h 18 min is the middle of your last 4 weeks without a load sign; this week had 21 h."
    )
    assert end.text == "Stop at 19:30 on most evenings."


def test_with_nothing_recorded_there_are_still_three_to_choose_from() -> None:
    assert short(*proposals(week())) == ["Sunday off", "One evening free", "Two walks"]
    assert short(*proposals(week(), signs=signs(off="unknown"))) == short(*proposals(week()))


def test_an_evening_that_ends_long_before_bed_is_not_what_shortens_the_night() -> None:
    early = replace(HARD, ends={MONDAY + timedelta(days=n): 18 * HOUR for n in range(5)})
    bed = proposals(early, BEFORE, signs("sleep"), 24.5 * HOUR)[0]
    assert bed.text == "In bed by 00:00 on three nights."
    assert bed.reason.endswith("You usually go to bed about 00:30.")
    assert bed.aim is None


def test_for_stress_an_evening_ends_an_hour_before_its_usual_end() -> None:
    evenings = proposals(HARD, BEFORE, signs("stress"))[0]
    assert evenings.text == "Stop at 21:00 on three evenings."


@pytest.mark.parametrize("on", [(), ("stress",), ("mood",), ("stress", "sleep")])
def test_who_has_the_evening_free_is_not_asked_to_stop_sooner(on: tuple[SignName, ...]) -> None:
    mornings = replace(HARD, ends={MONDAY + timedelta(days=n): 13.75 * HOUR for n in range(3)})
    for before in (BEFORE, ()):
        found = proposals(mornings, before, signs(*on), 23.5 * HOUR)
        assert len(found) == 3
        assert not any("Stop at" in one.text or "evening" in one.text for one in found)


def test_breaks_and_what_one_likes_come_with_their_signs() -> None:
    weary = signs("recovery", "mood", recovery={"rest_days_14": 0})
    found = proposals(replace(HARD, ends={}, focus_min=0), [], weary)
    assert short(*found) == ["Sunday off", "Half the breaks", "Something I like"]
    assert [one.reason for one in found] == [
        "0 days off in the last 14.",
        "9 of 24 took place this week.",
        "Mood or energy was below your own usual range on 4 of 6 recorded days.",
    ]


def test_hours_are_never_proposed_above_a_week_that_had_signs() -> None:
    light = replace(HARD, focus_min=20 * HOUR)
    found = {one.short for one in proposals(light, BEFORE, signs("returns", "mood"))}
    assert "≤ 20 h" in found
    two = BEFORE[:2]
    assert not any(one.short.startswith("≤") for one in proposals(HARD, two, signs("load")))


facts = st.builds(
    WeekFacts,
    monday=st.just(MONDAY),
    focus_min=st.floats(0, 6000),
    rest_days=st.integers(0, 7),
    breaks_due=st.integers(0, 80),
    breaks_taken=st.integers(0, 80),
    ends=st.dictionaries(st.dates(MONDAY, MONDAY + timedelta(days=6)), st.floats(240, 1680), max_size=7),
)


@given(
    facts,
    st.lists(facts, max_size=4),
    st.none() | st.lists(st.sampled_from(NAMES), unique=True).map(lambda on: signs(*on)),
    st.none() | st.floats(1080, 1800),
)
def test_there_are_three_different_proposals_each_with_a_number_that_can_be_kept(
    lived: WeekFacts, before: list[WeekFacts], asked: Any, bedtime: float | None
) -> None:
    found = proposals(lived, before, asked, bedtime)
    assert len({one.text for one in found}) == len({one.short for one in found}) == len(found) == MOST
    for one in found:
        assert re.search(r"\d", one.reason)
        assert len(one.short) <= 20
        assert not any(HARSH.search(words) for words in (one.short, one.text, one.reason)), one
        check_decision(Decision(text=one.text, made=MONDAY, aim=one.aim))
        if one.aim is not None:
            assert came_of(one.aim, lived)


@pytest.mark.parametrize(
    ("aim", "lived", "words"),
    [
        (Aim(kind="rest_days", amount=2), {"rest_days": 2}, "2 days off."),
        (Aim(kind="rest_days", amount=1), {"rest_days": 1}, "1 day off."),
        (Aim(kind="rest_days", amount=1), {"rest_days": 0}, "No day off."),
        (Aim(kind="stop_by", amount=1200), {}, "No day of study."),
        (
            Aim(kind="stop_by", amount=1200),
            {"ends": {0: 20, 1: 20.01, 2: 18}},
            "Finished by 20:00 on 2 of 3 study days.",
        ),
        (Aim(kind="stop_by", amount=1470), {"ends": {0: 24.5}}, "Finished by 00:30 on 1 of 1 study day."),
        (Aim(kind="hours", amount=26), {"focus_min": 1455}, "24 h 15 min of focus; the aim was 26 h."),
        (Aim(kind="breaks", amount=50), {"breaks_due": 24, "breaks_taken": 18}, "18 of 24 breaks taken."),
        (Aim(kind="breaks", amount=50), {}, "No break fell due."),
    ],
)
def test_what_came_of_a_decision_is_said_in_figures(aim: Aim, lived: dict[str, Any], words: str) -> None:
    assert came_of(aim, week(**lived)) == words


def test_while_its_week_goes_on_nothing_is_settled() -> None:
    aim = Aim(kind="rest_days", amount=1)
    assert came_of(aim, week(), so_far=True) == "So far: no day off."
    assert came_of(aim, week(rest_days=1), so_far=True) == "So far: 1 day off."


def test_the_window_says_times_its_own_way() -> None:
    found = proposals(HARD, BEFORE, signs("stress"), say_time=lambda at: f"{at.hour - 12} pm")
    assert found[0].text == "Stop at 9 pm on three evenings."


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 11, 12), date(2026, 11, 2)),
        (date(2026, 11, 13), date(2026, 11, 9)),
        (date(2026, 11, 15), date(2026, 11, 9)),
        (date(2026, 11, 16), date(2026, 11, 9)),
    ],
)
def test_one_looks_back_on_this_week_from_friday_on(day: date, monday: date) -> None:
    assert week_to_reflect(day) == monday


def test_the_three_questions_are_fields_of_a_reflection() -> None:
    assert set(questions()) <= set(WeekReflection.__slots__)
    assert all(words.endswith("?") and not HARSH.search(words) for words in questions().values())
