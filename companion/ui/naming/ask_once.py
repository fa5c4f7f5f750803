"""A question before something that cannot be undone: what will happen, and both ways on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskOnce(QWidget):
    """Hidden until it asks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] = lambda: None
        self._leave: Callable[[], object] = lambda: None
        self.words = Text(theme, "", "small", "text", wrap=True)
        self.yes = Button(theme, "", "accent", fit="small", on_click=lambda: self._end(self._act))
        self.no = Button(
            theme, _("Leave it as it is"), "quiet", fit="small", on_click=lambda: self._end(self._leave)
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def ask(
        self, sentence: str, yes: str, act: Callable[[], object], leave: Callable[[], object] = lambda: None
    ) -> None:
        """Show `sentence`; the button `yes` calls `act`, the other one `leave`."""
        self._act, self._leave = act, leave
        self.words.say(sentence)
        self.yes.setText(yes)
        self.yes.setAccessibleDescription(sentence)
        self.show()
        self.no.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS:
            self._end(self._act if self.focusWidget() is self.yes else self._leave)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(self._leave)
        else:
            super().keyPressEvent(event)

    def _end(self, act: Callable[[], object]) -> None:
        self.hide()
        act()
