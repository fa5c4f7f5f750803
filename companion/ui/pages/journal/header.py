"""The journal's title, its search, and the two ways to write something."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.core.words import _
from companion.ui.pages.journal.search_field import SearchField
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.folding_row import FoldingRow
from companion.ui.widgets.text import Text


class Header(FoldingRow):
    """Title at one side; search, sleep diary and check-in at the other, or below."""

    def __init__(
        self, theme: Theme, open_sleep_diary: Callable[[], object], open_check_in: Callable[[], object]
    ) -> None:
        self.search = SearchField(theme)
        self.sleep_diary = Button(theme, _("Sleep diary"), "outlined", icon="moon", on_click=open_sleep_diary)
        self.check_in = Button(theme, _("Check in"), "main", icon="plus", on_click=open_check_in)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.sleep_diary)
        row.addWidget(self.check_in)
        self.title = Text(theme, _("Journal"), "page")
        super().__init__(self.title, FoldingRow(self.search, buttons))
