from datetime import date
from math import ceil, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.reflection import SurveyAnswers
from companion.core.survey import (
    FEWEST,
    FORM,
    ITEMS,
    OPTIONS,
    RELIABLE_CHANGE,
    Change,
    Scale,
    Scores,
    change,
    due_on,
    items_of,
    opens_help,
    score,
    scores_of,
)
from companion.core.survey_words import introduction, label, options, question, score_sentences, title

DAY = date(2026, 3, 2)
SCALES: tuple[Scale, ...] = ("personal", "studying")


def answered(scale: Scale, *given: int | None) -> dict[str, int | None]:
    return dict(zip((item.name for item in items_of(scale)), given, strict=False))


def survey(answers: dict[str, int | None], form: str = FORM) -> SurveyAnswers:
    return SurveyAnswers(day=DAY, form=form, answers=answers)


def test_there_are_six_items_of_one_scale_and_seven_of_the_other() -> None:
    assert [len(items_of(scale)) for scale in SCALES] == [6, 7]
    assert len({item.name for item in ITEMS}) == 13
    assert [item.name for item in ITEMS if item.turned] == [items_of("studying")[6].name]


def test_a_score_is_the_mean_of_the_answers() -> None:
    assert score(answered("personal", 75, 50, 50, 25, 75, 25), "personal") == 50
    assert score(answered("personal", 100, 75, 75, 0, 100, 25), "personal") == 62.5


def test_energy_that_is_always_left_counts_as_none_of_the_burnout() -> None:
    assert score(answered("studying", 50, 50, 50, 50, 50, 50, 100), "studying") == pytest.approx(300 / 7)
    assert score(answered("studying", 0, 0, 0, 0, 0, 0, 100), "studying") == 0
    assert score(answered("studying", 100, 100, 100, 100, 100, 100, 0), "studying") == 100


def test_what_was_left_out_is_no_zero() -> None:
    assert score(answered("personal", 75, None, 75, None, 75, None), "personal") == 75


@pytest.mark.parametrize(("scale", "fewest"), [("personal", 3), ("studying", 4)])
def test_there_is_no_score_below_the_fewest_answers(scale: Scale, fewest: int) -> None:
    assert score(answered(scale, *[50] * fewest), scale) == 50
    assert score(answered(scale, *[50] * (fewest - 1)), scale) is None
    assert FEWEST[scale] == fewest


def test_a_questionnaire_has_both_scores_and_one_of_another_wording_has_none() -> None:
    full = {item.name: 25 for item in ITEMS}
    assert scores_of(survey(dict(full))) == Scores(25, pytest.approx((6 * 25 + 75) / 7))
    assert scores_of(survey(dict(full), form="something else")) == Scores(None, None)


@given(st.lists(st.sampled_from(OPTIONS), min_size=7, max_size=7))
def test_turning_every_answer_round_turns_the_score_round(given_: list[int]) -> None:
    for scale in SCALES:
        found = score(answered(scale, *given_), scale)
        turned = score(answered(scale, *(100 - each for each in given_)), scale)
        assert found is not None and turned is not None
        assert 0 <= found <= 100
        assert found + turned == pytest.approx(100)


def test_a_change_is_real_from_sixteen_points_on() -> None:
    assert ceil(1.96 * sqrt(2) * 5.7) == RELIABLE_CHANGE
    assert change(40, 56) == Change(16, True)
    assert change(56, 40) == Change(-16, True)
    assert change(40, 55.9) == Change(pytest.approx(15.9), False)
    assert change(None, 50) is None
    assert change(50, None) is None


@pytest.mark.parametrize(
    ("option", "opens"), [(100, True), (75, True), (50, False), (0, False), (None, False)]
)
def test_not_being_able_to_take_it_often_or_always_opens_help(option: int | None, opens: bool) -> None:
    assert opens_help(survey({"cannot_take_it": option})) is opens


def test_only_that_answer_of_this_wording_opens_help() -> None:
    assert not opens_help(survey({item.name: 100 for item in ITEMS if item.name != "cannot_take_it"}))
    assert not opens_help(survey({"cannot_take_it": 100}, form="something else"))


def test_it_is_asked_two_weeks_after_the_last_one() -> None:
    assert due_on(date(2026, 3, 2), DAY) == date(2026, 3, 16)
    assert due_on(None, DAY) == DAY


def test_every_item_has_a_question_and_five_options() -> None:
    questions = [question(item) for item in ITEMS]
    assert len(set(questions)) == 13
    assert all(each.startswith("How ") and each.endswith("?") for each in questions)
    for asks in ("often", "degree"):
        assert list(options(asks)) == list(OPTIONS)
        assert len(set(options(asks).values())) == 5


def test_it_is_always_said_that_the_wording_is_adapted_and_not_validated() -> None:
    assert "adapted wording, not validated" in label()
    assert "left out" in introduction()


def test_a_score_stands_alone_the_first_time() -> None:
    assert score_sentences("personal", 54.17) == "Exhaustion in general: 54 of 100."
    assert score_sentences("studying", None, 40, "2 March") == (
        "Exhaustion by studying: no score; it takes 4 of the 7 answers."
    )


def test_a_real_change_is_called_one_and_a_small_one_is_not() -> None:
    assert score_sentences("personal", 58.3, 41.7, "2 March") == (
        "Exhaustion in general: 58 of 100, 17 higher than on 2 March. "
        "That is more than answers vary by themselves."
    )
    assert "25 lower than on 2 March" in score_sentences("personal", 25, 50, "2 March")
    assert score_sentences("personal", 50, 41.7, "2 March") == (
        "Exhaustion in general: 50 of 100, 42 on 2 March. "
        "A change below 16 points cannot be told from how answers vary by themselves."
    )


@pytest.mark.parametrize("now", [0.0, 30.0, 70.0, 100.0])
def test_no_score_is_called_high_or_low(now: float) -> None:
    for scale in SCALES:
        said = score_sentences(scale, now, 50, "2 March") + title(scale)
        assert not any(word in said.lower() for word in ("severe", "mild", "normal", "risk", "burnout"))
