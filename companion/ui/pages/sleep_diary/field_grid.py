"""Labelled fields side by side, in fewer columns where there is less room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_GAP, _LABEL_GAP = 24, 6


class FieldGrid(QWidget):
    """Fields of one width each with its name above. columns: how many there may be, widest first."""

    def __init__(
        self,
        theme: Theme,
        fields: Sequence[tuple[str, QWidget]],
        columns: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._choices = theme, tuple(columns)
        self._columns = 0
        self._cells = [_labelled(theme, label, field) for label, field in fields]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange(self._choices[0])
        theme.changed.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the fewest columns: else it could never become that narrow."""
        least = self._widest_cell() * self._choices[-1] + _GAP * (self._choices[-1] - 1)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widest = self._widest_cell()
        fitting = (one for one in self._choices if one * widest + (one - 1) * _GAP <= self.width())
        self._arrange(next(fitting, self._choices[-1]))

    def _widest_cell(self) -> int:
        return max(cell.minimumSizeHint().width() for cell in self._cells)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns)
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()


def _labelled(theme: Theme, label: str, field: QWidget) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_LABEL_GAP)
    column.addWidget(Text(theme, label, "small", "text2"))
    column.addWidget(field)
    return cell
