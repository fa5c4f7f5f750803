"""What is shown before there is anything to show."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.ui.front import AT_REST
from companion.ui.theme import Theme
from companion.ui.tray.face import SIZES, Face, face_of
from companion.ui.tray.icon import TrayIcon
from companion.ui.tray.painting import paint
from companion.ui.tray.ring import ring
from companion.ui.tray.words import tooltip
from tests.fakes.desktop import FakeClock
from tests.fakes.program import program

# The off-screen platform has no tray whose appearance it could tell of.
pytestmark = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)


def test_the_icon_at_rest_is_that_of_a_timer_that_has_nothing_to_do(tmp_path: Path) -> None:
    made = program(tmp_path, FakeClock())
    view = made.study.view()
    made.store.close()
    assert face_of(AT_REST) == face_of(view)
    assert tooltip(AT_REST) == tooltip(view)


def test_the_icon_at_rest_is_not_painted_anew_when_the_timer_has_come(qtbot: QtBot, tmp_path: Path) -> None:
    icon = TrayIcon(Theme(ShippedAssets(), "light"))
    icon.show(AT_REST)
    before = icon.native.icon().cacheKey()
    made = program(tmp_path, FakeClock())
    icon.show(made.study.view())
    made.store.close()
    assert icon.native.icon().cacheKey() == before
    icon.close()


def test_the_icon_follows_the_theme_before_anything_is_behind_it(qtbot: QtBot) -> None:
    theme = Theme(ShippedAssets(), "light")
    icon = TrayIcon(theme)
    icon.show(AT_REST)
    before = icon.native.icon().cacheKey()
    theme.choose("dark")
    assert icon.native.icon().cacheKey() != before
    icon.close()


def test_the_ring_at_rest_is_the_one_a_painter_would_draw(qtbot: QtBot) -> None:
    ink = QColor("#12595b")
    read, painted = ring(ink), paint(Face("idle"), lambda _name: ink)
    assert read is not None
    for size in SIZES:
        one, other = (icon.pixmap(QSize(size, size), 1.0).toImage() for icon in (read, painted))
        assert one.size() == other.size() == QSize(size, size)
        for x in range(size):
            for y in range(size):
                a, b = one.pixelColor(x, y), other.pixelColor(x, y)
                assert abs(a.alpha() - b.alpha()) <= 40, (size, x, y)
                if a.alpha() == b.alpha() == 255:
                    assert a == b == ink


def test_every_desktop_gets_the_same_style() -> None:
    script = (
        "from companion.ui.application import make_application\n"
        "application = make_application()\n"
        "print(application.style().objectName(), application.arguments())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "QT_STYLE_OVERRIDE": "windows",
            "PYTHONPATH": ":".join(sys.path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split("\n")[0] == "fusion ['second-wind']"
