"""The field that holds a name and gives it another."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from companion.app.naming import LONGEST
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RenameField(QWidget):
    """Return in the field, or the button, calls `rename` with what is written."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        rename: Callable[[str], object],
        act: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rename = rename
        self.field = QLineEdit(name)
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(_("Name"))
        self.button = Button(theme, act or _("Rename"), on_click=self._on_done)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS:
            self._on_done()
        else:
            super().keyPressEvent(event)

    def _on_done(self) -> None:
        self._rename(self.field.text())
