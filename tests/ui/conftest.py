"""What the tests of windows share."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture(autouse=True)
def _let_go_of_the_mouse() -> Iterator[None]:
    """Release what a test left pressed: the next one would believe the pointer brought the focus."""
    yield
    if QApplication.instance() is not None and QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        widget = QWidget()
        widget.show()
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton)
        widget.close()


@pytest.fixture(autouse=True)
def _leave_no_window() -> Iterator[None]:
    """Close what a test left open: the pointer of the off-screen platform meets the oldest window first."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for window in app.topLevelWidgets():
            if window.isVisible():
                window.close()


@pytest.fixture(autouse=True)
def _delete_what_is_done_with() -> Iterator[None]:
    """Delete now what was to be deleted later: without an event loop its timers go on in other tests."""
    yield
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _undress() -> Iterator[None]:
    """Take off what a test dressed the application in: the next one would measure in its clothes."""
    before = QApplication.instance()
    font = QApplication.font() if isinstance(before, QApplication) else None
    yield
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    if app.styleSheet():
        app.setStyleSheet("")
        app.setPalette(app.style().standardPalette())
    if font is not None and QApplication.font() != font:
        QApplication.setFont(font)
