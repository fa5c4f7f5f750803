from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from matplotlib.collections import PatchCollection, QuadMesh
from pytestqt.qtbot import QtBot

from companion.app.reflect import ReflectionSeries
from companion.app.week import Weeks
from companion.app.year import YearSeries, read_year, run_words, runs_of_weeks, year_words
from companion.core.load_stress_trail import trail, trail_begin
from companion.core.signs import Signs
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.layout import Strip
from companion.ui.charts.load_stress import draw
from companion.ui.charts.map_chart import draw_map
from companion.ui.charts.render import save_year
from companion.ui.charts.style import ChartStyle
from companion.ui.charts.year_heat import draw_year
from companion.ui.theme.tokens import load_tokens
from tests.fakes.made_up import NOW, Journal, journal
from tests.fakes.signs import signs

TOKENS = load_tokens(Path(__file__).parents[2] / "resources" / "tokens.toml")
WEEK_44 = date(2026, 10, 26)


def style(scale: float = 1.0) -> ChartStyle:
    plain = dict(TOKENS.scheme("light").color)
    for measure in ("load", "stress", "sleep"):
        plain |= {f"{measure}_{step}": "#112233" for step in range(5)}
    return ChartStyle(plain, ("Inter",), scale)


@pytest.fixture(scope="module")
def story() -> Journal:
    return journal()


@pytest.fixture(scope="module")
def series(story: Journal) -> ReflectionSeries:
    return story.reflect.weeks(NOW.date(), 12, WEEK_44)


@pytest.fixture(scope="module")
def year(story: Journal) -> YearSeries:
    return read_year(story.reflect, Weeks(story.store, story.clock, story.settings), 2026, 420)


def words(sheet: Sheet) -> list[str]:
    return [text.get_text() for text in sheet.figure.texts]


def test_the_strip_has_a_shape_for_each_state(series: ReflectionSeries) -> None:
    of: list[Signs] = [signs(off="unknown")] * 6 + [signs("load", "sleep")] * 6
    sheet = Sheet(740, 584, style())
    plot = draw(sheet, series, of)
    axes = sheet.figure.axes[-1]
    [bars] = (part for part in axes.collections if isinstance(part, PatchCollection))
    off, unknown = axes.lines
    assert len(bars.get_paths()) == 12
    assert len(off.get_xdata()) == 24  # type: ignore[arg-type]  # an array here
    assert len(unknown.get_xdata()) == 2 * 36  # type: ignore[arg-type]  # an array here
    assert plot.strip is not None
    assert plot.strip.top > plot.bottom
    assert plot.strip.top + plot.strip.rows * plot.strip.tall <= 584
    assert {"Overload signs", "Load", "Returns", "52 min short"} <= set(words(sheet))


def test_names_and_evidence_of_the_strip_stay_on_the_sheet(series: ReflectionSeries) -> None:
    for scale in (1.0, 2.0):
        sheet = Sheet(740 * scale, 584 * scale, style(scale))
        draw(sheet, series, [signs("load")] * 12)
        sheet.canvas.draw()
        for text in sheet.figure.texts:
            box = text.get_window_extent(sheet.canvas.get_renderer())
            assert box.x0 >= 0, text.get_text()
            assert box.x1 <= sheet.width, text.get_text()


def test_every_cell_of_the_strip_is_found_again() -> None:
    strip = Strip(left=64, right=600, top=400, tall=22, rows=6, weeks=12)
    cells = [(row, week) for row in range(6) for week in range(12)]
    assert [strip.cell_at(*strip.middle_of(*cell)) for cell in cells] == cells
    assert strip.cell_at(63, 410) is None
    assert strip.cell_at(100, 399) is None


def test_the_map_names_its_corners_and_the_week(story: Journal) -> None:
    days = story.reflect.days(trail_begin(WEEK_44), WEEK_44 + timedelta(days=6))
    sheet = Sheet(312, 214, style())
    draw_map(sheet, trail(days, date(2026, 8, 31)))
    corners = {"tense, light load", "tense and heavy", "calm and light", "calm and heavy"}
    assert corners <= set(words(sheet))
    assert "week 44" in words(sheet)


def test_a_map_without_weeks_keeps_its_corners(story: Journal) -> None:
    days = story.reflect.days(date(2024, 1, 1), date(2024, 1, 7))
    sheet = Sheet(312, 214, style())
    draw_map(sheet, trail(days, None))
    assert "tense and heavy" in words(sheet)
    assert not any(text.startswith("week ") for text in words(sheet))


def test_the_year_is_one_mesh_a_measure(year: YearSeries) -> None:
    sheet = Sheet(1080, 584, style())
    draw_year(sheet, year)
    meshes = [part for axes in sheet.figure.axes for part in axes.collections if isinstance(part, QuadMesh)]
    known = [
        sum(day.load is not None and not day.rest_day for day in year.days),
        sum(day.stress is not None for day in year.days),
        sum(day.sleep_min is not None for day in year.days),
    ]
    assert [mesh.get_array().count() for mesh in meshes] == known  # type: ignore[union-attr]  # masked
    assert {"Jan", "Dec", "weeks 42–44"} <= set(words(sheet))


def test_every_day_of_a_year_is_found_again(year: YearSeries) -> None:
    plot = draw_year(Sheet(1080, 584, style()), year)
    half = plot.step / 2
    for panel in range(3):
        corners = [plot.corner_of(day, panel) for day in range(365)]
        assert [plot.day_at(x + half, y + half) for x, y in corners] == list(range(365))
    assert plot.day_at(0, plot.tops[0]) is None
    assert plot.day_at(plot.left + half, plot.tops[0] - 1) is None


def test_a_year_in_words(year: YearSeries, story: Journal) -> None:
    assert year_words(year)[0] == "At least one overload sign in 3 of 11 weeks that could be judged."
    quiet = replace(year, signed=(), judged=1)
    assert year_words(quiet)[0] == "No overload sign in the 1 week that could be judged."
    early = replace(year, signed=(), judged=0)
    assert year_words(early)[0] == "There is not enough data yet to judge the overload signs."
    empty = read_year(story.reflect, Weeks(story.store, story.clock, story.settings), 2025, 420)
    assert year_words(empty) == ("Nothing recorded in 2025.", "")


def test_weeks_next_to_each_other_are_one_stretch() -> None:
    later = WEEK_44 + timedelta(weeks=3)
    runs = runs_of_weeks([WEEK_44, WEEK_44 + timedelta(weeks=1), later])
    assert [run_words(run) for run in runs] == ["weeks 44–45", "week 47"]


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_year_is_saved(qtbot: QtBot, tmp_path: Path, year: YearSeries, ending: str) -> None:
    save_year(year, style(), 1080, 584, tmp_path / f"year.{ending}")
    assert (tmp_path / f"year.{ending}").stat().st_size > 1000
