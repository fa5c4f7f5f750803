"""One suggestion for breaks, with its switch."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.app.practice_settings import LONGEST_SUGGESTION
from companion.core.words import _
from companion.ui.naming.rename_field import RenameField
from companion.ui.theme import Theme
from companion.ui.widgets.icon_button import IconButton
from companion.ui.widgets.soft_breaks import with_soft_breaks
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text


class SuggestionRow(QWidget):
    """switch: takes name and state. change, delete: only for the person's own; change takes the new words."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        words: str,
        *,
        switch: Callable[[str, bool], object],
        change: Callable[[str], object] | None = None,
        delete: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.name, self.words = name, words
        self.switch = Switch(theme, words)
        self.switch.clicked.connect(lambda on: switch(name, on))
        self.field: RenameField | None = None
        self._theme, self._change = theme, change
        self._text = Text(theme, with_soft_breaks(words), "body", wrap=True)
        self._text.setAccessibleName(words)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStrut(theme.px(32))
        self.pencil = IconButton(theme, "pencil", _("Change: {words}").format(words=words))
        self.bin = IconButton(theme, "close", _("Delete: {words}").format(words=words))
        for button in (self.pencil, self.bin):
            button.setVisible(change is not None)
            row.addWidget(button)
        self.pencil.clicked.connect(self._open)
        if delete is not None:
            self.bin.clicked.connect(lambda: delete())
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        self._column.addLayout(row)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab goes through, as it stands on the screen."""
        opened = () if self.field is None else (self.field.field, self.field.button)
        return (self.pencil, self.bin, self.switch, *opened)

    def show_on(self, on: bool) -> None:
        """Show whether it is on."""
        self.switch.setChecked(on)

    def _open(self) -> None:
        """Show the field for other words, or close it."""
        if self.field is not None:
            self.field.deleteLater()
            self.field = None
        elif self._change is not None:
            self.field = RenameField(self._theme, self.words, self._change, _("Save"))
            self.field.field.setMaxLength(LONGEST_SUGGESTION)
            self.field.field.setAccessibleName(_("Change: {words}").format(words=self.words))
            self._column.addWidget(self.field)
            for before, after in pairwise(self.controls):
                self.setTabOrder(before, after)
            self.field.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.field.selectAll()
