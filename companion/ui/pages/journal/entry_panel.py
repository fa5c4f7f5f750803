"""The frame of what is changed over the page: a title, the fields, a fault, and the buttons."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text


class EntryPanel(QWidget):
    """Content of a popover. save: does it, raising CompanionError with the mend where it cannot.

    delete: offered at the left, None = not offered. A fault is said and the panel stays open.
    """

    def __init__(
        self,
        theme: Theme,
        host: PageHost,
        title: str,
        fields: QWidget,
        save: Callable[[], object],
        delete: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        self._host, self._do_save = host, save
        self.setAccessibleName(title)
        self.fault = Fault(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(Text(theme, title, "sentence"))
        column.addWidget(fields)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(8)
        if delete is not None:
            self.delete = Button(theme, delete[0], "danger", on_click=lambda: self._finish(delete[1]))
            row.addWidget(self.delete)
        row.addStretch(1)
        row.addWidget(NeutralButton(theme, _("Cancel"), on_click=host.close_popover))
        self.save = Button(theme, _("Save"), "main", on_click=self._save)
        row.addWidget(self.save)
        column.addLayout(row)
        self.setFocusProxy(fields)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._save)

    def _save(self) -> None:
        self._finish(self._do_save)

    def _finish(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CompanionError as error:
            self.fault.say(str(error))
            return
        self._host.close_popover()
