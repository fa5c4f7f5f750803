"""The card that holds the chart, or says what will stand there, or that drawing it failed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QStyle, QVBoxLayout, QWidget

from companion.app.reflect import ReflectionSeries
from companion.app.year import YearSeries
from companion.core.signs import Signs
from companion.core.words import _
from companion.ui.charts.view import ChartView
from companion.ui.charts.year_view import YearView
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class ChartCard(Card):
    """Chart, year, empty state and failure take the same place."""

    today_asked = Signal()
    retry_asked = Signal()
    how_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.body.setContentsMargins(15, 16, 23, 12)
        self.chart = ChartView(theme, _("Load, stress and sleep, day by day"))
        self.year = YearView(theme, _("Load, stress and sleep of the year, day by day"))
        self._empty = _empty(theme, self.today_asked.emit)
        self._failure = _failure(theme, self.retry_asked.emit)
        self._stack = QStackedLayout()
        # In the card before its first widget: a stack shows that at once, if need be as a window.
        self.body.addLayout(self._stack, 1)
        for widget in (self.chart, self._empty, self._failure, self.year):
            self._stack.addWidget(widget)
        for view in (self.chart, self.year):
            view.failed.connect(lambda: self._show(self._failure))
        # Over the corner the chart leaves free, so that it takes no height from the panels.
        self.how = Button(theme, _("How?"), "link", on_click=self.how_asked.emit)
        self.how.setAccessibleName(_("How is this computed?"))
        self.how.setToolTip(_("How is this computed?"))
        self.how.setParent(self)
        theme.changed.connect(self._place_how)

    @property
    def state(self) -> str:
        """What the card shows: chart, empty or failed."""
        return ("chart", "empty", "failed", "year")[self._stack.currentIndex()]

    def show_series(self, series: ReflectionSeries, signs: Sequence[Signs] = ()) -> None:
        """Draw the series, or say what will be here where there is no entry yet.

        signs: of each of its weeks.
        """
        if series.earliest is None:
            self._show(self._empty)
            return
        self._show(self.chart)
        self.chart.show_series(series, signs)

    def show_year(self, series: YearSeries) -> None:
        """Draw a year."""
        self._show(self.year)
        self.year.show_year(series)

    def save(self, path: Path) -> None:
        """Write what is shown, as PNG or SVG; OSError when it cannot."""
        (self.year if self._stack.currentWidget() is self.year else self.chart).save(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_how()

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self.how.setVisible(widget in (self.chart, self.year))
        self.how.raise_()
        self._place_how()

    def _place_how(self) -> None:
        self.how.adjustSize()
        corner = QRect(QPoint(0, 12), self.how.size())
        corner.moveRight(self.width() - 18)
        if self._stack.currentWidget() is self.year:
            corner.moveBottom(self.height() - 8)
        self.how.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), corner))


def _empty(theme: Theme, on_today: Callable[[], None]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(8)
    middle = Qt.AlignmentFlag.AlignHCenter
    column.addStretch(1)
    column.addWidget(_Ghost(theme), 0, middle)
    column.addSpacing(8)
    column.addWidget(Text(theme, _("Load against stress, day by day"), "title"), 0, middle)
    words = _("Your first block and your first check-in will appear here. Your own usual follows with time.")
    sentence = Text(theme, words, "body", "text2", wrap=True)
    sentence.setAlignment(middle)
    column.addWidget(sentence)
    column.addSpacing(8)
    button = Button(theme, _("Go to Today"), "accent")
    button.clicked.connect(on_today)
    column.addWidget(button, 0, middle)
    column.addStretch(1)
    return page


def _failure(theme: Theme, on_retry: Callable[[], None]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(8)
    column.addStretch(1)
    middle = Qt.AlignmentFlag.AlignHCenter
    column.addWidget(Text(theme, _("This chart failed to draw"), "title"), 0, middle)
    column.addWidget(Text(theme, _("Your entries are safe."), "body", "text2"), 0, middle)
    column.addSpacing(8)
    button = Button(theme, _("Try again"), "outlined")
    button.clicked.connect(on_retry)
    column.addWidget(button, 0, middle)
    column.addStretch(1)
    return page


class _Ghost(QWidget):
    """The place of a chart without days: its base line, and a dotted one above."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(236), theme.px(24))
        theme.changed.connect(self._dress)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("outline"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setPen(QPen(self._theme.color("outline"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(0, 1, self.width(), 1)
        painter.end()

    def _dress(self) -> None:
        self.setFixedSize(self._theme.px(236), self._theme.px(24))
        self.update()
