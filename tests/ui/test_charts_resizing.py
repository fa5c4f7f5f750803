from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.charts.view import ChartView
from companion.ui.theme import Theme
from tests.fakes.made_up import NOW, journal
from tests.fakes.today import RepositoryAssets


def test_a_chart_is_stretched_while_the_size_changes_and_drawn_once_that_has_ended(
    qtbot: QtBot, qapp: QApplication
) -> None:
    series = journal().reflect.weeks(NOW.date(), 12)
    drawn_for: list[int] = []

    class Counted(ChartView):
        def draw_image(self) -> QImage:
            drawn_for.append(self.width())
            return super().draw_image()

    view = Counted(Theme(RepositoryAssets(), "light"), "Chart")
    qtbot.addWidget(view)
    view.resize(700, 560)
    view.show_series(series)
    view.show()
    qtbot.waitUntil(lambda: drawn_for == [700])
    for wide in range(701, 740):
        view.resize(wide, 560)
        view.grab()
    assert drawn_for == [700]
    qtbot.waitUntil(lambda: drawn_for == [700, 739])
