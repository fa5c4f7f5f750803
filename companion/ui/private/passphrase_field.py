"""A field for a passphrase, hidden until one asks to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.core.secret_words import MOST
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text


class PassphraseField(QWidget):
    """A label with Show or Hide beside it, over the field. entered: Return was pressed in it."""

    entered = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setMaxLength(MOST)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.field.returnPressed.connect(self.entered)
        self.field.textEdited.connect(lambda _text: self._on_edited())
        self.show_button = Button(theme, "", "link", on_click=self._toggle)
        label = Text(theme, name, "small", "text2")
        label.setBuddy(self.field)
        above = QHBoxLayout()
        above.addWidget(label)
        above.addStretch(1)
        above.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(above)
        column.addWidget(self.field)
        # From the field one goes on to the next field; the button comes after it.
        QWidget.setTabOrder(self.field, self.show_button)
        self.setFocusProxy(self.field)
        self._veil(hidden=True)

    @property
    def text(self) -> str:
        """What is typed, spaces and all."""
        return self.field.text()

    def empty(self) -> None:
        """Forget what was typed, and hide what comes next."""
        self.field.clear()
        self.mark(wrong=False)
        self._veil(hidden=True)

    def select(self) -> None:
        """Select what is typed, so that the next key replaces it."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def mark(self, *, wrong: bool) -> None:
        """Draw the border of a field with a fault, or the plain one."""
        if bool(self.field.property("fault")) == wrong:
            return
        self.field.setProperty("fault", wrong)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def _toggle(self) -> None:
        self._veil(hidden=self.field.echoMode() == QLineEdit.EchoMode.Normal)

    def _veil(self, *, hidden: bool) -> None:
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        self.field.setEchoMode(mode)
        self.show_button.setText(_("Show") if hidden else _("Hide"))
        spoken = _("Show what is typed: {field}") if hidden else _("Hide what is typed: {field}")
        self.show_button.setAccessibleName(spoken.format(field=self._name))

    def _on_edited(self) -> None:
        self.mark(wrong=False)
        self.edited.emit()
