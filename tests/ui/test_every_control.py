"""Every screen by keyboard and ear: what Tab reaches has a name and a role, in the order one reads."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.checkin import CheckIn
from companion.ui.pages.settings import SettingsPage
from companion.ui.private.unlock import UnlockDoors, UnlockScreen
from companion.ui.theme import Theme
from companion.ui.welcome import Welcome
from companion.ui.widgets.popover import Popover
from tests.fakes.made_up import NOW
from tests.fakes.today import RepositoryAssets
from tests.fakes.vault import FakeVault
from tests.ui.whole_window import Whole

PAGES = ("today", "journal", "sleep", "practices", "reflection", "settings")
NOTHING_SAID = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.StaticText,
}
MOST = 200


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(RepositoryAssets(), "light", reduced_motion=True)
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture(params=[0, 3], ids=["empty", "three weeks"])
def whole(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Whole:
    whole = Whole(qtbot, theme, tmp_path, weeks=request.param)
    whole.window.activateWindow()
    qtbot.waitUntil(whole.window.isActiveWindow)
    return whole


def stops(window: QWidget) -> list[QWidget]:
    """Press Tab until it comes round; return what it reached. A popover keeps the focus it has."""
    if window.findChild(Popover) is None:
        window.setFocus()
    reached: list[QWidget] = []
    for _press in range(MOST):
        QTest.keyClick(reached[-1] if reached else _start(window), Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now in reached:
            break
        reached.append(now)
    assert reached, "Tab reaches nothing"
    return [one for one in reached if one is not window]


def _start(window: QWidget) -> QWidget:
    focused: object = window.focusWidget()
    return focused if isinstance(focused, QWidget) else window


def told(widget: QWidget) -> str:
    return f"{type(widget).__module__}.{type(widget).__name__} {widget.accessibleName()!r}"


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def assert_told(window: QWidget) -> None:
    """Whatever can have the focus says what it is, to ears as well."""
    focusable = [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]
    assert focusable
    for widget in focusable:
        heard = QAccessible.queryAccessibleInterface(widget)
        assert heard.text(QAccessible.Text.Name).strip(), f"no name: {told(widget)}"
        assert heard.role() not in NOTHING_SAID, f"no role: {told(widget)}"


def assert_ordered(reached: list[QWidget]) -> None:
    """From one stop to the next one never goes back within its line, nor up and back at once."""
    for one, after in zip(reached, reached[1:], strict=False):
        here, there = place(one), place(after)
        back = there.right() < here.left()
        up = there.bottom() < here.top()
        beside = not up and there.top() <= here.bottom() and here.top() <= there.bottom()
        assert not (back and (up or beside)), f"{told(after)} at {there} comes after {told(one)} at {here}"


def audit(window: QWidget) -> list[QWidget]:
    window.grab()
    assert_told(window)
    reached = stops(window)
    assert_ordered(reached)
    return reached


@pytest.mark.parametrize("key", PAGES)
def test_a_page(whole: Whole, key: str) -> None:
    whole.window.open_page(key)
    page = whole.window.page
    assert page is not None
    inside = [one for one in audit(whole.window) if page.isAncestorOf(one)]
    assert inside


def test_every_section_of_the_settings(whole: Whole) -> None:
    whole.window.open_page("settings")
    page = whole.window.page
    assert isinstance(page, SettingsPage)
    for section in page.sections:
        page.go(section.key)
        audit(whole.window)


def test_the_check_in(whole: Whole, theme: Theme) -> None:
    whole.window.show_popover(CheckIn(whole.services, theme, whole.window.close_popover))
    check_in = whole.window.findChild(CheckIn)
    assert isinstance(check_in, CheckIn)
    check_in.grab()
    assert_told(check_in)
    reached = stops(whole.window)
    assert all(check_in.isAncestorOf(one) for one in reached)
    assert check_in.form.first is reached[-1]


def test_the_check_in_being_changed(whole: Whole, theme: Theme) -> None:
    whole.services.record.check_in(stress=3, note="Quiet.")
    (entry, *_rest) = whole.services.store.check_ins(NOW.date(), NOW.date())
    content = CheckIn(whole.services, theme, whole.window.close_popover, entry=entry)
    whole.window.show_popover(content)
    content.grab()
    assert_told(content)


def test_the_steps_of_the_welcome(whole: Whole, theme: Theme) -> None:
    welcome = Welcome(whole.services, theme, on_done=lambda: None)
    whole.window.show_alone(welcome)
    seen = []
    for _step in range(4):
        seen.append(welcome.step)
        assert all(welcome.isAncestorOf(one) for one in audit(whole.window))
        welcome.next()
    assert len(set(seen)) == 4


@pytest.mark.parametrize("forgot", [False, True])
def test_the_unlock_screen(whole: Whole, theme: Theme, forgot: bool) -> None:
    nothing: Callable[[], None] = lambda: None  # noqa: E731
    vault = FakeVault("old and long enough")
    doors = UnlockDoors(
        try_passphrase=vault.check, recover=vault.recover, on_open=nothing, quit_program=nothing
    )
    screen = UnlockScreen(theme, doors)
    whole.window.show_alone(screen)
    if forgot:
        screen.ask.forgot.click()
    assert all(screen.isAncestorOf(one) for one in audit(whole.window))
