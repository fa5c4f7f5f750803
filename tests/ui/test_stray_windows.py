"""Making a page shows no window of its own, not for a moment."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.ui.pages.reflection.chart_card import ChartCard
from companion.ui.theme import Theme


class Shown(QObject):
    """Writes down every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_the_chart_card_is_made_without_a_window(qtbot: QtBot, qapp: QApplication) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        qtbot.addWidget(ChartCard(Theme(ShippedAssets(), "light")))
    finally:
        qapp.removeEventFilter(shown)
    assert shown.windows == []
