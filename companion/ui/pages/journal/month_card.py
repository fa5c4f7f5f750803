"""The card with the month, its measure and the ramp's legend."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from companion.app.journal_reading import MonthSeries
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.elided import Elided
from companion.ui.widgets.folding_row import FoldingRow
from companion.ui.widgets.icon_button import IconButton
from companion.ui.widgets.month_cells import month_cells, month_name, weekday_names
from companion.ui.widgets.month_measures import MEASURES, Measure, look
from companion.ui.widgets.month_tint import MonthTint
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.text import Text

_SEGMENT = 64
_STEPS = 5
_RING = 4


class MonthCard(Card):
    """Tells which month, day or measure is asked for; shows what it is given."""

    turned = Signal(int)
    home_asked = Signal()
    measure_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        # The cells keep 4 px around them for their ring; what stands beside them is set in by as much.
        self.body.setContentsMargins(23 - _RING, 18, 23 - _RING, 20)
        self.title = Text(theme, "", "title")
        self.back = IconButton(theme, "chevron-left", _("The month before"))
        self.forth = IconButton(theme, "chevron-right", _("The month after"))
        self.today = Button(theme, _("Today"), "link")
        self.measures = Segmented(theme, [(key, look(key).name) for key in MEASURES], _("Tinted by"))
        self.tint = MonthTint(theme, _("Month"))
        self._weekdays = [Elided(theme, "", "caption", "text2") for _column in range(7)]
        self.legend = Legend(theme)
        self._head = FoldingRow(self._name(), self.measures)
        self._head.setContentsMargins(_RING, 0, _RING, 0)
        self.body.addWidget(self._head)
        self.body.addSpacing(4)
        self.body.addLayout(self._names_of_days())
        self.body.addWidget(self.tint, 1)
        self.body.addWidget(self.legend)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.forth.clicked.connect(lambda: self.turned.emit(1))
        self.today.clicked.connect(self.home_asked)
        self.measures.chosen.connect(self.measure_chosen)
        self.tint.turned.connect(self.turned)
        self.tint.home_asked.connect(self.home_asked)
        theme.changed.connect(self._dress)
        self._dress()

    def show_month(self, series: MonthSeries, measure: Measure, chosen: date) -> None:
        """Show the weeks of a month by a measure, with the chosen day."""
        self.title.say(month_name(series.month))
        self.today.setVisible(chosen != series.today)
        self.measures.choose(measure)
        for label, name in zip(self._weekdays, weekday_names(series), strict=True):
            label.say(name)
        self.tint.show_cells(month_cells(series, measure), measure, chosen)
        self.legend.show_measure(measure)
        self._head.fold()

    def _name(self) -> QWidget:
        name = QWidget()
        row = QHBoxLayout(name)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.title)
        row.addSpacing(2)
        row.addWidget(self.back)
        row.addWidget(self.forth)
        row.addSpacing(8)
        row.addWidget(self.today)
        row.addStretch(1)
        return name

    def _names_of_days(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for column, label in enumerate(self._weekdays):
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            # Above the numbers in the cells, which stand 10 px within them.
            label.setContentsMargins(_RING + 10, 0, _RING + 10, 0)
        return grid

    def _dress(self) -> None:
        self.measures.setMinimumWidth(self._theme.px(_SEGMENT * len(MEASURES)))


class Legend(QWidget):
    """The five fills of the ramp between the words for its ends."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._low = Text(theme, "", "caption", "text2")
        self._high = Text(theme, "", "caption", "text2")
        self._swatches = _Swatches(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(_RING, 0, _RING, 0)
        row.setSpacing(6)
        row.addWidget(self._low)
        row.addWidget(self._swatches)
        row.addWidget(self._high)
        row.addStretch(1)

    def show_measure(self, measure: Measure) -> None:
        """Show the ramp of a measure."""
        words = look(measure)
        self._low.say(words.low)
        self._high.say(words.high)
        self._swatches.show_measure(measure)
        self.setAccessibleName(
            _("{measure} from pale to strong: {low} to {high}").format(
                measure=words.name, low=words.low, high=words.high
            )
        )


class _Swatches(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._measure: Measure = "stress"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_measure(self, measure: Measure) -> None:
        self._measure = measure
        self.update()

    def sizeHint(self) -> QSize:
        """Return five fields of 18 × 14."""
        return QSize(_STEPS * self._theme.px(18), self._theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("outline"), 0.75))
        wide = self.width() / _STEPS
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for step, color in enumerate(self._theme.ramp(self._measure)):
            place = _STEPS - 1 - step if mirrored else step
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(place * wide + 0.5, 1, wide - 2, self.height() - 2), 3, 3)
        painter.end()
