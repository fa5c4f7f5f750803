from dataclasses import replace
from datetime import date

import pytest

from companion.app.week_words import facts, focus_words, headline
from companion.core.comparison import Comparison, Verdict, WeekSum


def week(focus_min: float = 1500, counted: bool = True, rest_days: int = 0, load_days: int = 7) -> WeekSum:
    return WeekSum(
        monday=date(2026, 3, 2),
        focus_min=focus_min,
        load=7000,
        studied_days=5,
        rest_days=rest_days,
        counted=counted,
        sleep=(),
        load_days=load_days,
    )


def comparison(
    change: float | None, verdict: Verdict | None, run: int = 1, sleep: float | None = None, **of_week: float
) -> Comparison:
    previous = (week(1320), week(1400), week(1500), week(1620))
    return Comparison(
        week=week(**of_week),  # type: ignore[arg-type]
        previous=previous,
        change=change,
        verdict=verdict,
        run=run,
        sleep_change_min=sleep,
    )


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (40, "40 min"), (1260, "21 h"), (2122, "35 h 22 min"), (59.7, "1 h")]
)
def test_focus_is_said_in_hours_and_minutes(minutes: float, words: str) -> None:
    assert focus_words(minutes) == words


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            comparison(0.45, "heavier", run=3, sleep=-29),
            "Third heavier week in a row: load 45 % higher than the four weeks before, "
            "29 min less sleep a night.",
        ),
        (
            comparison(-0.39, "lighter", run=2, sleep=56),
            "Second lighter week in a row: load 39 % below the four weeks before, 56 min more sleep a night.",
        ),
        (comparison(0.2, "heavier", sleep=2), "Load 20 % higher than the four weeks before."),
        (comparison(0.04, "alike"), "A week much like the four before: load 4 % higher."),
        (comparison(0.001, "alike"), "A week much like the four before: the same load."),
        (comparison(0.5, "heavier", run=9), "Load 50 % higher than the four weeks before."),
        (comparison(None, None), "25 h of focus."),
        (
            comparison(0.2, "heavier", load_days=6),
            "Recorded load 20 % higher than the four weeks before.",
        ),
        (
            comparison(-0.3, "lighter", run=2, load_days=6),
            "Second lighter week in a row: recorded load 30 % below the four weeks before.",
        ),
        (
            comparison(0.04, "alike", load_days=6),
            "A week much like the four before: recorded load 4 % higher.",
        ),
        (comparison(-0.2, None, load_days=5), "25 h of focus."),
        (comparison(None, None, focus_min=0), "A week without recorded study."),
    ],
)
def test_a_finished_week_has_its_sentence(found: Comparison, sentence: str) -> None:
    assert headline(found, going_on=False, days_to_wait=0) == sentence


def test_a_week_without_study_so_far_says_so_without_blame() -> None:
    found = comparison(None, None, focus_min=0)
    assert headline(found, going_on=True, days_to_wait=0) == "No study recorded yet this week."
    assert facts(found, True, 0, 0, banded=False) == ""


def test_the_facts_of_a_finished_week() -> None:
    found = comparison(0.45, "heavier", focus_min=2122, rest_days=1)
    assert facts(found, False, 6, 7, banded=True) == (
        "35 h 22 min of focus; the four weeks before, 22–27 h. One day off. "
        "Stress above your own usual on 6 of 7 days."
    )


def test_the_facts_say_what_is_not_known_of_a_week() -> None:
    found = comparison(-0.2, None, load_days=5)
    assert facts(found, False, 0, 0, banded=False) == (
        "25 h of focus recorded; the four weeks before, 22–27 h. The load of 2 days is not known."
    )
    assert "not known" not in facts(found, True, 0, 0, banded=False)
    gap = replace(found, week=week(), previous=(week(load_days=6), *found.previous[1:]))
    assert facts(gap, False, 0, 0, banded=False) == (
        "25 h of focus recorded; the four weeks before, 23–27 h."
    )


def test_stress_without_a_usual_is_not_spoken_of() -> None:
    assert "Stress" not in facts(comparison(0.45, "heavier"), False, 0, 7, banded=False)


def test_several_days_off_are_counted() -> None:
    assert "2 days off." in facts(comparison(0.0, "alike", rest_days=2), False, 0, 0, banded=False)
