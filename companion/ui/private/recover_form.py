"""The way back in for somebody who forgot the passphrase: the recovery code and a new passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.private.after_painting import after_painting
from companion.ui.private.code_words import written
from companion.ui.private.new_passphrase import NewPassphrase
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.text import Text


class RecoverForm(QWidget):
    """recovered: carries the new recovery code. The code may be typed in any case, with or without dashes."""

    recovered = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, recover: Callable[[str, str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._recover = recover
        self.code = QLineEdit()
        self.code.setAccessibleName(_("Recovery code"))
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.code.setFont(theme.mono("body"))
        self.fault = Fault(theme)
        self.new = NewPassphrase(theme)
        self.go = Button(theme, _("Set the new passphrase"), "main", fit="large", on_click=self.start)
        self.back = Button(theme, _("Back to the passphrase"), "link", on_click=self.left.emit)
        label = Text(theme, _("Recovery code"), "small", "text2")
        label.setBuddy(self.code)
        words = _("You were shown this code when you set the passphrase. Case and dashes don’t matter.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (
            Text(theme, words, "body", "text2", wrap=True),
            label,
            self.code,
            self.fault,
            self.new,
        ):
            column.addWidget(widget)
        column.addWidget(self.go)
        column.addWidget(self.back)
        self.code.returnPressed.connect(self.new.first.select)
        self.code.textEdited.connect(lambda _text: self.fault.say(""))
        self.new.entered.connect(self.start)
        self.setFocusProxy(self.code)

    def start(self) -> None:
        """Check what was typed, and recover."""
        if not self.code.text().strip():
            self._say(_("Type the recovery code first."))
        elif self.new.check():
            self._busy(True)
            after_painting(self, self._try)

    def _try(self) -> None:
        try:
            code = self._recover(written(self.code.text()), self.new.passphrase)
        except CompanionError as error:
            self._busy(False)
            self._say(str(error))
            return
        self._busy(False)
        self.code.clear()
        self.new.empty()
        self.recovered.emit(code)

    def _say(self, sentence: str) -> None:
        self.fault.say(sentence)
        self.code.setFocus()
        self.code.selectAll()

    def _busy(self, busy: bool) -> None:
        for widget in (self.code, self.new, self.go, self.back):
            widget.setEnabled(not busy)
        self.go.setText(_("Opening…") if busy else _("Set the new passphrase"))
