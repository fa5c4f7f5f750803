from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.services import Services
from companion.core.errors import CompanionError
from companion.ui.theme import Theme
from companion.ui.tray.menu import TrayDoors
from companion.ui.tray.panel import panel_scheme
from companion.ui.tray.tray import Tray
from tests.fakes.desktop import FakeClock, FakeNotifier
from tests.fakes.program import Program, program, services_of

# The off-screen platform has no tray whose appearance it could tell of.
pytestmark = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)


class Faces:
    """Writes down what the tray asks of the rest of the program."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def tray(self, services: Services, theme: Theme) -> Tray:
        return Tray(
            services,
            theme,
            TrayDoors(
                toggle_window=lambda: self.asked.append("toggle"),
                open_window=lambda: self.asked.append("open"),
                open_check_in=lambda: self.asked.append("check in"),
                quit_program=lambda: self.asked.append("quit"),
            ),
        )


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Program]:
    made = program(tmp_path, FakeClock())
    yield made
    made.store.close()


@pytest.fixture
def services(running: Program) -> Services:
    return services_of(running)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme(ShippedAssets(), "light")


@pytest.fixture
def faces() -> Faces:
    return Faces()


@pytest.fixture
def tray(services: Services, theme: Theme, faces: Faces) -> Iterator[Tray]:
    made = faces.tray(services, theme)
    yield made
    made.icon.close()


def rows(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def action(menu: QMenu, text: str) -> QAction:
    menu.aboutToShow.emit()
    return next(one for one in menu.actions() if one.text().startswith(text))


def choose(tray: Tray, *path: str) -> None:
    menu = tray.menu
    for step in path[:-1]:
        submenu = action(menu, step).menu()
        assert isinstance(submenu, QMenu)
        menu = submenu
    action(menu, path[-1]).trigger()


def test_with_no_session_it_offers_to_start_one_and_nothing_that_would_be_refused(tray: Tray) -> None:
    assert rows(tray.menu) == [
        "Second Wind · No session is running",
        "Start studying…",
        "Quiet for",
        "Check in…",
        "Hide what I wrote",
        "Open Second Wind",
        "Quit",
    ]


def test_a_recent_topic_starts_with_the_usual_rhythm_and_level(tray: Tray, running: Program) -> None:
    running.study.start("Cardiology", "25/5", "gentle")
    running.study.stop()
    choose(tray, "Start", "Cardiology")
    view = running.study.view()
    assert (view.topic, view.rhythm, view.level) == ("Cardiology", "50/10", "firm")


def test_while_a_block_runs_the_head_says_what_and_until_when(tray: Tray, running: Program) -> None:
    running.study.start("Heart & lung", "50/10", "firm")
    running.idle.touch()
    running.clock.advance(minutes=4, seconds=30)
    assert rows(tray.menu) == [
        "Heart && lung · break in 46 min",
        "Pause",
        "Break now",
        "Postpone 5 min\tfrom the notice on",
        "End session",
        "Quiet for",
        "Check in…",
        "Hide what I wrote",
        "Open Second Wind",
        "Quit",
    ]
    assert not action(tray.menu, "Postpone").isEnabled()


def study_until_notice(running: Program) -> None:
    running.study.start("Cardiology", "50/10", "firm")
    for _ in range(49):
        running.idle.touch()
        running.clock.advance(minutes=1)
    assert running.study.view().state == "notice"


def test_from_the_notice_on_a_postponement_shows_its_price(tray: Tray, running: Program) -> None:
    study_until_notice(running)
    postpone = action(tray.menu, "Postpone")
    assert postpone.isEnabled()
    assert postpone.text() == "Postpone 5 min\tthen 11 min of break"
    postpone.trigger()
    assert running.study.view().state == "focus"


def test_pausing_and_going_on_change_places(tray: Tray, running: Program) -> None:
    running.study.start("Cardiology", "50/10", "firm")
    choose(tray, "Pause")
    assert "Resume" in rows(tray.menu)
    assert "Pause" not in rows(tray.menu)
    choose(tray, "Resume")
    assert running.study.view().state == "focus"


def test_a_quiet_time_can_be_begun_and_ended(tray: Tray, running: Program) -> None:
    running.study.start("Cardiology", "50/10", "firm")
    choose(tray, "Quiet for", "30 minutes")
    assert running.study.view().state == "quiet"
    assert "Quiet for" not in rows(tray.menu)
    choose(tray, "End quiet time")
    assert running.study.view().state == "focus"


def test_a_refusal_is_said_and_not_swallowed(tray: Tray, running: Program) -> None:
    study_until_notice(running)
    tray.menu.aboutToShow.emit()
    stale = action(tray.menu, "Postpone")
    with pytest.raises(CompanionError) as refused:
        for _ in range(5):
            running.study.postpone()
    stale.trigger()
    notifier = running.desktop.notifier
    assert isinstance(notifier, FakeNotifier)
    assert notifier.visible["refused"].body == str(refused.value)


def test_window_check_in_and_quit_are_asked_of_the_program(tray: Tray, faces: Faces) -> None:
    choose(tray, "Check in…")
    choose(tray, "Open Second Wind")
    choose(tray, "Quit")
    assert faces.asked == ["check in", "open", "quit"]


def test_the_icon_is_repainted_only_when_it_would_look_different(tray: Tray, running: Program) -> None:
    running.study.start("Cardiology", "50/10", "firm")
    tray.refresh(running.study.view())
    before = tray.icon.native.icon().cacheKey()
    running.clock.advance(seconds=20)
    tray.refresh(running.study.view())
    assert tray.icon.native.icon().cacheKey() == before
    running.idle.touch()
    running.clock.advance(minutes=2)
    tray.refresh(running.study.view())
    assert tray.icon.native.icon().cacheKey() != before


def test_the_tooltip_is_one_line_that_can_be_read_out(tray: Tray, running: Program) -> None:
    running.study.start("Cardiology", "50/10", "firm")
    running.idle.touch()
    running.clock.advance(minutes=4)
    tray.refresh(running.study.view())
    assert tray.icon.native.toolTip() == "Cardiology · break in 46 min"


@pytest.mark.parametrize(
    ("system", "desktop", "window", "panel"),
    [
        (Qt.ColorScheme.Light, "KDE", "dark", "light"),
        (Qt.ColorScheme.Dark, "KDE", "light", "dark"),
        (Qt.ColorScheme.Light, "ubuntu:GNOME", "light", "dark"),
        (Qt.ColorScheme.Light, "XFCE", "light", "dark"),
        (Qt.ColorScheme.Unknown, "", "dark", "dark"),
        (Qt.ColorScheme.Unknown, "Openbox", "light", "light"),
    ],
)
def test_the_icon_takes_the_panels_scheme_not_the_windows(
    system: Qt.ColorScheme, desktop: str, window: str, panel: str
) -> None:
    light = system == Qt.ColorScheme.Light
    dark = system == Qt.ColorScheme.Dark
    assert panel_scheme(desktop, "dark" if window == "dark" else "light", dark, lambda: light) == panel


def test_without_a_screen_there_is_no_tray_and_it_says_so(tray: Tray) -> None:
    assert QGuiApplication.platformName() == "offscreen"
    assert tray.icon.available() is False


def test_a_locked_window_is_neither_locked_again_nor_are_topics_named(
    services: Services, theme: Theme, running: Program
) -> None:
    running.study.start("Renal", "50/10", "firm")
    running.study.stop()
    asked: list[str] = []
    tray = Tray(
        services,
        theme,
        TrayDoors(
            toggle_window=lambda: None,
            open_window=lambda: None,
            open_check_in=lambda: None,
            quit_program=lambda: None,
            lock=lambda: asked.append("lock"),
            can_lock=lambda: not asked,
            hide=lambda: asked.append("hide"),
            hides=lambda: "hide" in asked,
            names_topics=lambda: not asked,
        ),
    )
    tray.menu.aboutToShow.emit()
    assert {"Start", "Lock", "Hide what I wrote"} <= set(rows(tray.menu))
    choose(tray, "Lock")
    choose(tray, "Hide what I wrote")
    assert asked == ["lock", "hide"]
    tray.menu.aboutToShow.emit()
    assert {"Start studying…", "Show what I wrote"} <= set(rows(tray.menu))
    assert "Lock" not in rows(tray.menu)
    tray.icon.close()
