"""Today's suggestion: at most one, with its numbers, and quiet once it was answered."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.focus_limit import FocusLimit
from companion.core.reflection import PutAside
from companion.core.signs import NAMES, Signs
from companion.core.suggestion import (
    AWAY,
    FinishAt,
    LateStudy,
    LowSet,
    OpenCheckIn,
    OpenHelp,
    OpenPractice,
    PracticeAtHand,
    RuleName,
    SetFocusLimit,
    Standing,
    Suggestion,
    TakeRestDay,
    UseRhythm,
    UsualBedtime,
    UsualDay,
    UsualFinish,
    UsualSleep,
    answered,
)
from companion.core.suggestion_rules import suggestion_for
from companion.core.usual import Range
from tests.adapters.store_files import BERLIN
from tests.fakes.signs import signs

DAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 12, 26, tzinfo=BERLIN)
HOUR = timedelta(hours=1)
CALM = (signs(), signs())
FINISH = UsualFinish(at=NOW.replace(hour=19, minute=40), days=20)
BEDTIME = UsualBedtime(at=NOW.replace(hour=22, minute=50), nights=12)
SLEEP = UsualSleep(middle_half=Range(410, 450), median=430, nights=24)
LIMIT = FocusLimit(length=7.5 * HOUR, usual=Range(310, 440), days=22)
KIND = PracticeAtHand(title="A hand on the heart · 4 min", practice="self-compassion", course="4")
CALM_PRACTICE = PracticeAtHand(title="Close the day · 8 min", practice="wind-down", course="8")
LOW = LowSet(
    id="set",
    topic="Renal",
    correct=12,
    total=40,
    usual_correct=232,
    usual_total=380,
    days=28,
    apart=Range(-0.46, -0.16),
)
CALM_DAY = Standing(now=NOW, day=DAY, weeks=CALM, days_since_rest=3, limit_set=True)
SHORT_NIGHT = replace(CALM_DAY, sleep_min=352, usual_sleep=SLEEP, finish=FINISH)


def found(standing: Standing, *asides: PutAside) -> str | None:
    suggestion = suggestion_for(standing, asides)
    return suggestion.name if suggestion else None


def made(standing: Standing) -> Suggestion:
    suggestion = suggestion_for(standing)
    assert suggestion is not None
    return suggestion


def test_on_an_ordinary_day_there_is_none() -> None:
    assert found(CALM_DAY) is None
    assert found(Standing(now=NOW, day=DAY)) is None


def test_after_a_short_night_an_earlier_end_is_offered_with_its_numbers() -> None:
    suggestion = made(SHORT_NIGHT)
    assert suggestion.title == "Finish at 18:00 today?"
    assert suggestion.reason == (
        "You slept 5 h 52 min; the middle half of your 24 nights before is 6 h 50 min to 7 h 30 min. "
        "Study usually ends about 19:40."
    )
    assert (suggestion.action, suggestion.act) == (
        "Finish at 18:00",
        FinishAt(NOW.replace(hour=18, minute=0)),
    )


def test_what_the_record_shows_of_short_nights_is_said_in_its_own_words() -> None:
    link = "On 72 shared days, stress tended to be higher after short nights. This does not show cause."
    assert made(replace(SHORT_NIGHT, link=link)).reason.endswith(f"19:40. {link}")


@pytest.mark.parametrize(
    "change",
    [
        {"sleep_min": None},
        {"sleep_min": 410},
        {"usual_sleep": None},
        {"finish": None},
        {"agreed": NOW},
        {"now": NOW.replace(hour=17, minute=31)},
        {"sleep_min": 386, "usual_sleep": replace(SLEEP, middle_half=Range(400, 440))},
    ],
)
def test_an_earlier_end_is_not_offered(change: dict[str, Any]) -> None:
    assert found(replace(SHORT_NIGHT, **change)) is None


@pytest.mark.parametrize("change", [{"sleep_min": 385}, {"now": NOW.replace(hour=17, minute=30)}])
def test_an_earlier_end_is_offered_at_the_very_boundary(change: dict[str, Any]) -> None:
    assert found(replace(SHORT_NIGHT, **change)) == "finish"


def test_high_stress_for_two_weeks_offers_a_person_and_not_more_tracking() -> None:
    tense = replace(SHORT_NIGHT, weeks=(signs("stress"), signs("stress", stress={"days_out": 4})))
    suggestion = made(tense)
    assert suggestion.name == "person"
    assert suggestion.act == OpenHelp()
    assert "5 of 7 recorded days last week, and on 4 of 7 the week before" in suggestion.reason
    assert found(replace(CALM_DAY, weeks=(signs("stress"), signs()))) is None
    assert found(replace(CALM_DAY, weeks=(signs("mood"), signs("mood")))) == "person"


def test_nobody_is_asked_for_a_check_in_while_stress_is_high() -> None:
    busy = replace(CALM_DAY, focus_min=200, check_in_days=9)
    assert made(busy).act == OpenCheckIn()
    assert made(busy).reason == (
        "3 h 20 min of focus today, and no check-in so far. You made one on 9 of the 14 days before."
    )
    assert found(replace(busy, weeks=(signs("stress"), signs()))) is None
    assert found(replace(busy, check_ins=1)) is None
    assert found(replace(busy, check_in_days=2)) is None
    assert found(replace(busy, focus_min=119)) is None


def test_a_day_off_is_offered_after_many_days_without_or_with_several_signs() -> None:
    long = replace(CALM_DAY, weeks=(signs("recovery"), signs()), days_since_rest=16)
    suggestion = made(long)
    assert suggestion.title == "A day off tomorrow?"
    assert suggestion.reason == "1 of 6 overload signs was on last week. Your last day off was 16 days ago."
    assert suggestion.act == TakeRestDay(date(2026, 11, 20))
    unknown = made(replace(long, days_since_rest=None))
    assert unknown.reason.endswith("The 14 days up to Sunday had no day off.")
    three = replace(CALM_DAY, weeks=(signs("load", "sleep", "returns"), signs()), days_since_rest=7)
    assert made(three).reason.startswith("3 of 6 overload signs were on last week.")
    assert found(replace(three, weeks=(signs("load", "returns"), signs()))) is None


@pytest.mark.parametrize("change", [{"rest_ahead": True}, {"days_since_rest": 0}, {"days_since_rest": 6}])
def test_who_rested_or_is_going_to_is_left_in_peace(change: dict[str, Any]) -> None:
    weary = replace(CALM_DAY, weeks=(signs("load", "recovery", "returns"), signs()), days_since_rest=20)
    assert found(weary) == "rest"
    assert found(replace(weary, **change)) is None


def test_more_than_the_usual_day_is_enough() -> None:
    full = replace(CALM_DAY, load=2726, usual_day=UsualDay(load=Range(1000, 1690), days=21))
    suggestion = made(full)
    assert suggestion.act == FinishAt(NOW)
    assert suggestion.reason == (
        "2,726 effort-minutes so far; the middle half of your last 21 study days is 1,000–1,690."
    )
    assert found(replace(full, load=2725)) is None
    assert found(replace(full, load=None)) is None
    assert found(replace(full, agreed=NOW)) is None


def test_shorter_blocks_are_offered_where_breaks_do_not_happen() -> None:
    held = replace(
        CALM_DAY,
        weeks=(signs("recovery", recovery={"rest_days_14": 2}), signs()),
        rhythm="90/20",
        rhythm_shorter="50/10",
    )
    suggestion = made(held)
    assert suggestion.act == UseRhythm("50/10")
    assert suggestion.reason.startswith("Of the 24 breaks that fell due last week, 9 took place.")
    for change in ({"breaks_due": 9, "breaks_taken": 1}, {"breaks_taken": 12}, {"breaks_due": None}):
        week = signs("recovery", recovery={"rest_days_14": 2} | change)
        assert found(replace(held, weeks=(week, signs()))) is None
    assert found(replace(held, rhythm_shorter=None)) is None


def test_winding_down_is_offered_after_a_week_of_short_nights_from_noon_on() -> None:
    tired = replace(CALM_DAY, weeks=(signs("sleep"), signs()), bedtime=BEDTIME)
    suggestion = made(tired)
    assert suggestion.title == "Wind down from 21:45 tonight?"
    assert suggestion.reason == (
        "Last week’s 6 recorded nights were 52 min short of your target on average. You usually go to bed "
        "about 22:50."
    )
    assert found(replace(tired, now=NOW.replace(hour=11, minute=59))) is None
    assert found(replace(tired, now=NOW.replace(hour=12, minute=0))) == "wind_down"
    assert found(replace(tired, now=NOW.replace(hour=21, minute=45))) is None
    assert found(replace(tired, now=NOW.replace(hour=1) + 24 * HOUR)) is None
    assert found(replace(tired, wind_down_set=True)) is None
    assert found(replace(tired, bedtime=None)) is None


def test_winding_down_is_offered_after_late_study_as_well() -> None:
    late = replace(CALM_DAY, weeks=(), bedtime=BEDTIME, late=LateStudy(days=3, of_days=6))
    assert made(late).reason == (
        "In the last seven days, study went on after 21:45 on 3 of 6 study days. You usually go to bed about "
        "22:50."
    )
    assert made(late).act == FinishAt(NOW.replace(hour=21, minute=45))
    assert found(replace(late, late=LateStudy(days=2, of_days=7))) is None
    both = made(replace(late, weeks=(signs("sleep"), signs())))
    assert both.reason.startswith("Last week’s 6 recorded nights were 52 min short")
    assert "on average. In the last seven days, study went on after 21:45 on 3 of 6" in both.reason


TIRED = replace(
    CALM_DAY,
    weeks=(signs("sleep"), signs()),
    bedtime=BEDTIME,
    now=NOW.replace(hour=21, minute=45),
    calm=CALM_PRACTICE,
)


def test_at_the_hour_to_wind_down_the_practice_before_sleep_takes_the_place_of_agreeing() -> None:
    assert found(replace(TIRED, now=NOW.replace(hour=21, minute=44))) == "wind_down"
    suggestion = made(TIRED)
    assert (suggestion.name, suggestion.title) == ("before_sleep", "Wind down now?")
    assert suggestion.action == "Close the day · 8 min"
    assert suggestion.act == OpenPractice("wind-down", "8", "wind_down")
    assert suggestion.reason == (
        "Last week’s 6 recorded nights were 52 min short of your target on average. You usually go to bed "
        "about 22:50."
    )
    assert found(replace(TIRED, now=NOW.replace(hour=3, minute=59) + 24 * HOUR)) == "before_sleep"
    for change in ({"calm": None}, {"bedtime": None}, {"wind_down_set": True}, {"weeks": CALM}):
        assert found(replace(TIRED, **change)) is None


def test_an_agreed_end_is_followed_by_the_practice_though_the_day_was_answered() -> None:
    agreed = replace(TIRED, weeks=CALM, agreed=NOW.replace(hour=21, minute=45))
    assert found(agreed, answered("wind_down", DAY)) == "before_sleep"
    assert made(agreed).reason == (
        "You agreed to end study at 21:45 today. You usually go to bed about 22:50."
    )
    assert found(agreed, answered("wind_down", DAY), answered("before_sleep", DAY)) is None
    assert found(replace(agreed, agreed=NOW.replace(hour=22))) is None
    assert found(replace(agreed, now=NOW.replace(hour=21, minute=44))) is None


def test_who_did_not_want_to_speak_of_the_evening_is_left_in_peace_that_evening() -> None:
    assert found(TIRED, answered("wind_down", DAY)) is None
    assert found(TIRED, answered("check_in", DAY)) is None


AFTER_SET = replace(CALM_DAY, low=LOW, kind=KIND)


def test_questions_below_the_usual_are_followed_by_a_kind_offer_with_its_numbers() -> None:
    suggestion = made(AFTER_SET)
    assert (suggestion.name, suggestion.title) == ("after_questions", "A few kind minutes?")
    assert suggestion.reason == (
        "12 of 40 right in Renal; in the 28 days before, 61 % of 380 questions. "
        "One set says little about you."
    )
    assert (suggestion.action, suggestion.act) == (
        "A hand on the heart · 4 min",
        OpenPractice("self-compassion", "4", "after_questions"),
    )
    assert "30 % right. With 95 % confidence, it lies 16 to 46 points below" in suggestion.how
    assert found(replace(AFTER_SET, kind=None)) is None


def test_a_person_comes_before_a_practice_and_a_practice_before_what_can_wait() -> None:
    tense = replace(AFTER_SET, weeks=(signs("stress"), signs("stress")))
    assert found(tense) == "person"
    assert found(tense, answered("person", DAY)) == "after_questions"
    weary = replace(AFTER_SET, weeks=(signs("load", "recovery", "returns"), signs()), days_since_rest=20)
    assert found(replace(weary, low=None)) == "rest"
    assert found(weary) == "after_questions"
    assert found(replace(SHORT_NIGHT, low=LOW, kind=KIND)) == "after_questions"


def test_each_set_is_answered_by_itself_and_leaves_the_day_quiet() -> None:
    once = answered("after_questions", DAY, "set")
    assert once.name == "after_questions set"
    assert found(AFTER_SET, once) is None
    assert found(replace(SHORT_NIGHT, low=LOW, kind=KIND), once) is None
    assert found(replace(AFTER_SET, low=replace(LOW, id="another")), once) == "after_questions"


def test_what_was_answered_earlier_in_the_day_was_about_something_else() -> None:
    assert found(AFTER_SET, answered("check_in", DAY)) == "after_questions"


def test_a_limit_is_proposed_last_and_only_where_none_is_set() -> None:
    free = replace(CALM_DAY, limit=LIMIT, limit_set=False)
    suggestion = made(free)
    assert suggestion.title == "A limit of 7 h 30 min of focus a day?"
    assert suggestion.act == SetFocusLimit(7.5 * HOUR)
    assert "22 study days had 5 h 10 min to 7 h 20 min" in suggestion.reason
    assert found(replace(free, limit_set=True)) is None
    assert found(replace(free, weeks=(signs("load"), signs()))) is None
    assert found(replace(SHORT_NIGHT, limit=LIMIT, limit_set=False)) == "finish"


def test_after_an_answer_the_day_is_quiet() -> None:
    everything = replace(SHORT_NIGHT, limit=LIMIT, limit_set=False)
    assert found(everything, answered("finish", DAY)) is None
    assert found(everything, answered("rest", DAY)) is None


def test_an_answered_suggestion_stays_away_for_its_time() -> None:
    assert set(AWAY) == set(get_args(RuleName))
    free = replace(CALM_DAY, limit=LIMIT, limit_set=False)
    ago = [answered("focus_limit", DAY - timedelta(days=days)) for days in (1, 27, 28)]
    assert [found(free, one) for one in ago] == [None, None, "focus_limit"]
    assert found(SHORT_NIGHT, answered("finish", DAY - timedelta(days=1))) == "finish"


def test_a_clock_set_back_silences_nothing() -> None:
    assert found(SHORT_NIGHT, answered("finish", DAY + timedelta(days=3))) == "finish"


def some_signs() -> st.SearchStrategy[Signs]:
    return st.builds(
        lambda on, off: signs(*on, off=off),
        st.lists(st.sampled_from(NAMES), unique=True),
        st.sampled_from(["off", "unknown"]),
    )


standings = st.builds(
    Standing,
    now=st.datetimes(
        datetime(2026, 11, 19, 4),  # noqa: DTZ001  # hypothesis adds the zone
        datetime(2026, 11, 20, 3, 59),  # noqa: DTZ001
        timezones=st.just(BERLIN),
    ),
    day=st.just(DAY),
    weeks=st.lists(some_signs(), max_size=2).map(tuple),
    days_since_rest=st.none() | st.integers(0, 28),
    rest_ahead=st.booleans(),
    focus_min=st.floats(0, 900),
    load=st.none() | st.floats(0, 6000),
    check_ins=st.integers(0, 3),
    sleep_min=st.none() | st.floats(0, 700),
    check_in_days=st.integers(0, 14),
    rhythm=st.just("50/10"),
    rhythm_shorter=st.sampled_from([None, "25/5"]),
    usual_day=st.sampled_from([None, UsualDay(load=Range(1000, 1690), days=21)]),
    usual_sleep=st.sampled_from([None, SLEEP]),
    finish=st.sampled_from([None, FINISH]),
    bedtime=st.sampled_from([None, BEDTIME]),
    late=st.none() | st.builds(LateStudy, days=st.integers(0, 7), of_days=st.just(7)),
    limit=st.sampled_from([None, LIMIT]),
    limit_set=st.booleans(),
    wind_down_set=st.booleans(),
    agreed=st.sampled_from([None, NOW, NOW.replace(hour=21, minute=45)]),
    low=st.sampled_from([None, LOW]),
    kind=st.sampled_from([None, KIND]),
    calm=st.sampled_from([None, CALM_PRACTICE]),
)
HARSH = re.compile(
    r"\b(fail|failed|must|should|lazy|only|great|bad|worse|risk|burnout|disorder|streak|!)\b|!", re.IGNORECASE
)


@given(
    standings, st.lists(st.builds(answered, st.sampled_from(get_args(RuleName)), st.just(DAY)), max_size=1)
)
def test_there_is_never_more_than_one_and_never_one_without_its_numbers(
    standing: Standing, asides: list[PutAside]
) -> None:
    suggestion = suggestion_for(standing, asides)
    if suggestion is None:
        return
    assert asides == [] or suggestion.name in ("after_questions", "before_sleep")
    assert suggestion.title.endswith("?")
    assert re.search(r"\d", suggestion.reason)
    assert "None" not in suggestion.reason
    for words in (suggestion.title, suggestion.reason, suggestion.action, suggestion.how):
        assert not HARSH.search(words), words
    if isinstance(suggestion.act, FinishAt):
        assert not standing.finishes
        assert suggestion.name == "enough" or suggestion.act.at > standing.now
    if isinstance(suggestion.act, TakeRestDay):
        assert not standing.rest_ahead
    assert isinstance(suggestion.act, OpenPractice) is (
        suggestion.name in ("after_questions", "before_sleep")
    )
    if suggestion.name in ("focus_limit", "wind_down"):
        assert not (standing.limit_set if suggestion.name == "focus_limit" else standing.wind_down_set)
