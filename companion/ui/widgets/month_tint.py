"""A month as six weeks of cells, tinted by one measure; the value stands in each as well."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.month_cells import MonthCell
from companion.ui.widgets.month_day import DayCell
from companion.ui.widgets.month_measures import Measure

_WIDE, _HIGH, _LEAST_WIDE, _GAP = 79, 71, 33, 8
_COLUMNS, _ROWS = 7, 6
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class MonthTint(QWidget):
    """One Tab stop: the chosen day. Arrows choose a neighbour, also beyond the month's edge.

    `chosen` carries a day; `entered` says that Return was pressed on it; `turned` carries how many
    months Page Up and Page Down go; `home_asked` that Home asks for the present day.
    """

    chosen = Signal(object)
    entered = Signal()
    turned = Signal(int)
    home_asked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells = [DayCell(theme, self) for _place in range(_COLUMNS * _ROWS)]
        for cell in self._cells:
            cell.clicked.connect(lambda _checked=False, cell=cell: self._on_clicked(cell))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    @property
    def cells(self) -> tuple[DayCell, ...]:
        """The cells in order of days."""
        return tuple(self._cells)

    def show_cells(self, cells: Sequence[MonthCell], measure: Measure, chosen: date) -> None:
        """Show 42 days, one of them chosen; the focus stays with the chosen one if it was within."""
        focused = any(cell.hasFocus() for cell in self._cells)
        stop = None
        for cell, shown in zip(self._cells, cells, strict=True):
            cell.show_day(shown, measure, chosen=shown.day == chosen)
            cell.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            if shown.day == chosen:
                stop = cell
        # A month without the chosen day can still be entered by Tab, at its first day.
        (stop or self._cells[0]).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if focused and stop is not None and not stop.hasFocus():
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Give the focus to the day Tab would stop at."""
        for cell in self._cells:
            if cell.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                cell.setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """Return the cells with the room for a ring around each."""
        px = self._theme.px
        return QSize(_COLUMNS * (px(_WIDE) + _GAP), _ROWS * (px(_HIGH) + _GAP))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it still reads."""
        return QSize(_COLUMNS * (self._theme.px(_LEAST_WIDE) + _GAP), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]  # the stub knows QEvent only
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = -1 if self._mirrored else 1
        steps = {
            Qt.Key.Key_Right: forward * _DAY,
            Qt.Key.Key_Left: -forward * _DAY,
            Qt.Key.Key_Down: _WEEK,
            Qt.Key.Key_Up: -_WEEK,
        }
        key, cell = Qt.Key(event.key()), self._focused()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or cell is None or cell.shown is None:
            super().keyPressEvent(event)
        elif key in steps:
            self.chosen.emit(cell.shown.day + steps[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.home_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(cell.shown.day)
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _focused(self) -> DayCell | None:
        return next((cell for cell in self._cells if cell.hasFocus()), None)

    def _on_clicked(self, cell: DayCell) -> None:
        if cell.shown is not None:
            self.chosen.emit(cell.shown.day)

    def _lay_out(self) -> None:
        # Edges are rounded, not widths: so the last column ends where the widget does.
        xs = [round(self.width() * n / _COLUMNS) for n in range(_COLUMNS + 1)]
        ys = [round(self.height() * n / _ROWS) for n in range(_ROWS + 1)]
        for place, cell in enumerate(self._cells):
            row, column = divmod(place, _COLUMNS)
            if self._mirrored:
                column = _COLUMNS - 1 - column
            cell.setGeometry(QRect(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row]))
