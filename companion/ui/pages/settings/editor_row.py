"""A row that opens an editor under it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.pages.settings.row import Row
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.tab_order import tab_follows


class EditorRow(Row):
    """make: makes the editor when it is first opened."""

    def __init__(self, theme: Theme, title: str, meaning: str, make: Callable[[], QWidget]) -> None:
        self.button = Button(theme, _("Edit"), fit="small", on_click=self.toggle)
        self._make = make
        self.editor: QWidget | None = None
        super().__init__(theme, title, meaning, self.button)
        self.button.setAccessibleName(_("Edit: {what}").format(what=title))

    def toggle(self) -> None:
        """Open the editor, or close it."""
        if self.editor is None:
            self.editor = self._make()
            self.column.addWidget(self.editor)
            self.editor.show()
            tab_follows(self.button, self.editor)
        else:
            self.editor.setVisible(self.editor.isHidden())
        self.button.setText(_("Edit") if self.editor.isHidden() else _("Close"))
