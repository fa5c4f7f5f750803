"""Reflection in a journal of ten years: drawing twelve weeks, opening it first, reading what it tells.

    python -m tests.bench.reflection PROFILE     measure on the screen at hand and print JSON

The drawing is compared with the leanest matplotlib figure of the same size that has the same marks, in
the same process; the first opening with a process that imports matplotlib and draws that figure.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tests.bench.figure import Figure, alternating
from tests.bench.process import Missing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.app.services import Services
    from companion.ui.pages import PageHost
    from companion.ui.pages.reflection import ReflectionPage
    from companion.ui.window import MainWindow

RUNS = 11
ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 19, 12, 26, tzinfo=ZONE)
YEARS_DAYS = 3652
BLOCKS = 100_000
WIDE, HIGH = 1280, 800
CHART_TEXTS, MAP_TEXTS = 44, 9
"""As many as the page has there."""


def reflection(folder: Path, env: Mapping[str, str]) -> list[Figure]:
    """Warm draw, first opening, and reading, each in a process of its own."""
    profile = folder / "ten-years-of-reflection"
    _run("fill", profile, env)
    warm = _run("warm", profile, env)
    ours, lean = alternating(
        5, lambda: _run("first", profile, env)["first_s"], lambda: _run("lean", profile, env)["lean_s"]
    )
    size = f"{warm['wide']:.0f} × {warm['high']:.0f} px"
    return [
        Figure(
            what="Reflection, 12 weeks of 10 years, warm draw", unit="s", reach=1.3, value=warm["draw_s"],
            reference=warm["lean_s"], beside=f"leanest figure, {size}",
        ),
        Figure(
            what="Reflection, first opening", unit="s", reach=1.4, value=ours, reference=lean,
            beside="matplotlib and the leanest figure",
        ),
        Figure(what="Reflection: reading 12 weeks of days", unit="s", value=warm["days_s"]),
        Figure(what="Reflection: reading the signs of 12 weeks", unit="s", value=warm["signs_s"]),
        Figure(what="Reflection: reading one week", unit="s", value=warm["week_s"]),
        Figure(what="Reflection: what moves with stress, 12 weeks", unit="s", value=warm["relations_s"]),
    ]  # fmt: skip


def _run(what: str, profile: Path, env: Mapping[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.reflection", what, str(profile)]
    ran = subprocess.run(command, env=dict(env), capture_output=True, text=True, check=False, timeout=600)
    if ran.returncode:
        raise Missing((ran.stderr.strip().splitlines() or ["it failed silently"])[-1][:160])
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def fill(profile: Path) -> dict[str, float]:
    """Write ten years: 27 or 28 blocks a day, two check-ins, a night; efforts here and there unknown."""
    from companion.core.journal import CheckIn, FocusBlock, Night

    profile.mkdir(parents=True)
    services = _services(profile)
    chance, store = Random(1), services.store
    minute = timedelta(minutes=1)
    with store.transaction():
        for number in range(BLOCKS):
            day = NOW.date() - timedelta(days=YEARS_DAYS - 1 - number * YEARS_DAYS // BLOCKS)
            start = datetime(day.year, day.month, day.day, 8, tzinfo=ZONE) + 25 * minute * (number % 28)
            effort = None if chance.random() < 0.03 else float(chance.randint(2, 9))
            store.add_block(
                FocusBlock(
                    topic=f"Topic {number % 12}", started=start, ended=start + 20 * minute,
                    focus_time=20 * minute, effort=effort,
                )
            )  # fmt: skip
        for number in range(YEARS_DAYS):
            day = NOW.date() - timedelta(days=number)
            early = datetime(day.year, day.month, day.day, 7, tzinfo=ZONE)
            for hour in (5, 12):
                stress = float(chance.randint(2, 8))
                store.add_check_in(
                    CheckIn(at=early + timedelta(hours=hour), stress=stress, pleasantness=0.1, energy=-0.1)
                )
            bed = early - timedelta(minutes=chance.randint(400, 520))
            store.add_night(
                Night(
                    into_bed=bed, tried=bed + 10 * minute, sleep_onset_latency=15 * minute, awakenings=1,
                    wake_after_sleep_onset=10 * minute, woke=early - 10 * minute, out_of_bed=early,
                )
            )  # fmt: skip
    store.close()
    return {}


def warm(profile: Path) -> dict[str, float]:
    """Draw a page that has been drawn before, in turn with the leanest figures; then time the reading."""
    services = _services(profile)
    window = _window(services)
    page = _opened(window)
    chart, small = page.card.chart, page.map_card.map

    def ours() -> float:
        chart.redraw()
        small.redraw()
        return _seconds(window.grab)

    def least() -> float:
        return _seconds(lambda: _lean(chart.size().toTuple(), small.size().toTuple()))

    ours()
    least()
    draw_s, lean_s = alternating(RUNS, ours, least)
    size = {"wide": chart.width(), "high": chart.height()}
    return {"draw_s": draw_s, "lean_s": lean_s} | size | _reading(services)


def _reading(services: "Services") -> dict[str, float]:
    today = NOW.date()
    mondays = services.reflect.weeks(today, 12).mondays
    twelve_weeks = today - timedelta(weeks=12)
    acts = {
        "days_s": lambda: services.reflect.weeks(today, 12),
        "signs_s": lambda: services.weeks.signs_of(mondays),
        "week_s": lambda: services.weeks.week_of(today),
        "relations_s": lambda: services.relations.between(twelve_weeks, today),
    }
    for act in acts.values():
        act()
    taken = alternating(5, *[lambda act=act: _seconds(act) for act in acts.values()])  # type: ignore[misc]
    return dict(zip(acts, taken, strict=True))


def first(profile: Path) -> dict[str, float]:
    """Open the page for the first time in a process whose window is up."""
    window = _window(_services(profile))
    return {"first_s": _seconds(lambda: _opened(window))}


def lean(profile: Path) -> dict[str, float]:
    """Import matplotlib and draw the leanest figures, in a process whose window is up."""
    _window(_services(profile))
    return {"lean_s": _seconds(lambda: _lean((704, 560), (312, 214)))}


def _seconds(act: Any) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _services(profile: Path) -> "Services":
    from tests.fakes.desktop import FakeClock
    from tests.fakes.program import program, services_of

    return services_of(program(profile, FakeClock(NOW)))


def _window(services: "Services") -> "MainWindow":
    """Show the program's window on Today, as it stands before somebody goes to Reflection."""
    from PySide6.QtWidgets import QApplication

    from companion.adapters.desktop.assets import ShippedAssets
    from companion.ui.pages.today import TodayPage
    from companion.ui.theme import Theme
    from companion.ui.window import MainWindow, PageEntry

    app = QApplication(sys.argv[:1])
    theme = Theme(ShippedAssets(), "light")
    theme.apply(app)

    def reflected(host: "PageHost") -> "QWidget":
        from companion.ui.pages.reflection import ReflectionPage

        return ReflectionPage(services, theme, host)

    entries = (
        PageEntry("today", "Today", "today", lambda host: TodayPage(services, theme, host, lambda: None)),
        PageEntry("reflection", "Reflection", "reflection", reflected),
    )
    window = MainWindow(theme, entries, stays_reachable=lambda: True)
    window.resize(WIDE, HIGH)
    window.show()
    window.open_page("today")
    while not window.exposure.seen:
        QApplication.processEvents()
    QApplication.processEvents()
    _KEPT.extend((app, window))
    return window


def _opened(window: "MainWindow") -> "ReflectionPage":
    """Open the page until chart and map are painted; what the cards beside work out comes after, by timer."""
    from PySide6.QtWidgets import QApplication

    from companion.ui.pages.reflection import ReflectionPage

    window.open_page("reflection")
    page = window.page
    assert isinstance(page, ReflectionPage)
    while page.card.chart.plot is None:
        QApplication.sendPostedEvents()
    return page


_KEPT: list[object] = []


def _lean(chart: tuple[int, int], small: tuple[int, int]) -> None:
    """Draw chart and map with the same marks in as few artists as matplotlib allows, with plain text."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawn

    for (wide, high), marks, texts in ((chart, _lean_chart, CHART_TEXTS), (small, _lean_map, MAP_TEXTS)):
        figure = Drawn(figsize=(wide / 72, high / 72), dpi=72)
        canvas = FigureCanvasAgg(figure)
        marks(figure)
        for place in range(texts):
            figure.text(0.02 + 0.3 * (place % 3), 0.02 + place / 60, f"text number {place}", fontsize=12)
        canvas.draw()


def _lean_chart(figure: Any) -> None:
    from matplotlib.collections import PolyCollection

    chance = Random(2)
    days = range(84)
    load, stress, sleep = (
        [chance.uniform(low, high) for _day in days] for low, high in ((600, 2400), (2, 8), (5, 9))
    )
    top, middle, low, strip = (
        figure.add_axes((0.1, y, 0.72, tall))
        for y, tall in ((0.72, 0.22), (0.5, 0.17), (0.34, 0.11), (0, 0.25))
    )
    bars = [[(n, 0), (n, value), (n + 0.7, value), (n + 0.7, 0)] for n, value in enumerate(load)]
    top.add_collection(PolyCollection(bars, facecolor="C0"), autolim=False)
    top.plot(days, load, linewidth=2)
    top.plot(days, load, "--", linewidth=1)
    middle.add_collection(PolyCollection([[(0, 3), (0, 6), (84, 6), (84, 3)]], facecolor="C1"), autolim=False)
    middle.plot(days, stress, "o", ms=3, mfc="w")
    middle.plot(days, stress, linewidth=2)
    low.vlines(days, 7, sleep)
    low.plot(days, sleep, "o", ms=4, mfc="w")
    strip.plot([n % 12 for n in range(72)], [n // 12 for n in range(72)], "s", ms=8)
    for axes, limits in ((top, (0, 2500)), (middle, (0, 10)), (low, (4, 10)), (strip, (-1, 6))):
        axes.set_axis_off()
        axes.set_xlim(-1, 84 if axes is not strip else 12)
        axes.set_ylim(*limits)


def _lean_map(figure: Any) -> None:
    axes = figure.add_axes((0, 0.1, 1, 0.9))
    axes.plot(range(9), range(9), "o-", mfc="w")
    axes.hlines([3], 0, 9, linestyles="dashed")
    axes.vlines([3], 0, 9, linestyles="dashed")
    axes.set_axis_off()


if __name__ == "__main__":
    _what, _profile = sys.argv[1:3]
    print(json.dumps({"fill": fill, "warm": warm, "first": first, "lean": lean}[_what](Path(_profile))))
    sys.stdout.flush()
    # Taking widgets and application down in order is no part of it.
    os._exit(0)
