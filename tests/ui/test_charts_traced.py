"""One chart point is traced back to its entries by hand: what was written down is what is drawn and said.

The figures are worked out here with plain arithmetic from the raw entries of a journal file, and then
looked for in `days --json`, in the series, in the drawing, in the spoken words and in the sheets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import fmean, median
from typing import Any

import pytest
from matplotlib.collections import PolyCollection
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion.core.journal import CheckIn, FocusBlock, Night
from companion.core.load_stress_trail import trail, trail_begin
from companion.core.thresholds import DEFAULTS
from companion.ui.charts.canvas import Sheet
from companion.ui.charts.day_chart import chart_style
from companion.ui.charts.layout import Panel
from companion.ui.charts.load_stress import draw
from companion.ui.charts.map_chart import draw_map
from companion.ui.pages.journal import JournalPage
from companion.ui.pages.reflection import ReflectionPage
from companion.ui.pages.reflection.map_card import where_words
from companion.ui.pages.reflection.sign_sheet import sign_sheet
from companion.ui.theme import Theme
from tests.adapters.profile_commands import Commands
from tests.fakes.today import RepositoryAssets
from tests.ui.whole_window import Whole

HEAVY = date(2026, 10, 26)
"""Monday of a week of overload in the made-up story."""
DAY = timedelta(days=1)
TURNS_AT = timedelta(hours=4)


@dataclass
class Traced:
    """A window on a journal file, and everything that file holds."""

    theme: Theme
    whole: Whole
    commands: Commands
    blocks: list[FocusBlock]
    check_ins: list[CheckIn]
    nights: list[Night]

    def told(self, first: date, last: date) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = self.commands.json("days", "--from", first, "--to", last)
        return told

    def blocks_of(self, day: date) -> list[FocusBlock]:
        return [one for one in self.blocks if written_on(one.started) == day]

    def stresses_of(self, day: date) -> list[float]:
        return [one.stress for one in self.check_ins if one.stress is not None and written_on(one.at) == day]

    def night_of(self, day: date) -> Night | None:
        [*found] = [one for one in self.nights if one.out_of_bed.date() == day and not one.nap]
        return found[0] if len(found) == 1 else None

    def load_of(self, day: date) -> float:
        """Minutes times effort; an effort nobody gave is the median of those of the last 28 days."""
        given = [
            one.effort
            for one in self.blocks
            if one.effort is not None and day - 28 * DAY < written_on(one.started) <= day
        ]
        return sum(minutes(one) * (median(given) if one.effort is None else one.effort)
                   for one in self.blocks_of(day))  # fmt: skip

    def stress_of(self, day: date) -> float:
        return fmean(self.stresses_of(day))

    def slept(self, day: date) -> float:
        night = self.night_of(day)
        assert night is not None
        lay = (night.woke.astimezone(UTC) - night.tried.astimezone(UTC)).total_seconds() / 60
        awake = night.sleep_onset_latency + night.wake_after_sleep_onset
        return lay - awake.total_seconds() / 60


def written_on(at: datetime) -> date:
    """A day turns at four in the morning, local time."""
    return (at.replace(tzinfo=None) - TURNS_AT).date()


def minutes(block: FocusBlock) -> float:
    return block.focus_time.total_seconds() / 60


@pytest.fixture
def traced(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[Traced]:
    theme = Theme(RepositoryAssets(), "light", reduced_motion=True)
    theme.apply(qapp)
    whole = Whole(qtbot, theme, tmp_path, weeks=12)
    store, ends = whole.services.store, (date(2026, 1, 1), date(2026, 12, 31))
    yield Traced(
        theme,
        whole,
        Commands(tmp_path, capsys),
        store.blocks(*ends),
        store.check_ins(*ends),
        store.nights(*ends),
    )
    qapp.setStyleSheet("")


@pytest.fixture
def reflection(qtbot: QtBot, traced: Traced) -> ReflectionPage:
    window = traced.whole.window
    window.resize(1280, 1000)
    window.open_page("reflection", week=HEAVY)
    page = window.page
    assert isinstance(page, ReflectionPage)
    page.header.ranges.chosen.emit("12")
    qtbot.waitUntil(lambda: page.card.chart.plot is not None)
    return page


def week_from(monday: date) -> list[date]:
    return [monday + n * DAY for n in range(7)]


def estimated_day(traced: Traced) -> date:
    """A day of the story of which one effort was not given."""
    return next(
        day
        for day in week_from(HEAVY + 7 * DAY) + week_from(HEAVY - 7 * DAY) + week_from(HEAVY - 14 * DAY)
        if any(one.effort is None for one in traced.blocks_of(day)) and traced.night_of(day)
        if traced.stresses_of(day)
    )


def whole_days(traced: Traced) -> list[date]:
    """The days of that week with blocks, a night and at least two check-ins."""
    return [
        day
        for day in week_from(HEAVY)
        if traced.blocks_of(day) and traced.night_of(day) and len(traced.stresses_of(day)) >= 2
    ]


def test_a_days_figures_are_those_of_its_entries_wherever_they_stand(
    traced: Traced, reflection: ReflectionPage
) -> None:
    days = [*whole_days(traced), estimated_day(traced)]
    series = traced.whole.services.reflect.around(HEAVY, 12)
    view = reflection.card.chart
    for day in days:
        [told] = traced.told(day, day)
        [shown] = [one for one in series.days if one.day == day]
        load, stress, slept = traced.load_of(day), traced.stress_of(day), traced.slept(day)
        assert told["load_estimated"] == any(one.effort is None for one in traced.blocks_of(day))
        assert told["focus_min"] == shown.focus_min == sum(map(minutes, traced.blocks_of(day)))
        assert told["load"] == shown.load == pytest.approx(load)
        assert told["stress"] == shown.stress == pytest.approx(stress)
        assert told["stress_n"] == shown.stress_n == len(traced.stresses_of(day))
        assert told["sleep_min"] == shown.sleep_min == pytest.approx(slept)

        view._point(series.days.index(shown))
        hours, rest = divmod(round(slept), 60)
        spoken = view.accessibleDescription()
        assert f"{day:%A} {day.day} {day:%B}" in spoken
        assert f"{round(load):,}" in spoken
        assert f"stress {round(stress, 1):g}" in spoken
        assert f"slept {hours} h {rest} min" in spoken


def test_a_days_bar_dot_and_stem_end_at_the_height_of_its_figures(
    traced: Traced, reflection: ReflectionPage
) -> None:
    day = max(whole_days(traced), key=traced.load_of)
    view = reflection.card.chart
    series = traced.whole.services.reflect.around(HEAVY, 12)
    index = [one.day for one in series.days].index(day)
    view.redraw()
    image = view.grab().toImage()
    assert view.plot is not None
    x = view.plot.left + (index + 0.5) * (view.plot.right - view.plot.left) / len(series.days)

    sheet = Sheet(view.width(), view.height(), chart_style(traced.theme))
    assert draw(sheet, series, traced.whole.services.weeks.signs_of(series.mondays)) == view.plot
    sheet.canvas.draw()
    loads, stresses, nights = sheet.figure.axes[:3]

    def height_of(axes: Any, value: float) -> float:
        _x, up = axes.transData.transform((0, value))
        return float(view.height() - up)

    full, _hollow = (part for part in loads.collections if isinstance(part, PolyCollection))
    corners = [path.vertices for path in full.get_paths() if path.vertices[:, 0].min() > index and
               path.vertices[:, 0].max() < index + 1]  # fmt: skip
    [bar] = corners
    shown, top, base = series.days[index], height_of(loads, traced.load_of(day)), height_of(loads, 0)
    assert bar[:, 1].max() == pytest.approx(traced.load_of(day))
    dots, circles = stresses.lines[0].get_xydata(), nights.lines
    assert (index + 0.5, traced.stress_of(day)) in [(float(a), pytest.approx(float(b))) for a, b in dots]
    ends = [tuple(point) for line in circles for point in line.get_xydata()]
    assert (index + 0.5, traced.slept(day) / 60) in [(a, pytest.approx(b)) for a, b in ends]

    # What stands on the screen: in the middle of the day the bar's colour begins at the height of the load.
    for average in (shown.load_recent, shown.load_usual):
        assert average is not None
        assert abs(top - height_of(loads, average)) > 8
    bar_color = QColor(chart_style(traced.theme).colors["load_bar"])
    column = [y for y in range(round(base)) if image.pixelColor(int(x), y) == bar_color]
    assert column[0] == pytest.approx(top, abs=1.5)
    assert column[-1] == pytest.approx(base, abs=2)


def test_a_click_on_the_day_opens_it_in_the_journal(
    qtbot: QtBot, traced: Traced, reflection: ReflectionPage
) -> None:
    day = whole_days(traced)[-1]
    view = reflection.card.chart
    assert view.plot is not None
    mondays = traced.whole.services.reflect.around(HEAVY, 12).mondays
    middle = view.plot.middle_of((day - mondays[0]).days)
    place = QPoint(round(middle), round(view.plot.top + 20))
    assert view.day_at(QPointF(place)) == (day - mondays[0]).days
    qtbot.mouseMove(view, place)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    page = traced.whole.window.page
    assert isinstance(page, JournalPage)
    assert page.day == day


def test_a_point_of_the_map_is_its_weeks_load_and_mean_stress(
    traced: Traced, reflection: ReflectionPage
) -> None:
    points = {}
    for n in range(9):
        monday = HEAVY - n * 7 * DAY
        loads = [traced.load_of(day) for day in week_from(monday)]
        stressed = [traced.stress_of(day) for day in week_from(monday) if traced.stresses_of(day)]
        known = [one["load"] is not None for one in traced.told(monday, monday + 6 * DAY)]
        if all(known):
            points[monday] = (sum(loads), fmean(stressed))
    load, stress = points[HEAVY]
    reflect = traced.whole.services.reflect
    found = trail(reflect.days(trail_begin(HEAVY), HEAVY + 6 * DAY), date(2026, 1, 5), DEFAULTS)
    for point in found.points:
        if point.monday in points:
            assert (point.load, point.stress) == pytest.approx(points[point.monday])
    assert f"load {load:,.0f} effort-minutes, mean stress {stress:.1f}." in where_words(found)
    assert where_words(found) in reflection.map_card.map.accessibleDescription()

    sheet = Sheet(312, 214, chart_style(traced.theme))
    draw_map(sheet, found)
    assert found.cross is not None
    loads, stresses = ([*(getattr(p, name) for p in found.points), cross]
                       for name, cross in zip(("load", "stress"), found.cross, strict=True))  # fmt: skip
    panel = Panel(0, 312, 0, 214 - 26)
    assert max(loads) - min(loads) > 400
    assert max(stresses) - min(stresses) > 2
    across = 44 + (load - min(loads)) / (max(loads) - min(loads)) * (panel.right - 88)
    down = (
        panel.bottom - 40 - (stress - min(stresses)) / (max(stresses) - min(stresses)) * (panel.bottom - 80)
    )
    disc: Any = sheet.figure.axes[0].lines[-1]
    assert disc.get_xydata()[0].tolist() == pytest.approx([across, down])


def test_a_signs_evidence_is_that_of_the_weeks_entries(traced: Traced, qtbot: QtBot) -> None:
    total = sum(traced.load_of(day) for day in week_from(HEAVY))
    before = []
    for n in range(1, 5):
        days = week_from(HEAVY - n * 7 * DAY)
        known = [traced.load_of(day) for day, one in zip(days, traced.told(days[0], days[-1]), strict=True)
                 if one["load"] is not None]  # fmt: skip
        # A missing day stands for the others of its week.
        before.append(fmean(known) * 7)
    mean = fmean(before)
    week = traced.whole.services.weeks.week_of(HEAVY)
    told = traced.commands.json("week", "2026-W44")["signs"]["load"]
    assert told["state"] == ("on" if total > DEFAULTS.load_ratio * mean else "off") == "on"
    assert told["evidence"]["total"] == pytest.approx(total)
    assert told["evidence"]["previous_mean"] == pytest.approx(mean)
    theme = traced.theme
    sheet = sign_sheet(theme, lambda: None, "load", week, thresholds=DEFAULTS, validated=None)
    qtbot.addWidget(sheet)
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    percent = round((total / mean - 1) * 100)
    assert f"{percent} % above the mean of the four weeks before ({total:,.0f} against {mean:,.0f}" in said
