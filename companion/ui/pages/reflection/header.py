"""The header of Reflection: which week, how many around it, and saving the chart."""

from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from companion.app.reflect import ReflectionSeries
from companion.app.year import YearSeries
from companion.core.usual import week_start
from companion.core.words import _
from companion.ui.pages.reflection.week_names import ago_words, span_words
from companion.ui.theme import Theme
from companion.ui.widgets.icon_button import IconButton
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.text import Text

YEAR = 0
"""The range of a whole calendar year, where others count weeks."""
RANGES = (1, 4, 12, YEAR)
WIDTH_OF_RANGE = 76


class Header(QWidget):
    """Week, its days, and the controls; they go under the title where there is no room beside it."""

    week_asked = Signal(int)
    range_asked = Signal(int)
    save_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, reports: bool = False) -> None:
        super().__init__(parent)
        self._reports = reports
        self._title = Text(theme, role="page")
        self._days = Text(theme, role="small", color="text2")
        self.back = IconButton(theme, "chevron-left", _("The week before"))
        self.forth = IconButton(theme, "chevron-right", _("The week after"))
        labels = (_("Week"), _("4 weeks"), _("12 weeks"), _("Year"))
        options = [(str(count), label) for count, label in zip(RANGES, labels, strict=True)]
        self.ranges = Segmented(theme, options, _("Weeks shown"))
        self._theme = theme
        self.export = IconButton(theme, "share", _("Save the chart"), outlined=True)
        self._name = self._title_block()
        self._controls = self._control_row()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._name)
        self._row.addStretch(1)
        self._row.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.back.clicked.connect(lambda: self.week_asked.emit(-1))
        self.forth.clicked.connect(lambda: self.week_asked.emit(1))
        self.ranges.chosen.connect(lambda key: self.range_asked.emit(int(key)))
        self.export.clicked.connect(self._on_export)

    def show_series(self, series: ReflectionSeries, count: int) -> None:
        """Name the chosen week and offer what there is."""
        monday = series.mondays[series.chosen]
        this = week_start(series.today)
        self._tell_steps(_("The week before"), _("The week after"))
        self._title.say(_("Week {number}").format(number=monday.isocalendar().week))
        self._days.say(
            _("{span} · {ago}").format(span=span_words(monday), ago=ago_words((this - monday).days // 7))
        )
        self.back.setEnabled(_after(monday, series.earliest))
        self.forth.setEnabled(monday < this)
        self._offer(count, recorded=series.earliest is not None)

    def show_year(self, series: YearSeries, earliest: date | None) -> None:
        """Name the year; earliest: Monday of the first week with an entry."""
        self._tell_steps(_("The year before"), _("The year after"))
        self._title.say(str(series.year))
        self._days.say(_("Point at a day to read it, click to open it"))
        self.back.setEnabled(earliest is not None and earliest.year < series.year)
        self.forth.setEnabled(series.year < series.today.year)
        self._offer(YEAR, recorded=True)

    def _tell_steps(self, back: str, forth: str) -> None:
        for button, words in ((self.back, back), (self.forth, forth)):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def _offer(self, count: int, *, recorded: bool) -> None:
        self.ranges.setMinimumWidth(self._theme.px(WIDTH_OF_RANGE * len(RANGES)))
        self.ranges.choose(str(count))
        for control in (self.back, self.forth, self._controls):
            control.setVisible(recorded)
        self._fold()

    def _title_block(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._title)
        row.addSpacing(10)
        row.addWidget(self.back)
        row.addWidget(self.forth)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._days)
        return block

    def _control_row(self) -> QWidget:
        controls = QWidget()
        controls.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addWidget(self.ranges)
        row.addWidget(self.export)
        return controls

    def minimumSizeHint(self) -> QSize:
        # That of the folded header: else it could never become narrow enough to fold.
        name, controls = self._name.minimumSizeHint(), self._controls.minimumSizeHint()
        return QSize(max(name.width(), controls.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        wanted = self._name.sizeHint().width() + self._controls.sizeHint().width() + 24
        beside = wanted <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    def _on_export(self) -> None:
        menu = QMenu(self)
        kinds = [("png", _("Save as picture (PNG)…")), ("svg", _("Save as drawing (SVG)…"))]
        if self._reports:
            kinds.append(("pdf", _("Weekly report (PDF)…")))
        for ending, words in kinds:
            menu.addAction(words).triggered.connect(
                lambda _checked=False, ending=ending: self.save_asked.emit(ending)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        # Flush with the button's outer edge, so that it stays over the window.
        inward = self.isLeftToRight() * (self.export.width() - menu.sizeHint().width())
        menu.popup(self.export.mapToGlobal(QPoint(inward, self.export.height() + 4)))


def _after(monday: date, earliest: date | None) -> bool:
    return earliest is not None and monday > earliest
