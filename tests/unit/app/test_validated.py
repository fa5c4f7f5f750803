from pathlib import Path

import pytest

from companion.app.validated import FILE, read_validated
from companion.core.signs import NAMES

SHIPPED = (Path(__file__).parents[3] / "resources" / FILE).read_text(encoding="utf-8")


def test_the_shipped_figures_are_whole() -> None:
    found = read_validated(SHIPPED)
    assert found is not None
    assert tuple(found.signs) == NAMES
    assert f"hit_three_weeks = {found.signs['load'].hit_three_weeks}" in SHIPPED
    assert f"sleep_on_with_target_{found.sleep_target_min} = {found.sleep_on}" in SHIPPED
    assert f"person_any_named = {found.links.person_any_named}" in SHIPPED
    assert len(found.links.true_links) == 2
    assert all(of.weeks > 2000 for of in found.signs.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "signs = 3",
        "[signs",
        SHIPPED.replace("[signs.mood]", "[signs.other]"),
        SHIPPED.replace("false_alarm = 0.053", "false_alarm = 1.2"),
        SHIPPED.replace("false_alarm = 0.053", "false_alarm = nan"),
        SHIPPED.replace("false_alarm = 0.053", "false_alarm = true"),
        SHIPPED.replace("weeks = 3389", "weeks = 0"),
        SHIPPED.replace("weeks = 3389", 'weeks = "many"'),
        SHIPPED.replace("sleep_on_with_target_480", "sleep_on"),
        SHIPPED.replace('true_link_84_days."0.3"', 'true_link_84_days."strong"'),
        SHIPPED.replace('[relations.true_link_84_days."0.3"]\nours = 0.589', "true_link_84_days = 3"),
        "\x00",
    ],
)
def test_a_damaged_text_tells_nothing(text: str) -> None:
    assert text != SHIPPED
    assert read_validated(text) is None
