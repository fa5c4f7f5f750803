"""What stands in the place of what others should not see."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text

KEYS = "Ctrl+Shift+H"


class Veil(Card):
    """A quiet card that says that something is hidden, and how it comes back. show_again: brings it back."""

    def __init__(self, theme: Theme, show_again: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._icon = QLabel()
        self.words = Text(theme, _("Hidden while others can see."), "title")
        how = _("Show it again: {keys}").format(keys=KEYS)
        self.button = Button(theme, _("Show it again"), on_click=show_again)
        self.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        row.addWidget(self._icon)
        row.addWidget(self.words)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(Text(theme, how, "small", "text2"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
        self.setFocusProxy(self.button)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("eye-off", 24, "text2", self.devicePixelRatioF()))
