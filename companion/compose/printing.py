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
    write_file(path, _pdf(report), replace=replace)


def write_chart(
    paths: Paths, series: ReflectionSeries, kind: Literal["png", "svg"], path: Path, *, replace: bool
) -> None:
    """Write the chart of some weeks to `path`, as `write_report`."""
    _keep_fonts(paths)
    from companion.ui.charts.report_chart import chart_file
    from companion.ui.charts.report_style import print_style

    content = chart_file(series, print_style(ShippedAssets().path("tokens.toml")), kind)
    write_file(path, content, replace=replace)


class ReportPress:
    """Reads a week's report, draws it, and puts it in place, for the window; the drawing in any thread."""

    def __init__(self, paths: Paths, store: Store, clock: Clock, settings: SettingsService) -> None:
        """Print from what these hold. paths: of the profile, whose cache keeps the list of fonts."""
        self._paths, self._store, self._clock, self._settings = paths, store, clock, settings

    def read(self, monday: date, sections: Sequence[str]) -> Callable[[Callable[[], bool]], bytes]:
        """Read the figures of the week from `monday`; return what draws them, which reads nothing more.

        It is given what tells whether somebody has given up waiting, and returns nothing then.
        Errors: CompanionError.
        """
        from companion.app.report import WeeklyReport

        report = WeeklyReport(self._store, self._clock, self._settings).of(monday, sections)
        _keep_fonts(self._paths)
        return lambda given_up: _pdf(report, given_up)

    def put(self, content: bytes, path: Path) -> None:
        """Put a drawn report at `path`, over what is there, all or nothing; errors as `write_file`."""
        write_file(path, content, replace=True)


def _pdf(report: Report, given_up: Callable[[], bool] = lambda: False) -> bytes:
    from companion.ui.charts.alone import DRAWING

    with DRAWING:
        # Loading it too: two threads that load one library may each find half of it.
        from companion.ui.charts.report import report_pdf
        from companion.ui.charts.report_style import print_style

    style = print_style(ShippedAssets().path("tokens.toml"), POINTS_A_PX)
    return report_pdf(report, style, given_up)


def _keep_fonts(paths: Paths) -> None:
    # Before matplotlib is imported, which reads it then.
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache / "matplotlib"))
