"""Drawing what leaves the program on paper or as a picture: matplotlib, but no Qt, loaded when asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.exchange.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path
    from typing import Literal

    from companion.app.ports import Clock, Paths, Store
    from companion.app.reflect import ReflectionSeries
    from companion.app.report import Report
    from companion.app.settings import SettingsService

POINTS_A_PX = 0.75


def write_report(paths: Paths, report: Report, path: Path, *, replace: bool) -> None:
    """Write a weekly report to `path` as PDF, 0600, all or nothing.

    paths: of the profile, whose cache keeps the list of fonts. Errors: as `write_file`.
    """
    _keep_fonts(paths)
    from companion.ui.charts.report import report_pdf
    from companion.ui.charts.report_style import print_style

    style = print_style(ShippedAssets().path("tokens.toml"), POINTS_A_PX)
    write_file(path, report_pdf(report, style), replace=replace)


def write_chart(
    paths: Paths, series: ReflectionSeries, kind: Literal["png", "svg"], path: Path, *, replace: bool
) -> None:
    """Write the chart of some weeks to `path`, as `write_report`."""
    _keep_fonts(paths)
    from companion.ui.charts.report_chart import chart_file
    from companion.ui.charts.report_style import print_style

    content = chart_file(series, print_style(ShippedAssets().path("tokens.toml")), kind)
    write_file(path, content, replace=replace)


def report_maker(
    paths: Paths, store: Store, clock: Clock, settings: SettingsService
) -> Callable[[date, Sequence[str], Path], None]:
    """Return what writes the report of a week, from its Monday, over what is there; for the window."""

    def make(monday: date, sections: Sequence[str], path: Path) -> None:
        from companion.app.report import WeeklyReport

        report = WeeklyReport(store, clock, settings).of(monday, sections)
        write_report(paths, report, path, replace=True)

    return make


def _keep_fonts(paths: Paths) -> None:
    # Before matplotlib is imported, which reads it then.
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache / "matplotlib"))
