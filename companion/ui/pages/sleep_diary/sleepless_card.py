"""What stands in place of the form where there was no sleep."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class SleeplessCard(Card):
    """Says so, and lets it be taken back."""

    taken_back = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("You did not sleep that night"), parent=parent)
        words = _(
            "It is kept as a night without sleep, apart from nights nobody wrote down, and it does not "
            "count towards what is usual for you."
        )
        self.take_back = Button(theme, _("I did sleep"), on_click=self.taken_back.emit)
        self.body.addWidget(Text(theme, words, "body", "text2", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.take_back)
        row.addStretch(1)
        self.body.addSpacing(theme.px(8))
        self.body.addLayout(row)
