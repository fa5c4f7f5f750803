"""A list of names, one of which may be open with what can be done to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.naming.name_row import Named, NameRow
from companion.ui.theme import Theme
from companion.ui.widgets.tab_order import tab_follows
from companion.ui.widgets.text import Text


class NameList(QWidget):
    """One Tab stop; arrows move, Enter opens a row and closes it again, Esc closes it, too.

    form_of: makes what stands below the row of a name while it is open. empty: said of no rows.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        form_of: Callable[[str], QWidget],
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._form_of = theme, form_of
        self.rows: list[NameRow] = []
        self.form: QWidget | None = None
        self._opened: NameRow | None = None
        self._headings: list[QWidget] = []
        self.setAccessibleName(name)
        self.empty = Text(theme, empty, "body", "text2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.empty)

    @property
    def opened(self) -> str | None:
        """The name whose row is open."""
        return None if self._opened is None else self._opened.named.name

    def show_names(
        self, names: Sequence[Named], *, focus: str | None = None, opened: str | None = None
    ) -> None:
        """Show these rows anew. focus: the name whose row takes the keyboard; opened: stays open."""
        place: QWidget | None = self.rows[-1] if self.rows else None
        self._clear()
        heading = ""
        for named in names:
            if named.heading and named.heading != heading:
                heading = named.heading
                title = Text(self._theme, heading, "small", "text2")
                title.setContentsMargins(12, self._theme.px(10), 12, self._theme.px(2))
                self._headings.append(title)
                self._column.addWidget(title)
            row = NameRow(self._theme, named)
            row.clicked.connect(lambda _checked=False, row=row: self._on_clicked(row))
            row.stepped.connect(lambda by, row=row: self._step(row, by))
            self.rows.append(row)
            self._column.addWidget(row)
            # At once, or what is not seen yet could not take the keyboard.
            row.setVisible(True)
            if place is not None:
                tab_follows(place, row)
            place = row
        self.empty.setVisible(not self.rows)
        if self.rows:
            self._stop_at(self.rows[0])
        still = self.row(opened) if opened else None
        if still is not None:
            self._open(still)
        target = self.row(focus) if focus else None
        if target is not None:
            self.focus_row(target)

    def row(self, name: str) -> NameRow | None:
        """Return the row of `name`."""
        return next((row for row in self.rows if row.named.name == name), None)

    def close_form(self) -> bool:
        """Close the open row; returns whether one was."""
        if self._opened is None or self.form is None:
            return False
        row, form = self._opened, self.form
        self._opened = self.form = None
        row.point(False)
        self.focus_row(row)
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()
        return True

    def focus_row(self, row: NameRow) -> None:
        """Let the keyboard be at `row`."""
        self._stop_at(row)
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.close_form():
            super().keyPressEvent(event)

    def _on_clicked(self, row: NameRow) -> None:
        same = row is self._opened
        self.close_form()
        if not same:
            self._open(row)
            self._stop_at(row)

    def _open(self, row: NameRow) -> None:
        form = self._form_of(row.named.name)
        self._opened, self.form = row, form
        row.point(True)
        row.setAccessibleDescription(_("Open; Esc closes it."))
        self._column.insertWidget(self._column.indexOf(row) + 1, form)
        form.show()
        tab_follows(row, form)

    def _step(self, row: NameRow, by: int) -> None:
        place = min(len(self.rows) - 1, max(0, self.rows.index(row) + by))
        self.focus_row(self.rows[place])

    def _stop_at(self, stop: NameRow) -> None:
        for row in self.rows:
            stops = row is stop
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def _clear(self) -> None:
        form = [] if self.form is None else [self.form]
        for widget in (*self.rows, *self._headings, *form):
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.rows.clear()
        self._headings.clear()
        self._opened = self.form = None
