"""The main button with the key that presses it written inside."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text


class SaveButton(Button):
    """`Save`, and beside it `Enter` in small."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "main", parent=parent)
        self.setAccessibleName(_("Save"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(17, 0, 17, 0)
        self._row.setSpacing(8)
        words = Text(theme, _("Save"), "body", "on_accent", weight=600)
        key = Text(theme, _("Enter"), "caption", "on_accent")
        for part in (words, key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part)

    def sizeHint(self) -> QSize:
        """Return the room both words need."""
        return QSize(self._row.sizeHint().width(), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are not cut."""
        return self.sizeHint()
