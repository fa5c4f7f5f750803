"""The form that asks for the passphrase and opens."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.app.ports import Capability
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.private.after_painting import after_painting
from companion.ui.private.passphrase_field import PassphraseField
from companion.ui.private.remember_row import RememberRow
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault


class AskForm(QWidget):
    """opened: the passphrase was right. forgotten: the way back in is asked for.

    keyring: whether this computer can remember the key; None = it is not offered.
    remember: keeps the key on this computer once the passphrase was right.
    """

    opened = Signal()
    forgotten = Signal()

    def __init__(
        self,
        theme: Theme,
        try_passphrase: Callable[[str], bool],
        keyring: Capability | None,
        remember: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._try_passphrase, self._keep = try_passphrase, remember
        self.field = PassphraseField(theme, _("Passphrase"))
        self.fault = Fault(theme)
        self.open = Button(theme, _("Open"), "main", fit="large", on_click=self.start)
        self.remember = None if keyring is None else RememberRow(theme, keyring)
        self.forgot = Button(theme, _("Forgot it?"), "link", on_click=self.forgotten.emit)
        self.field.entered.connect(self.start)
        self.field.edited.connect(lambda: self.fault.say(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.field)
        column.addWidget(self.fault)
        column.addWidget(self.open)
        if self.remember is not None:
            column.addWidget(self.remember)
        column.addWidget(self.forgot, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(self.field)

    def start(self) -> None:
        """Try what was typed."""
        if not self.field.text:
            self.field.select()
            return
        self._busy(True)
        after_painting(self, self._try)

    def _try(self) -> None:
        passphrase = self.field.text
        try:
            right = self._try_passphrase(passphrase)
            if right and self.remember is not None and self.remember.wanted:
                self._keep(passphrase)
        except CompanionError as error:
            self._refuse(str(error))
            return
        if not right:
            self._refuse(_("That is not the passphrase."))
            return
        self._busy(False)
        self.field.empty()
        self.opened.emit()

    def _refuse(self, sentence: str) -> None:
        self._busy(False)
        self.fault.say(sentence)
        self.field.mark(wrong=True)
        self.field.select()

    def _busy(self, busy: bool) -> None:
        for widget in (self.field, self.open, self.remember, self.forgot):
            if widget is not None:
                widget.setEnabled(not busy)
        self.open.setText(_("Opening…") if busy else _("Open"))
