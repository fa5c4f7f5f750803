"""The note of a check-in: a few lines, saved with Ctrl+Enter from within."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from companion.core.words import _
from companion.ui.theme import Theme

_HIGH = 64
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Note(QPlainTextEdit):
    """Return begins a new line, Ctrl+Return says `finished`, Tab goes on to the next control."""

    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Note"))
        self.setAccessibleDescription(_("Ctrl+Enter saves the check-in."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    @property
    def words(self) -> str:
        """What is written."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        """Return two lines."""
        return QSize(self._theme.px(160), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return two lines as well."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)
