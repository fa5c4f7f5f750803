"""A new passphrase, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.core.errors import InvalidInput
from companion.core.secret_words import ADVISED, new_passphrase
from companion.core.words import _
from companion.ui.private.passphrase_field import PassphraseField
from companion.ui.theme import Theme
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.text import Text


class NewPassphrase(QWidget):
    """Two fields, a hint, and what is to be mended. entered: Return was pressed in the second."""

    entered = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(theme, _("New passphrase"))
        self.again = PassphraseField(theme, _("The same once more"))
        self.hint = Text(theme, _hint(), "small", "text2", wrap=True)
        self.fault = Fault(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self.first, self.again, self.hint, self.fault):
            column.addWidget(widget)
        self.first.entered.connect(self.again.select)
        self.again.entered.connect(self.entered)
        for field in (self.first, self.again):
            field.edited.connect(self._on_edited)
        self.setFocusProxy(self.first)

    @property
    def passphrase(self) -> str:
        """What is typed in the first field."""
        return self.first.text

    @property
    def blank(self) -> bool:
        """Whether neither field has anything in it."""
        return not self.first.text and not self.again.text

    def check(self) -> bool:
        """Return whether it can be used, and say below what to mend."""
        try:
            new_passphrase(self.first.text)
        except InvalidInput as error:
            self._say(str(error), self.first)
            return False
        if self.first.text != self.again.text:
            self._say(_("The two differ: type the same passphrase in both fields."), self.again)
            return False
        self.fault.say("")
        return True

    def empty(self) -> None:
        """Forget what was typed."""
        self.first.empty()
        self.again.empty()
        self.fault.say("")
        self.hint.say(_hint())

    def _say(self, sentence: str, field: PassphraseField) -> None:
        self.fault.say(sentence)
        field.mark(wrong=True)
        field.select()

    def _on_edited(self) -> None:
        self.fault.say("")
        short = 0 < len(self.first.text) < ADVISED
        advice = _("Better {count} characters or more: short ones are soon guessed.").format(count=ADVISED)
        self.hint.say(advice if short else _hint())
        self.edited.emit()


def _hint() -> str:
    return _("A few unrelated words are easy to remember and hard to guess.")
