"""The ring around what has the keyboard's focus."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from companion.adapters.desktop.assets import ShippedAssets
from companion.ui.theme import Theme


def test_the_focus_moves_on_from_a_control_that_is_gone(qtbot: QtBot, home: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(ShippedAssets(), "light")
    theme.apply(application)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    step, after = QWidget(), QPushButton("after")
    inside = QPushButton("inside", step)
    for widget in (step, after):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    inside.setFocus()
    assert theme.focus_ring.frame is not None
    with qtbot.captureExceptions() as exceptions:
        delete(step)
        after.setFocus()
    assert exceptions == []
    assert theme.focus_ring.frame is not None
