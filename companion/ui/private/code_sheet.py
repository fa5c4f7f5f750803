"""The recovery code: shown once in large groups, then two of them asked back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.private.code_words import asked_back, bare, file_text, groups, written
from companion.ui.private.kept_file import write_private
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.chips import FlowLayout
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.text import Text

ChooseFile = Callable[[QWidget, str, str], str]
"""Asks where to save: parent, title, proposed path; returns a path, empty where nothing was chosen."""


def ask_where(parent: QWidget, title: str, proposed: str) -> str:
    """Ask with the desktop's own dialog."""
    new = QFileDialog.Option.DontConfirmOverwrite  # for nothing is overwritten
    return QFileDialog.getSaveFileName(parent, title, proposed, options=new)[0]


class CodeSheet(QWidget):
    """Two views of one code. `advance` goes on and returns True once it was typed back; so does Return.

    done: it was typed back. turned: carries whether it is asked back from now on.
    """

    done = Signal()
    turned = Signal(bool)

    def __init__(
        self, theme: Theme, code: str, choose: ChooseFile = ask_where, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._code, self._choose = theme, code, choose
        self._groups = groups(code)
        self.said = Text(theme, "", "small", "text2", wrap=True)
        self.fault = Fault(theme)
        self.shown = self._showing()
        self.asked = self._asking()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for widget in (self.shown, self.asked, self.fault):
            column.addWidget(widget)
        self.asked.hide()

    @property
    def asking(self) -> bool:
        """Whether the code is hidden and asked back."""
        return not self.asked.isHidden()

    def advance(self) -> bool:
        """Hide the code and ask two groups; asked already: return whether they are right."""
        if not self.asking:
            self._turn(asking=True)
            return False
        for place, field in zip(asked_back(len(self._groups)), self.fields, strict=True):
            if bare(field.text()) != bare(self._groups[place]):
                self.fault.say(
                    _("This is not group {number}: look at the code again.").format(number=place + 1)
                )
                field.setFocus()
                field.selectAll()
                return False
        self.fault.say("")
        self.done.emit()
        return True

    def show_again(self) -> None:
        """Show the code once more."""
        self._turn(asking=False)

    def copy(self) -> None:
        """Put the code on the clipboard."""
        QGuiApplication.clipboard().setText(written(self._code))
        self.said.say(_("Copied. Other programs can read it until you copy something else."))

    def save(self) -> None:
        """Write the code to a file the user chooses, which nobody else may read."""
        proposed = str(Path.home() / _("second-wind-recovery-code.txt"))
        chosen = self._choose(self, _("Save the recovery code"), proposed)
        if not chosen:
            return
        try:
            write_private(Path(chosen), file_text(self._code))
        except FileExistsError:
            said = _("There is a {name} already, and nothing is replaced: choose another name.")
            self.fault.say(said.format(name=Path(chosen).name))
            return
        except OSError as error:
            why = error.strerror or str(error)
            self.fault.say(
                _("Not saved, {why}: choose another folder.").format(why=why[:1].lower() + why[1:])
            )
            return
        self.fault.say("")
        name = Path(chosen).name
        self.said.say(
            _(
                "Saved as {name}. Whoever finds this file can open your journal: better on a stick than here."
            ).format(name=name)
        )

    def _showing(self) -> QWidget:
        theme = self._theme
        row = QWidget()
        flow = FlowLayout(row, theme.px(12))
        for group in self._groups:
            cell = Text(theme, group, "page")
            cell.setFont(theme.mono("page"))
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            flow.addWidget(cell)
        row.setAccessibleName(_("Your recovery code: {code}").format(code=" ".join(self._groups)))
        self.copy_button = Button(theme, _("Copy"), fit="small", on_click=self.copy)
        self.save_button = Button(theme, _("Save to a file…"), fit="small", on_click=self.save)
        words = _(
            "Write it on paper and keep it where you keep important papers. It opens your journal if you "
            "forget the passphrase. It is shown this once and kept nowhere."
        )
        return _column(
            theme,
            Text(theme, words, "body", "text2", wrap=True),
            row,
            _row(self.copy_button, self.save_button),
            self.said,
        )

    def _asking(self) -> QWidget:
        theme = self._theme
        self.fields: list[QLineEdit] = []
        across = QHBoxLayout()
        across.setSpacing(theme.px(16))
        for place in asked_back(len(self._groups)):
            label = _("Group {number} of {count}").format(number=place + 1, count=len(self._groups))
            across.addWidget(self._group_field(label))
        across.addStretch(1)
        self.again_button = Button(theme, _("Show the code again"), "link", on_click=self.show_again)
        words = Text(theme, _("Type two groups of it, from where you keep it."), "body", "text2", wrap=True)
        return _column(theme, words, across, self.again_button)

    def _group_field(self, label: str) -> QWidget:
        field = QLineEdit()
        field.setAccessibleName(label)
        field.setMaxLength(12)
        field.setFont(self._theme.mono("title"))
        field.setFixedWidth(self._theme.px(128))
        field.textEdited.connect(lambda _text: self.fault.say(""))
        field.returnPressed.connect(self._on_return)
        self.fields.append(field)
        words = Text(self._theme, label, "small", "text2")
        words.setBuddy(field)
        return _column(self._theme, words, field, gap=4)

    def _on_return(self) -> None:
        if self.fields[0].hasFocus() and not self.fields[1].text():
            self.fields[1].setFocus()
        else:
            self.advance()

    def _turn(self, *, asking: bool) -> None:
        self.fault.say("")
        self.shown.setVisible(not asking)
        self.asked.setVisible(asking)
        for field in self.fields:
            field.clear()
        (self.fields[0] if asking else self.copy_button).setFocus()
        self.turned.emit(asking)


def _column(theme: Theme, *parts: QWidget | QHBoxLayout, gap: int = 12) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(gap))
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return whole


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
