"""A section of the settings: a card of rows."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.pages.settings.row import Row
from companion.ui.theme import Theme
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class Section(Card):
    """Title, one sentence, rows; `aside` stands beside the title. key: its name in `arrive(section=)`."""

    key = ""

    def __init__(self, theme: Theme, title: str, intro: str = "", aside: QWidget | None = None) -> None:
        super().__init__(theme)
        self.title = title
        self.rows: list[Row] = []
        self._parts: list[QWidget] = []
        self.body.setContentsMargins(31, 24, 31, 16)
        self.body.setSpacing(0)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Text(theme, title, "sentence"))
        if intro:
            head.addWidget(Text(theme, intro, "small", "text2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addLayout(head, 1)
        if aside is not None:
            row.addWidget(aside)
        self.body.addLayout(row)
        self.body.addSpacing(theme.px(8))

    def add(self, row: Row) -> None:
        """Put a row at the end."""
        self.rows.append(row)
        self.body.addWidget(row)
        self._close()

    def add_part(self, part: QWidget) -> None:
        """Put something at the end that is no row; a search leaves it out."""
        self._parts.append(part)
        self.body.addWidget(part)

    def narrow(self, query: str) -> bool:
        """Show the rows that match `query`, all for an empty one; return whether any does."""
        whole = all(word in self.title.casefold() for word in query.casefold().split())
        found = False
        for row in self.rows:
            fits = whole or row.matches(query)
            row.setVisible(fits and self.offers(row))
            found = found or (fits and self.offers(row))
        self._close()
        for part in self._parts:
            part.setVisible(whole)
        return found or whole

    def _close(self) -> None:
        """Draw no line under the last row there is."""
        there = [row for row in self.rows if not row.isHidden()]
        for row in self.rows:
            row.last = row is there[-1] if there else False
            row.update()

    def offers(self, row: Row) -> bool:
        """Return whether `row` is there at all as things stand."""
        return True

    def refresh(self) -> None:
        """Show what is in force."""

    def arrive(self) -> None:
        """Learn that the section is shown."""
