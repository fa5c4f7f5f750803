"""One question about the passphrase in a popover: set, change, remove, a new code, remember."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from companion.core.errors import CompanionError
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.private.after_painting import after_painting
from companion.ui.private.code_sheet import ChooseFile, CodeSheet, ask_where
from companion.ui.private.new_passphrase import NewPassphrase
from companion.ui.private.passphrase_field import PassphraseField
from companion.ui.private.sheet_frame import SheetFrame
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button, Kind
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """current, new: which passphrases are asked for. act: takes both, returns a code to show, or None.

    said: what is told once it is done. busy: what the button says meanwhile.
    """

    title: str
    words: str
    button: str
    busy: str
    said: str
    act: Callable[[str, str], str | None]
    current: bool = True
    new: bool = False
    kind: Kind = "main"


class PassphraseDialog(SheetFrame):
    """Asks, does it, and shows a recovery code where one came of it.

    changed: it is done, whatever is shown still. finished: carries what to tell at the end.

    While a code is shown the popover stays: `stays` is True.
    """

    changed = Signal()
    finished = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        question: Question,
        choose: ChooseFile = ask_where,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._theme, self._question, self._choose = theme, question, choose
        self.stays = False
        self.sheet: CodeSheet | None = None
        self.title = Text(theme, question.title, "sentence")
        self.words = Text(theme, question.words, "body", "text2", wrap=True)
        self.current = PassphraseField(theme, _("Passphrase now"))
        self.new = NewPassphrase(theme)
        self.fault = Fault(theme)
        self.cancel = NeutralButton(theme, _("Cancel"), on_click=self.cancelled.emit)
        self.go = Button(theme, question.button, question.kind, on_click=self.start)
        self._lay_out()
        self.current.entered.connect(self.new.first.select if question.new else self.start)
        self.current.edited.connect(lambda: self.fault.say(""))
        self.new.entered.connect(self.start)
        self.setFocusProxy(self.current.field if question.current else self.new.first.field)

    def start(self) -> None:
        """Check what was typed, and do it."""
        if self.sheet is not None:
            self.sheet.advance()
            return
        if self._question.current and not self.current.text:
            self.current.select()
            return
        if self._question.new and not self.new.check():
            return
        self._busy(True)
        after_painting(self, self._act)

    def _act(self) -> None:
        try:
            code = self._question.act(self.current.text, self.new.passphrase)
        except CompanionError as error:
            self._busy(False)
            self.fault.say(str(error))
            (self.current if self._question.current else self.new.first).select()
            return
        self._busy(False)
        self.current.empty()
        self.new.empty()
        self.changed.emit()
        if code is None:
            self.finished.emit(self._question.said)
        else:
            self._show_code(code)

    def _show_code(self, code: str) -> None:
        self.stays = True
        for widget in (self.current, self.new, self.cancel):
            widget.hide()
        self.title.say(_("Your recovery code"))
        self.words.hide()
        self.sheet = CodeSheet(self._theme, code, self._choose)
        self.sheet.done.connect(self._end)
        self.sheet.turned.connect(lambda asking: self.go.setText(_("Done") if asking else _("I have it")))
        self.column.insertWidget(self.column.indexOf(self.fault), self.sheet)
        self.go.setText(_("I have it"))
        QTimer.singleShot(0, self.sheet, self.sheet.copy_button.setFocus)

    def _end(self) -> None:
        self.stays = False
        self.finished.emit(self._question.said)

    def _busy(self, busy: bool) -> None:
        self.stays = busy
        for widget in (self.current, self.new, self.go, self.cancel):
            widget.setEnabled(not busy)
        self.go.setText(self._question.busy if busy else self._question.button)

    def _lay_out(self) -> None:
        self.current.setVisible(self._question.current)
        self.new.setVisible(self._question.new)
        for widget in (self.title, self.words, self.current, self.new, self.fault):
            self.column.addWidget(widget)
        self.end_with(self.cancel, self.go)
