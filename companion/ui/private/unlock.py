"""The screen before a locked journal: the passphrase, the way back in, and the way out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from companion.app.ports import Capability
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.private.ask_form import AskForm
from companion.ui.private.code_sheet import ChooseFile, CodeSheet, ask_where
from companion.ui.private.recover_form import RecoverForm
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text

_WIDE = 424
_SIZE = (760, 700)


def _nothing(_passphrase: str) -> None:
    """Keep nothing: where remembering is not offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockDoors:
    """What the screen can do.

    try_passphrase: returns whether it is right. recover: code and new passphrase, returns the new code.
    on_open: the journal may be shown. quit_program: ends the program.
    keyring: whether this computer can remember the key; None = it is not offered. remember: keeps it.
    CompanionError from any of them is said in place.
    """

    try_passphrase: Callable[[str], bool]
    recover: Callable[[str, str], str]
    on_open: Callable[[], object]
    quit_program: Callable[[], object]
    keyring: Capability | None = None
    remember: Callable[[str], object] = _nothing


class UnlockScreen(QWidget):
    """Fills a window of its own at the start, or the program's window when it was locked.

    words: one sentence under the name, what the lock means now.
    """

    def __init__(
        self,
        theme: Theme,
        doors: UnlockDoors,
        words: str = "",
        choose: ChooseFile = ask_where,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._doors, self._choose = theme, doors, choose
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Second Wind"))
        self.resize(*_SIZE)
        self.sheet: CodeSheet | None = None
        self.ask = AskForm(theme, doors.try_passphrase, doors.keyring, doors.remember)
        self.recover = RecoverForm(theme, doors.recover)
        self.title = Text(theme, "", "headline")
        self.words = Text(theme, "", "body", "text2", wrap=True)
        self.finish = Button(theme, "", "main", fit="large", on_click=self._on_finish)
        self.quit = NeutralButton(theme, _("Quit"), on_click=doors.quit_program)
        self._opening_words = words or _("Your journal is locked by your passphrase.")
        self._lay_out()
        self.ask.opened.connect(doors.on_open)
        self.ask.forgotten.connect(self._show_recover)
        self.recover.left.connect(self._show_ask)
        self.recover.recovered.connect(self._show_code)
        self._show_ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Once it is in its window; before that nothing in it can have the focus.
        QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        form = self.ask if not self.ask.isHidden() else self.recover
        if self.isVisible() and self.sheet is None:
            form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ask(self) -> None:
        self.recover.hide()
        self.finish.hide()
        self._logo.show()
        self.ask.show()
        self.title.say(_("Second Wind"))
        self.words.say(self._opening_words)
        self.ask.field.select()

    def _show_recover(self) -> None:
        self.ask.hide()
        self._logo.hide()  # the button under three fields is worth more
        self.recover.show()
        self.title.say(_("Forgot the passphrase?"))
        self.words.say(
            _(
                "The recovery code lets you set a new one. Without passphrase and code nobody can open this "
                "journal, nor can we. To begin anew, erase it from the command line: "
                "companion erase --everything"
            )
        )
        self.recover.code.setFocus()

    def _show_code(self, code: str) -> None:
        self.recover.hide()
        self._logo.show()
        self.title.say(_("Your new recovery code"))
        self.words.say(_("Your new passphrase is set. The old recovery code opens nothing any more."))
        self.sheet = CodeSheet(self._theme, code, self._choose)
        self.sheet.done.connect(self._doors.on_open)
        self.sheet.turned.connect(self._name_finish)
        self._forms.insertWidget(self._forms.indexOf(self.finish), self.sheet)
        self._name_finish(False)
        self.finish.show()
        self.sheet.copy_button.setFocus()

    def _name_finish(self, asking: bool) -> None:
        self.finish.setText(_("Open the journal") if asking else _("I have it"))

    def _on_finish(self) -> None:
        if self.sheet is not None:
            self.sheet.advance()

    def _lay_out(self) -> None:
        px = self._theme.px
        self._logo = QLabel()
        self._theme.changed.connect(self._dress)
        self._dress()
        inside = QWidget()
        inside.setMaximumWidth(px(_WIDE))
        self._forms = QVBoxLayout(inside)
        self._forms.setContentsMargins(4, 4, 4, 4)
        self._forms.setSpacing(8)
        self._forms.addStretch(2)
        self._forms.addWidget(self._logo)
        self._forms.addSpacing(8)
        self._forms.addWidget(self.title)
        self._forms.addWidget(self.words)
        self._forms.addSpacing(16)
        for widget in (self.ask, self.recover, self.finish):
            self._forms.addWidget(widget)
        self._forms.addStretch(3)
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 24, 24, 8)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(_scrolling(page), 1)
        column.addWidget(self.quit, 0, Qt.AlignmentFlag.AlignHCenter)

    def _dress(self) -> None:
        # At one size: with large text the words need the room.
        ratio = self.devicePixelRatioF()
        self._logo.setPixmap(self._theme.icons.pixmap("logo", 56, self._theme.color("accent"), ratio))


def _scrolling(page: QWidget) -> QScrollArea:
    """Let it scroll where the window is smaller than it."""
    area = QScrollArea()
    area.setObjectName("page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
