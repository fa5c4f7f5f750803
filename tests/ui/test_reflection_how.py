"""*How is this computed?* quotes what was measured, and says nothing where that is not known."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.app.validated import FILE, Validated, read_validated
from companion.app.week import Weeks
from companion.core.errors import EnvironmentFault
from companion.core.signs import NAMES, SignName
from companion.core.thresholds import DEFAULTS
from companion.ui.pages.reflection.how_sheet import how_sheet
from companion.ui.pages.reflection.rates import (
    link_rate_words,
    of_hundred,
    shipped_rates,
    sign_rate_words,
)
from companion.ui.pages.reflection.sign_sheet import sign_sheet
from companion.ui.pages.reflection.sleep_timing import sleep_timing
from companion.ui.theme import Theme
from tests.fakes.made_up import journal
from tests.fakes.today import RepositoryAssets

WEEK_8 = date(2026, 10, 19)


class OneFile:
    """Has one file of this text for whatever it is asked for; None = it has none."""

    def __init__(self, folder: Path, content: bytes | None) -> None:
        self._file, self._content = folder / FILE, content
        if content is not None:
            self._file.write_bytes(content)

    def path(self, name: str) -> Path:
        if self._content is None:
            raise EnvironmentFault(f"{name} is missing")
        return self._file


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(RepositoryAssets(), "light")


@pytest.fixture
def rates() -> Validated:
    found = shipped_rates(RepositoryAssets())
    assert found is not None
    return found


def said(widget: QWidget) -> str:
    return re.sub("<[^>]+>", "", "\n".join(label.text() for label in widget.findChildren(QLabel)))


def percent(share: float) -> str:
    return f"{int(share * 100 + 0.5)} of 100"


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0 of 100"), (0.004, "fewer than 1 of 100"), (0.053, "5 of 100"), (0.845, "85 of 100"),
     (0.968, "97 of 100"), (0.999, "more than 99 of 100"), (1.0, "100 of 100")],
)  # fmt: skip
def test_a_share_is_told_in_hundreds_and_never_rounded_to_none_or_all(share: float, words: str) -> None:
    assert of_hundred(share) == words


@pytest.mark.parametrize("name", NAMES)
def test_a_signs_sheet_quotes_its_own_measured_rates(
    qtbot: QtBot, theme: Theme, rates: Validated, name: SignName
) -> None:
    of = journal()
    week = Weeks(of.store, of.clock, of.settings).week_of(WEEK_8)
    sheet = sign_sheet(theme, lambda: None, name, week, thresholds=DEFAULTS, validated=rates)
    qtbot.addWidget(sheet)
    measured = rates.signs[name]
    told = said(sheet)
    assert f"{percent(measured.false_alarm)} ordinary weeks ({measured.weeks:,} weeks" in told
    assert f"found {percent(measured.hit_three_weeks)}" in told
    assert f"on in {percent(measured.hit_week)}" in told
    assert "simulated" in told
    assert (percent(rates.sleep_on) in told) == (name == "sleep")


def test_a_figure_that_is_measured_anew_is_told_anew(rates: Validated) -> None:
    other = replace(rates, signs={**rates.signs, "load": replace(rates.signs["load"], false_alarm=0.42)})
    assert "42 of 100 ordinary weeks" in sign_rate_words(other, "load")[0]


def test_rules_that_were_changed_are_not_the_measured_ones(rates: Validated) -> None:
    assert not any("Yours" in words for words in sign_rate_words(rates, "load"))
    changed = replace(DEFAULTS, load_ratio=1.5)
    assert "Yours are set differently." in sign_rate_words(rates, "load", changed)[-1]


def test_the_charts_sheet_has_a_row_for_every_sign(qtbot: QtBot, theme: Theme, rates: Validated) -> None:
    sheet = how_sheet(theme, lambda: None, rates)
    qtbot.addWidget(sheet)
    told = said(sheet)
    for measured in rates.signs.values():
        assert percent(measured.false_alarm) in told
        assert percent(measured.hit_three_weeks) in told
    assert "nobody has tested it on real people" in told


def test_the_links_tell_how_often_chance_is_taken_for_one(rates: Validated) -> None:
    told = " ".join(link_rate_words(rates))
    links = rates.links
    assert f"Of {links.people} made-up people" in told
    for share in (links.person_any_named, links.overload_person_any_named, *links.true_links.values()):
        assert percent(share) in told


@pytest.mark.parametrize("content", [None, b"", b"[signs", b"\xff\xfe\x00", b"[signs.load]\nweeks = 1\n"])
def test_without_the_file_the_sheets_say_nothing_of_rates(
    qtbot: QtBot, theme: Theme, tmp_path: Path, content: bytes | None
) -> None:
    found = shipped_rates(OneFile(tmp_path, content))
    assert found is None
    assert sign_rate_words(found, "sleep") == link_rate_words(found) == ()
    sheet = how_sheet(theme, lambda: None, found)
    qtbot.addWidget(sheet)
    assert "of 100" not in said(sheet)
    assert "Overload signs" in said(sheet)


def test_a_missing_file_below_its_folder_is_no_crash(tmp_path: Path) -> None:
    class Elsewhere:
        def path(self, name: str) -> Path:
            return tmp_path / "nowhere" / name

    assert shipped_rates(Elsewhere()) is None


def test_no_measured_figure_is_written_in_the_code(rates: Validated) -> None:
    text = (Path(__file__).parents[2] / "resources" / FILE).read_text(encoding="utf-8")
    assert read_validated(text) == rates
    source = Path(rates_module()).read_text(encoding="utf-8")
    assert not re.search(r"\b(0\.0\d\d|\d\d+ of 100)\b", source.replace("0.005", "").replace("99 of 100", ""))


def rates_module() -> str:
    from companion.ui.pages.reflection import rates as module

    return str(module.__file__)


def test_sleep_says_how_far_free_days_and_study_days_lie_apart() -> None:
    of = journal()
    week = Weeks(of.store, of.clock, of.settings).week_of(WEEK_8)
    told = sleep_timing(replace(week, social_jetlag_min=84.0, midpoint_sd_min=36.2, nights=13))
    assert told == (
        "The middle of your sleep lay 1 h 24 min apart between days off and study days "
        "(called social jetlag).",
        "From night to night the middle of your sleep moved by about 36 min (standard deviation).",
        "From the 13 recorded of the 14 nights up to this week’s Sunday.",
    )
    assert "at the same time" in sleep_timing(replace(week, social_jetlag_min=3.0))[0]
    assert sleep_timing(replace(week, social_jetlag_min=None, midpoint_sd_min=None)) == ()
