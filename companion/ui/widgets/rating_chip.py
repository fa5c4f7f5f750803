"""A chip with a value: a tag of which there may be little or much, 0 to 10."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.chips import Chip

_ASKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEARS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class RatingChip(Chip):
    """Says `asked` by a click, Space, or Enter while it has no value; Backspace takes the value back.

    value: 0-10. present: it was there, how much is not known, as before it had a scale.
    """

    asked = Signal()
    rated = Signal()

    def __init__(self, theme: Theme, word: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, word, parent)
        self.value: float | None = None
        self.present = False
        self.clicked.connect(lambda _checked=False: self.asked.emit())
        self._say()

    def rate(self, value: float | None, *, present: bool = False) -> None:
        """Take a value, or none."""
        if (value, present) == (self.value, self.present):
            return
        self.value, self.present = value, present
        self._say()
        self.rated.emit()

    def nextCheckState(self) -> None:
        """Leave the look to the value."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        # Once it has its value, Enter goes on to save, as it does everywhere else.
        if event.key() in _ASKS and self.value is None and not held:
            self.asked.emit()
        elif event.key() in _CLEARS and self.isChecked():
            self.rate(None)
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        if self.value is not None:
            shown = _("{tag} {value:g}").format(tag=self.word, value=self.value)
            spoken = _("{tag}, {value:g} of 10").format(tag=self.word, value=self.value)
        elif self.present:
            shown, spoken = self.word, _("{tag}, without a value").format(tag=self.word)
        else:
            shown = _("{tag} 0–10").format(tag=self.word)
            spoken = _("{tag}, 0 to 10, not given").format(tag=self.word)
        self.setText(shown)
        self.setAccessibleName(spoken)
        self.setChecked(self.value is not None or self.present)
