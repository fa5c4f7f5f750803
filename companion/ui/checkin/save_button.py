"""The main button with the key that presses it written inside."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button


class SaveButton(Button):
    """`Save`, and beside it `Enter` in small."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "main", parent=parent)
        self.setAccessibleName(_("Save"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(17, 0, 17, 0)
        self._row.setSpacing(8)
        self._words, self._key = QLabel(_("Save")), QLabel(_("Enter"))
        for part in (self._words, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part)
        self._dress()

    def sizeHint(self) -> QSize:
        """Return the room both words need."""
        return QSize(self._row.sizeHint().width(), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are not cut."""
        return self.sizeHint()

    def _dress(self) -> None:
        super()._dress()
        if not hasattr(self, "_words"):
            return  # the base class dresses itself before there are words
        ink = self._theme.color("on_accent").name()
        for part, font in ((self._words, self._theme.font("body", weight=600)), (self._key, None)):
            part.setFont(font or self._theme.font("caption"))
            part.setStyleSheet(f"color: {ink};")
