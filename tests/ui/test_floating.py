from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.engine.view import TimerView
from companion.ui.floating import FloatingTimer
from companion.ui.theme import Theme


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def pill(qtbot: QtBot, opened: list[str]) -> FloatingTimer:
    theme = Theme(ShippedAssets(), "light")
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.aboutToShow.connect(lambda: opened.append("menu"))
    menu.addAction("Quit")
    made = FloatingTimer(theme, menu, lambda: opened.append("window"))
    qtbot.addWidget(made)
    made.place()
    return made


def running(topic: str | None, minutes: float = 12) -> TimerView:
    return TimerView(
        at=timedelta(0),
        state="focus" if topic else "idle",
        topic=topic,
        next_break=timedelta(minutes=minutes),
        gone=timedelta(minutes=50 - minutes),
        interval=timedelta(minutes=50),
    )


def test_it_shows_topic_and_minutes_and_says_them_to_a_screen_reader(pill: FloatingTimer) -> None:
    pill.refresh(running("Cardiology"))
    assert pill.words() == "Cardiology · break in 12 min"
    assert pill.accessibleName() == "Cardiology · break in 12 min"


def test_with_no_session_it_says_just_that(pill: FloatingTimer) -> None:
    pill.refresh(running(None))
    assert pill.words() == "No session is running"


def test_a_long_topic_is_cut_short_before_the_minutes_are(pill: FloatingTimer) -> None:
    pill.refresh(running("Paediatric endocrinology and metabolism", 9))
    assert pill.words().endswith("… · break in 9 min")
    text = pill.fontMetrics().horizontalAdvance(pill.words())
    assert text < pill.width()
    assert pill.accessibleName().startswith("Paediatric endocrinology and metabolism")


def test_it_keeps_its_size_whatever_it_says(pill: FloatingTimer) -> None:
    pill.refresh(running("A"))
    before = pill.size()
    pill.refresh(running("Paediatric endocrinology and metabolism"))
    assert pill.size() == before


def test_a_click_opens_the_window(qtbot: QtBot, pill: FloatingTimer, opened: list[str]) -> None:
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert opened == ["window"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Menu])
def test_the_menu_opens_by_key(qtbot: QtBot, pill: FloatingTimer, opened: list[str], key: Qt.Key) -> None:
    qtbot.keyClick(pill, key)
    assert opened == ["menu"]


def test_it_stays_above_other_windows_and_takes_no_focus_when_shown(pill: FloatingTimer) -> None:
    assert pill.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert pill.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
