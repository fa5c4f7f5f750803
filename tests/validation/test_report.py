"""The report is written from few people, so that it does not rot; its figures are those of many."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from companion.core.signs import NAMES
from tests.validation.kept import as_toml
from tests.validation.lives import live
from tests.validation.report import SMOKE, as_markdown, measure
from tests.validation.story_signs import on_by_week

KEPT = Path(__file__).parents[2] / "resources" / "validation.toml"


def test_the_same_seed_lives_the_same_life() -> None:
    first, second, other = (live(np.random.default_rng(seed), 6) for seed in (1, 1, 2))
    assert first == second != other


def test_overload_is_heavier_shorter_of_sleep_and_more_stressed() -> None:
    quiet, hard = (live(np.random.default_rng(1), 30, overload) for overload in (range(0), range(30)))
    loads = [sum(row.minutes * (row.effort or 4) for row in life.efforts) for life in (quiet, hard)]
    stress = [float(np.mean(list(life.stress.values()))) for life in (quiet, hard)]
    assert loads[1] > 1.4 * loads[0]
    assert stress[1] > stress[0] + 1


def test_a_report_of_a_few_people_has_every_sign_and_is_the_same_again() -> None:
    figures = measure(SMOKE, seed=1, say=lambda _what: None)
    assert figures == measure(SMOKE, seed=1, say=lambda _what: None)
    page = as_markdown(figures)
    assert all(f"| {name} |" in page for name in NAMES)
    kept = tomllib.loads(as_toml(figures))
    assert kept["signs"] == figures["signs"]


def test_what_ships_has_the_layout_of_the_report_and_no_sign_beyond_one_week_in_ten() -> None:
    kept = tomllib.loads(KEPT.read_text())
    assert set(kept["signs"]) == set(NAMES)
    assert all(sign["weeks"] >= 2_000 and sign["false_alarm"] <= 0.10 for sign in kept["signs"].values())
    assert all(sign["hit_three_weeks"] > 4 * sign["false_alarm"] for sign in kept["signs"].values())
    assert kept["relations"]["person_any_named"] <= 0.10


@pytest.mark.parametrize("seed", [1, 8, 10, 15])
def test_weeks_seven_to_nine_of_the_story_are_the_overload_and_recovery_follows(seed: int) -> None:
    weeks = on_by_week(seed)
    assert "load" in weeks[6]
    for week in weeks[7:9]:
        assert {"load", "stress", "sleep"} - set(week) <= {"sleep"}
    assert {"load", "stress", "sleep"} <= set(weeks[8])
    assert [*weeks[:6], *weeks[9:]] == [[]] * 9
