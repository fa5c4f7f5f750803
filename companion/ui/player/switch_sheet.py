"""The choice of another practice in the middle of one, which waits meanwhile."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from companion.app.playing import Playing
from companion.core.practice import Practice
from companion.core.words import _
from companion.ui.player.sheet import Sheet
from companion.ui.player.words import lengths
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text

_COLUMNS = 2


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
        self.back = Button(theme, _("Go on with this one"), "accent", on_click=on_back)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addSpacing(theme.px(8))
        self.rows: list[Button] = []
        for practice in practices:
            if practice.name == playing.practice.name:
                continue
            label = f"{practice.title} · {lengths(practice)}"
            button = Button(theme, label, "quiet", on_click=partial(playing.switch, practice))
            self.rows.append(button)
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, button in enumerate(self.rows):
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(grid)

    def take_focus(self) -> None:
        """Put the focus on the way back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
