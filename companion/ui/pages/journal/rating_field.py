"""One rating of 0 to 10 in a form: a label, the scale, and a way to leave it unrated."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.scale import ScaleRow
from companion.ui.widgets.text import Text


class RatingField(QWidget):
    """Shows `given` on `row`; `value` is what it says now, None = not rated."""

    def __init__(self, theme: Theme, label: str, row: ScaleRow, given: float | None) -> None:
        super().__init__()
        self.row, self.value = row, given
        # One in between, as an import may bring, is shown by no cell and stays until another is picked.
        row.mark(int(given) if given is not None and given == int(given) else None)
        row.picked.connect(self._rate)
        self.clear = Button(theme, _("Not rated"), "link", on_click=lambda: self._rate(None))
        self.clear.setAccessibleName(_("{measure}: not rated").format(measure=label))
        head = QHBoxLayout()
        head.addWidget(Text(theme, label, "small", "text2"))
        head.addStretch(1)
        head.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(row, 0, Qt.AlignmentFlag.AlignLeft)

    def _rate(self, value: int | None) -> None:
        self.row.mark(value)
        self.value = None if value is None else float(value)
