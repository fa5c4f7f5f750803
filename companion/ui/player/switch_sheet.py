"""The choice of another practice in the middle of one, which waits meanwhile."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from companion.app.playing import Playing
from companion.app.practice_words import in_order, length_words
from companion.core.practice import Practice
from companion.core.words import _
from companion.ui.player.sheet import Sheet
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text

_COLUMNS, _GAP = 2, 24


class SwitchSheet(Sheet):
    """A row for each practice but the one that waits. on_back: goes on with that one."""

    def __init__(
        self,
        theme: Theme,
        playing: Playing,
        practices: Sequence[Practice],
        on_back: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.body.addWidget(Text(theme, _("Another practice"), "page"))
        said = _("The one you are in ends when you choose another.")
        self.body.addWidget(Text(theme, said, "small", "text2", wrap=True))
        self.body.addSpacing(theme.px(8))
        self.back = Button(theme, _("Go on with this one"), "accent", on_click=on_back)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addSpacing(theme.px(12))
        self.rows: list[Button] = []
        for practice in in_order(practices):
            if practice.name == playing.practice.name:
                continue
            label = f"{practice.title} · {length_words(practice)}"
            self.rows.append(Button(theme, label, "link", on_click=partial(playing.switch, practice)))
        self.body.addWidget(_Columns(self.rows))

    def take_focus(self) -> None:
        """Put the focus on the way back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)


class _Columns(QWidget):
    """Two columns where both fit, else one."""

    def __init__(self, rows: Sequence[Button]) -> None:
        super().__init__()
        self._rows = rows
        self._shown = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(8)
        self._arrange(_COLUMNS)

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it can be: one column."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(_COLUMNS if self.width() >= _COLUMNS * self._widest() + _GAP else 1)

    def _widest(self) -> int:
        return max((button.sizeHint().width() for button in self._rows), default=0)

    def _arrange(self, columns: int) -> None:
        if columns == self._shown:
            return
        self._shown = columns
        for button in self._rows:
            self._grid.removeWidget(button)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, button in enumerate(self._rows):
            self._grid.addWidget(button, place // columns, place % columns, Qt.AlignmentFlag.AlignLeading)
