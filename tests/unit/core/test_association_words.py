import pytest

from companion.core.association import Relation
from companion.core.association_words import how_computed, in_full, in_numbers, in_short, one_time_in, title
from companion.core.usual import Range


def made(
    name: str, lag_days: int = 0, rho: float = 0.4, p: float = 1 / 29, n: int = 41, q: float = 0.05
) -> Relation:
    return Relation(name=name, lag_days=lag_days, n=n, rho=rho, p=p, q=q)


def test_a_link_is_said_with_its_days_and_what_chance_would_give_and_without_cause() -> None:
    assert in_full(made("sleep_min", rho=-0.4)) == (
        "On 41 shared days, stress tended to be higher after short nights. "
        "Chance alone gives a link this strong about 1 time in 30. This does not show cause."
    )
    assert in_short(made("sleep_min", rho=-0.4, n=72)) == "higher after short nights, n 72"


def test_no_clear_link_is_a_result() -> None:
    assert in_short(made("load", q=0.4)) == "no clear link in 41 days"
    assert in_full(made("load", q=0.4)) == "No clear link in 41 days."


def test_too_early_says_how_many_days_are_still_missing() -> None:
    assert in_short(made("load", n=23)) == "too early to say: 9 more days"
    assert in_full(made("load", n=31)) == "Too early to say: 1 more day."


@pytest.mark.parametrize(
    ("name", "lag", "called", "rising", "falling"),
    [
        ("load", 0, "Load the same day", "higher on heavy days", "lower on heavy days"),
        ("load", 1, "Load the day before", "higher the day after a heavy", "lower the day after a heavy"),
        ("load", 2, "Load two days before", "higher two days after a heavy", "lower two days after a heavy"),
        ("sleep_min", 0, "Sleep the night before", "higher after long nights", "higher after short nights"),
        ("midpoint", 0, "Time of sleep the night", "higher after late nights", "higher after early nights"),
        ("breaks_taken_share", 0, "Breaks taken", "higher when more of the", "lower when more of the"),
        ("practice_min", 0, "Practice", "higher on days with more pr", "lower on days with more pr"),
        ("tag:on call", 0, "“on call”", "higher on days with “on call”", "lower on days with “on call”"),
    ],
)  # fmt: skip
def test_every_figure_has_words_for_both_directions(
    name: str, lag: int, called: str, rising: str, falling: str
) -> None:
    assert title(made(name, lag)).startswith(called)
    assert in_short(made(name, lag, rho=0.3)).startswith(rising)
    assert in_short(made(name, lag, rho=-0.3)).startswith(falling)
    assert in_short(made(name, lag)).endswith(", n 41")


def test_a_rated_tag_has_more_of_it_and_braces_in_a_name_are_only_text() -> None:
    relation = Relation(name="tag:{pain}", lag_days=0, rated=True, n=40, rho=0.5, p=0.03, q=0.06)
    assert in_short(relation) == "higher on days with more “{pain}”, n 40"


@pytest.mark.parametrize(
    ("p", "times"),
    [
        (1.0, 1),
        (0.4, 2),
        (1 / 9, 9),
        (1 / 12, 10),
        (1 / 29, 30),
        (1 / 62, 60),
        (1 / 99, 100),
        (1 / 352, 350),
        (1 / 2952, 3000),
    ],
)
def test_a_probability_is_said_roundly(p: float, times: int) -> None:
    assert one_time_in(p) == times


def test_how_it_is_computed_is_told_in_whole_sentences() -> None:
    told = how_computed()
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in told)
    assert "Benjamini–Hochberg" in " ".join(told)


def test_on_paper_a_relation_stands_with_its_strength_and_its_interval() -> None:
    link = Relation(name="load", lag_days=0, n=69, rho=0.539, ci95=Range(0.175, 0.767), p=1 / 57, q=0.065)
    assert in_numbers(link) == (
        "higher on heavy days, n 69; rank correlation 0.54, 95 % interval 0.17 to 0.77; "
        "by chance about 1 time in 55"
    )
    none = Relation(name="load", lag_days=2, n=66, rho=-0.283, ci95=Range(-0.589, 0.0004), p=0.07, q=0.13)
    assert in_numbers(none) == (
        "no clear link in 66 days; rank correlation −0.28, 95 % interval −0.59 to 0.00"
    )
    assert in_numbers(Relation(name="load", lag_days=0, n=5)) == "too early to say: 27 more days"
