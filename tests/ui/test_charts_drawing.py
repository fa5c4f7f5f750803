from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from matplotlib.collections import PolyCollection
from pytestqt.qtbot import QtBot

from companion.app.reflect import ReflectionSeries
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.load_stress import draw
from companion.ui.charts.render import render, save
from companion.ui.charts.style import ChartStyle
from companion.ui.theme.tokens import Scheme, load_tokens
from tests.fakes.made_up import NOW, journal

TOKENS = load_tokens(Path(__file__).parents[2] / "resources" / "tokens.toml")


def style(scheme: Scheme = "light", scale: float = 1.0) -> ChartStyle:
    return ChartStyle(TOKENS.scheme(scheme).color, ("Inter", "No such font"), scale)


@pytest.fixture(scope="module")
def series() -> ReflectionSeries:
    return journal().reflect.weeks(NOW.date(), 12, date(2026, 10, 26))


def drawn(series: ReflectionSeries, scale: float = 1.0) -> Sheet:
    sheet = Sheet(1080 * scale, 580 * scale, style(scale=scale))
    draw(sheet, series)
    sheet.canvas.draw()
    return sheet


def words(sheet: Sheet) -> list[str]:
    return [text.get_text() for text in sheet.figure.texts]


def bars(sheet: Sheet) -> tuple[int, int]:
    """Number of filled and of hollow load bars."""
    full, hollow = (part for part in sheet.figure.axes[0].collections if isinstance(part, PolyCollection))
    return len(full.get_paths()), len(hollow.get_paths())


def test_every_known_load_is_a_bar_and_estimates_are_hollow(series: ReflectionSeries) -> None:
    known = [day for day in series.days if day.load]
    estimated = [day for day in known if day.load_estimated]
    assert estimated
    assert bars(drawn(series)) == (len(known) - len(estimated), len(estimated))


def test_three_panels_name_their_units_and_lines(series: ReflectionSeries) -> None:
    sheet = drawn(series)
    assert len(sheet.figure.axes) == 3
    expected = {
        "Load, effort-minutes a day", "Stress, 0–10", "Sleep, hours a night", "7-day average",
        "28-day average", "stress, smoothed", "your usual", "your target 7 h", "week", "44",
    }  # fmt: skip
    assert expected <= set(words(sheet))
    assert any(text.startswith("above usual, ") for text in words(sheet))


def test_texts_stay_on_the_sheet(series: ReflectionSeries) -> None:
    for scale in (1.0, 2.0):
        sheet = drawn(series, scale)
        renderer = sheet.canvas.get_renderer()
        for text in sheet.figure.texts:
            box = text.get_window_extent(renderer)
            assert box.x0 >= 0, text.get_text()
            assert box.x1 <= sheet.width, text.get_text()


def test_without_nights_there_is_no_sleep_panel(series: ReflectionSeries) -> None:
    sleepless = replace(series, days=tuple(replace(day, sleep_min=None) for day in series.days))
    sheet = drawn(sleepless)
    assert len(sheet.figure.axes) == 2
    assert "Sleep, hours a night" not in words(sheet)


def test_early_days_say_when_averages_and_usual_begin() -> None:
    young = journal(weeks=1).reflect.weeks(NOW.date(), 4)
    said = words(drawn(young))
    assert any(text.startswith("averages in\n") for text in said)
    assert any(text.startswith("your usual in\n") for text in said)
    assert "7-day average" not in said


def test_weeks_without_check_ins_say_so(series: ReflectionSeries) -> None:
    silent = replace(
        series,
        days=tuple(replace(day, stress=None, stress_band=None) for day in series.days),
        smoothed=(None,) * 84,
        above=(False,) * 84,
    )
    assert "no check-ins\nin these weeks" in words(drawn(silent))


def test_a_single_week_names_its_days() -> None:
    week = journal().reflect.weeks(date(2026, 10, 26), 1)
    said = words(drawn(week))
    assert {"Mon 26", "Sun 1"} <= set(said)
    assert "week" not in said


def test_an_empty_series_draws() -> None:
    assert bars(drawn(journal(weeks=0).reflect.weeks(NOW.date(), 12))) == (0, 0)


def test_the_picture_has_the_pixels_of_the_screen(qtbot: QtBot, series: ReflectionSeries) -> None:
    image, plot = render(series, style("dark"), 800, 500, 2.0)
    assert (image.width(), image.height()) == (1600, 1000)
    assert image.devicePixelRatio() == 2
    assert plot.days == 84
    assert plot.right < 800


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_chart_is_saved(tmp_path: Path, series: ReflectionSeries, ending: str) -> None:
    path = tmp_path / f"chart.{ending}"
    save(series, style(), 1080, 580, path)
    content = path.read_bytes()
    if ending == "svg":
        assert b">7-day average<" in content
    else:
        assert content.startswith(b"\x89PNG")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_days_above_the_usual_are_counted_beside_the_heading_not_across_it(
    series: ReflectionSeries, scale: float
) -> None:
    for first in range(0, 77, 7):
        cut = slice(first, first + 28)
        four = replace(
            series,
            days=series.days[cut],
            smoothed=series.smoothed[cut],
            above=series.above[cut],
            mondays=series.mondays[first // 7 : first // 7 + 4],
            chosen=0,
        )
        sheet = drawn(four, scale)
        boxes = {
            text.get_text(): text.get_window_extent()
            for text in sheet.figure.texts
            if text.get_text().startswith(("above usual", "Stress"))
        }
        head = boxes.pop("Stress, 0–10")
        assert not any(head.overlaps(box) for box in boxes.values())
