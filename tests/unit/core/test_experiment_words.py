from datetime import date

from companion.core.experiment import Pair, Result, analyse
from companion.core.experiment_words import (
    assignment_sentence,
    caveat_sentence,
    progress_sentence,
    result_sentences,
)
from companion.core.reflection import Experiment, Measured
from companion.core.usual import Range

MONDAY = date(2026, 3, 2)


def trial(outcome: Measured = "stress") -> Experiment:
    return Experiment(
        compares="rhythms", a="50/10", b="25/5", outcome=outcome, seed=7, pairs=10, started=MONDAY, id="t"
    )


def test_today_is_told_what_was_drawn() -> None:
    assert assignment_sentence(trial(), "a") == "Drawn for today: 50/10."
    assert assignment_sentence(trial(), "b") == "Drawn for today: 25/5."


def test_a_running_one_says_how_far_it_is_and_keeps_its_result() -> None:
    said = progress_sentence(trial(), Result(pairs=3, left_out=0, difference=-2.0))
    assert said == "3 of 10 pairs of days so far. The result waits for the last one, or for you to stop."


def test_a_clear_result_has_its_size_its_interval_and_what_chance_would_give() -> None:
    result = Result(pairs=10, left_out=0, difference=-0.8, p=20 / 1024, ci95=Range(-1.4, -0.2))
    assert result_sentences(trial(), result) == (
        "On 10 pairs of days, stress was 0.8 lower with 50/10 than with 25/5. "
        "With 50/10, anything from 0.2 lower to 1.4 lower would fit these days. "
        "Chance alone gives a difference this large about 1 time in 50."
    )


def test_an_unclear_result_says_what_would_fit() -> None:
    result = Result(pairs=8, left_out=2, difference=-0.2, p=0.3, ci95=Range(-0.9, 0.4))
    assert result_sentences(trial("focus"), result) == (
        "On 8 pairs of days, no clear difference in focus between 50/10 and 25/5. "
        "With 50/10, anything from 0.9 lower to 0.4 higher would fit these days. "
        "2 pairs are left out: one of their days has no value."
    )


def test_focus_time_is_said_in_minutes() -> None:
    result = Result(pairs=6, left_out=0, difference=31.6, p=2 / 64, ci95=Range(12.2, 50.0))
    assert result_sentences(trial("focus_min"), result) == (
        "On 6 pairs of days, focus time was 32 min longer with 50/10 than with 25/5. "
        "With 50/10, anything from 12 min longer to 50 min longer would fit these days. "
        "Chance alone gives a difference this large about 1 time in 30."
    )


def test_one_stopped_early_says_what_it_can() -> None:
    one = analyse([Pair(MONDAY, MONDAY, 4.0, 4.5)])
    assert result_sentences(trial(), one) == (
        "On 1 pair of days, stress was 0.5 lower with 50/10 than with 25/5. "
        "That is too few to tell it from chance: 6 pairs are the least."
    )
    nothing = analyse([Pair(MONDAY, MONDAY, 4.0, None)])
    assert result_sentences(trial(), nothing) == (
        "No pair of days has a value on both days, so there is nothing to compare. "
        "1 pair is left out: one of its days has no value."
    )


def test_what_a_draw_cannot_exclude_is_said() -> None:
    assert "what one expects" in caveat_sentence()
