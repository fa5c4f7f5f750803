import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from companion.app.report import SECTIONS, WeeklyReport
from companion.ui.charts.alone import DRAWING
from companion.ui.charts.render import render
from companion.ui.charts.report import report_pdf
from companion.ui.charts.report_page import POINT
from companion.ui.charts.report_style import print_style
from tests.fakes.made_up import NOW, journal

TOKENS = Path(__file__).parents[2] / "resources" / "tokens.toml"
QUITTING = """
import sys
from datetime import date
from pathlib import Path
from threading import current_thread
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.desktop.paths import paths_for
from companion.compose.printing import ReportPress
from companion.ui.pages.reflection.report_dialog import ReportDialog
from companion.ui.theme import Theme
from tests.fakes.made_up import journal

application = QApplication([])
made = journal()

class Press(ReportPress):
    def read(self, monday, sections):
        draw = super().read(monday, sections)
        def drawing(given_up):
            begun.append(current_thread())
            return draw(given_up)
        return drawing

begun = []
press = Press(paths_for(Path(sys.argv[1])), made.store, made.clock, made.settings)
dialog = ReportDialog(Theme(ShippedAssets(), "light"), date(2026, 10, 26), press, saved=print, leave=print)
dialog.show()
dialog.write(Path(sys.argv[2]))
looking = QTimer()
looking.timeout.connect(lambda: application.quit() if begun else None)
looking.start(0)
application.exec()
print("quit", begun[0].is_alive())
"""


def test_a_report_and_a_chart_drawn_at_once_are_what_each_is_alone(qtbot: QtBot) -> None:
    made = journal()
    weekly = WeeklyReport(made.store, made.clock, made.settings)
    report, series = weekly.of(NOW.date(), SECTIONS), weekly.chart(NOW.date(), 12)
    paper, screen = print_style(TOKENS, POINT), print_style(TOKENS)

    def chart() -> QImage:
        return render(series, screen, 744, 464, 1.0)[0]

    pdf, image = report_pdf(report, paper), chart()
    drawn: list[bytes] = []
    thread = Thread(target=lambda: drawn.append(report_pdf(report, paper)))
    thread.start()
    images = [chart()]
    while thread.is_alive():
        images.append(chart())
    thread.join()
    assert drawn == [pdf]
    assert all(each == image for each in images)


def test_a_report_that_is_given_up_ends_after_the_page_that_is_drawn() -> None:
    made = journal()
    report = WeeklyReport(made.store, made.clock, made.settings).of(NOW.date(), SECTIONS)
    asked: list[bool] = []

    def given_up() -> bool:
        # Whoever draws lets the others in between two pages.
        other = Thread(target=lambda: asked.append(_let_in()))
        other.start()
        other.join()
        return len(asked) > 1

    assert report_pdf(report, print_style(TOKENS, POINT), given_up) == b""
    assert asked == [True, True]


def _let_in() -> bool:
    if not DRAWING.acquire(timeout=5):
        return False
    DRAWING.release()
    return True


def test_the_program_may_quit_while_a_report_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", QUITTING, str(tmp_path / "profile"), str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    # The platform without a screen says so much of itself.
    complaints = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, done.stdout, complaints) == (0, "quit True\n", [])
    assert not path.exists()
