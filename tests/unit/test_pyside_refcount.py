"""PySide6 6.12.0 on Python 3.11 dropped a reference to None on every void call, until the process died."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


class _Bell(QObject):
    rung = Signal(int)


def test_setting_a_text_keeps_the_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for minute in range(200):
        label.setText(f"{minute} min")
    assert sys.getrefcount(None) > before - 100


def test_emitting_a_signal_keeps_the_references_to_none(qtbot: QtBot) -> None:
    bell = _Bell()
    bell.rung.connect(lambda _: None)
    before = sys.getrefcount(None)
    for minute in range(200):
        bell.rung.emit(minute)
    assert sys.getrefcount(None) > before - 100
