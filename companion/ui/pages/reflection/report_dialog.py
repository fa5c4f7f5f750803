"""What goes into the weekly report, and where it is saved: shown over the page."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from companion.app.report import PRIVATE, SECTIONS, USUAL, section_names
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text

MakeReport = Callable[[date, Sequence[str], Path], None]
"""Writes the report of the week from a Monday, with these sections, over what is there. CompanionError."""
WIDE = 400


class ReportDialog(QWidget):
    """A switch a section; what was written down is off until somebody turns it on.

    saved: called with the file that was written. leave: closes what this is shown in.
    """

    def __init__(
        self,
        theme: Theme,
        monday: date,
        make: MakeReport,
        *,
        saved: Callable[[Path], object],
        leave: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._monday, self._make, self._saved, self._leave = theme, monday, make, saved, leave
        self.switches: dict[str, Switch] = {}
        self.fault = Fault(theme)
        self.save = Button(theme, _("Save as PDF…"), "main", on_click=self.ask_where)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.px(6))
        self._lay_out(column)
        self.setAccessibleName(_("Weekly report"))
        self._on_switched()

    def sizeHint(self) -> QSize:
        # A sentence that may wrap has no width of its own.
        wide = max(self._theme.px(WIDE), super().minimumSizeHint().width())
        return QSize(wide, self.heightForWidth(wide))

    def chosen(self) -> tuple[str, ...]:
        """Return the sections that are on, in their order."""
        return tuple(name for name in SECTIONS if self.switches[name].isChecked())

    def ask_where(self) -> None:
        """Ask for a file, and write the report there."""
        name = _("Week {week}").format(week=f"{self._monday:%G-W%V}")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the weekly report"), str(Path.home() / f"{name}.pdf"), _("PDF (*.pdf)")
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write the report to `path`, which somebody chose; say what is wrong where it cannot be."""
        named = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        if named != path and named.exists():
            # The file dialog asked about another name.
            self.fault.say(_("{name} is there already: choose another name.").format(name=named.name))
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._make(self._monday, self.chosen(), named)
        except CompanionError as error:
            self.fault.say(str(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._leave()
        self._saved(named)

    def _lay_out(self, column: QVBoxLayout) -> None:
        theme = self._theme
        column.addWidget(Text(theme, _("Weekly report"), "title"))
        column.addWidget(
            Text(
                theme, _("Two pages to print or to send, for someone you trust."), "body", "text2", wrap=True
            )
        )
        column.addSpacing(8)
        for name in USUAL:
            column.addLayout(self._row(name, on=True))
        column.addSpacing(8)
        column.addWidget(Text(theme, _("Only if you want it"), "small", "text2", weight=600))
        for name in PRIVATE:
            column.addLayout(self._row(name, on=False))
        column.addSpacing(8)
        column.addWidget(self.fault)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(Button(theme, _("Cancel"), "quiet", on_click=self._leave))
        buttons.addWidget(self.save)
        column.addLayout(buttons)

    def _row(self, name: str, *, on: bool) -> QHBoxLayout:
        words = section_names()[name]
        label = words[:1].upper() + words[1:]
        switch = Switch(self._theme, label)
        switch.setChecked(on)
        switch.toggled.connect(lambda _on: self._on_switched())
        self.switches[name] = switch
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Text(self._theme, label, "body"), 1)
        row.addWidget(switch)
        return row

    def _on_switched(self) -> None:
        self.save.setEnabled(bool(self.chosen()))
