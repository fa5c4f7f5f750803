from dataclasses import replace

import pytest

from companion.app.sign_words import short_evidence, sign_titles, signs_sentence, state_words
from companion.app.sign_words_whole import whole_evidence
from companion.core.signs import (
    NAMES,
    ChartSign,
    LoadSign,
    RecoverySign,
    ReturnsSign,
    Sample,
    Sign,
    Signs,
    SleepSign,
    State,
)
from companion.core.thresholds import Thresholds
from companion.core.usual import Range
from tests.fakes.signs import signs

BAND = Range(3.1, 4.9)
LOAD = LoadSign(state="on", total=13381, previous_mean=9207, ratio=13381 / 9207)
STRESS = ChartSign(state="on", measure="stress", days_out=6, recorded_days=7, band=BAND)
SLEEP = SleepSign(state="on", mean_shortfall_min=56.2, nights=6)
MOOD = ChartSign(state="on", measure="energy", days_out=1, recorded_days=4, band=BAND)
RECOVERY = RecoverySign(state="on", rest_days_14=0, breaks_due=44, breaks_taken=20)
QUESTIONS = ReturnsSign(
    state="on",
    hours=35.4,
    usual_hours=27.6,
    measure="questions",
    week=Sample(139 / 240, 240, 0.001),
    before=Sample(606 / 916, 916, 0.0002),
    difference=-0.082,
    ci95=Range(-0.152, -0.013),
)
FOCUS = replace(
    QUESTIONS,
    measure="focus",
    week=Sample(4.3, 31, 0.01),
    before=Sample(6.8, 94, 0.01),
    difference=-2.5,
    ci95=Range(-3.25, 0.04),
)
FOUR = "the four weeks before (13,381 against 9,207 effort-minutes)"
MOOD_ONE = "below your own usual range on 1 of 4 recorded days"
HOURS = "35 h, usual 28 h"
POINTS = "95 % interval of the difference −15 to −1 points"
RATINGS = "95 % interval of the difference −3.2 to 0.0"
BARE = ReturnsSign(state="off", hours=20, usual_hours=27.6)


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (LOAD, "45 % above"),
        (replace(LOAD, state="off", ratio=0.88), "12 % below"),
        (replace(LOAD, state="off", ratio=1.001), "as before"),
        (STRESS, "6 days above"),
        (SLEEP, "56 min short"),
        (replace(SLEEP, state="off", mean_shortfall_min=0), "not short"),
        (MOOD, "1 day below"),
        (RECOVERY, "20 of 44 breaks"),
        (replace(RECOVERY, breaks_due=None, breaks_taken=None), "no rest day"),
        (replace(RECOVERY, state="off", breaks_due=None, rest_days_14=2), "2 rest days"),
        (QUESTIONS, "58 %, was 66 %"),
        (FOCUS, "focus 4.3, was 6.8"),
        (BARE, "20 h, usual 28 h"),
        (replace(LOAD, state="unknown"), ""),
    ],
)
def test_beside_the_strip_a_few_words_are_enough(sign: Sign, said: str) -> None:
    assert short_evidence(sign) == said


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (LOAD, f"45 % above the mean of {FOUR}"),
        (replace(LOAD, ratio=1.0), f"like the mean of {FOUR}"),
        (replace(LOAD, ratio=0.5), f"50 % below the mean of {FOUR}"),
        (STRESS, "above your own usual range on 6 of 7 recorded days"),
        (MOOD, f"energy {MOOD_ONE}"),
        (replace(MOOD, measure="pleasantness"), f"pleasantness {MOOD_ONE}"),
        (SLEEP, "on average 56 min short of your 7 h, over 6 nights"),
        (RECOVERY, "no rest day in 14 days; 20 of 44 due breaks taken"),
        (replace(RECOVERY, breaks_due=None, rest_days_14=1), "1 rest day in 14 days"),
        (QUESTIONS, f"{HOURS}; 139 of 240 questions right (58 %), 606 of 916 before (66 %); {POINTS}"),
        (FOCUS, f"{HOURS}; focus rated 4.3 in 31 blocks, 6.8 in 94 before; {RATINGS}"),
        (BARE, "20 h, usual 28 h"),
    ],
)  # fmt: skip
def test_a_report_tells_all_a_sign_rests_on(sign: Sign, said: str) -> None:
    assert whole_evidence(sign, 420) == said


@pytest.mark.parametrize(("days", "said"), [(1, "1 missing day there is"), (3, "3 missing days there are")])
def test_days_missing_before_are_said_with_what_they_stand_for(days: int, said: str) -> None:
    words = whole_evidence(replace(LOAD, missing_before=days), 480)
    assert f"effort-minutes); {said} taken to be like the others of" in words


UNKNOWN_CHART = ChartSign(state="unknown", measure="stress", days_out=None, recorded_days=7, band=None)
WEEKS = "not enough data: needs 5 recorded days, this week and in each of the four before"


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (LoadSign(state="unknown", total=9.0, previous_mean=None, ratio=None), WEEKS),
        (
            LoadSign(state="unknown", total=9.0, previous_mean=0.0, ratio=None),
            "nothing to compare with: the four weeks before were all rest",
        ),
        (
            UNKNOWN_CHART,
            "not enough data: your own usual range needs 14 recorded days before the week, not all alike",
        ),
        (replace(UNKNOWN_CHART, recorded_days=3), "not enough data: 1 more day"),
        (replace(UNKNOWN_CHART, recorded_days=0, measure="energy"), "not enough data: 4 more days"),
        (SleepSign(state="unknown", mean_shortfall_min=3, nights=4), "not enough data: 1 more night"),
        (replace(RECOVERY, state="unknown"), "not enough data: needs 14 known days in a row"),
        (replace(BARE, state="unknown", usual_hours=None), WEEKS),
        (replace(FOCUS, state="unknown"), WEEKS),
        (
            replace(BARE, state="unknown"),
            "not enough data: needs 5 focus ratings or 40 questions, this week and before",
        ),
    ],
)
def test_where_a_sign_is_unknown_it_says_what_is_lacking(sign: Sign, said: str) -> None:
    assert whole_evidence(sign, 420) == said


def test_what_is_lacking_follows_the_thresholds() -> None:
    sign = SleepSign(state="unknown", mean_shortfall_min=3, nights=4)
    assert whole_evidence(sign, 420, Thresholds(shortfall_nights=7)) == "not enough data: 3 more nights"


def test_every_sign_has_a_name_and_a_state_in_words() -> None:
    assert tuple(sign_titles()) == NAMES
    states: tuple[State, ...] = ("on", "off", "unknown")
    assert [state_words(replace(LOAD, state=state)) for state in states] == ["on", "off", "not enough data"]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (signs(), "None of the 6 overload signs is on."),
        (signs("sleep"), "1 of the 6 overload signs is on."),
        (signs(*NAMES), "6 of the 6 overload signs are on."),
        (signs("sleep", off="unknown"), "1 of the 6 overload signs is on. For 5 there is not enough data."),
        (signs(off="unknown"), "There is not enough data yet to judge the overload signs."),
    ],
)
def test_how_many_signs_are_on_is_said_in_a_sentence(found: Signs, words: str) -> None:
    assert signs_sentence(found) == words
