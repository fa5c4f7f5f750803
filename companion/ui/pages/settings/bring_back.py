"""Bringing back a copy: what it would change is said before anything does."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.app.ports import Backups
from companion.app.restore_words import changes
from companion.core.errors import CompanionError, PassphraseWanted
from companion.core.words import _
from companion.ui.private.after_painting import after_painting
from companion.ui.private.passphrase_field import PassphraseField
from companion.ui.private.sheet_frame import SheetFrame
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text


class BringBack(SheetFrame):
    """The content of a popover. finished: carries what to tell once it is back.

    A locked copy asks for the passphrase it was made with.
    """

    finished = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, backups: Backups, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme, self._backups, self._path = theme, backups, path
        self.stays = False
        self._looked = False
        self.words = Text(theme, _("Reading the copy…"), "body", wrap=True)
        kept = _("Your journal as it is now is kept among the copies, so this can be undone.")
        self.kept = Text(theme, kept, "small", "text2", wrap=True)
        self.passphrase = PassphraseField(theme, _("Passphrase of the copy"))
        self.fault = Fault(theme)
        self.cancel = NeutralButton(theme, _("Cancel"), on_click=self.cancelled.emit)
        self.go = Button(theme, _("Bring it back"), "danger", on_click=self.start)
        self.passphrase.entered.connect(self.start)
        self.passphrase.edited.connect(self._on_edited)
        self._lay_out()
        after_painting(self, self._preview)

    def start(self) -> None:
        """Look at the copy once more where its passphrase was typed; bring it back else."""
        if not self.go.isEnabled():
            return
        self.stays = True
        self.go.setEnabled(False)
        after_painting(self, self._restore if self._looked else self._preview)

    def _preview(self) -> None:
        self.stays = False
        try:
            found = self._backups.preview(self._path, self._typed)
        except PassphraseWanted as error:
            self._want_passphrase(str(error))
            return
        except CompanionError as error:
            self._refuse(str(error))
            return
        self._looked = True
        self.fault.say("")
        self.words.say(" ".join(changes(found)))
        self.words.show()
        self.kept.show()
        self.passphrase.hide()
        self.go.setText(_("Bring it back"))
        self.go.setEnabled(True)
        self.cancel.setFocus()

    def _restore(self) -> None:
        try:
            before = self._backups.restore(self._path, self._typed)
        except CompanionError as error:
            self.stays = False
            self.fault.say(str(error))
            self.go.setEnabled(True)
            return
        self.stays = False
        if before is None:
            self.finished.emit(_("The copy is back."))
        else:
            said = _("The copy is back. The journal from before is kept as {name}.")
            self.finished.emit(said.format(name=before.name))

    @property
    def _typed(self) -> str | None:
        return self.passphrase.text or None

    def _refuse(self, sentence: str) -> None:
        self.fault.say(sentence)
        for widget in (self.words, self.kept, self.passphrase, self.go):
            widget.hide()
        self.cancel.setText(_("Close"))
        self.cancel.setFocus()

    def _want_passphrase(self, sentence: str) -> None:
        # Before one was typed there is nothing wrong.
        self.fault.say(sentence if self.passphrase.text else "")
        self.words.say(_("This copy is locked by the passphrase it was made with."))
        self.kept.hide()
        self.passphrase.show()
        self.passphrase.select()
        self.go.setText(_("Look at it"))
        self.go.setEnabled(bool(self.passphrase.text))

    def _on_edited(self) -> None:
        self.fault.say("")
        self.go.setEnabled(bool(self.passphrase.text))

    def _lay_out(self) -> None:
        self.kept.hide()
        self.passphrase.hide()
        self.go.setEnabled(False)
        self.column.addWidget(Text(self._theme, _("Bring back a copy"), "sentence"))
        self.column.addWidget(Text(self._theme, self._path.name, "small", "text2", wrap=True))
        for widget in (self.words, self.kept, self.passphrase, self.fault):
            self.column.addWidget(widget)
        self.end_with(self.cancel, self.go)
