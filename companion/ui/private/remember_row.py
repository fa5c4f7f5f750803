"""Whether this computer opens the journal without asking."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.app.ports import Capability
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text


class RememberRow(QWidget):
    """A switch with what it means; where the computer has no keyring, why not."""

    def __init__(self, theme: Theme, keyring: Capability, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch(theme, _("Remember on this computer"), self)
        words = QVBoxLayout()
        words.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addLayout(words, 1)
        row.addWidget(self.switch)
        if keyring.works is False:
            self.switch.hide()
            self.why = keyring.why or _("This computer cannot remember it.")
            words.addWidget(Text(theme, self.why, "small", "text2", wrap=True))
            return
        self.why = ""
        words.addWidget(Text(theme, _("Remember on this computer"), "body"))
        meaning = _("Whoever uses your account here is not asked any more.")
        words.addWidget(Text(theme, meaning, "small", "text2", wrap=True))

    @property
    def wanted(self) -> bool:
        """Whether it is to be remembered."""
        return self.switch.isVisibleTo(self) and self.switch.isChecked()
