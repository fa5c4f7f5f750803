"""Last step of the welcome: a passphrase, for those who want one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.app.facts import PassphraseChanged
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.private.code_sheet import ChooseFile, CodeSheet, ask_where
from companion.ui.private.new_passphrase import NewPassphrase
from companion.ui.private.ports import PrivateServices
from companion.ui.private.remember_row import RememberRow
from companion.ui.private.words import protects
from companion.ui.theme import Theme
from companion.ui.welcome.ports import Changes
from companion.ui.welcome.two_columns import TwoColumns
from companion.ui.widgets.card import Card
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.text import Text


def title() -> str:
    """Return what the step is called in the list of steps."""
    return _("Keep it private")


class PassphraseStep(TwoColumns):
    """Two fields that may stay empty; once a passphrase is set, its recovery code in their place.

    done: Return was pressed in the last field, or the code was typed back; the welcome may go on.
    """

    done = Signal()

    def __init__(
        self,
        services: PrivateServices,
        theme: Theme,
        choose: ChooseFile = ask_where,
        parent: QWidget | None = None,
    ) -> None:
        intro = _("Does anybody else use this computer? A passphrase keeps your journal to you. It can wait.")
        super().__init__(theme, title(), intro, parent)
        self._services, self._theme, self._choose = services, theme, choose
        self.form = NewPassphrase(theme)
        self.remember: RememberRow | None = None
        self.fault = Fault(theme)
        self.set_already = Text(theme, _("Your journal has a passphrase."), "title")
        self.sheet: CodeSheet | None = None
        for widget in (self.set_already, self.form, self.fault):
            self.left.addWidget(widget)
        self.left.addStretch(1)
        self.right.addWidget(self._meaning())
        self.right.addStretch(1)
        has = services.vault.locked()
        self.set_already.setVisible(has)
        self.form.setVisible(not has)
        self.form.entered.connect(self.done)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.remember is None and not self._services.vault.locked():
            # Asking the keyring loads half a library: not before somebody comes as far as this step.
            self.remember = RememberRow(self._theme, self._services.vault.keyring())
            self.left.insertWidget(self.left.indexOf(self.fault), self.remember)

    @property
    def changes(self) -> Changes:
        """Nothing of this is in the settings."""
        return {}

    @property
    def trouble(self) -> QWidget:
        """Where it says what to mend."""
        return self.sheet.fault if self.sheet is not None else self.fault

    def check(self) -> bool:
        """Return whether what is typed can be used; nothing typed can."""
        if self.sheet is not None or self._skipped:
            return True
        return self.form.check()

    def finish(self) -> bool:
        """Set the passphrase where one was typed, show its code, then ask it back.

        Returns whether the step is over; where it is not, something else is shown in its place now,
        and it is asked again at the next Next. Takes some tenths of a second.
        """
        if self.sheet is not None:
            return self.sheet.advance()
        if self._skipped:
            return True
        try:
            code = self._set()
        except CompanionError as error:
            self.fault.say(str(error))
            return False
        self._show_code(code)
        return False

    def take_focus(self) -> None:
        """Put the focus where one begins to write."""
        if self.sheet is not None:
            self.sheet.copy_button.setFocus()
        else:
            self.form.first.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        answering = self.sheet is not None and self.sheet.asking
        writing = answering or (self.form.isVisible() and not self.form.blank)
        if returned and writing and isinstance(self.focusWidget(), QLineEdit):
            return  # it went from the first field to the second, or what is typed was taken
        super().keyPressEvent(event)

    @property
    def _skipped(self) -> bool:
        return self.form.isHidden() or self.form.blank

    def _set(self) -> str:
        self.form.setEnabled(False)
        self.form.repaint()
        try:
            return self._services.vault.set(self.form.passphrase)
        finally:
            self.form.setEnabled(True)

    def _remember(self) -> str:
        """Remember the passphrase where that is wanted; return why not, empty where all is well."""
        if self.remember is None or not self.remember.wanted:
            return ""
        try:
            self._services.vault.remember(self.form.passphrase)
        except CompanionError as error:
            return str(error)
        return ""

    def _show_code(self, code: str) -> None:
        trouble = self._remember()
        self._services.bus.publish(PassphraseChanged())
        self.form.empty()
        self.form.hide()
        if self.remember is not None:
            self.remember.hide()
        self.fault.say(trouble)
        self.set_already.show()
        self.sheet = CodeSheet(self._theme, code, self._choose)
        self.sheet.turned.connect(self._name_view)
        self._name_view(False)
        self.sheet.done.connect(self.done)
        self.left.insertWidget(self.left.indexOf(self.fault), self.sheet)
        self.take_focus()

    def _name_view(self, asking: bool) -> None:
        if asking:
            self.set_already.say(_("Have you kept the recovery code?"))
        else:
            self.set_already.say(_("Your passphrase is set. This is your recovery code."))

    def _meaning(self) -> Card:
        card = Card(self._theme, _("What it does"))
        card.body.setContentsMargins(31, 22, 31, 22)
        card.body.setSpacing(self._theme.px(12))
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(12))
        for sentence in protects():
            column.addWidget(Text(self._theme, sentence, "body", "text2", wrap=True))
        card.body.addLayout(column)
        return card
